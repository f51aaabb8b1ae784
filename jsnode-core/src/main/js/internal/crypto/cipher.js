'use strict';

// createCipheriv, createDecipheriv and what describes ciphers.

const native = binding('cipher');
const { Buffer } = require('buffer');
const {
  codes: {
    ERR_CRYPTO_INVALID_AUTH_TAG, ERR_CRYPTO_INVALID_IV, ERR_CRYPTO_INVALID_KEYLEN, ERR_CRYPTO_INVALID_STATE,
    ERR_CRYPTO_UNKNOWN_CIPHER, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_UNKNOWN_ENCODING,
  },
} = require('internal/errors');
const { validateEncoding, validateInt32, validateObject, validateString } = require('internal/validators');
const { isArrayBufferView } = require('internal/util/types');
const { getEncodingOps } = require('internal/buffer/encodings');
const { LazyTransform } = require('internal/crypto/lazy_transform');
const { kHandle, opensslError, toBytes, wholeBuffer } = require('internal/crypto/util');
const { secretKeyBytes } = require('internal/crypto/keys');

const dataTypes = ['string', 'Buffer', 'TypedArray', 'DataView'];

/** The state of a cipher; inspect() shows it as `CipherBase {}`. */
class CipherBase {
  #state;

  constructor(state) {
    this.#state = state;
  }

  static stateOf(cipher) {
    return cipher[kHandle].#state;
  }
}
const { stateOf } = CipherBase;
delete CipherBase.stateOf;

function tagLengthOf(info, options, encrypt) {
  const given = options?.authTagLength;
  if (given !== undefined && given !== null) {
    validateTagOption(given);
    if (!isValidTagLength(info, given)) {
      throw new ERR_CRYPTO_INVALID_AUTH_TAG(`Invalid authentication tag length: ${given}`);
    }
    return given;
  }
  if (info.mode() === 'ccm') throw new ERR_CRYPTO_INVALID_AUTH_TAG(`authTagLength required for ${info.name()}`);
  return info.mode() === 'gcm' && !encrypt ? undefined : 16;
}

function validateTagOption(value) {
  if (typeof value !== 'number' || value >>> 0 !== value) {
    throw new ERR_INVALID_ARG_VALUE('options.authTagLength', value);
  }
}

function isValidTagLength(info, length) {
  if (info.mode() === 'gcm') return length === 4 || length === 8 || (length >= 12 && length <= 16);
  if (info.mode() === 'ccm') return length >= 4 && length <= 16 && length % 2 === 0;
  return length >= 1 && length <= 16;
}

function init(stream, cipher, key, iv, options, encrypt) {
  validateString(cipher, 'cipher');
  if (options !== undefined && options !== null) validateObject(options, 'options');
  const keyBytes = secretKeyBytes(key, options?.encoding);
  const ivBytes = iv === null ? null : toBytes(iv, 'iv');
  const info = native.find(cipher);
  if (info === null) throw new ERR_CRYPTO_UNKNOWN_CIPHER();
  const aead = info.isAead();
  const ivLength = ivBytes === null ? 0 : ivBytes.byteLength;
  if (!info.acceptsIv(ivLength)) throw new ERR_CRYPTO_INVALID_IV();
  if (keyBytes.byteLength !== info.keyLength()) throw new ERR_CRYPTO_INVALID_KEYLEN();
  const tagLength = aead ? tagLengthOf(info, options, encrypt) : undefined;
  const handle = native.create(info.name(), encrypt, wholeBuffer(keyBytes),
                               ivBytes === null ? new ArrayBuffer(0) : wholeBuffer(ivBytes), tagLength ?? 16);
  LazyTransform.call(stream, options);
  stream._decoder = null;
  stream[kHandle] = new CipherBase({
    handle, encrypt, aead, mode: info.mode(), tagLength, tag: null, finished: false, updated: false,
  });
}

function Cipheriv(cipher, key, iv, options) {
  if (!(this instanceof Cipheriv)) return new Cipheriv(cipher, key, iv, options);
  init(this, cipher, key, iv, options, true);
}

function Decipheriv(cipher, key, iv, options) {
  if (!(this instanceof Decipheriv)) return new Decipheriv(cipher, key, iv, options);
  init(this, cipher, key, iv, options, false);
}

for (const constructor of [Cipheriv, Decipheriv]) {
  Object.setPrototypeOf(constructor.prototype, LazyTransform.prototype);
  Object.setPrototypeOf(constructor, LazyTransform);
}

function _transform(chunk, encoding, callback) {
  this.push(this.update(chunk, encoding));
  callback();
}

