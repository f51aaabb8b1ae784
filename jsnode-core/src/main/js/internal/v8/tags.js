'use strict';

// The tags of V8's wire format, version 15, and what writer and reader share.

const code = (character) => character.charCodeAt(0);

const tags = { __proto__: null };
for (const [name, character] of Object.entries({
  padding: '\0', hole: '-', undefined: '_', null: '0', true: 'T', false: 'F', int32: 'I', uint32: 'U', double: 'N', bigInt: 'Z',
  utf8String: 'S', oneByteString: '"', twoByteString: 'c', reference: '^', object: 'o', objectEnd: '{', denseArray: 'A',
  denseArrayEnd: '$', sparseArray: 'a', sparseArrayEnd: '@', date: 'D', trueObject: 'y', falseObject: 'x', numberObject: 'n',
  bigIntObject: 'z', stringObject: 's', regExp: 'R', map: ';', mapEnd: ':', set: "'", setEnd: ',', arrayBuffer: 'B',
  resizableArrayBuffer: '~', transferredArrayBuffer: 't', view: 'V', error: 'r', hostObject: '\\',
})) {
  tags[name] = code(character);
}

const errorTags = { __proto__: null };
for (const [name, character] of Object.entries({
  EvalError: 'E', RangeError: 'R', ReferenceError: 'F', SyntaxError: 'S', TypeError: 'T', URIError: 'U',
  message: 'm', cause: 'c', stack: 's', end: '.',
})) {
  errorTags[name] = code(character);
}

const viewTags = { __proto__: null };
for (const [name, character] of Object.entries({
  Int8Array: 'b', Uint8Array: 'B', Uint8ClampedArray: 'C', Int16Array: 'w', Uint16Array: 'W', Int32Array: 'd', Uint32Array: 'D',
  Float16Array: 'h', Float32Array: 'f', Float64Array: 'F', BigInt64Array: 'q', BigUint64Array: 'Q', DataView: '?',
})) {
  viewTags[name] = code(character);
}

// The bits of a regular expression's flags, in order; l (linear) is V8's own.
const REGEXP_FLAGS = 'gimyusldv';

const typedArrayName = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

/** `Uint8Array` and so on, also for views of other realms and subclasses. */
function viewName(view) {
  return Reflect.apply(typedArrayName, view, []) ?? 'DataView';
}

function argumentError(message) {
  const error = new TypeError(message);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

/** The class behind a constructor that says with a code when it is called without `new`. */
function constructorOnly(Class) {
  const { [Class.name]: constructor } = {
    [Class.name]: function(...args) {
      if (new.target === undefined) {
        const error = new TypeError(`Class constructor ${Class.name} cannot be invoked without 'new'`);
        error.code = 'ERR_CONSTRUCT_CALL_REQUIRED';
        throw error;
      }
      return Reflect.construct(Class, args, new.target);
    },
  };
  Object.defineProperty(constructor, 'length', { __proto__: null, configurable: true, value: Class.length });
  constructor.prototype = Class.prototype;
  Object.defineProperty(constructor.prototype, 'constructor', { __proto__: null, configurable: true, value: constructor, writable: true });
  return constructor;
}

module.exports = { VERSION: 15, REGEXP_FLAGS, argumentError, constructorOnly, errorTags, tags, viewName, viewTags };
