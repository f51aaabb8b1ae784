'use strict';

// Agreement on keys over elliptic curves: createECDH, diffieHellman, getCurves.

const native = binding('keys');
const { Buffer } = require('buffer');
const {
  codes: {
    ERR_CRYPTO_ECDH_INVALID_FORMAT, ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY, ERR_CRYPTO_INCOMPATIBLE_KEY,
    ERR_CRYPTO_INVALID_CURVE, ERR_CRYPTO_INVALID_KEYTYPE, ERR_CRYPTO_OPERATION_FAILED, ERR_INVALID_ARG_VALUE,
  },
} = require('internal/errors');
const { validateFunction, validateObject, validateString } = require('internal/validators');
const { encodeResult, nativeCallback, toBytes, wholeBuffer } = require('internal/crypto/util');
const { handleOf, isKeyObject, wrongKeyType } = require('internal/crypto/keys');

function ECDH(curve) {
  if (!(this instanceof ECDH)) return new ECDH(curve);
  validateString(curve, 'curve');
  if (!native.hasCurve(curve)) throw new ERR_CRYPTO_INVALID_CURVE();
  Object.defineProperty(this, kState, { value: { curve, secret: null, point: null } });
}

const kState = Symbol('kState');

function isCompressed(format) {
  if (!format || format === 'uncompressed') return false;
  if (format === 'compressed') return true;
  throw new ERR_CRYPTO_ECDH_INVALID_FORMAT(format);
}

/** The point in the wanted form; the hybrid one has the sign of y in its first byte. */
function formatPoint(curve, point, format) {
  if (format === 'hybrid') {
    const bytes = new Uint8Array(native.convertPoint(curve, point, false));
    bytes[0] = 6 | (bytes[bytes.length - 1] & 1);
    return bytes.buffer;
  }
  return native.convertPoint(curve, point, isCompressed(format));
}

ECDH.prototype.generateKeys = function generateKeys(encoding, format) {
  const state = this[kState];
  state.secret = native.randomScalar(state.curve);
  state.point = native.publicPoint(state.curve, state.secret);
  return this.getPublicKey(encoding, format);
};

ECDH.prototype.computeSecret = function computeSecret(otherPublicKey, inputEncoding, outputEncoding) {
  const state = this[kState];
  const other = wholeBuffer(toBytes(otherPublicKey, 'otherPublicKey', inputEncoding));
  const secret = native.pointSecret(state.curve, state.secret ?? new ArrayBuffer(1), other);
  if (secret === null) throw new ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY();
  return encodeResult(secret, outputEncoding);
};

ECDH.prototype.getPublicKey = function getPublicKey(encoding, format) {
  const state = this[kState];
  if (format !== 'hybrid') isCompressed(format);
  if (state.point === null) throw new ERR_CRYPTO_OPERATION_FAILED('Failed to get ECDH public key');
  return encodeResult(formatPoint(state.curve, state.point, format), encoding);
};

ECDH.prototype.getPrivateKey = function getPrivateKey(encoding) {
  const { secret } = this[kState];
  if (secret === null) throw new ERR_CRYPTO_OPERATION_FAILED('Failed to get ECDH private key');
  return encodeResult(secret.slice(0), encoding);
};

ECDH.prototype.setPrivateKey = function setPrivateKey(key, encoding) {
  const state = this[kState];
  const secret = wholeBuffer(toBytes(key, 'key', encoding));
  const point = native.publicPoint(state.curve, secret);
  if (point === null) throw new ERR_CRYPTO_INVALID_KEYTYPE('Private key is not valid for specified curve.');
  state.secret = secret.slice(0);
  state.point = point;
};

const { deprecate } = require('internal/util');
ECDH.prototype.setPublicKey = deprecate(function setPublicKey(key, encoding) {
  const state = this[kState];
  const point = native.convertPoint(state.curve, wholeBuffer(toBytes(key, 'key', encoding)), false);
  if (point === null) throw new ERR_CRYPTO_OPERATION_FAILED('Failed to convert Buffer to EC_POINT');
  state.point = point;
}, 'ecdh.setPublicKey() is deprecated.', 'DEP0031');

ECDH.convertKey = function convertKey(key, curve, inputEncoding, outputEncoding, format) {
  validateString(curve, 'curve');
  const bytes = wholeBuffer(toBytes(key, 'key', inputEncoding));
  if (!native.hasCurve(curve)) throw new ERR_CRYPTO_INVALID_CURVE();
  if (format !== 'hybrid') isCompressed(format);
  const point = native.convertPoint(curve, bytes, false);
  if (point === null) throw new ERR_CRYPTO_OPERATION_FAILED('Failed to convert Buffer to EC_POINT');
  return encodeResult(formatPoint(curve, point, format), outputEncoding);
};

function createECDH(curve) {
  return new ECDH(curve);
}

function agreementKey(key, name, type) {
  if (!isKeyObject(key)) throw new ERR_INVALID_ARG_VALUE(`options.${name}`, key);
  if (type === 'private' ? key.type !== 'private' : key.type === 'secret') {
    throw wrongKeyType(key.type, type === 'private' ? 'private' : 'private or public');
  }
  return handleOf(key);
}

function diffieHellman(options, callback) {
  validateObject(options, 'options');
  if (callback !== undefined) validateFunction(callback, 'callback');
  const secret = agreementKey(options.privateKey, 'privateKey', 'private');
  const other = agreementKey(options.publicKey, 'publicKey', 'public');
  const type = secret.asymmetricKeyType();
  if (type !== other.asymmetricKeyType() || !['dh', 'ec', 'x25519', 'x448'].includes(type)) {
    throw new ERR_CRYPTO_INCOMPATIBLE_KEY('key types for Diffie-Hellman',
                                          `${type} and ${other.asymmetricKeyType()}`);
  }
  const toBuffer = (result) => Buffer.from(result);
  if (callback === undefined) return toBuffer(native.agree(secret, other, null));
  native.agree(secret, other, nativeCallback('DERIVEBITSREQUEST', callback, toBuffer));
}

let curves;

function getCurves() {
  curves ??= Array.from(native.curves(), (name) => `${name}`).filter((name) => !/^[PBK]-/.test(name)).sort();
  return curves.slice();
}

module.exports = { ECDH, createECDH, diffieHellman, getCurves };
