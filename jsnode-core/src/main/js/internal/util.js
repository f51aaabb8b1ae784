'use strict';

// Small helpers that all built-ins share. Everything heavy is required inside the functions.

const {
  codes: {
    ERR_FALSY_VALUE_REJECTION,
    ERR_INVALID_ARG_TYPE,
    ERR_OUT_OF_RANGE,
    ERR_UNKNOWN_SIGNAL,
  },
} = require('internal/errors');
const { validateFunction, validateNumber, validateOneOf, validateString } = require('internal/validators');

const { defineProperties, defineProperty, freeze, getOwnPropertyDescriptors, getPrototypeOf, setPrototypeOf } = Object;

const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const kCustomPromisifiedSymbol = Symbol.for('nodejs.util.promisify.custom');
const customPromisifyArgs = Symbol('customPromisifyArgs');
const kIsEncodingSymbol = Symbol('kIsEncodingSymbol');
const kVmBreakFirstLineSymbol = Symbol('kVmBreakFirstLineSymbol');

const kEmptyObject = freeze({ __proto__: null });
const kEnumerableProperty = freeze({ __proto__: null, enumerable: true });

// The names under which Node.js knows its encodings, as users may write them in lower case.
const encodings = {
  __proto__: null,
  'ascii': 'ascii',
  'base64': 'base64',
  'base64url': 'base64url',
  'binary': 'latin1',
  'hex': 'hex',
  'latin1': 'latin1',
  'ucs-2': 'utf16le',
  'ucs2': 'utf16le',
  'utf-16le': 'utf16le',
  'utf-8': 'utf8',
  'utf16le': 'utf16le',
  'utf8': 'utf8',
};

const encodingsMap = { __proto__: null, ascii: 0, utf8: 1, base64: 2, utf16le: 3, latin1: 4, hex: 5, buffer: 6, base64url: 7 };

/** The canonical name of an encoding; utf8 for none; undefined for an unknown one. */
function normalizeEncoding(encoding) {
  if (encoding === undefined || encoding === null || encoding === '') {
    return 'utf8';
  }
  return encodings[encoding] ?? encodings[`${encoding}`.toLowerCase()];
}

// --- functions ------------------------------------------------------------------------------------------------------

let isPromise;

function promisify(original) {
  validateFunction(original, 'original');
  const custom = original[kCustomPromisifiedSymbol];
  if (custom) {
    validateFunction(custom, 'util.promisify.custom');
    return markPromisified(custom);
  }
  const argumentNames = original[customPromisifyArgs];

  function fn(...args) {
    return new Promise((resolve, reject) => {
      const result = Reflect.apply(original, this, [...args, (error, ...values) => {
        if (error) {
          reject(error);
        } else if (argumentNames !== undefined && values.length > 1) {
          const named = {};
          for (let i = 0; i < argumentNames.length; i++) {
            named[argumentNames[i]] = values[i];
          }
          resolve(named);
        } else {
          resolve(values[0]);
        }
      }]);
      isPromise ??= require('internal/util/types').isPromise;
      if (isPromise(result)) {
        process.emitWarning('Calling promisify on a function that returns a Promise is likely a mistake.',
          'DeprecationWarning', 'DEP0174');
      }
    });
  }

  setPrototypeOf(fn, getPrototypeOf(original));
  markPromisified(fn);
  const descriptors = getOwnPropertyDescriptors(original);
  for (const key of Reflect.ownKeys(descriptors)) {
    setPrototypeOf(descriptors[key], null);
  }
  return defineProperties(fn, descriptors);
}
promisify.custom = kCustomPromisifiedSymbol;

function markPromisified(fn) {
  return defineProperty(fn, kCustomPromisifiedSymbol, {
    __proto__: null,
    value: fn,
    configurable: true,
    enumerable: false,
    writable: true,
  });
}

function callbackifyOnRejected(reason, callback) {
  if (!reason) {
    const wrapped = new ERR_FALSY_VALUE_REJECTION.HideStackFramesError(reason);
    Error.captureStackTrace(wrapped, callbackifyOnRejected);
    reason = wrapped;
  }
  return callback(reason);
}

