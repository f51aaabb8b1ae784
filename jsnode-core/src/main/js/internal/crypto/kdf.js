'use strict';

// Key derivation: pbkdf2, scrypt, hkdf, argon2.

const native = binding('kdf');
const hashes = binding('hash');
const { Buffer } = require('buffer');
const {
  codes: {
    ERR_CRYPTO_INVALID_DIGEST, ERR_CRYPTO_INVALID_KEYLEN, ERR_CRYPTO_INVALID_SCRYPT_PARAMS,
    ERR_INCOMPATIBLE_OPTION_PAIR, ERR_OUT_OF_RANGE,
  },
} = require('internal/errors');
const {
  validateFunction, validateInt32, validateInteger, validateOneOf, validateObject, validateString, validateUint32,
} = require('internal/validators');
const { nativeCallback, toBytes, wholeBuffer } = require('internal/crypto/util');

const kMaxLength = 2 ** 53 - 1;
const toBuffer = (result) => Buffer.from(result);

// --- pbkdf2 --------------------------------------------------------------------------------------------------------

function pbkdf2Arguments(password, salt, iterations, keylen, digest) {
  validateString(digest, 'digest');
  password = toBytes(password, 'password');
  salt = toBytes(salt, 'salt');
  validateInt32(iterations, 'iterations', 1);
  validateInt32(keylen, 'keylen', 0);
  return [wholeBuffer(password), wholeBuffer(salt), iterations, keylen, digest];
}

function checkDigest(digest) {
  if (hashes.canonicalName(digest) === null) throw new ERR_CRYPTO_INVALID_DIGEST(digest);
}

function pbkdf2(password, salt, iterations, keylen, digest, callback) {
  if (typeof digest === 'function') {
    callback = digest;
    digest = undefined;
  }
  const args = pbkdf2Arguments(password, salt, iterations, keylen, digest);
  validateFunction(callback, 'callback');
  checkDigest(digest);
  native.pbkdf2(...args, nativeCallback('PBKDF2REQUEST', callback, toBuffer));
}

function pbkdf2Sync(password, salt, iterations, keylen, digest) {
  const args = pbkdf2Arguments(password, salt, iterations, keylen, digest);
  checkDigest(digest);
  if (keylen === 0) throw new Error('Deriving bits failed');
  return toBuffer(native.pbkdf2(...args, null));
}

// --- scrypt --------------------------------------------------------------------------------------------------------

const scryptDefaults = { N: 16384, r: 8, p: 1, maxmem: 32 * 1024 * 1024 };

function scryptOption(options, short, long, value) {
  if (options[short] !== undefined) {
    validateUint32(options[short], short);
    value = options[short];
  }
  if (options[long] !== undefined) {
    if (options[short] !== undefined) throw new ERR_INCOMPATIBLE_OPTION_PAIR(short, long);
    validateUint32(options[long], long);
    value = options[long];
  }
  return value;
}

function scryptArguments(password, salt, keylen, options) {
  password = toBytes(password, 'password');
  salt = toBytes(salt, 'salt');
  validateInt32(keylen, 'keylen', 0);
  let { N, r, p, maxmem } = scryptDefaults;
  if (options && options !== scryptDefaults) {
    N = scryptOption(options, 'N', 'cost', N);
    r = scryptOption(options, 'r', 'blockSize', r);
    p = scryptOption(options, 'p', 'parallelization', p);
    if (options.maxmem !== undefined) {
      maxmem = options.maxmem;
      validateInteger(maxmem, 'maxmem', 0);
    }
    N = N || scryptDefaults.N;
    r = r || scryptDefaults.r;
    p = p || scryptDefaults.p;
    maxmem = maxmem || scryptDefaults.maxmem;
  }
  checkScrypt(N, r, p, maxmem);
  return [wholeBuffer(password), wholeBuffer(salt), N, r, p, keylen];
}

/** The limits of OpenSSL's EVP_PBE_scrypt. */
function checkScrypt(N, r, p, maxmem) {
  const isPowerOfTwo = N >= 2 && Number.isInteger(Math.log2(N));
  if (!isPowerOfTwo || p > (2 ** 30 - 1) / r || (16 * r <= 31 && N >= 2 ** (16 * r))) {
    throw new ERR_CRYPTO_INVALID_SCRYPT_PARAMS();
  }
  const needed = p * 128 * r + 32 * r * (N + 2) * 4;
  if (needed > maxmem) {
    throw new ERR_CRYPTO_INVALID_SCRYPT_PARAMS(
      'Invalid scrypt params: error:030000AC:digital envelope routines::memory limit exceeded');
  }
}

