'use strict';

// Argument checks of the file functions, and the way of names and bytes over the border to Java.

const {
  AbortError,
  codes: { ERR_FS_EISDIR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE },
} = require('internal/errors');
const {
  kValidateObjectAllowNullable,
  parseFileMode,
  validateAbortSignal,
  validateBoolean,
  validateFunction,
  validateInt32,
  validateInteger,
  validateObject,
  validateUint32,
} = require('internal/validators');
const { Buffer } = require('buffer');
const { isArrayBufferView, isDate, isUint8Array } = require('internal/util/types');
const constants = require('internal/fs/constants');

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = constants;

const kMaxUserId = 2 ** 32 - 1;
const kMaxPosition = 2n ** 63n - 1n;

const flagsByName = {
  __proto__: null,
  'r': O_RDONLY,
  'rs': O_RDONLY | O_SYNC,
  'sr': O_RDONLY | O_SYNC,
  'r+': O_RDWR,
  'rs+': O_RDWR | O_SYNC,
  'sr+': O_RDWR | O_SYNC,
  'w': O_TRUNC | O_CREAT | O_WRONLY,
  'wx': O_TRUNC | O_CREAT | O_WRONLY | O_EXCL,
  'xw': O_TRUNC | O_CREAT | O_WRONLY | O_EXCL,
  'w+': O_TRUNC | O_CREAT | O_RDWR,
  'wx+': O_TRUNC | O_CREAT | O_RDWR | O_EXCL,
  'xw+': O_TRUNC | O_CREAT | O_RDWR | O_EXCL,
  'a': O_APPEND | O_CREAT | O_WRONLY,
  'ax': O_APPEND | O_CREAT | O_WRONLY | O_EXCL,
  'xa': O_APPEND | O_CREAT | O_WRONLY | O_EXCL,
  'as': O_APPEND | O_CREAT | O_WRONLY | O_SYNC,
  'sa': O_APPEND | O_CREAT | O_WRONLY | O_SYNC,
  'a+': O_APPEND | O_CREAT | O_RDWR,
  'ax+': O_APPEND | O_CREAT | O_RDWR | O_EXCL,
  'xa+': O_APPEND | O_CREAT | O_RDWR | O_EXCL,
  'as+': O_APPEND | O_CREAT | O_RDWR | O_SYNC,
  'sa+': O_APPEND | O_CREAT | O_RDWR | O_SYNC,
};

function stringToFlags(flags, name = 'flags') {
  if (typeof flags === 'number') {
    validateInt32(flags, name);
    return flags | 0;
  }
  if (flags === undefined || flags === null) {
    return O_RDONLY;
  }
  const value = flagsByName[flags];
  if (value === undefined) {
    throw new ERR_INVALID_ARG_VALUE(name, flags);
  }
  return value;
}

// --- paths ----------------------------------------------------------------------------------------------------------

function validatePath(path, name = 'path') {
  if (typeof path === 'string') {
    if (!path.includes('\0')) {
      return;
    }
  } else if (!isUint8Array(path)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
  } else if (!path.includes(0)) {
    return;
  }
  throw new ERR_INVALID_ARG_VALUE(name, path, 'must be a string, Uint8Array, or URL without null bytes');
}

/** A path as string or Buffer; URLs are turned into strings. */
function getValidatedPath(path, name = 'path') {
  if (typeof path !== 'string' && path !== null && typeof path === 'object' && path.href !== undefined &&
      path.protocol !== undefined && path.auth === undefined && path.path === undefined) {
    path = require('url').fileURLToPath(path);
  }
  validatePath(path, name);
  return path;
}

/** A checked path as Java takes it: a string, or NUL and the bytes where they are no UTF-8. */
function toHost(path) {
  if (typeof path === 'string') {
    return path;
  }
  const bytes = Buffer.from(path.buffer, path.byteOffset, path.byteLength);
  const text = bytes.toString();
  return text.includes('\uFFFD') && !Buffer.from(text).equals(bytes) ? `\0${bytes.latin1Slice()}` : text;
}

