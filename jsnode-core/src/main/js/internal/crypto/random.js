'use strict';

const native = binding('random');
const { Buffer } = require('buffer');
const { FastBuffer } = require('internal/buffer');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const {
  validateBoolean, validateFunction, validateInt32, validateNumber, validateObject,
} = require('internal/validators');
const { isAnyArrayBuffer, isArrayBufferView, isTypedArray } = require('internal/util/types');
const { lazyDOMException } = require('internal/util');
const { nativeCallback, toBytes, wholeBuffer } = require('internal/crypto/util');

const kMaxInt32 = 2 ** 31 - 1;

// --- Bytes ---------------------------------------------------------------------------------------------------------

function randomBytes(size, callback) {
  validateNumber(size, 'size', 0, kMaxInt32);
  if (Number.isNaN(size)) throw new ERR_OUT_OF_RANGE('size', `>= 0 && <= ${kMaxInt32}`, size);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const b = new FastBuffer(Math.trunc(size));
  if (callback === undefined) {
    native.fill(b.buffer, 0, b.length, null);
    return b;
  }
  native.fill(b.buffer, 0, b.length, nativeCallback('RANDOMBYTESREQUEST', callback, () => b));
}

function checkFillTarget(buf) {
  if (!isAnyArrayBuffer(buf) && !isArrayBufferView(buf)) {
    throw new ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], buf);
  }
}

function fillRange(buf, offset, size) {
  const width = buf.BYTES_PER_ELEMENT ?? 1;
  const length = buf.byteLength;
  const start = offset === undefined ? 0 : checkPosition('offset', offset * width, offset, length);
  const count = size === undefined ? length - start : checkPosition('size', size * width, size, kMaxInt32);
  if (start + count > length) throw new ERR_OUT_OF_RANGE('size + offset', `<= ${length}`, start + count);
  return { start, count };
}

function checkPosition(name, bytes, value, max) {
  validateNumber(value, name);
  if (!(bytes >= 0 && bytes <= max)) throw new ERR_OUT_OF_RANGE(name, `>= 0 && <= ${max}`, bytes);
  return Math.trunc(bytes);
}

function fillBytes(buf, start, count, callback) {
  const bytes = isAnyArrayBuffer(buf) ? new Uint8Array(buf) : new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength);
  if (bytes.buffer instanceof ArrayBuffer) {
    native.fill(bytes.buffer, bytes.byteOffset + start, count, callback);
    return;
  }
  // Shared memory: through memory of our own.
  const copy = new Uint8Array(count);
  const done = () => bytes.set(copy, start);
  if (callback === null) {
    native.fill(copy.buffer, 0, count, null);
    done();
  } else {
    native.fill(copy.buffer, 0, count, (error) => {
      if (!error) done();
      callback(error);
    });
  }
}

function randomFillSync(buf, offset = 0, size) {
  checkFillTarget(buf);
  const { start, count } = fillRange(buf, offset, size);
  if (count > 0) fillBytes(buf, start, count, null);
  return buf;
}

function randomFill(buf, offset, size, callback) {
  checkFillTarget(buf);
  if (typeof offset === 'function') {
    callback = offset;
    offset = 0;
    size = undefined;
  } else if (typeof size === 'function') {
    callback = size;
    size = undefined;
  }
  validateFunction(callback, 'callback');
  const { start, count } = fillRange(buf, offset, size);
  fillBytes(buf, start, count, nativeCallback('RANDOMBYTESREQUEST', callback, () => buf));
}

// --- Integers ------------------------------------------------------------------------------------------------------

// 48 bits at a time out of a pool: the largest number of bytes that a double holds exactly.
const RANDOM_LIMIT = 2 ** 48;
const pool = new FastBuffer(6 * 256);
let poolOffset = pool.length;

function random48() {
  if (poolOffset === pool.length) {
    native.fill(pool.buffer, 0, pool.length, null);
    poolOffset = 0;
  }
  const value = pool.readUIntBE(poolOffset, 6);
  pool.fill(0, poolOffset, poolOffset + 6);
  poolOffset += 6;
  return value;
}

function randomInt(min, max, callback) {
  const minIsDefault = max === undefined || typeof max === 'function';
  if (minIsDefault) {
    callback = max;
    max = min;
    min = 0;
  }
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (!Number.isSafeInteger(min)) throw new ERR_INVALID_ARG_TYPE('min', 'a safe integer', min);
  if (!Number.isSafeInteger(max)) throw new ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  if (max <= min) throw new ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  const range = max - min;
  if (!(range <= RANDOM_LIMIT - 1)) throw new ERR_OUT_OF_RANGE('max - min', `<= ${RANDOM_LIMIT - 1}`, range);

  const limit = RANDOM_LIMIT - RANDOM_LIMIT % range;
  let value = random48();
  // What lies above the largest multiple of the range would make small results more likely.
  while (value >= limit) value = random48();
  const result = value % range + min;
  if (callback === undefined) return result;
  process.nextTick(callback, undefined, result);
}

// --- UUIDs ---------------------------------------------------------------------------------------------------------

const UUID_CACHE = 128;
const hexBytes = Array.from({ length: 256 }, (_, i) => (i < 16 ? '0' : '') + i.toString(16));
const uuidPool = new Uint8Array(16 * UUID_CACHE);
let uuidOffset = uuidPool.length;