function scrypt(password, salt, keylen, options, callback = undefined) {
  if (callback === undefined) {
    callback = options;
    options = scryptDefaults;
  }
  const args = scryptArguments(password, salt, keylen, options);
  validateFunction(callback, 'callback');
  native.scrypt(...args, nativeCallback('SCRYPTREQUEST', callback, toBuffer));
}

function scryptSync(password, salt, keylen, options = scryptDefaults) {
  return toBuffer(native.scrypt(...scryptArguments(password, salt, keylen, options), null));
}

// --- hkdf ----------------------------------------------------------------------------------------------------------

function hkdfArguments(digest, key, salt, info, length) {
  validateString(digest, 'digest');
  const { isKeyObject } = require('internal/crypto/keys');
  key = isKeyObject(key) ? key.export() :
    toBytes(key, 'ikm', undefined, ['string', 'SecretKeyObject', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer']);
  salt = toBytes(salt, 'salt');
  info = toBytes(info, 'info');
  validateInteger(length, 'length', 0, kMaxLength);
  if (info.byteLength > 1024) {
    throw new ERR_OUT_OF_RANGE('info', 'must not contain more than 1024 bytes', info.byteLength);
  }
  return [digest, wholeBuffer(key), wholeBuffer(salt), wholeBuffer(info), length];
}

function checkHkdf(digest, length) {
  checkDigest(digest);
  if (length > native.hkdfLimit(digest)) throw new ERR_CRYPTO_INVALID_KEYLEN();
}

function hkdf(digest, key, salt, info, length, callback) {
  const args = hkdfArguments(digest, key, salt, info, length);
  validateFunction(callback, 'callback');
  checkHkdf(digest, length);
  native.hkdf(...args, nativeCallback('DERIVEBITSREQUEST', callback));
}

function hkdfSync(digest, key, salt, info, length) {
  const args = hkdfArguments(digest, key, salt, info, length);
  checkHkdf(digest, length);
  if (length === 0) throw new Error('Deriving bits failed');
  return native.hkdf(...args, null);
}

// --- argon2 --------------------------------------------------------------------------------------------------------

const argon2Types = { argon2d: 0, argon2i: 1, argon2id: 2 };

function argon2Arguments(algorithm, parameters) {
  validateString(algorithm, 'algorithm');
  validateOneOf(algorithm, 'algorithm', Object.keys(argon2Types));
  validateObject(parameters, 'parameters');
  const { parallelism, tagLength, memory, passes } = parameters;
  const message = toBytes(parameters.message, 'parameters.message');
  const nonce = toBytes(parameters.nonce, 'parameters.nonce');
  validateLength(nonce.byteLength, 'parameters.nonce.byteLength', 8);
  validateInteger(parallelism, 'parameters.parallelism', 1, 2 ** 24 - 1);
  validateInteger(tagLength, 'parameters.tagLength', 4, 2 ** 32 - 1);
  validateInteger(memory, 'parameters.memory', 8 * parallelism, 2 ** 32 - 1);
  validateInteger(passes, 'parameters.passes', 1, 2 ** 32 - 1);
  const secret = parameters.secret === undefined ? new Uint8Array() : toBytes(parameters.secret, 'parameters.secret');
  const data = parameters.associatedData === undefined ? new Uint8Array() :
    toBytes(parameters.associatedData, 'parameters.associatedData');
  return [argon2Types[algorithm], wholeBuffer(message), wholeBuffer(nonce), wholeBuffer(secret), wholeBuffer(data),
          parallelism, tagLength, memory, passes];
}

function validateLength(length, name, min) {
  validateInteger(length, name, min, 2 ** 32 - 1);
}

function argon2(algorithm, parameters, callback) {
  const args = argon2Arguments(algorithm, parameters);
  validateFunction(callback, 'callback');
  native.argon2(...args, nativeCallback('ARGON2REQUEST', callback, toBuffer));
}

function argon2Sync(algorithm, parameters) {
  return toBuffer(native.argon2(...argon2Arguments(algorithm, parameters), null));
}

module.exports = { argon2, argon2Sync, hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync };
