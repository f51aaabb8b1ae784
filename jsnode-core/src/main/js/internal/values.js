'use strict';

// Makers that the Java side of value conversion uses (dev.jsnode.engine.Values).

module.exports = {
  array: (...items) => items,
  bigint: (text) => BigInt(text),
  bytes: (buffer) => new Uint8Array(buffer),
  date: (millis) => new Date(millis),
  isArray: Array.isArray,
  isInteger: Number.isInteger,
  isSafeInteger: Number.isSafeInteger,
  map: (...pairs) => {
    const map = new Map();
    for (let i = 0; i < pairs.length; i += 2) {
      map.set(pairs[i], pairs[i + 1]);
    }
    return map;
  },
  object: () => ({}),
  set: (...items) => new Set(items),
  undefined: () => undefined,
};
