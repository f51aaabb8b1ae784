'use strict';

// util.types: brand checks that no user code can trick or observe.
//
// What JavaScript cannot tell comes from Java, `binding('util')` (builtin/UtilBinding):
//   classOf(value)            the brand of an object as one of the numbers below, 0 for plain objects
//   functionKind(value)       0 ordinary, 1 async, 2 generator, 3 async generator
//   getProxyDetails(value)    [target, handler], [null, null] when revoked, undefined for anything but a proxy
//   getPromiseDetails(value)  [state, result]: 0 pending, 1 fulfilled, 2 rejected
//   previewEntries(value)     [entries, isKeyValue] of a Map/Set (iterator) or WeakMap/WeakSet without moving it;
//                             entries is flat: k1, v1, k2, v2 where isKeyValue
//   guessHandleType(fd), getCallSites(frameCount)

const kArguments = 1;
const kArrayBuffer = 2;
const kSharedArrayBuffer = 3;
const kBigIntObject = 4;
const kBooleanObject = 5;
const kNumberObject = 6;
const kStringObject = 7;
const kSymbolObject = 8;
const kDate = 9;
const kError = 10;
const kGenerator = 11;
const kMap = 12;
const kSet = 13;
const kMapIterator = 14;
const kSetIterator = 15;
const kModuleNamespace = 16;
const kPromise = 17;
const kProxy = 18;
const kRegExp = 19;
const kWeakMap = 20;
const kWeakSet = 21;
const kExternal = 22;
const kWeakRef = 23;

const { isView: isArrayBufferView } = ArrayBuffer;
const native = binding('util');

// The getter of %TypedArray%.prototype[Symbol.toStringTag] answers with the class or undefined and never throws.
const typedArrayTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
const tagOf = Function.prototype.call.bind(typedArrayTag);

function classOf(value) {
  return typeof value === 'object' && value !== null ? native.classOf(value) : 0;
}

function isTypedArray(value) {
  return tagOf(value) !== undefined;
}

function isUint8Array(value) {
  return tagOf(value) === 'Uint8Array';
}

function isUint8ClampedArray(value) {
  return tagOf(value) === 'Uint8ClampedArray';
}

function isUint16Array(value) {
  return tagOf(value) === 'Uint16Array';
}

function isUint32Array(value) {
  return tagOf(value) === 'Uint32Array';
}

function isInt8Array(value) {
  return tagOf(value) === 'Int8Array';
}

function isInt16Array(value) {
  return tagOf(value) === 'Int16Array';
}

function isInt32Array(value) {
  return tagOf(value) === 'Int32Array';
}

function isFloat16Array(value) {
  return tagOf(value) === 'Float16Array';
}

function isFloat32Array(value) {
  return tagOf(value) === 'Float32Array';
}

function isFloat64Array(value) {
  return tagOf(value) === 'Float64Array';
}

function isBigInt64Array(value) {
  return tagOf(value) === 'BigInt64Array';
}

function isBigUint64Array(value) {
  return tagOf(value) === 'BigUint64Array';
}

function isDataView(value) {
  return isArrayBufferView(value) && tagOf(value) === undefined;
}

function isArgumentsObject(value) {
  return classOf(value) === kArguments;
}

function isArrayBuffer(value) {
  return classOf(value) === kArrayBuffer;
}

function isSharedArrayBuffer(value) {
  return classOf(value) === kSharedArrayBuffer;
}

function isAnyArrayBuffer(value) {
  const brand = classOf(value);
  return brand === kArrayBuffer || brand === kSharedArrayBuffer;
}

function isAsyncFunction(value) {
  return typeof value === 'function' && (native.functionKind(value) & 1) === 1;
}

function isGeneratorFunction(value) {
  return typeof value === 'function' && (native.functionKind(value) & 2) === 2;
}

function isBigIntObject(value) {
  return classOf(value) === kBigIntObject;
}

