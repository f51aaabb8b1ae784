'use strict';

// The structured clone algorithm: one pass that copies, since both ends live in the same realm.

const types = require('internal/util/types');
const { DOMException, isDOMException } = require('internal/domexception');
const {
  codes: { ERR_MISSING_ARGS },
} = require('internal/errors');
const {
  isMarkedAsUntransferable,
  isUncloneable,
  messaging_clone_symbol,
  messaging_deserialize_symbol,
  messaging_transfer_symbol,
} = require('internal/worker/transferable');

const ERROR_CONSTRUCTORS = {
  __proto__: null,
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

const { getPrototypeOf, hasOwn, keys } = Object;

function dataCloneError(message) {
  return new DOMException(message, 'DataCloneError');
}

function describe(value) {
  if (typeof value === 'symbol') {
    return value.toString();
  }
  if (typeof value === 'function') {
    return Function.prototype.toString.call(value);
  }
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (/Iterator$|^Generator$|^AsyncGenerator$|^Symbol$/.test(tag)) {
    return `[object ${tag}]`;
  }
  const { constructor } = value;
  return `#<${typeof constructor === 'function' && constructor.name ? constructor.name : 'Object'}>`;
}

function notCloneable(value) {
  return dataCloneError(`${describe(value)} could not be cloned.`);
}

class Cloner {
  /** Originals to copies: keeps cycles and shared parts. */
  memory = new Map();

  clone(value) {
    switch (typeof value) {
      case 'object':
        return value === null ? null : this.#object(value);
      case 'function':
      case 'symbol':
        throw notCloneable(value);
      default:
        return value;
    }
  }

  #object(value) {
    const known = this.memory.get(value);
    if (known !== undefined) {
      return known;
    }
    if (isUncloneable(value) && typeof value[messaging_clone_symbol] !== 'function') {
      const needsTransfer = typeof value[messaging_transfer_symbol] === 'function';
      throw needsTransfer ? needsTransferError() : dataCloneError('Cannot clone object of unsupported type.');
    }
    if (types.isProxy(value)) {
      throw dataCloneError('#<Object> could not be cloned.');
    }
    if (Array.isArray(value)) {
      return this.#array(value);
    }
    const proto = getPrototypeOf(value);
    if (proto === Object.prototype && value[Symbol.toStringTag] === undefined && !types.isArgumentsObject(value)) {
      if (!types.isNativeError(value) && !isExotic(value)) {
        return this.#plain(value);
      }
    }
    return this.#special(value);
  }

  #array(value) {
    const copy = new Array(value.length);
    this.memory.set(value, copy);
    for (const key of keys(value)) {
      copy[key] = this.clone(value[key]);
    }
    return copy;
  }

  #plain(value) {
    const copy = {};
    this.memory.set(value, copy);
    for (const key of keys(value)) {
      // A getter may have removed it.
      if (hasOwn(value, key)) {
        define(copy, key, this.clone(value[key]));
      }
    }
    return copy;
  }

  #remember(value, copy) {
    this.memory.set(value, copy);
    return copy;
  }

  #special(value) {
    if (ArrayBuffer.isView(value)) {
      return this.#view(value);
    }
    if (types.isAnyArrayBuffer(value)) {
      return this.#buffer(value);
    }
    if (types.isMap(value)) {
      return this.#map(value);
    }
    if (types.isSet(value)) {
      return this.#set(value);
    }
    if (types.isDate(value)) {
      return this.#remember(value, new Date(Date.prototype.getTime.call(value)));
    }
    if (types.isRegExp(value)) {
      return this.#remember(value, new RegExp(value.source, value.flags));
    }
    if (types.isBoxedPrimitive(value)) {
      return this.#boxed(value);
    }
    const clone = value[messaging_clone_symbol];
    if (typeof clone === 'function') {
      return this.#remember(value, this.deserialize(clone.call(value)));
    }
    if (typeof value[messaging_transfer_symbol] === 'function') {
      throw needsTransferError();
    }
    if (isDOMException(value)) {
      return this.#domException(value);
    }
    if (types.isNativeError(value)) {
      return this.#error(value);
    }
    if (isBlob(value)) {
      return this.#remember(value, require('internal/blob').cloneBlob(value));
    }
    if (types.isArgumentsObject(value)) {
      throw dataCloneError('#<Object> could not be cloned.');
    }
    if (isExotic(value)) {
      throw notCloneable(value);
    }
    return this.#plain(value);
  }

  /** Brings an object of ours back: its data is cloned, the constructor named makes an instance of it. */
  deserialize({ data, deserializeInfo }) {
    const [id, name] = deserializeInfo.split(':');
    const instance = new (require(id)[name])();
    instance[messaging_deserialize_symbol](this.clone(data));
    return instance;
  }

  #buffer(value) {
    if (types.isSharedArrayBuffer(value)) {
      // The same memory under an object of its own cannot be had within one realm.
      return this.#remember(value, value);
    }
    if (value.detached) {
      throw dataCloneError('An ArrayBuffer is detached and could not be cloned.');
    }
    let copy;
    if (value.resizable) {
      copy = new ArrayBuffer(value.byteLength, { maxByteLength: value.maxByteLength });
      new Uint8Array(copy).set(new Uint8Array(value));
    } else {
      copy = value.slice(0);
    }
    return this.#remember(value, copy);
  }

  #view(value) {
    const buffer = this.#object(value.buffer);
    const { byteOffset, byteLength } = value;
    // Whether it tracks its buffer's length cannot be asked; one that reaches to the end of a resizable buffer does.
    const tracks = buffer.resizable === true && byteOffset + byteLength === buffer.byteLength;
    if (types.isDataView(value)) {
      return this.#remember(value, new DataView(buffer, byteOffset, tracks ? undefined : byteLength));
    }
    const TypedArray = typedArrayConstructor(value);
    return this.#remember(value, new TypedArray(buffer, byteOffset, tracks ? undefined : value.length));
  }

  #map(value) {
    const copy = this.#remember(value, new Map());
    for (const [key, item] of [...Map.prototype.entries.call(value)]) {
      copy.set(this.clone(key), this.clone(item));
    }
    return copy;
  }

  #set(value) {
    const copy = this.#remember(value, new Set());
    for (const item of [...Set.prototype.values.call(value)]) {
      copy.add(this.clone(item));
    }
    return copy;
  }

  #boxed(value) {
    const primitive = value.valueOf();
    if (typeof primitive === 'symbol') {
      throw notCloneable(value);
    }
    return this.#remember(value, Object(primitive));
  }

  #domException(value) {
    const copy = this.#remember(value, new DOMException(value.message, value.name));
    if (typeof value.stack === 'string') {
      hide(copy, 'stack', value.stack);
    }
    return copy;
  }

  #error(value) {
    const name = value.name === undefined ? 'Error' : String(value.name);
    const constructor = ERROR_CONSTRUCTORS[name] ?? Error;
    const error = new constructor();
    delete error.stack;
    this.memory.set(value, error);
    const message = Object.getOwnPropertyDescriptor(value, 'message');
    if (message !== undefined && 'value' in message) {
      hide(error, 'message', String(message.value));
    }
    if (typeof value.stack === 'string') {
      hide(error, 'stack', value.stack);
    }
    if (hasOwn(value, 'cause')) {
      hide(error, 'cause', this.clone(value.cause));
    }
    return error;
  }
}

