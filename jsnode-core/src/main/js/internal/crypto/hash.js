'use strict';

const native = binding('hash');
const { Buffer } = require('buffer');
const {
  codes: {
    ERR_CRYPTO_HASH_FINALIZED, ERR_CRYPTO_INVALID_DIGEST, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE,
  },
} = require('internal/errors');
const { validateEncoding, validateString, validateUint32 } = require('internal/validators');
const { isArrayBufferView } = require('internal/util/types');
const { deprecate } = require('internal/util');
const { getEncodingOps, encodingTable } = require('internal/buffer/encodings');
const { LazyTransform } = require('internal/crypto/lazy_transform');
const { encodeResult, kHandle, opensslError, viewBytes } = require('internal/crypto/util');

const kState = Symbol('kState');
const kFinalized = Symbol('kFinalized');

const dataTypes = ['string', 'Buffer', 'TypedArray', 'DataView'];

// OpenSSL has these, but only in its legacy provider, which Node does not load.
const legacy = new Set(['md4', 'rsa-md4', 'md4withrsaencryption', 'whirlpool', 'mdc2', 'rsa-mdc2']);

function newHandle(algorithm) {
  const handle = native.createHash(algorithm);
  if (handle !== null) return handle;
  if (legacy.has(algorithm.toLowerCase())) {
    throw opensslError('0308010C', 'digital envelope routines', 'unsupported', {
      code: 'ERR_OSSL_EVP_UNSUPPORTED',
      opensslErrorStack: ['error:03000086:digital envelope routines::initialization error'],
    });
  }
  throw new Error('Digest method not supported');
}