function _flush(callback) {
  try {
    this.push(this.final());
  } catch (error) {
    callback(error);
    return;
  }
  callback();
}

function update(data, inputEncoding, outputEncoding) {
  if (typeof data === 'string') validateEncoding(data, inputEncoding);
  else if (!isArrayBufferView(data)) throw new ERR_INVALID_ARG_TYPE('data', dataTypes, data);
  const state = stateOf(this);
  if (state.finished || (state.mode === 'ccm' && state.updated)) {
    throw state.mode === 'ccm' && !state.finished ? new ERR_CRYPTO_INVALID_STATE('update') :
      new Error('Trying to add data in unsupported state');
  }
  state.updated = true;
  const bytes = typeof data === 'string' ? Buffer.from(data, inputEncoding === 'buffer' ? 'utf8' : inputEncoding) : data;
  const result = Buffer.from(state.handle.update(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!outputEncoding || outputEncoding === 'buffer') return result;
  this._decoder = decoderFor(this._decoder, outputEncoding);
  return this._decoder.write(result);
}

function decoderFor(decoder, encoding) {
  const ops = getEncodingOps(encoding);
  if (ops === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  if (decoder === null) {
    const { StringDecoder } = require('string_decoder');
    return new StringDecoder(encoding);
  }
  if (decoder.encoding !== ops.encoding) {
    throw new ERR_INVALID_ARG_VALUE('outputEncoding', encoding, `cannot be changed from '${decoder.encoding}'`);
  }
  return decoder;
}

function final(outputEncoding) {
  const state = stateOf(this);
  if (state.finished) {
    const e = new Error('Invalid state');
    e.code = 'ERR_CRYPTO_INVALID_STATE';
    throw e;
  }
  state.finished = true;
  const result = Buffer.from(finish(state));
  if (!outputEncoding || outputEncoding === 'buffer') return result;
  this._decoder = decoderFor(this._decoder, outputEncoding);
  return this._decoder.end(result);
}

function finish(state) {
  if (state.aead && !state.encrypt && state.tag === null) throw unauthenticated();
  try {
    return state.handle.finish(state.aead && !state.encrypt ? state.tag : null);
  } catch (error) {
    if (error.code === 'BAD_TAG') throw unauthenticated();
    if (error.code === 'BAD_DECRYPT') throw providerError('1C800064', 'bad decrypt');
    if (error.code === 'WRONG_FINAL_BLOCK_LENGTH') throw providerError('1C80006B', 'wrong final block length');
    throw error;
  }
}

function unauthenticated() {
  return new Error('Unsupported state or unable to authenticate data');
}

function providerError(number, reason) {
  return opensslError(number, 'Provider routines', reason, { opensslErrorStack: [] });
}

function setAutoPadding(padding) {
  const state = stateOf(this);
  if (state.finished) throw new ERR_CRYPTO_INVALID_STATE('setAutoPadding');
  state.handle.padding(padding === undefined ? true : Boolean(padding));
  return this;
}

function setAAD(aad, options) {
  const bytes = toBytes(aad, 'aadbuf', options?.encoding);
  const state = stateOf(this);
  if (state.finished || !state.aead) throw new ERR_CRYPTO_INVALID_STATE('setAAD');
  const plaintextLength = options?.plaintextLength;
  if (plaintextLength !== undefined) validateInt32(plaintextLength, 'options.plaintextLength', 0);
  if (state.mode === 'ccm') {
    if (plaintextLength === undefined) {
      const e = new Error('options.plaintextLength required for CCM mode with AAD');
      e.code = 'ERR_MISSING_ARGS';
      throw e;
    }
  }
  state.handle.aad(wholeBuffer(bytes));
  return this;
}

function getAuthTag() {
  const state = stateOf(this);
  if (!state.finished || !state.aead) throw new ERR_CRYPTO_INVALID_STATE('getAuthTag');
  state.tag ??= Buffer.from(state.handle.tag(state.tagLength));
  return state.tag;
}

function setAuthTag(tag, encoding) {
  const bytes = toBytes(tag, 'buffer', encoding);
  const state = stateOf(this);
  if (!state.aead || state.finished || state.tag !== null) throw new ERR_CRYPTO_INVALID_STATE('setAuthTag');
  const length = bytes.byteLength;
  const isValid = state.tagLength === undefined ? length === 4 || length === 8 || (length >= 12 && length <= 16) :
    length === state.tagLength;
  if (!isValid) throw new ERR_CRYPTO_INVALID_AUTH_TAG(`Invalid authentication tag length: ${length}`);
  state.tag = wholeBuffer(Uint8Array.prototype.slice.call(bytes));
  state.handle.expectTag(state.tag);
  return this;
}

Object.assign(Cipheriv.prototype, { _transform, _flush, update, final, setAutoPadding, getAuthTag, setAAD });
Object.assign(Decipheriv.prototype, { _transform, _flush, update, final, setAutoPadding, setAuthTag, setAAD });

function createCipheriv(cipher, key, iv, options) {
  return new Cipheriv(cipher, key, iv, options);
}

function createDecipheriv(cipher, key, iv, options) {
  return new Decipheriv(cipher, key, iv, options);
}

// --- Descriptions --------------------------------------------------------------------------------------------------

const blockModes = ['cbc', 'cfb', 'cfb8', 'ctr', 'ecb', 'ofb'];
const ciphers = [
  ...['aes', 'aria', 'camellia'].flatMap((name) => ['128', '192', '256'].flatMap(
    (bits) => blockModes.map((mode) => `${name}-${bits}-${mode}`))),
  ...['128', '192', '256'].flatMap((bits) => [`aes-${bits}-ccm`, `aes-${bits}-gcm`, `aes${bits}`, `aria${bits}`,
                                              `camellia${bits}`, `id-aes${bits}-CCM`, `id-aes${bits}-GCM`]),
  'chacha20-poly1305', 'des-ede3', 'des-ede3-cbc', 'des-ede3-cfb', 'des-ede3-cfb8', 'des-ede3-ecb', 'des-ede3-ofb',
  'des3', 'sm4', 'sm4-cbc', 'sm4-cfb', 'sm4-ctr', 'sm4-ecb', 'sm4-ofb',
].sort();

function getCiphers() {
  return ciphers.slice();
}

function getCipherInfo(nameOrNid, options) {
  if (typeof nameOrNid !== 'string' && typeof nameOrNid !== 'number') {
    throw new ERR_INVALID_ARG_TYPE('nameOrNid', ['string', 'number'], nameOrNid);
  }
  if (typeof nameOrNid === 'number') validateInt32(nameOrNid, 'nameOrNid');
  if (options !== undefined) validateObject(options, 'options');
  const { keyLength, ivLength } = options ?? {};
  if (keyLength !== undefined) validateInt32(keyLength, 'options.keyLength');
  if (ivLength !== undefined) validateInt32(ivLength, 'options.ivLength');
  const name = typeof nameOrNid === 'number' ? ciphers.find((candidate) => nids[candidate] === nameOrNid) : nameOrNid;
  const info = name === undefined ? null : native.find(name);
  if (info === null || (keyLength !== undefined && keyLength !== info.keyLength())) return undefined;
  if (ivLength !== undefined && !info.acceptsIv(ivLength)) return undefined;
  const match = /^aes-(\d+)-(gcm|ccm)$/.exec(info.name());
  const result = {
    mode: info.mode(),
    name: match ? `id-aes${match[1]}-${match[2].toUpperCase()}` : info.name(),
    nid: nids[info.name()],
    blockSize: info.mode() === 'stream' ? undefined : info.blockSize(),
    ivLength: ivLength ?? (info.ivLength() || undefined),
    keyLength: info.keyLength(),
  };
  if (match) result.name = result.name.replace(/GCM$/, 'gcm').replace(/CCM$/, 'ccm');
  for (const key of Object.keys(result)) {
    if (result[key] === undefined) delete result[key];
  }
  return result;
}

// OpenSSL's numbers of objects.
const nids = {
  'aes-128-ecb': 418, 'aes-128-cbc': 419, 'aes-128-ofb': 420, 'aes-128-cfb': 421, 'aes-192-ecb': 422,
  'aes-192-cbc': 423, 'aes-192-ofb': 424, 'aes-192-cfb': 425, 'aes-256-ecb': 426, 'aes-256-cbc': 427,
  'aes-256-ofb': 428, 'aes-256-cfb': 429, 'aes-128-gcm': 895, 'aes-128-ccm': 896, 'aes-192-gcm': 898,
  'aes-192-ccm': 899, 'aes-256-gcm': 901, 'aes-256-ccm': 902, 'aes-128-ctr': 904, 'aes-192-ctr': 905,
  'aes-256-ctr': 906, 'aes-128-cfb8': 653, 'aes-192-cfb8': 654, 'aes-256-cfb8': 655, 'des-ede3-cbc': 44,
  'chacha20-poly1305': 1018,
};

module.exports = { Cipheriv, Decipheriv, createCipheriv, createDecipheriv, getCipherInfo, getCiphers };