function isBlob(value) {
  const tag = value[Symbol.toStringTag];
  return (tag === 'Blob' || tag === 'File') && require('internal/blob').isBlob(value);
}

function needsTransferError() {
  return dataCloneError('Object that needs transfer was found in message but not listed in transferList');
}

function define(object, key, value) {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[key] = value;
  }
}

function hide(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

function typedArrayConstructor(value) {
  return globalThis[Object.getOwnPropertyDescriptor(TypedArrayPrototype, Symbol.toStringTag).get.call(value)];
}

const TypedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype);

/** Objects with inner state that no copy of their properties would have. */
function isExotic(value) {
  return (
    types.isPromise(value) ||
    types.isWeakMap(value) ||
    types.isWeakSet(value) ||
    types.isGeneratorObject(value) ||
    types.isMapIterator(value) ||
    types.isSetIterator(value) ||
    types.isModuleNamespaceObject(value) ||
    types.isExternal(value) ||
    hasExoticTag(value)
  );
}

const exoticPrototypes = new Set([
  WeakRef.prototype,
  FinalizationRegistry.prototype,
  Object.getPrototypeOf([][Symbol.iterator]()),
  Object.getPrototypeOf(''[Symbol.iterator]()),
]);

function hasExoticTag(value) {
  if (value === globalThis) {
    return true;
  }
  const proto = getPrototypeOf(value);
  if (exoticPrototypes.has(proto)) {
    return true;
  }
  const tag = value[Symbol.toStringTag];
  return typeof tag === 'string' && tag.startsWith('Intl.');
}