function hostPath(path, name) {
  return toHost(getValidatedPath(path, name));
}

/** A name from Java, in the encoding that was asked for. */
function fromHost(name, encoding) {
  if (name.charCodeAt(0) === 0) {
    const bytes = Buffer.from(name.slice(1), 'latin1');
    return encoding === 'buffer' ? bytes : bytes.toString(encoding || 'utf8');
  }
  if (!encoding || encoding === 'utf8' || encoding === 'utf-8') {
    return name;
  }
  return encoding === 'buffer' ? Buffer.from(name) : Buffer.from(name).toString(encoding);
}

// --- options --------------------------------------------------------------------------------------------------------

function assertEncoding(encoding) {
  if (encoding && !Buffer.isEncoding(encoding)) {
    throw new ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
}

function getOptions(options, defaults = {}) {
  if (options == null || typeof options === 'function') {
    return defaults;
  }
  if (typeof options === 'string') {
    options = { ...defaults, encoding: options };
  } else if (typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  if (options.encoding !== 'buffer') {
    assertEncoding(options.encoding);
  }
  if (options.signal !== undefined) {
    validateAbortSignal(options.signal, 'options.signal');
  }
  return options;
}

/** A copy that also has what the object inherits. */
function copyObject(source) {
  const target = {};
  for (const key in source) {
    target[key] = source[key];
  }
  return target;
}

function checkAborted(signal, callback) {
  if (signal?.aborted) {
    const error = new AbortError(undefined, { cause: signal.reason });
    if (callback === undefined) {
      throw error;
    }
    callback(error);
    return true;
  }
  return false;
}

function makeCallback(callback) {
  validateFunction(callback, 'cb');
  return require('internal/async_hooks/request').asRequest('FSREQCALLBACK', (error) => {
    if (error) {
      callback(error);
    } else {
      callback(null);
    }
  });
}

// --- values ---------------------------------------------------------------------------------------------------------

function getValidatedFd(fd, name = 'fd') {
  if (Object.is(fd, -0)) {
    return 0;
  }
  validateInt32(fd, name, 0);
  return fd | 0;
}

/** The mode of access and copyFile; the texts are those of Node's native side. */
function getValidMode(mode) {
  if (mode === undefined || mode === null) {
    return 0;
  }
  if (typeof mode !== 'number' || (mode | 0) !== mode) {
    throw nativeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'mode must be int32 or null/undefined');
  }
  if (mode < 0 || mode > 7) {
    throw nativeError(RangeError, 'ERR_OUT_OF_RANGE', 'mode is out of range: >= 0 && <= 7');
  }
  return mode;
}

function nativeError(Base, code, message) {
  const error = new Base(message);
  error.code = code;
  return error;
}

function validateOffsetLengthRead(offset, length, bufferLength) {
  if (offset < 0) {
    throw new ERR_OUT_OF_RANGE('offset', '>= 0', offset);
  }
  if (length < 0) {
    throw new ERR_OUT_OF_RANGE('length', '>= 0', length);
  }
  if (offset + length > bufferLength) {
    throw new ERR_OUT_OF_RANGE('length', `<= ${bufferLength - offset}`, length);
  }
}

function validateOffsetLengthWrite(offset, length, byteLength) {
  if (offset > byteLength) {
    throw new ERR_OUT_OF_RANGE('offset', `<= ${byteLength}`, offset);
  }
  if (length > byteLength - offset) {
    throw new ERR_OUT_OF_RANGE('length', `<= ${byteLength - offset}`, length);
  }
  if (length < 0) {
    throw new ERR_OUT_OF_RANGE('length', '>= 0', length);
  }
  validateInt32(length, 'length', 0);
}

function validatePosition(position, name, length) {
  if (typeof position === 'number') {
    validateInteger(position, name, -1);
  } else if (typeof position === 'bigint') {
    const max = kMaxPosition - BigInt(length);
    if (!(position >= -1n && position <= max)) {
      throw new ERR_OUT_OF_RANGE(name, `>= -1 && <= ${max}`, position);
    }
  } else {
    throw new ERR_INVALID_ARG_TYPE(name, ['integer', 'bigint'], position);
  }
}

/** A checked position as Java takes it; -1 stands for the file's own. */
function hostPosition(position) {
  return Math.min(Number(position), Number.MAX_SAFE_INTEGER) + 0;
}

/** A checked mode as Java takes it: 32 bits, no negative zero. */
function hostMode(mode, name, usual) {
  return parseFileMode(mode, name, usual) | 0;
}

function isUserFd(path) {
  return typeof path === 'number' && (path | 0) === path && path >= 0;
}

function toUnixTimestamp(time, name = 'time') {
  if (typeof time === 'string' && +time == time) {
    return +time;
  }
  if (Number.isFinite(time)) {
    return time < 0 ? Date.now() / 1000 : time;
  }
  if (isDate(time)) {
    return time.getTime() / 1000;
  }
  throw new ERR_INVALID_ARG_TYPE(name, ['Date', 'Time in seconds'], time);
}

function validateUserId(id, name) {
  validateInteger(id, name, -1, kMaxUserId);
  return id | 0;
}

function validateBufferArray(buffers, name = 'buffers') {
  if (!Array.isArray(buffers)) {
    throw new ERR_INVALID_ARG_TYPE(name, 'ArrayBufferView[]', buffers);
  }
  for (let i = 0; i < buffers.length; i++) {
    if (!isArrayBufferView(buffers[i])) {
      throw new ERR_INVALID_ARG_TYPE(name, 'ArrayBufferView[]', buffers);
    }
  }
  return buffers;
}

/** Buffer, offset and length of each view, as Java takes them. */
function hostBuffers(buffers) {
  const parts = [];
  for (const view of buffers) {
    parts.push(view.buffer, view.byteOffset, view.byteLength);
  }
  return parts;
}

function validateStringAfterArrayBufferView(value, name) {
  if (typeof value !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], value);
  }
}

