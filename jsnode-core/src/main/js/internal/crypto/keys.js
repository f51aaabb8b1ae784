'use strict';

// KeyObject and the functions that make one. A KeyObject holds a handle: SecretHandle below, or Java's KeyHandle for
// public and private keys.

const { Buffer } = require('buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const { validateObject, validateOneOf } = require('internal/validators');
const { byteSources, toBytes } = require('internal/crypto/util');

const keySources = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'KeyObject', 'CryptoKey'];

/** The bytes of a secret key, which nobody else can change. */
class SecretHandle {
  #bytes;

  constructor(bytes) {
    this.#bytes = Uint8Array.prototype.slice.call(bytes);
  }

  get bytes() { return this.#bytes; }
}

class KeyObject {
  #type;
  #handle;

  constructor(type, handle) {
    if (type !== 'secret' && type !== 'public' && type !== 'private') throw new ERR_INVALID_ARG_VALUE('type', type);
    if (typeof handle !== 'object' || handle === null || !isHandle(handle)) {
      throw new ERR_INVALID_ARG_TYPE('handle', 'object', handle);
    }
    this.#type = type;
    this.#handle = handle;
  }

  get type() {
    return this.#type;
  }

  static from(key) {
    const { isCryptoKey, keyObjectOf } = require('internal/crypto/webcrypto_key');
    if (!isCryptoKey(key)) throw new ERR_INVALID_ARG_TYPE('key', 'CryptoKey', key);
    return keyObjectOf(key);
  }

  toCryptoKey() {
    const { codes: { ERR_FEATURE_NOT_AVAILABLE } } = require('internal/errors');
    throw new ERR_FEATURE_NOT_AVAILABLE('KeyObject.toCryptoKey');
  }

  equals(otherKeyObject) {
    if (!isKeyObject(otherKeyObject)) throw new ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', otherKeyObject);
    return otherKeyObject.type === this.type && sameHandle(this.#handle, otherKeyObject.#handle);
  }

  static isKeyObject(value) {
    return typeof value === 'object' && value !== null && #handle in value;
  }

  static handleOf(keyObject) {
    return keyObject.#handle;
  }
}

const { handleOf, isKeyObject } = KeyObject;
delete KeyObject.handleOf;
delete KeyObject.isKeyObject;
require('internal/util/types').registerKeyTypes({ isKeyObject });
Object.defineProperty(KeyObject.prototype, Symbol.toStringTag, { configurable: true, value: 'KeyObject' });

function isHandle(handle) {
  return handle instanceof SecretHandle || typeof handle.asymmetricKeyType === 'function';
}

function sameHandle(a, b) {
  if (!(a instanceof SecretHandle)) return a.equalTo(b);
  const { timingSafeEqual } = require('internal/crypto/compare');
  return a.bytes.length === b.bytes.length && (a.bytes.length === 0 || timingSafeEqual(a.bytes, b.bytes));
}

class SecretKeyObject extends KeyObject {
  constructor(handle) {
    super('secret', handle);
  }

  get symmetricKeySize() {
    return handleOf(this).bytes.length;
  }

  export(options) {
    if (options !== undefined) {
      validateObject(options, 'options');
      validateOneOf(options.format, 'options.format', [undefined, 'buffer', 'jwk']);
      if (options.format === 'jwk') return { kty: 'oct', k: Buffer.from(handleOf(this).bytes).toString('base64url') };
    }
    return Buffer.from(handleOf(this).bytes);
  }
}

function createSecretKey(key, encoding) {
  const bytes = toBytes(key, 'key', encoding, typeof key === 'string' ? byteSources : byteSources.slice(1));
  return new SecretKeyObject(new SecretHandle(bytes));
}

/** The bytes of a key for HMAC or a cipher: a secret KeyObject, a CryptoKey, a buffer or a string. */
function secretKeyBytes(key, encoding, name = 'key') {
  if (typeof key === 'object' && key !== null) {
    if (isKeyObject(key)) {
      if (key.type !== 'secret') throw wrongKeyType(key.type, 'secret');
      return handleOf(key).bytes;
    }
    const { isCryptoKey, keyObjectOf } = require('internal/crypto/webcrypto_key');
    if (isCryptoKey(key)) return secretKeyBytes(keyObjectOf(key));
  }
  return toBytes(key, name, encoding, keySources);
}

function wrongKeyType(type, expected) {
  const { codes: { ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE } } = require('internal/errors');
  return new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(type, expected);
}

module.exports = {
  KeyObject, SecretHandle, SecretKeyObject, createSecretKey, handleOf, isKeyObject, secretKeyBytes, wrongKeyType,
};