/**
 * Takes over what is on a transfer list. Two steps, so that a bad entry leaves all others where they are.
 * @returns {Map} from the originals to what stands for them at the other end
 */
function prepareTransfer(list, sourcePort) {
  const seen = new Set();
  for (const item of list) {
    checkTransferable(item, seen, sourcePort);
  }
  return () => {
    const moved = new Map();
    for (const item of seen) {
      moved.set(item, types.isArrayBuffer(item) ? item.transfer() : item[messaging_transfer_symbol]());
    }
    return moved;
  };
}

function checkTransferable(item, seen, sourcePort) {
  if (typeof item !== 'object' || item === null) {
    throw dataCloneError('Found invalid value in transferList.');
  }
  const isBuffer = types.isArrayBuffer(item);
  if (!isBuffer && typeof item[messaging_transfer_symbol] !== 'function') {
    throw dataCloneError('Found invalid value in transferList.');
  }
  if (isMarkedAsUntransferable(item)) {
    throw dataCloneError('Cannot transfer object of unsupported type.');
  }
  if (seen.has(item)) {
    throw dataCloneError(
      `Transfer list contains duplicate ${isBuffer ? 'ArrayBuffer' : item.constructor.name}`,
    );
  }
  if (isBuffer && item.detached) {
    throw dataCloneError('Cannot transfer object of unsupported type.');
  }
  if (item === sourcePort) {
    throw dataCloneError('Transfer list contains source port');
  }
  item.checkTransfer?.(dataCloneError);
  seen.add(item);
}

/**
 * Clones a value, moving what is on the transfer list.
 * @returns {{value, transferred: Map}}
 */
function cloneWithTransfer(value, list, sourcePort) {
  if (list === undefined || list.length === 0) {
    return { value: new Cloner().clone(value), transferred: undefined };
  }
  const take = prepareTransfer(list, sourcePort);
  dryRun(value, list);
  const transferred = take();
  const cloner = new Cloner();
  for (const [item, moved] of transferred) {
    cloner.memory.set(item, moved);
  }
  return { value: cloner.clone(value), transferred };
}

/** Finds out whether the value can be cloned, before anything is taken over. */
function dryRun(value, list) {
  const cloner = new Cloner();
  for (const item of list) {
    cloner.memory.set(item, item);
  }
  cloner.clone(value);
}

function structuredClone(value, options) {
  if (arguments.length === 0) {
    throw new ERR_MISSING_ARGS('The value argument must be specified');
  }
  return cloneWithTransfer(value, checkedTransfer(options)).value;
}

function invalid(text) {
  const error = new TypeError(`Failed to execute 'structuredClone': ${text}`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

function checkedTransfer(options) {
  if (options === undefined || options === null) {
    return undefined;
  }
  if (typeof options !== 'object' && typeof options !== 'function') {
    throw invalid('Options cannot be converted to a dictionary');
  }
  const { transfer } = options;
  if (transfer === undefined) {
    return undefined;
  }
  if (transfer === null || typeof transfer !== 'object' || typeof transfer[Symbol.iterator] !== 'function') {
    throw invalid('transfer in Options cannot be converted to sequence.');
  }
  const list = [...transfer];
  list.forEach((item, index) => {
    if ((typeof item !== 'object' && typeof item !== 'function') || item === null) {
      throw invalid(`transfer in Options[${index}] is not an object.`);
    }
  });
  return list;
}

module.exports = { cloneWithTransfer, dataCloneError, describe, isExotic, structuredClone };