/** What writeFile takes, as a view of bytes. */
function toBytes(data, encoding, name = 'data') {
  if (isArrayBufferView(data)) {
    return data;
  }
  validateStringAfterArrayBufferView(data, name);
  return Buffer.from(data, encoding || 'utf8');
}

function validateEncodingOfData(data, encoding) {
  if (typeof data === 'string') {
    require('internal/validators').validateEncoding(data, encoding);
  }
}

// --- rm, rmdir, cp --------------------------------------------------------------------------------------------------

const defaultRmOptions = { recursive: false, force: false, retryDelay: 100, maxRetries: 0 };

function validateRetries(options) {
  validateInt32(options.retryDelay, 'options.retryDelay', 0);
  validateUint32(options.maxRetries, 'options.maxRetries');
}

function validateRmOptions(options, recursiveOnly) {
  if (options !== undefined) {
    validateObject(options, 'options');
  }
  const result = { ...defaultRmOptions, ...options };
  validateBoolean(result.recursive, 'options.recursive');
  validateBoolean(result.force, 'options.force');
  validateRetries(result);
  return result;
}

function isDirectoryError(path) {
  return new ERR_FS_EISDIR({
    code: 'EISDIR',
    message: 'is a directory',
    path,
    syscall: 'rm',
    errno: 21,
  });
}

module.exports = {
  assertEncoding,
  checkAborted,
  constants,
  copyObject,
  fromHost,
  getOptions,
  getValidatedFd,
  getValidatedPath,
  getValidMode,
  hostBuffers,
  hostMode,
  hostPath,
  hostPosition,
  isDirectoryError,
  isUserFd,
  kMaxUserId,
  kValidateObjectAllowNullable,
  makeCallback,
  stringToFlags,
  toBytes,
  toHost,
  toUnixTimestamp,
  validateBufferArray,
  validateEncodingOfData,
  validateOffsetLengthRead,
  validateOffsetLengthWrite,
  validatePath,
  validatePosition,
  validateRmOptions,
  validateStringAfterArrayBufferView,
  validateUserId,
};
