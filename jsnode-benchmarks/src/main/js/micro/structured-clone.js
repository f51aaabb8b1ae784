// structuredClone of an object with a Map, a Date, an array and bytes.
'use strict';

const VALUE = {
  name: 'Ada', tags: ['a', 'b', 'c'], born: new Date(0), bytes: new Uint8Array(64),
  counts: new Map([['x', 1], ['y', { z: 2 }]]),
};

exports.run = (n) => {
  for (let i = 0; i < n; i++) {
    const copy = structuredClone(VALUE);
    if (copy === VALUE || copy.counts.get('y').z !== 2 || copy.born.getTime() !== 0 || copy.bytes.length !== 64) {
      throw new Error('not the same');
    }
  }
};
