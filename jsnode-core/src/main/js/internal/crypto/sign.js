'use strict';

// Signatures: createSign, createVerify, sign, verify; and RSA encryption, which takes the same keys.

const native = binding('sign');
const hashes = binding('hash');
const { Buffer } = require('buffer');
const { Writable } = require('stream');
const {
  codes: {
    ERR_CRYPTO_INVALID_DIGEST, ERR_CRYPTO_SIGN_KEY_REQUIRED, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE,
  },
} = require('internal/errors');
const { validateEncoding, validateFunction, validateString } = require('internal/validators');
const { isArrayBufferView } = require('internal/util/types');
const { constants } = require('internal/crypto/constants');
const { nativeCallback, opensslError, toBytes, wholeBuffer } = require('internal/crypto/util');
const { readHandle } = require('internal/crypto/key_input');

const { RSA_PKCS1_OAEP_PADDING, RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_AUTO } = constants;
const kChunks = Symbol('kChunks');
const kAlgorithm = Symbol('kAlgorithm');

function signOptions(options, keyType) {
  let { dsaEncoding, padding, saltLength } = typeof options === 'object' && options !== null ? options : {};
  if (dsaEncoding !== undefined && dsaEncoding !== 'der' && dsaEncoding !== 'ieee-p1363') {
    throw new ERR_INVALID_ARG_VALUE('options.dsaEncoding', dsaEncoding);
  }
  if (padding !== undefined && !Number.isInteger(padding)) throw new ERR_INVALID_ARG_VALUE('options.padding', padding);
  if (saltLength !== undefined && saltLength !== null && !Number.isInteger(saltLength)) {
    throw new ERR_INVALID_ARG_VALUE('options.saltLength', saltLength);
  }
  padding ??= keyType === 'rsa-pss' ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING;
  saltLength ??= RSA_PSS_SALTLEN_AUTO;
  return [padding, saltLength, dsaEncoding === 'ieee-p1363'];
}

// --- Streams -------------------------------------------------------------------------------------------------------

function initStream(stream, algorithm, options) {
  validateString(algorithm, 'algorithm');
  if (hashes.canonicalName(algorithm) === null) {
    const e = new TypeError('Invalid digest');
    e.code = 'ERR_CRYPTO_INVALID_DIGEST';
    throw e;
  }
  Writable.call(stream, options);
  stream[kAlgorithm] = algorithm;
  stream[kChunks] = [];
}

function Sign(algorithm, options) {
  if (!(this instanceof Sign)) return new Sign(algorithm, options);
  initStream(this, algorithm, options);
}

function Verify(algorithm, options) {
  if (!(this instanceof Verify)) return new Verify(algorithm, options);
  initStream(this, algorithm, options);
}

for (const constructor of [Sign, Verify]) {
  Object.setPrototypeOf(constructor.prototype, Writable.prototype);
  Object.setPrototypeOf(constructor, Writable);
}

function _write(chunk, encoding, callback) {
  this.update(chunk, encoding);
  callback();
}

function update(data, encoding) {
  if (typeof data === 'string') {
    validateEncoding(data, encoding);
    this[kChunks].push(Buffer.from(data, encoding === 'buffer' ? 'utf8' : encoding));
  } else if (isArrayBufferView(data)) {
    this[kChunks].push(Buffer.from(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)));
  } else {
    throw new ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  return this;
}

Sign.prototype._write = Verify.prototype._write = _write;
Sign.prototype.update = Verify.prototype.update = update;

Sign.prototype.sign = function sign(options, encoding) {
  if (!options) throw new ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const handle = readHandle(options, { isPrivate: true });
  const signature = signBytes(handle, Buffer.concat(this[kChunks]), this[kAlgorithm],
                              signOptions(options, handle.asymmetricKeyType()), null);
  const b = Buffer.from(signature);
  return encoding && encoding !== 'buffer' ? b.toString(encoding) : b;
};

Verify.prototype.verify = function verify(options, signature, encoding) {
  const handle = readHandle(options, { isPrivate: false });
  const bytes = toBytes(signature, 'signature', encoding);
  return verifyBytes(handle, Buffer.concat(this[kChunks]), this[kAlgorithm], bytes,
                     signOptions(options, handle.asymmetricKeyType()), null);
};