function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const last = args.pop();
    validateFunction(last, 'last argument');
    const callback = last.bind(this);
    Reflect.apply(original, this, args).then(
      (value) => process.nextTick(callback, null, value),
      (reason) => process.nextTick(callbackifyOnRejected, reason, callback));
  }
  const descriptors = getOwnPropertyDescriptors(original);
  if (typeof descriptors.length.value === 'number') {
    descriptors.length.value++;
  }
  if (typeof descriptors.name.value === 'string') {
    descriptors.name.value += 'Callbackified';
  }
  for (const key of Reflect.ownKeys(descriptors)) {
    setPrototypeOf(descriptors[key], null);
  }
  return defineProperties(callbackified, descriptors);
}

/** Runs `callback` at the first call only. */
function once(callback, { preserveReturnValue = false } = kEmptyObject) {
  let called = false;
  let result;
  return function(...args) {
    if (called) {
      return preserveReturnValue ? result : undefined;
    }
    called = true;
    const value = Reflect.apply(callback, this, args);
    if (preserveReturnValue) {
      result = value;
    }
    return value;
  };
}

function getLazy(initializer) {
  let value;
  let done = false;
  return function() {
    if (!done) {
      value = initializer();
      done = true;
    }
    return value;
  };
}

/** A function that returns a fresh copy of an array computed once. */
function cachedResult(fn) {
  let result;
  return () => {
    result ??= fn();
    return result.slice();
  };
}

function assignFunctionName(name, fn, descriptor = kEmptyObject) {
  const shown = typeof name === 'symbol' ? (name.description === undefined ? '' : `[${name.description}]`) : `${name}`;
  return defineProperty(fn, 'name', {
    __proto__: null,
    configurable: true,
    enumerable: false,
    writable: false,
    ...descriptor,
    value: shown,
  });
}

// --- properties -----------------------------------------------------------------------------------------------------

function setOwnProperty(target, key, value) {
  return defineProperty(target, key, { __proto__: null, configurable: true, enumerable: true, value, writable: true });
}

/** A Web IDL operation: an enumerable, writable method. */
function defineOperation(target, name, method) {
  defineProperty(target, name, { __proto__: null, configurable: true, enumerable: true, value: method, writable: true });
}

/** A Web IDL interface object: a non-enumerable global. */
function exposeInterface(target, name, interfaceObject) {
  defineProperty(target, name, {
    __proto__: null,
    configurable: true,
    enumerable: false,
    value: interfaceObject,
    writable: true,
  });
}

function exposeNamespace(target, name, namespaceObject) {
  exposeInterface(target, name, namespaceObject);
}

function exposeLazyInterfaces(target, id, keys) {
  defineLazyProperties(target, id, keys, false);
}

/** Properties that load the built-in `id` at their first use and can be overwritten. */
function defineLazyProperties(target, id, keys, enumerable = true) {
  for (const key of keys) {
    let value;
    let loaded = false;
    const set = assignFunctionName(key, function(next) {
      defineProperty(target, key, { __proto__: null, configurable: true, enumerable, value: next, writable: true });
    });
    const get = assignFunctionName(key, function() {
      if (!loaded) {
        value = require(id)[key];
        loaded = true;
        set(value);
      }
      return value;
    });
    defineProperty(target, key, { __proto__: null, configurable: true, enumerable, get, set });
  }
}

/** A [Replaceable] lazy attribute such as `globalThis.crypto`: read through a getter until it is assigned. */
function defineReplaceableLazyAttribute(target, id, keys, writable = true, check = undefined) {
  for (const key of keys) {
    let value;
    const get = assignFunctionName(`get ${key}`, function() {
      check?.(this);
      return value ??= require(id)[key];
    });
    const set = writable ? assignFunctionName(`set ${key}`, function(next) {
      defineProperty(target, key, { __proto__: null, configurable: true, enumerable: true, value: next, writable: true });
    }) : undefined;
    defineProperty(target, key, { __proto__: null, configurable: true, enumerable: true, get, set });
  }
}