/** The length of the result, which only extendable functions can vary. */
function outputLengthOf(handle, wanted) {
  if (wanted === undefined || handle.isXof()) return wanted ?? handle.size();
  if (wanted !== handle.size()) {
    throw opensslError('030000B2', 'digital envelope routines', 'not XOF or invalid length',
                       { code: 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH' });
  }
  return wanted;
}

const warnConstructor = deprecate(() => {}, 'crypto.Hash constructor is deprecated.', 'DEP0179');
const warnHmacConstructor = deprecate(() => {}, 'crypto.Hmac constructor is deprecated.', 'DEP0181');
const warnShakeLength = deprecate(
  () => {}, 'Creating SHAKE128/256 digests without an explicit options.outputLength is deprecated.', 'DEP0198');

/** Deprecated as a public constructor; createHash() makes them. */
function Hash(algorithm, options) {
  warnConstructor();
  return new HashImpl(algorithm, options);
}

function HashImpl(algorithm, options) {
  let handle;
  if (typeof algorithm !== 'string' && algorithm instanceof HashHandleBox) {
    handle = algorithm.handle;
  } else {
    validateString(algorithm, 'algorithm');
  }
  const wanted = typeof options === 'object' && options !== null ? options.outputLength : undefined;
  if (wanted !== undefined) validateUint32(wanted, 'options.outputLength');
  if (handle === undefined) {
    handle = newHandle(algorithm);
    if (wanted === undefined && handle.isXof()) warnShakeLength();
  }
  const length = outputLengthOf(handle, wanted ?? (algorithm instanceof HashHandleBox ? algorithm.length : undefined));
  LazyTransform.call(this, options);
  this[kHandle] = new HashHandleBox(handle, length);
  this[kState] = { [kFinalized]: false };
}
HashImpl.prototype = Hash.prototype;

// Shown by inspect() as `Hash {}`.
class HashHandleBox {
  #handle;
  #length;

  constructor(handle, length) {
    this.#handle = handle;
    this.#length = length;
  }

  get handle() { return this.#handle; }
  get length() { return this.#length; }
}
Object.defineProperty(HashHandleBox, 'name', { value: 'Hash' });

class HmacHandleBox {
  #handle;

  constructor(handle) {
    this.#handle = handle;
  }

  get handle() { return this.#handle; }
}
Object.defineProperty(HmacHandleBox, 'name', { value: 'Hmac' });

Object.setPrototypeOf(Hash.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hash, LazyTransform);

Hash.prototype.copy = function copy(options) {
  if (this[kState][kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  const box = this[kHandle];
  return new HashImpl(new HashHandleBox(box.handle.copy(), box.length), options);
};

Hash.prototype._transform = function _transform(chunk, encoding, callback) {
  updateHandle(this[kHandle].handle, chunk, encoding);
  callback();
};

Hash.prototype._flush = function _flush(callback) {
  this.push(this.digest());
  callback();
};

Hash.prototype.update = function update(data, encoding) {
  if (this[kState][kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  checkData(data, encoding);
  updateHandle(this[kHandle].handle, data, encoding);
  return this;
};

Hash.prototype.digest = function digest(outputEncoding) {
  const state = this[kState];
  if (state[kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  const box = this[kHandle];
  const result = encodeResult(box.handle.digest(box.length), outputEncoding && `${outputEncoding}`);
  state[kFinalized] = true;
  return result;
};

function checkData(data, encoding) {
  if (typeof data === 'string') {
    validateEncoding(data, encoding);
  } else if (!isArrayBufferView(data)) {
    throw new ERR_INVALID_ARG_TYPE('data', dataTypes, data);
  }
}

function updateHandle(handle, data, encoding) {
  if (typeof data === 'string') {
    const ops = (encoding && getEncodingOps(encoding)) || encodingTable.utf8;
    if (ops === encodingTable.utf8) {
      handle.updateText(data);
      return;
    }
    data = Buffer.from(data, ops.encoding);
  }
  handle.update(data.buffer, data.byteOffset, data.byteLength);
}

function createHash(algorithm, options) {
  return new HashImpl(algorithm, options);
}

// --- Hmac ----------------------------------------------------------------------------------------------------------

function Hmac(hmac, key, options) {
  warnHmacConstructor();
  return new HmacImpl(hmac, key, options);
}

function HmacImpl(hmac, key, options) {
  validateString(hmac, 'hmac');
  const { secretKeyBytes } = require('internal/crypto/keys');
  const encoding = options?.encoding;
  const bytes = secretKeyBytes(key, encoding);
  const handle = native.createHmac(hmac, bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (handle === null) {
    if (native.canonicalName(hmac) !== null) throw new Error('error:00000000:lib(0)::reason(0)');
    throw new ERR_CRYPTO_INVALID_DIGEST(hmac);
  }
  LazyTransform.call(this, options);
  this[kHandle] = new HmacHandleBox(handle);
  this[kState] = { [kFinalized]: false };
}
HmacImpl.prototype = Hmac.prototype;

Object.setPrototypeOf(Hmac.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hmac, LazyTransform);

Hmac.prototype.update = Hash.prototype.update;

Hmac.prototype.digest = function digest(outputEncoding) {
  const state = this[kState];
  const text = outputEncoding && outputEncoding !== 'buffer';
  if (state[kFinalized]) {
    const empty = Buffer.from('');
    return text ? empty.toString(outputEncoding) : empty;
  }
  const result = encodeResult(this[kHandle].handle.digest(), outputEncoding && `${outputEncoding}`);
  state[kFinalized] = true;
  return result;
};

Hmac.prototype._flush = Hash.prototype._flush;
Hmac.prototype._transform = Hash.prototype._transform;

function createHmac(hmac, key, options) {
  return new HmacImpl(hmac, key, options);
}

// --- One-shot ------------------------------------------------------------------------------------------------------

function hash(algorithm, input, options) {
  validateString(algorithm, 'algorithm');
  if (typeof input !== 'string' && !isArrayBufferView(input)) {
    throw new ERR_INVALID_ARG_TYPE('input', ['Buffer', 'TypedArray', 'DataView', 'string'], input);
  }
  let outputEncoding = 'hex';
  let outputLength;
  if (typeof options === 'string') {
    outputEncoding = options;
  } else if (options !== undefined) {
    const { validateObject } = require('internal/validators');
    validateObject(options, 'options');
    outputEncoding = options.outputEncoding ?? 'hex';
    outputLength = options.outputLength;
    if (outputLength !== undefined) validateUint32(outputLength, 'options.outputLength');
  }
  validateString(outputEncoding, 'outputEncoding');
  const toBuffer = outputEncoding.toLowerCase() === 'buffer';
  if (!toBuffer && getEncodingOps(outputEncoding) === undefined) {
    throw new ERR_INVALID_ARG_VALUE('outputEncoding', outputEncoding);
  }

  const handle = native.createHash(algorithm);
  if (handle === null) throw new Error(`Digest method ${algorithm} is not supported`);
  if (outputLength !== undefined && !handle.isXof() && outputLength !== handle.size()) {
    throw new Error(`Output length ${outputLength} is invalid for ${algorithm}, which does not support XOF`);
  }
  updateHandle(handle, typeof input === 'string' ? input : viewBytes(input));
  const result = Buffer.from(handle.digest(outputLength ?? handle.size()));
  return toBuffer ? result : result.toString(outputEncoding);
}

// What OpenSSL 3 lists; all of them are found under these names in any case.
const hashes = [
  'RSA-MD5', 'RSA-RIPEMD160', 'RSA-SHA1', 'RSA-SHA1-2', 'RSA-SHA224', 'RSA-SHA256', 'RSA-SHA3-224', 'RSA-SHA3-256',
  'RSA-SHA3-384', 'RSA-SHA3-512', 'RSA-SHA384', 'RSA-SHA512', 'RSA-SHA512/224', 'RSA-SHA512/256', 'RSA-SM3',
  'blake2b512', 'blake2s256', 'id-rsassa-pkcs1-v1_5-with-sha3-224', 'id-rsassa-pkcs1-v1_5-with-sha3-256',
  'id-rsassa-pkcs1-v1_5-with-sha3-384', 'id-rsassa-pkcs1-v1_5-with-sha3-512', 'md5', 'md5-sha1',
  'md5WithRSAEncryption', 'ripemd', 'ripemd160', 'ripemd160WithRSA', 'rmd160', 'sha1', 'sha1WithRSAEncryption',
  'sha224', 'sha224WithRSAEncryption', 'sha256', 'sha256WithRSAEncryption', 'sha3-224', 'sha3-256', 'sha3-384',
  'sha3-512', 'sha384', 'sha384WithRSAEncryption', 'sha512', 'sha512-224', 'sha512-224WithRSAEncryption',
  'sha512-256', 'sha512-256WithRSAEncryption', 'sha512WithRSAEncryption', 'shake128', 'shake256', 'sm3',
  'sm3WithRSAEncryption', 'ssl3-md5', 'ssl3-sha1',
].sort();

function getHashes() {
  return hashes.slice();
}

module.exports = { Hash, Hmac, createHash, createHmac, getHashes, hash };