function signBytes(handle, message, algorithm, [padding, saltLength, plain], callback) {
  return native.sign(handle, wholeBuffer(message), algorithm, padding, saltLength, plain, callback);
}

function verifyBytes(handle, message, algorithm, signature, [padding, saltLength, plain], callback) {
  return native.verify(handle, wholeBuffer(message), algorithm, padding, saltLength, plain, wholeBuffer(signature),
                       callback);
}

function createSign(algorithm, options) {
  return new Sign(algorithm, options);
}

function createVerify(algorithm, options) {
  return new Verify(algorithm, options);
}

// --- One-shot ------------------------------------------------------------------------------------------------------

function checkAlgorithm(algorithm) {
  if (algorithm === null || algorithm === undefined) return null;
  validateString(algorithm, 'algorithm');
  if (hashes.canonicalName(algorithm) === null) throw new ERR_CRYPTO_INVALID_DIGEST(algorithm);
  return algorithm;
}

function sign(algorithm, data, key, callback) {
  algorithm = checkAlgorithm(algorithm);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = toBytes(data, 'data');
  if (!key) throw new ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const handle = readHandle(key, { isPrivate: true });
  const options = signOptions(key, handle.asymmetricKeyType());
  if (callback === undefined) return Buffer.from(signBytes(handle, bytes, algorithm, options, null));
  signBytes(handle, bytes, algorithm, options, nativeCallback('SIGNREQUEST', callback, (result) => Buffer.from(result)));
}

function verify(algorithm, data, key, signature, callback) {
  algorithm = checkAlgorithm(algorithm);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = toBytes(data, 'data');
  const signatureBytes = toBytes(signature, 'signature');
  const handle = readHandle(key, { isPrivate: false });
  const options = signOptions(key, handle.asymmetricKeyType());
  if (callback === undefined) return verifyBytes(handle, bytes, algorithm, signatureBytes, options, null);
  verifyBytes(handle, bytes, algorithm, signatureBytes, options, nativeCallback('SIGNREQUEST', callback));
}

// --- RSA encryption ------------------------------------------------------------------------------------------------

function rsa(options, buffer, encrypt, isPrivate, defaultPadding) {
  const handle = readHandle(options, { isPrivate });
  const { encoding, oaepHash, oaepLabel } = typeof options === 'object' && options !== null ? options : {};
  const padding = options?.padding || defaultPadding;
  const bytes = toBytes(buffer, 'buffer', encoding);
  if (oaepHash !== undefined) {
    validateString(oaepHash, 'key.oaepHash');
    if (hashes.canonicalName(oaepHash) === null) {
      const e = new TypeError(`Invalid digest: ${oaepHash}`);
      e.code = 'ERR_OSSL_EVP_INVALID_DIGEST';
      throw e;
    }
  }
  const label = oaepLabel === undefined ? null : wholeBuffer(toBytes(oaepLabel, 'key.oaepLabel', encoding));
  try {
    return Buffer.from(native.rsa(handle, encrypt, isPrivate, wholeBuffer(bytes), padding, oaepHash ?? 'sha1', label));
  } catch (error) {
    if (error.code === 'RSA_TOO_LARGE') throw opensslError('0200006E', 'rsa routines', 'data too large for key size',
                                                           { code: 'ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_KEY_SIZE' });
    if (error.code === 'RSA_DECODE') throw opensslError('02000079', 'rsa routines', 'oaep decoding error',
                                                        { code: 'ERR_OSSL_RSA_OAEP_DECODING_ERROR' });
    throw error;
  }
}

function publicEncrypt(options, buffer) {
  return rsa(options, buffer, true, false, RSA_PKCS1_OAEP_PADDING);
}

function privateDecrypt(options, buffer) {
  return rsa(options, buffer, false, true, RSA_PKCS1_OAEP_PADDING);
}

function privateEncrypt(options, buffer) {
  return rsa(options, buffer, true, true, RSA_PKCS1_PADDING);
}

function publicDecrypt(options, buffer) {
  return rsa(options, buffer, false, false, RSA_PKCS1_PADDING);
}

module.exports = {
  Sign, Verify, createSign, createVerify, privateDecrypt, privateEncrypt, publicDecrypt, publicEncrypt, sign, verify,
};
