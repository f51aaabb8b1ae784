'use strict';

// Deep equality as assert and util.isDeepStrictEqual mean it.
// kLoose: `==` for primitives, prototypes do not matter. kStrict: Object.is, prototypes and symbols count.
// kSkipPrototype: strict without prototypes. kPartial: strict, but `actual` may have more than `expected`.

const { brands, classOf, typedArrayName } = require('internal/util/types');

const kLoose = 0;
const kStrict = 1;
const kPartial = 2;
const kSkipPrototype = 3;

const kNothing = 0;
const kArray = 1;
const kSet = 2;
const kMap = 3;

const { getOwnPropertySymbols, getPrototypeOf, hasOwn, is, keys: keysOf } = Object;
const tagOf = Function.prototype.call.bind(Object.prototype.toString);
const propertyIsEnumerable = Function.prototype.call.bind(Object.prototype.propertyIsEnumerable);
const dateGetTime = Function.prototype.call.bind(Date.prototype.getTime);
const valueOf = {
  __proto__: null,
  [brands.kNumberObject]: Function.prototype.call.bind(Number.prototype.valueOf),
  [brands.kStringObject]: Function.prototype.call.bind(String.prototype.valueOf),
  [brands.kBooleanObject]: Function.prototype.call.bind(Boolean.prototype.valueOf),
  [brands.kBigIntObject]: Function.prototype.call.bind(BigInt.prototype.valueOf),
  [brands.kSymbolObject]: Function.prototype.call.bind(Symbol.prototype.valueOf),
};

const kIndex = /^(?:0|[1-9][0-9]*)$/;

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

/** Pairs of objects that are being compared, to recognize cycles. */
class Memory {
  constructor() {
    this.left = new Map();
    this.right = new Map();
    this.position = 0;
  }
}

function deepEqual(a, b, mode, memory) {
  if (a === b) {
    return a !== 0 || mode === kLoose || is(a, b);
  }
  if (mode === kLoose) {
    if (!isObject(a)) {
      // eslint-disable-next-line eqeqeq
      return !isObject(b) && (typeof a !== 'function' || typeof b !== 'function') && (a == b || (a !== a && b !== b));
    }
    if (!isObject(b)) {
      return false;
    }
  } else {
    if (!isObject(a)) {
      return typeof a === 'number' && a !== a && b !== b;
    }
    if (!isObject(b)) {
      return false;
    }
    if (mode === kStrict && getPrototypeOf(a) !== getPrototypeOf(b)) {
      return false;
    }
  }
  return objectsEqual(a, b, mode, memory);
}

/** A proxy is compared by what it shows, a namespace as any object. */
function brandOf(object) {
  const brand = classOf(object);
  return brand === brands.kProxy || brand === brands.kModuleNamespace ? 0 : brand;
}

function objectsEqual(a, b, mode, memory) {
  const tag = tagOf(a);
  if (tag !== tagOf(b) && !(mode === kSkipPrototype && typedArrayName(a) === typedArrayName(b))) {
    return false;
  }
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || (mode === kPartial ? a.length < b.length : a.length !== b.length)) {
      return false;
    }
    return compareKeys(a, b, mode, memory, kArray, extraKeys(a), extraKeys(b));
  }
  const brand = brandOf(a);
  const otherBrand = brandOf(b);
  if (brand === 0 && otherBrand === 0 && tag === '[object Object]') {
    return compareKeys(a, b, mode, memory, kNothing);
  }
  const typed = typedArrayName(a);
  if (typed !== undefined || typedArrayName(b) !== undefined) {
    return compareTypedArrays(a, b, mode, memory, typed);
  }
  if (Array.isArray(b)) {
    return false;
  }
  if (brand !== otherBrand) {
    return false;
  }
  return compareBranded(a, b, mode, memory, brand, tag);
}

function compareBranded(a, b, mode, memory, brand, tag) {
  switch (brand) {
    case brands.kDate: {
      const left = dateGetTime(a);
      const right = dateGetTime(b);
      if (left !== right && !(left !== left && right !== right)) {
        return false;
      }
      break;
    }
    case brands.kRegExp:
      if (a.source !== b.source || a.flags !== b.flags || a.lastIndex !== b.lastIndex) {
        return false;
      }
      break;
    case brands.kError:
      if (!compareErrors(a, b, mode, memory)) {
        return false;
      }
      break;
    case brands.kSet:
      if (mode === kPartial ? a.size < b.size : a.size !== b.size) {
        return false;
      }
      return compareKeys(a, b, mode, memory, kSet);
    case brands.kMap:
      if (mode === kPartial ? a.size < b.size : a.size !== b.size) {
        return false;
      }
      return compareKeys(a, b, mode, memory, kMap);
    case brands.kArrayBuffer:
    case brands.kSharedArrayBuffer:
      if (!bytesEqual(new Uint8Array(a), new Uint8Array(b), mode)) {
        return false;
      }
      break;
    case brands.kNumberObject:
    case brands.kStringObject:
    case brands.kBooleanObject:
    case brands.kBigIntObject:
    case brands.kSymbolObject:
      if (!is(valueOf[brand](a), valueOf[brand](b))) {
        return false;
      }
      break;
    case brands.kWeakMap:
    case brands.kWeakSet:
    case brands.kPromise:
      return false;
    default:
      if (ArrayBuffer.isView(a)) {
        if (!ArrayBuffer.isView(b) || !bytesEqual(viewBytes(a), viewBytes(b), mode)) {
          return false;
        }
      } else if (tag === '[object URL]' && a.href !== b.href) {
        return false;
      } else if (!keysEqual(a, b)) {
        return false;
      }
  }
  return compareKeys(a, b, mode, memory, kNothing);
}

/** Keys of node:crypto know themselves whether they are equal. */
function keysEqual(a, b) {
  const { isCryptoKey, isKeyObject } = require('internal/util/types');
  if (isKeyObject(a) || isCryptoKey(a)) {
    return typeof a.equals === 'function' ? a.equals(b) : false;
  }
  return true;
}

function compareErrors(a, b, mode, memory) {
  if (a.message !== b.message || a.name !== b.name) {
    // Enumerable ones are compared among the keys.
    const asked = mode !== kPartial || b.message !== '';
    const listed = propertyIsEnumerable(a, 'message') && propertyIsEnumerable(b, 'message');
    if (asked && !listed && a.message !== b.message) {
      return false;
    }
    if ((!propertyIsEnumerable(a, 'name') || !propertyIsEnumerable(b, 'name')) && a.name !== b.name) {
      return false;
    }
  }
  return compareHidden(a, b, 'cause', mode, memory) && compareHidden(a, b, 'errors', mode, memory);
}

function compareHidden(a, b, key, mode, memory) {
  const inA = hasOwn(a, key);
  const inB = hasOwn(b, key);
  if (mode === kPartial) {
    return !inB || (inA && (b[key] === undefined || deepEqual(a[key], b[key], mode, memory)));
  }
  if (inA !== inB) {
    return false;
  }
  return !inB || deepEqual(a[key], b[key], mode, memory);
}

function viewBytes(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function bytesEqual(a, b, mode) {
  if (mode === kPartial) {
    return isSubsequence(a, b);
  }
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}

function isSubsequence(a, b) {
  let position = 0;
  for (let i = 0; i < b.length; i++) {
    while (position < a.length && !is(a[position], b[i])) {
      position++;
    }
    if (position++ >= a.length) {
      return false;
    }
  }
  return true;
}

function compareTypedArrays(a, b, mode, memory, typed) {
  if (typed !== typedArrayName(b)) {
    return false;
  }
  if (mode === kPartial) {
    if (a.length < b.length || !isSubsequence(a, b)) {
      return false;
    }
  } else {
    if (a.length !== b.length) {
      return false;
    }
    const loose = mode === kLoose;
    for (let i = 0; i < a.length; i++) {
      // Zero and minus zero have the same value, if not the same bits.
      if (loose ? a[i] !== b[i] : !is(a[i], b[i])) {
        return false;
      }
    }
  }
  return compareKeys(a, b, mode, memory, kNothing, extraKeys(a), extraKeys(b));
}

/** Keys of an array beside its elements: they come behind all indices. */
function extraKeys(array) {
  const keys = keysOf(array);
  let first = keys.length;
  while (first > 0 && !(kIndex.test(keys[first - 1]) && keys[first - 1] < 2 ** 32 - 1)) {
    first--;
  }
  return first === 0 ? keys : keys.slice(first);
}

function enumerableSymbols(object) {
  const symbols = getOwnPropertySymbols(object);
  return symbols.length === 0 ? symbols : symbols.filter((key) => propertyIsEnumerable(object, key));
}

function compareKeys(a, b, mode, memory, kind, aKeys = keysOf(a), bKeys = keysOf(b)) {
  if (mode !== kPartial && aKeys.length !== bKeys.length) {
    return false;
  }
  for (const key of bKeys) {
    if (!propertyIsEnumerable(a, key)) {
      return false;
    }
  }
  let keys = bKeys;
  if (mode !== kLoose) {
    const symbols = enumerableSymbols(b);
    if (mode !== kPartial && symbols.length !== enumerableSymbols(a).length) {
      return false;
    }
    for (const key of symbols) {
      if (!propertyIsEnumerable(a, key)) {
        return false;
      }
    }
    keys = symbols.length === 0 ? bKeys : bKeys.concat(symbols);
  }
  if (keys.length === 0 && (kind === kNothing || (kind === kArray ? b.length === 0 : b.size === 0))) {
    return true;
  }
  memory ??= new Memory();
  const leftPosition = memory.left.get(a);
  if (leftPosition !== undefined) {
    const rightPosition = memory.right.get(b);
    if (rightPosition !== undefined) {
      return leftPosition === rightPosition;
    }
  }
  const position = memory.position++;
  const outerRight = memory.right.get(b);
  memory.left.set(a, position);
  memory.right.set(b, position);
  const equal = contentEqual(a, b, mode, memory, kind, keys);
  restore(memory.left, a, leftPosition);
  restore(memory.right, b, outerRight);
  return equal;
}

function restore(map, key, position) {
  if (position === undefined) {
    map.delete(key);
  } else {
    map.set(key, position);
  }
}

function contentEqual(a, b, mode, memory, kind, keys) {
  switch (kind) {
    case kArray:
      if (!(mode === kPartial ? elementsContained(a, b, mode, memory) : elementsEqual(a, b, mode, memory))) {
        return false;
      }
      break;
    case kSet:
      if (!setsEqual(a, b, mode, memory)) {
        return false;
      }
      break;
    case kMap:
      if (!mapsEqual(a, b, mode, memory)) {
        return false;
      }
  }
  for (const key of keys) {
    if (!deepEqual(a[key], b[key], mode, memory)) {
      return false;
    }
  }
  return true;
}

function elementsEqual(a, b, mode, memory) {
  for (let i = 0; i < a.length; i++) {
    const left = a[i];
    const right = b[i];
    if (left === undefined || right === undefined) {
      // A hole is no undefined.
      if (hasOwn(a, i) !== hasOwn(b, i)) {
        return false;
      }
      if (!hasOwn(b, i)) {
        return sparseEqual(a, b, mode, memory);
      }
    }
    if (!deepEqual(left, right, mode, memory)) {
      return false;
    }
  }
  return true;
}

/** The indices that have elements, in order: those of a sparse array may be few among millions. */
function indicesOf(array) {
  const keys = keysOf(array);
  return keys.slice(0, keys.length - extraKeys(array).length);
}

function sparseEqual(a, b, mode, memory) {
  const indices = indicesOf(b);
  const others = indicesOf(a);
  return indices.length === others.length
    && indices.every((key, i) => key === others[i] && deepEqual(a[key], b[key], mode, memory));
}

function sparseContained(a, b, mode, memory) {
  const present = indicesOf(a);
  let position = 0;
  for (const key of indicesOf(b)) {
    while (position < present.length && !deepEqual(a[present[position]], b[key], mode, memory)) {
      position++;
    }
    if (position++ >= present.length) {
      return false;
    }
  }
  return true;
}

/** Every element of b has its equal in a, in the same order; holes in b ask for nothing. */
function elementsContained(a, b, mode, memory) {
  let position = 0;
  for (let i = 0; i < b.length; i++) {
    if (!hasOwn(b, i)) {
      return sparseContained(a, b, mode, memory);
    }
    for (; position < a.length; position++) {
      if (!hasOwn(a, position)) {
        return sparseContained(a, b, mode, memory);
      }
      if (deepEqual(a[position], b[i], mode, memory)) {
        break;
      }
    }
    if (position++ >= a.length) {
      return false;
    }
  }
  return true;
}

function needsSearch(value, mode) {
  return isObject(value) || (mode === kLoose && typeof value !== 'symbol');
}

/** Removes one candidate that equals `value`; false where there is none. */
function take(candidates, value, mode, memory) {
  for (const candidate of candidates) {
    if (deepEqual(candidate, value, mode, memory)) {
      candidates.delete(candidate);
      return true;
    }
  }
  return false;
}

function setsEqual(a, b, mode, memory) {
  const wanted = [];
  for (const value of b) {
    if (!a.has(value)) {
      if (!needsSearch(value, mode)) {
        return false;
      }
      wanted.push(value);
    }
  }
  if (wanted.length === 0) {
    return true;
  }
  const candidates = new Set();
  for (const value of a) {
    if (!b.has(value)) {
      candidates.add(value);
    }
  }
  for (const value of wanted) {
    if (!take(candidates, value, mode, memory)) {
      return false;
    }
  }
  return true;
}

function mapsEqual(a, b, mode, memory) {
  const wanted = [];
  for (const [key, value] of b) {
    if (a.has(key) && (!isObject(key) || deepEqual(a.get(key), value, mode, memory))) {
      if (!isObject(key) && !deepEqual(a.get(key), value, mode, memory)) {
        // Loosely, '1' may stand for 1.
        if (mode !== kLoose) {
          return false;
        }
        wanted.push([key, value]);
      }
    } else if (needsSearch(key, mode)) {
      wanted.push([key, value]);
    } else {
      return false;
    }
  }
  if (wanted.length === 0) {
    return true;
  }
  const candidates = new Set();
  for (const key of a.keys()) {
    if (!b.has(key) || wanted.some(([other]) => other === key)) {
      candidates.add(key);
    }
  }
  for (const [key, value] of wanted) {
    if (!takePair(candidates, a, key, value, mode, memory)) {
      return false;
    }
  }
  return true;
}

function takePair(candidates, map, key, value, mode, memory) {
  for (const candidate of candidates) {
    if (deepEqual(candidate, key, mode, memory) && deepEqual(map.get(candidate), value, mode, memory)) {
      candidates.delete(candidate);
      return true;
    }
  }
  return false;
}

function isDeepEqual(a, b) {
  return deepEqual(a, b, kLoose);
}

function isDeepStrictEqual(a, b, skipPrototype) {
  return deepEqual(a, b, skipPrototype ? kSkipPrototype : kStrict);
}

function isPartialStrictEqual(actual, expected) {
  return deepEqual(actual, expected, kPartial);
}

module.exports = { isDeepEqual, isDeepStrictEqual, isPartialStrictEqual };
