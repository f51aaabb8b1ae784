'use strict';

// Names of Web Crypto's algorithms, per operation and in any case, and the parameters each must have.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_MISSING_OPTION } } = require('internal/errors');
const { lazyDOMException } = require('internal/util');
const { isAnyArrayBuffer, isArrayBufferView } = require('internal/util/types');

const hash = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'SHA3-256', 'SHA3-384', 'SHA3-512'];
const rsa = ['RSASSA-PKCS1-v1_5', 'RSA-PSS', 'RSA-OAEP'];
const ec = ['ECDSA', 'ECDH'];
const okp = ['Ed25519', 'X25519'];
const aes = ['AES-CTR', 'AES-CBC', 'AES-GCM', 'AES-KW'];

const supported = {
  digest: hash,
  encrypt: ['RSA-OAEP', 'AES-CTR', 'AES-CBC', 'AES-GCM'],
  decrypt: ['RSA-OAEP', 'AES-CTR', 'AES-CBC', 'AES-GCM'],
  sign: ['RSASSA-PKCS1-v1_5', 'RSA-PSS', 'ECDSA', 'Ed25519', 'HMAC'],
  verify: ['RSASSA-PKCS1-v1_5', 'RSA-PSS', 'ECDSA', 'Ed25519', 'HMAC'],
  generateKey: [...rsa, ...ec, ...okp, ...aes, 'HMAC'],
  importKey: [...rsa, ...ec, ...okp, ...aes, 'HMAC', 'HKDF', 'PBKDF2'],
  deriveBits: ['ECDH', 'X25519', 'HKDF', 'PBKDF2'],
  wrapKey: ['AES-KW'],
  unwrapKey: ['AES-KW'],
};

function notSupported(message = 'Unrecognized algorithm name') {
  return lazyDOMException(message, 'NotSupportedError');
}

function canonicalName(name, operation) {
  const upper = name.toUpperCase();
  const found = supported[operation].find((candidate) => candidate.toUpperCase() === upper);
  if (found === undefined) throw notSupported();
  return found;
}

function isBytes(value) {
  return isArrayBufferView(value) || isAnyArrayBuffer(value);
}

/** An algorithm with its name as the specification writes it, and its hash, where it has one, likewise an object. */
function normalizeAlgorithm(algorithm, operation) {
  if (typeof algorithm === 'string') algorithm = { name: algorithm };
  if (typeof algorithm !== 'object' || algorithm === null) {
    throw new ERR_INVALID_ARG_TYPE('algorithm', ['string', 'Object'], algorithm);
  }
  if (algorithm.name === undefined) throw new ERR_MISSING_OPTION('algorithm.name');
  const normalized = { ...algorithm, name: canonicalName(`${algorithm.name}`, operation) };
  if (algorithm.hash !== undefined) normalized.hash = normalizeHash(algorithm.hash);
  for (const key of ['iv', 'counter', 'label', 'salt', 'info', 'additionalData', 'publicExponent']) {
    if (normalized[key] !== undefined && !isBytes(normalized[key])) {
      throw new ERR_INVALID_ARG_TYPE(`algorithm.${key}`, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'],
                                     normalized[key]);
    }
  }
  return normalized;
}

function normalizeHash(algorithm) {
  const name = typeof algorithm === 'string' ? algorithm : algorithm?.name;
  return { name: canonicalName(`${name}`, 'digest') };
}

/** The name as Java and createHash() take it. */
function hashName(hashAlgorithm) {
  return hashAlgorithm.name.startsWith('SHA3') ? hashAlgorithm.name.toLowerCase() :
    hashAlgorithm.name.toLowerCase().replace('-', '');
}

module.exports = { canonicalName, hashName, normalizeAlgorithm, normalizeHash, notSupported };
