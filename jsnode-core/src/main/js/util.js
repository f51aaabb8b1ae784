'use strict';

const {
  codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE },
  errnoException,
  exceptionWithHostPort,
} = require('internal/errors');
const internal = require('internal/util');
const { format, formatWithOptions, inspect } = require('internal/util/inspect');
const { debuglog } = require('internal/util/debuglog');
const { validateNumber, validateString, validateStringArray } = require('internal/validators');
const types = require('internal/util/types');

function checkErrno(err) {
  validateNumber(err, 'err');
  if (err >= 0 || !Number.isSafeInteger(err)) {
    throw new ERR_OUT_OF_RANGE('err', 'a negative integer', err);
  }
}

function _errnoException(...args) {
  checkErrno(args[0]);
  return errnoException(...args);
}

function _exceptionWithHostPort(...args) {
  checkErrno(args[0]);
  const error = exceptionWithHostPort(...args);
  Error.captureStackTrace(error, _exceptionWithHostPort);
  return error;
}

function _extend(target, source) {
  if (source === null || typeof source !== 'object') {
    return target;
  }
  return Object.assign(target, source);
}

function isDeepStrictEqual(a, b, skipPrototype) {
  const { isDeepStrictEqual: compare } = require('internal/util/comparisons');
  return compare(a, b, skipPrototype);
}

function parseEnv(content) {
  validateString(content, 'content');
  return require('internal/util/parse_env').parseEnv(content);
}

function parseArgs(...args) {
  return require('internal/util/parse_args').parseArgs(...args);
}

function styleText(format, text, options) {
  return require('internal/util/style_text').styleText(format, text, options);
}

function validateDiffInput(value, name) {
  if (Array.isArray(value)) {
    validateStringArray(value, name);
  } else {
    validateString(value, name);
  }
}

function diff(actual, expected) {
  if (actual === expected) {
    return [];
  }
  validateDiffInput(actual, 'actual');
  validateDiffInput(expected, 'expected');
  return require('internal/util/diff').myersDiff(actual, expected).reverse();
}

async function aborted(signal, resource) {
  return require('internal/abort_controller').aborted(signal, resource);
}

function getCallSites(frameCount = undefined, options = undefined) {
  return require('internal/util/call_sites').getCallSites(getCallSites, frameCount, options);
}

function setTraceSigInt() {
  throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('util.setTraceSigInt()');
}

function transferableAbortSignal(signal) {
  if (signal?.[Symbol.toStringTag] !== 'AbortSignal') {
    throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  }
  return signal;
}

function transferableAbortController() {
  return new AbortController();
}

function lazy(id, name) {
  return {
    __proto__: null,
    get() {
      const value = require(id)[name];
      Object.defineProperty(module.exports, name,
        { __proto__: null, value, configurable: true, enumerable: true, writable: true });
      return value;
    },
    set(value) {
      Object.defineProperty(module.exports, name,
        { __proto__: null, value, configurable: true, enumerable: true, writable: true });
    },
    configurable: true,
    enumerable: true,
  };
}

module.exports = {
  _errnoException,
  _exceptionWithHostPort,
  _extend: internal.deprecate(_extend,
    'The `util._extend` API is deprecated. Please use Object.assign() instead.', 'DEP0060'),
  callbackify: internal.callbackify,
  convertProcessSignalToExitCode: internal.convertProcessSignalToExitCode,
  debug: debuglog,
  debuglog,
  deprecate(fn, message, code, options) {
    return internal.deprecate(fn, message, code, undefined, options?.modifyPrototype);
  },
  format,
  styleText,
  formatWithOptions,
  getCallSites,
  getSystemErrorMap: internal.getSystemErrorMap,
  getSystemErrorName: internal.getSystemErrorName,
  getSystemErrorMessage: internal.getSystemErrorMessage,
  inherits: internal.inherits,
  inspect,
  isArray: internal.deprecate(Array.isArray,
    'The `util.isArray` API is deprecated. Please use `Array.isArray()` instead.', 'DEP0044'),
  isDeepStrictEqual,
  promisify: internal.promisify,
  stripVTControlCharacters: internal.stripVTControlCharacters,
  toUSVString: internal.toUSVString,
  transferableAbortSignal,
  transferableAbortController,
  aborted,
  types,
  parseEnv,
  parseArgs,
  diff,
  setTraceSigInt,
};

for (const name of ['TextDecoder', 'TextEncoder']) {
  Object.defineProperty(module.exports, name, lazy('internal/encoding', name));
}
for (const name of ['MIMEType', 'MIMEParams']) {
  Object.defineProperty(module.exports, name, lazy('internal/util/mime', name));
}
Object.defineProperty(module.exports.deprecate, 'length', { __proto__: null, value: 3, configurable: true });