// --- errors ---------------------------------------------------------------------------------------------------------

function isError(value) {
  return require('internal/util/types').isNativeError(value) || value instanceof Error;
}

function lazyDOMExceptionClass() {
  return require('internal/domexception').DOMException;
}

function lazyDOMException(message, name) {
  const DOMException = lazyDOMExceptionClass();
  return new DOMException(message, name);
}

function checkSystemErrno(err) {
  validateNumber(err, 'err');
  if (err >= 0 || !Number.isSafeInteger(err)) {
    throw new ERR_OUT_OF_RANGE('err', 'a negative integer', err);
  }
}

function getSystemErrorName(err) {
  checkSystemErrno(err);
  return require('internal/uv').errname(err);
}

function getSystemErrorMessage(err) {
  checkSystemErrno(err);
  return require('internal/uv').errmessage(err);
}

function getSystemErrorMap() {
  return require('internal/uv').getErrorMap();
}

/** The call sites of the caller as objects, newest first. */
function getStructuredStack() {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = Infinity;
    Error.prepareStackTrace = (error, trace) => trace;
    return new Error().stack;
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Whether the code that called the runtime is a package's; `fallback` where no file is on the stack. */
function isInsideNodeModules(frameLimit = 100, fallback = false) {
  const { captureFrames } = require('internal/util/call_sites');
  for (const frame of captureFrames(frameLimit, isInsideNodeModules)) {
    const file = frame.getFileName();
    if (file && (file.startsWith('/') || file.startsWith('file:') || file.includes('\\'))) {
      return /[/\\]node_modules[/\\]/.test(file);
    }
  }
  return fallback;
}

// --- signals --------------------------------------------------------------------------------------------------------

function convertToValidSignal(signal) {
  const { signals } = require('os').constants;
  if (typeof signal === 'number' && Object.values(signals).includes(signal)) {
    return signal;
  }
  if (typeof signal === 'string') {
    const number = signals[signal.toUpperCase()];
    if (number) {
      return number;
    }
  }
  throw new ERR_UNKNOWN_SIGNAL(signal);
}

/** 128 + the signal's number, as shells report it. */
function convertProcessSignalToExitCode(signalCode) {
  const { signals } = require('os').constants;
  validateOneOf(signalCode, 'signalCode', Object.keys(signals));
  return 128 + signals[signalCode];
}

// --- other ----------------------------------------------------------------------------------------------------------

// Operating system commands up to their terminator, and ECMA-48 control sequences.
const kControlSequences = new RegExp(
  '(?:\\u001B\\][\\s\\S]*?(?:\\u0007|\\u001B\\u005C|\\u009C))' +
  '|[\\u001B\\u009B][[\\]()#;?]*(?:\\d{1,4}(?:[;:]\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~]', 'g');
const kColors = /\u001b\[\d\d?m/g;

function removeColors(text) {
  return text.includes('\u001b') ? text.replace(kColors, '') : text;
}

function stripVTControlCharacters(text) {
  validateString(text, 'str');
  return text.includes('\u001B') || text.includes('\u009B') ? text.replace(kControlSequences, '') : text;
}

function join(list, separator) {
  return list.join(separator);
}

/** Removes one element of an array, faster than splice. */
function spliceOne(list, index) {
  for (; index + 1 < list.length; index++) {
    list[index] = list[index + 1];
  }
  list.pop();
}

/** Unique strings of two lists without regard to case. */
function filterDuplicateStrings(items, low) {
  const map = new Map();
  for (const item of items) {
    const key = item.toLowerCase();
    if (low) {
      map.set(key, key);
    } else if (!map.has(key) || map.get(key) <= item) {
      map.set(key, item);
    }
  }
  return Array.from(map.values()).sort();
}

function getConstructorOf(object) {
  while (object) {
    const descriptor = Object.getOwnPropertyDescriptor(object, 'constructor');
    if (descriptor !== undefined && typeof descriptor.value === 'function' && descriptor.value.name !== '') {
      return descriptor.value;
    }
    object = getPrototypeOf(object);
  }
}

function countBits(number) {
  let count = 0;
  for (; number !== 0; number &= number - 1) {
    count++;
  }
  return count;
}

/** `1.2.3.4/16` for an address, its netmask and 'IPv4' or 'IPv6'; null where the mask has holes. */
function getCIDR(address, netmask, family) {
  const v6 = family === 'IPv6';
  const groupBits = v6 ? 16 : 8;
  let ones = 0;
  let ended = false;
  for (const part of netmask.split(v6 ? ':' : '.')) {
    const group = part === '' ? 0 : parseInt(part, v6 ? 16 : 10);
    const count = countBits(group);
    if (count > 0 && (ended || group >>> 0 !== ((2 ** groupBits - 1) & ~(2 ** (groupBits - count) - 1)))) {
      return null;
    }
    ones += count;
    ended = count < groupBits;
  }
  return `${address}/${ones}`;
}

/** 'TTY', 'FILE', 'PIPE', 'TCP', 'UDP' or 'UNKNOWN'. */
function guessHandleType(fd) {
  return binding('util').guessHandleType(fd);
}

function isUnderNodeModules(filename) {
  return typeof filename === 'string' && /(?:^|[\\/])node_modules[\\/]/.test(filename);
}

function getCWDURL() {
  const { pathToFileURL } = require('internal/url');
  return pathToFileURL(`${process.cwd()}/`);
}

function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** A reference that is weak while nobody has called incRef. */
class WeakReference {
  #weak;
  #strong = null;
  #count = 0;

  constructor(object) {
    this.#weak = new WeakRef(object);
  }

  incRef() {
    if (++this.#count === 1) {
      this.#strong = this.#weak.deref();
    }
    return this.#count;
  }

  decRef() {
    if (--this.#count === 0) {
      this.#strong = null;
    }
    return this.#count;
  }

  get() {
    return this.#weak.deref();
  }
}

function constructSharedArrayBuffer(length) {
  return new SharedArrayBuffer(length);
}

function toUSVString(input) {
  return `${input}`.toWellFormed();
}

function inherits(ctor, superCtor) {
  if (ctor === undefined || ctor === null) {
    throw new ERR_INVALID_ARG_TYPE('ctor', 'Function', ctor);
  }
  if (superCtor === undefined || superCtor === null) {
    throw new ERR_INVALID_ARG_TYPE('superCtor', 'Function', superCtor);
  }
  if (superCtor.prototype === undefined) {
    throw new ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superCtor.prototype);
  }
  defineProperty(ctor, 'super_', { __proto__: null, value: superCtor, writable: true, configurable: true });
  setPrototypeOf(ctor.prototype, superCtor.prototype);
}

module.exports = {
  ...require('internal/util/deprecation'),
  WeakReference,
  assignFunctionName,
  cachedResult,
  callbackify,
  constructSharedArrayBuffer,
  convertProcessSignalToExitCode,
  convertToValidSignal,
  customInspectSymbol,
  customPromisifyArgs,
  defineLazyProperties,
  defineOperation,
  defineReplaceableLazyAttribute,
  encodingsMap,
  exposeInterface,
  exposeLazyInterfaces,
  exposeNamespace,
  filterDuplicateStrings,
  getCIDR,
  getCWDURL,
  getConstructorOf,
  getLazy,
  getStructuredStack,
  getSystemErrorMap,
  getSystemErrorMessage,
  getSystemErrorName,
  guessHandleType,
  inherits,
  isError,
  isInsideNodeModules,
  isMacOS: false,
  isUnderNodeModules,
  isWindows: false,
  join,
  kEmptyObject,
  kEnumerableProperty,
  kIsEncodingSymbol,
  kVmBreakFirstLineSymbol,
  lazyDOMException,
  lazyDOMExceptionClass,
  normalizeEncoding,
  once,
  promisify,
  removeColors,
  setOwnProperty,
  sleep,
  spliceOne,
  stripVTControlCharacters,
  toUSVString,
};
