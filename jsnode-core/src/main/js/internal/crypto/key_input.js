'use strict';

// Keys as users give them (PEM, DER, JSON Web Key, KeyObject, CryptoKey, or an options object around one of these),
// and the KeyObjects made of them.

const native = binding('keys');
const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_PASSPHRASE,
  },
} = require('internal/errors');
const { validateObject, validateOneOf, validateString } = require('internal/validators');
const { isAnyArrayBuffer, isArrayBufferView } = require('internal/util/types');
const { opensslError, toBytes, wholeBuffer } = require('internal/crypto/util');
const { KeyObject, SecretHandle, SecretKeyObject, handleOf, isKeyObject, wrongKeyType } =
  require('internal/crypto/keys');
const { exportPrivate, exportPublic, detailsOf } = require('internal/crypto/key_export');

const keyTypes = ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string', 'KeyObject', 'CryptoKey'];
const plainKeyTypes = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'URL'];

class AsymmetricKeyObject extends KeyObject {
  get asymmetricKeyType() {
    return handleOf(this).asymmetricKeyType();
  }

  get asymmetricKeyDetails() {
    return detailsOf(handleOf(this));
  }
}

class PublicKeyObject extends AsymmetricKeyObject {
  constructor(handle) {
    super('public', handle);
  }

  export(options) {
    return exportPublic(handleOf(this), options);
  }
}

class PrivateKeyObject extends AsymmetricKeyObject {
  constructor(handle) {
    super('private', handle);
  }

  export(options) {
    return exportPrivate(handleOf(this), options);
  }
}

// --- Reading -------------------------------------------------------------------------------------------------------

function isBytes(value) {
  return typeof value === 'string' || isArrayBufferView(value) || isAnyArrayBuffer(value);
}

function translate(error) {
  if (error.code === 'DECODER') {
    return opensslError('1E08010C', 'DECODER routines', 'unsupported', {
      code: 'ERR_OSSL_UNSUPPORTED', opensslErrorStack: [],
    });
  }
  if (error.code === 'ASN1') {
    return opensslError('0680008E', 'asn1 encoding routines', 'not enough data', {
      code: 'ERR_OSSL_ASN1_NOT_ENOUGH_DATA', opensslErrorStack: [],
    });
  }
  if (error.code === 'BAD_DECRYPT') {
    return opensslError('1C800064', 'Provider routines', 'bad decrypt', { opensslErrorStack: [] });
  }
  if (error.code === 'ERR_MISSING_PASSPHRASE') return new ERR_MISSING_PASSPHRASE('Passphrase required for encrypted key');
  return error;
}

function read(work) {
  try {
    return work();
  } catch (error) {
    throw translate(error);
  }
}

function passphraseBytes(options, name) {
  const { passphrase } = options;
  if (passphrase === undefined || passphrase === null) return null;
  return wholeBuffer(toBytes(passphrase, `${name}.passphrase`, options.encoding));
}

/** Java's handle for a key in any form; a private key where `wanted` says so. */
function readHandle(key, wanted, name = 'key') {
  if (isKeyObject(key)) return keyObjectHandle(key, wanted);
  const cryptoKey = cryptoKeyObject(key);
  if (cryptoKey !== undefined) return keyObjectHandle(cryptoKey, wanted);
  if (isBytes(key)) return readPem(key, {}, wanted, name);
  if (typeof key !== 'object' || key === null) throw new ERR_INVALID_ARG_TYPE(name, keyTypes, key);
  const { key: data, format, encoding } = key;
  if (isKeyObject(data)) return keyObjectHandle(data, wanted);
  const inner = cryptoKeyObject(data);
  if (inner !== undefined) return keyObjectHandle(inner, wanted);
  if (format === 'jwk') {
    validateObject(data, `${name}.key`);
    return select(require('internal/crypto/key_jwk').readJwk(data), wanted);
  }
  if (!isBytes(data)) throw new ERR_INVALID_ARG_TYPE(`${name}.key`, keyTypesFor(wanted), data);
  if (format !== undefined && format !== 'pem' && format !== 'der') {
    throw new ERR_INVALID_ARG_VALUE(`${name}.format`, format);
  }
  if (format === 'der') return readDer(data, key, wanted, name);
  return readPem(data, key, wanted, name, encoding);
}

function keyTypesFor(wanted) {
  return wanted.create ? plainKeyTypes : keyTypes;
}

function cryptoKeyObject(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  const { isCryptoKey, keyObjectOf } = require('internal/crypto/webcrypto_key');
  return isCryptoKey(value) ? keyObjectOf(value) : undefined;
}

function keyObjectHandle(key, wanted) {
  if (wanted.isPrivate) {
    if (key.type !== 'private') throw wrongKeyType(key.type, 'private');
  } else if (key.type === 'secret') {
    throw wrongKeyType(key.type, 'private or public');
  }
  return handleOf(key);
}

function readPem(data, options, wanted, name, encoding) {
  const bytes = toBytes(data, name, encoding);
  const passphrase = passphraseBytes(options, name);
  return select(read(() => native.readPem(wholeBuffer(bytes), passphrase)), wanted);
}

function readDer(data, options, wanted, name) {
  const { type } = options;
  const bytes = wholeBuffer(toBytes(data, `${name}.key`, options.encoding));
  const types = wanted.isPrivate ? ['pkcs1', 'pkcs8', 'sec1'] : ['pkcs1', 'spki', 'pkcs8', 'sec1'];
  if (!types.includes(type)) throw new ERR_INVALID_ARG_VALUE(`${name}.type`, type);
  const encoding = type === 'pkcs1' && !wanted.isPrivate ? 'pkcs1-public' : type;
  return select(read(() => native.readDer(bytes, encoding, passphraseBytes(options, name))), wanted);
}