function uuidBytes(options) {
  if (options !== undefined) validateObject(options, 'options');
  const disableEntropyCache = options?.disableEntropyCache ?? false;
  validateBoolean(disableEntropyCache, 'options.disableEntropyCache');
  if (disableEntropyCache) {
    const bytes = new Uint8Array(16);
    native.fill(bytes.buffer, 0, 16, null);
    return bytes;
  }
  if (uuidOffset === uuidPool.length) {
    native.fill(uuidPool.buffer, 0, uuidPool.length, null);
    uuidOffset = 0;
  }
  const bytes = uuidPool.slice(uuidOffset, uuidOffset + 16);
  uuidPool.fill(0, uuidOffset, uuidOffset + 16);
  uuidOffset += 16;
  return bytes;
}

function formatUuid(b, version) {
  b[6] = (b[6] & 0x0f) | version << 4;
  b[8] = (b[8] & 0x3f) | 0x80;
  const h = hexBytes;
  return h[b[0]] + h[b[1]] + h[b[2]] + h[b[3]] + '-' + h[b[4]] + h[b[5]] + '-' + h[b[6]] + h[b[7]] + '-' +
    h[b[8]] + h[b[9]] + '-' + h[b[10]] + h[b[11]] + h[b[12]] + h[b[13]] + h[b[14]] + h[b[15]];
}

function randomUUID(options) {
  return formatUuid(uuidBytes(options), 4);
}

/** RFC 9562: milliseconds since 1970 in the first 48 bits, the rest random. */
function randomUUIDv7(options) {
  const bytes = uuidBytes(options);
  let now = Date.now();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = now % 256;
    now = Math.floor(now / 256);
  }
  return formatUuid(bytes, 7);
}

// --- Web Crypto ----------------------------------------------------------------------------------------------------

function getRandomValues(data) {
  const { isFloat16Array, isFloat32Array, isFloat64Array } = require('internal/util/types');
  if (!isTypedArray(data) || isFloat32Array(data) || isFloat64Array(data) || isFloat16Array?.(data)) {
    throw lazyDOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
  }
  if (data.byteLength > 65536) {
    throw lazyDOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
  }
  return randomFillSync(data, 0);
}

// --- Primes --------------------------------------------------------------------------------------------------------

function primeOptions(size, options) {
  validateInt32(size, 'size', 1);
  validateObject(options, 'options');
  const { safe = false, bigint = false } = options;
  let { add, rem } = options;
  validateBoolean(safe, 'options.safe');
  validateBoolean(bigint, 'options.bigint');
  add = primeNumber(add, 'options.add');
  rem = primeNumber(rem, 'options.rem');
  checkAddend(size, add, rem);
  return { safe, bigint, add, rem };
}

function checkAddend(size, add, rem) {
  if (add === null) return;
  const addend = BigInt(`0x${Buffer.from(add).toString('hex') || '0'}`);
  if (addend.toString(2).length > size && addend > 0n) throw outOfRange('invalid options.add');
  if (rem !== null && BigInt(`0x${Buffer.from(rem).toString('hex') || '0'}`) >= addend) {
    throw outOfRange('invalid options.rem');
  }
}

function outOfRange(message) {
  const e = new RangeError(message);
  e.code = 'ERR_OUT_OF_RANGE';
  return e;
}

/** An ArrayBuffer with the number's bytes, the most significant first; null for undefined. */
function primeNumber(value, name) {
  if (value === undefined) return null;
  if (typeof value === 'bigint') return bigintBytes(value, name).buffer;
  return wholeBuffer(toBytes(value, name, 'buffer', ['ArrayBuffer', 'TypedArray', 'Buffer', 'DataView', 'bigint']));
}

function bigintBytes(value, name) {
  if (value < 0n) throw new ERR_OUT_OF_RANGE(name, '>= 0', value);
  const hex = value.toString(16);
  const padded = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Uint8Array.from({ length: padded.length / 2 }, (_, i) => parseInt(padded.slice(2 * i, 2 * i + 2), 16));
}

function toPrime(bytes, bigint) {
  return bigint ? BigInt(`0x${Buffer.from(bytes).toString('hex')}`) : bytes;
}

function generatePrimeSync(size, options = {}) {
  const { safe, bigint, add, rem } = primeOptions(size, options);
  return toPrime(native.generatePrime(size, safe, add, rem, null), bigint);
}

function generatePrime(size, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateFunction(callback, 'callback');
  const { safe, bigint, add, rem } = primeOptions(size, options);
  native.generatePrime(size, safe, add, rem, nativeCallback('RANDOMPRIMEREQUEST', callback, (bytes) => toPrime(bytes, bigint)));
}

function candidateBytes(candidate) {
  if (typeof candidate === 'bigint') return bigintBytes(candidate, 'candidate');
  return toBytes(candidate, 'candidate', 'buffer', ['ArrayBuffer', 'TypedArray', 'Buffer', 'DataView', 'bigint']);
}

function primeChecks(options) {
  validateObject(options, 'options');
  const { checks = 0 } = options;
  validateInt32(checks, 'options.checks', 0);
  return checks;
}

function checkPrimeSync(candidate, options = {}) {
  const bytes = candidateBytes(candidate);
  return native.checkPrime(bytes.buffer, bytes.byteOffset, bytes.byteLength, primeChecks(options), null);
}

function checkPrime(candidate, options = {}, callback) {
  const bytes = candidateBytes(candidate);
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateFunction(callback, 'callback');
  native.checkPrime(bytes.buffer, bytes.byteOffset, bytes.byteLength, primeChecks(options), nativeCallback('CHECKPRIMEREQUEST', callback));
}

module.exports = {
  checkPrime, checkPrimeSync, generatePrime, generatePrimeSync, getRandomValues, randomBytes, randomFill,
  randomFillSync, randomInt, randomUUID, randomUUIDv7,
};