function isBooleanObject(value) {
  return classOf(value) === kBooleanObject;
}

function isNumberObject(value) {
  return classOf(value) === kNumberObject;
}

function isStringObject(value) {
  return classOf(value) === kStringObject;
}

function isSymbolObject(value) {
  return classOf(value) === kSymbolObject;
}

function isBoxedPrimitive(value) {
  const brand = classOf(value);
  return brand >= kBigIntObject && brand <= kSymbolObject;
}

function isDate(value) {
  return classOf(value) === kDate;
}

function isExternal(value) {
  return classOf(value) === kExternal;
}

function isGeneratorObject(value) {
  return classOf(value) === kGenerator;
}

function isMap(value) {
  return classOf(value) === kMap;
}

function isSet(value) {
  return classOf(value) === kSet;
}

function isMapIterator(value) {
  return classOf(value) === kMapIterator;
}

function isSetIterator(value) {
  return classOf(value) === kSetIterator;
}

function isModuleNamespaceObject(value) {
  return classOf(value) === kModuleNamespace;
}

function isNativeError(value) {
  return classOf(value) === kError;
}

function isPromise(value) {
  return classOf(value) === kPromise;
}

function isProxy(value) {
  return (typeof value === 'object' && value !== null || typeof value === 'function') && native.classOf(value) === kProxy;
}

function isRegExp(value) {
  return classOf(value) === kRegExp;
}

function isWeakMap(value) {
  return classOf(value) === kWeakMap;
}

function isWeakSet(value) {
  return classOf(value) === kWeakSet;
}

// internal/crypto/keys registers its predicates when it is loaded; before that there are no keys.
let keyTypes;

function registerKeyTypes(predicates) {
  keyTypes = { ...keyTypes, ...predicates };
}

function isKeyObject(value) {
  return keyTypes?.isKeyObject !== undefined && keyTypes.isKeyObject(value);
}

function isCryptoKey(value) {
  return keyTypes?.isCryptoKey !== undefined && keyTypes.isCryptoKey(value);
}

module.exports = {
  isArgumentsObject,
  isArrayBuffer,
  isAsyncFunction,
  isBigIntObject,
  isBooleanObject,
  isDate,
  isExternal,
  isGeneratorFunction,
  isGeneratorObject,
  isMap,
  isMapIterator,
  isModuleNamespaceObject,
  isNativeError,
  isNumberObject,
  isPromise,
  isProxy,
  isRegExp,
  isSet,
  isSetIterator,
  isSharedArrayBuffer,
  isStringObject,
  isSymbolObject,
  isWeakMap,
  isWeakSet,
  isAnyArrayBuffer,
  isBoxedPrimitive,
  isArrayBufferView,
  isDataView,
  isTypedArray,
  isUint8Array,
  isUint8ClampedArray,
  isUint16Array,
  isUint32Array,
  isInt8Array,
  isInt16Array,
  isInt32Array,
  isFloat16Array,
  isFloat32Array,
  isFloat64Array,
  isBigInt64Array,
  isBigUint64Array,
  isKeyObject,
  isCryptoKey,
};

// internal/util/inspect and the comparisons ask once for the brand instead of twenty times.
const brands = {
  kArguments, kArrayBuffer, kBigIntObject, kBooleanObject, kDate, kError, kExternal, kGenerator, kMap, kMapIterator,
  kModuleNamespace, kNumberObject, kPromise, kProxy, kRegExp, kSet, kSetIterator, kSharedArrayBuffer, kStringObject,
  kSymbolObject, kWeakMap, kWeakRef, kWeakSet,
};
Object.defineProperty(module.exports, 'brands', { __proto__: null, value: brands });
Object.defineProperty(module.exports, 'classOf', { __proto__: null, value: classOf });
Object.defineProperty(module.exports, 'typedArrayName', { __proto__: null, value: tagOf });
Object.defineProperty(module.exports, 'registerKeyTypes', { __proto__: null, value: registerKeyTypes });