function select(handle, wanted) {
  if (wanted.isPrivate && !handle.isPrivate()) {
    throw translate({ code: 'DECODER' });
  }
  return handle;
}

function checkNoKeyObject(key) {
  if (isKeyObject(key)) throw new ERR_INVALID_ARG_TYPE('key', plainKeyTypes, key);
  if (key === null || (typeof key !== 'object' && typeof key !== 'string')) {
    throw new ERR_INVALID_ARG_TYPE('key', plainKeyTypes.concat('Object').slice(0, -1), key);
  }
}

function createPrivateKey(key) {
  checkNoKeyObject(key);
  return new PrivateKeyObject(readHandle(key, { isPrivate: true, create: true }));
}

function createPublicKey(key) {
  if (isKeyObject(key) && key.type !== 'private') throw wrongKeyType(key.type, 'private');
  return new PublicKeyObject(readHandle(key, { isPrivate: false, create: true }).publicKey());
}

// --- Making --------------------------------------------------------------------------------------------------------

const pairTypes = ['rsa', 'ec', 'ed25519', 'ed448', 'x25519', 'x448'];

function pairArguments(type, options) {
  validateString(type, 'type');
  if (['rsa-pss', 'dsa', 'dh'].includes(type) || /^(ml|slh)-/.test(type)) {
    const e = new Error(`Key pairs of type ${type} are not supported by this runtime`);
    e.code = 'ERR_FEATURE_NOT_AVAILABLE';
    throw e;
  }
  if (!pairTypes.includes(type)) throw new ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  if (options !== undefined || type === 'rsa' || type === 'ec') validateObject(options, 'options');
  let bits = 0;
  let exponent = 0x10001;
  let curve = null;
  if (type === 'rsa') {
    const { validateUint32 } = require('internal/validators');
    validateUint32(options.modulusLength, 'options.modulusLength');
    bits = options.modulusLength;
    if (options.publicExponent !== undefined) {
      validateUint32(options.publicExponent, 'options.publicExponent');
      exponent = options.publicExponent;
    }
  } else if (type === 'ec') {
    validateString(options.namedCurve, 'options.namedCurve');
    if (options.paramEncoding !== undefined) {
      validateOneOf(options.paramEncoding, 'options.paramEncoding', ['named', 'explicit']);
    }
    curve = options.namedCurve;
    if (!native.hasCurve(curve)) {
      const { codes: { ERR_CRYPTO_INVALID_CURVE } } = require('internal/errors');
      throw new ERR_CRYPTO_INVALID_CURVE();
    }
  }
  return [type, bits, exponent, curve];
}

function pairResult(handle, options) {
  const { publicKeyEncoding, privateKeyEncoding } = options ?? {};
  const publicHandle = handle.publicKey();
  return {
    publicKey: publicKeyEncoding === undefined ? new PublicKeyObject(publicHandle) :
      exportPublic(publicHandle, publicKeyEncoding, 'options.publicKeyEncoding'),
    privateKey: privateKeyEncoding === undefined ? new PrivateKeyObject(handle) :
      exportPrivate(handle, privateKeyEncoding, 'options.privateKeyEncoding'),
  };
}

function generateKeyPairSync(type, options) {
  const args = pairArguments(type, options);
  return pairResult(native.generate(...args, null), options);
}

function generateKeyPair(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  const { validateFunction } = require('internal/validators');
  validateFunction(callback, 'callback');
  const args = pairArguments(type, options);
  const { capture, callIn } = require('internal/async_context');
  const context = capture();
  native.generate(...args, (error, handle) => {
    if (error) {
      callIn(context, callback, undefined, [error]);
      return;
    }
    const { publicKey, privateKey } = pairResult(handle, options);
    callIn(context, callback, undefined, [null, publicKey, privateKey]);
  });
}

Object.defineProperty(generateKeyPair, require('internal/util').customPromisifyArgs ?? Symbol('customPromisifyArgs'), {
  enumerable: false, value: ['publicKey', 'privateKey'],
});

function secretLength(type, options) {
  validateString(type, 'type');
  if (type !== 'hmac' && type !== 'aes') throw new ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  validateObject(options, 'options');
  const { length } = options;
  if (type === 'hmac') {
    const { validateInteger } = require('internal/validators');
    validateInteger(length, 'options.length', 8, 2 ** 31 - 1);
  } else {
    validateOneOf(length, 'options.length', [128, 192, 256]);
  }
  return Math.floor(length / 8);
}

function generateKeySync(type, options) {
  const { randomBytes } = require('internal/crypto/random');
  return new SecretKeyObject(new SecretHandle(randomBytes(secretLength(type, options))));
}

function generateKey(type, options, callback) {
  const { randomBytes } = require('internal/crypto/random');
  const { validateFunction } = require('internal/validators');
  const length = secretLength(type, options);
  validateFunction(callback, 'callback');
  randomBytes(length, (error, bytes) => {
    if (error) callback(error);
    else callback(null, new SecretKeyObject(new SecretHandle(bytes)));
  });
}

module.exports = {
  PrivateKeyObject, PublicKeyObject, createPrivateKey, createPublicKey, generateKey, generateKeyPair,
  generateKeyPairSync, generateKeySync, readHandle,
};
