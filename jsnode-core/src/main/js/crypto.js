'use strict';

const { defineLazyProperties, deprecate } = require('internal/util');
const { constants } = require('internal/crypto/constants');
const { Hash, Hmac, createHash, createHmac, getHashes, hash } = require('internal/crypto/hash');
const {
  checkPrime, checkPrimeSync, generatePrime, generatePrimeSync, randomBytes, randomFill, randomFillSync, randomInt,
  randomUUID, randomUUIDv7,
} = require('internal/crypto/random');
const { timingSafeEqual } = require('internal/crypto/compare');

const {
  codes: { ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED, ERR_CRYPTO_FIPS_UNAVAILABLE, ERR_FEATURE_NOT_AVAILABLE },
} = require('internal/errors');

function getFips() {
  return 0;
}

function setFips(value) {
  if (value) throw new ERR_CRYPTO_FIPS_UNAVAILABLE();
}

function setEngine() {
  throw new ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED();
}

function secureHeapUsed() {
  return { total: 0, used: 0, utilization: NaN, min: 2 };
}

module.exports = {
  checkPrime, checkPrimeSync, createHash, createHmac, generatePrime, generatePrimeSync, getFips, getHashes, hash,
  randomBytes, randomFill, randomFillSync, randomInt, randomUUID, randomUUIDv7, secureHeapUsed, setEngine, setFips,
  timingSafeEqual, Hash, Hmac,
};

/** What is needed less often is loaded when it is first touched. */
const parts = {
  'internal/crypto/cipher': [
    'Cipheriv', 'Decipheriv', 'createCipheriv', 'createDecipheriv', 'getCipherInfo', 'getCiphers',
  ],
  'internal/crypto/ecdh': ['ECDH', 'createECDH', 'diffieHellman', 'getCurves'],
  'internal/crypto/key_input': [
    'createPrivateKey', 'createPublicKey', 'generateKey', 'generateKeyPair', 'generateKeyPairSync', 'generateKeySync',
  ],
  'internal/crypto/sign': [
    'Sign', 'Verify', 'createSign', 'createVerify', 'privateDecrypt', 'privateEncrypt', 'publicDecrypt',
    'publicEncrypt', 'sign', 'verify',
  ],
  'internal/crypto/kdf': ['argon2', 'argon2Sync', 'hkdf', 'hkdfSync', 'pbkdf2', 'pbkdf2Sync', 'scrypt', 'scryptSync'],
  'internal/crypto/keys': ['KeyObject', 'createSecretKey'],
};
for (const id of Object.keys(parts)) defineLazyProperties(module.exports, id, parts[id]);

// Not there yet: these say so.
for (const name of ['createDiffieHellman', 'createDiffieHellmanGroup', 'getDiffieHellman', 'encapsulate',
                    'decapsulate', 'Certificate', 'DiffieHellman', 'DiffieHellmanGroup', 'X509Certificate']) {
  module.exports[name] = {
    [name]: function() {
      throw new ERR_FEATURE_NOT_AVAILABLE(`crypto.${name}`);
    },
  }[name];
}

Object.defineProperties(module.exports, {
  fips: {
    configurable: true,
    enumerable: false,
    get: deprecate(getFips, 'The crypto.fips is deprecated. Please use crypto.setFips() and crypto.getFips()',
                   'DEP0093'),
    set: deprecate(setFips, 'The crypto.fips is deprecated. Please use crypto.setFips() and crypto.getFips()',
                   'DEP0093'),
  },
  constants: { configurable: false, enumerable: true, value: constants },
  pseudoRandomBytes: {
    configurable: true,
    enumerable: false,
    writable: true,
    value: deprecate(randomBytes, 'crypto.pseudoRandomBytes is deprecated.', 'DEP0115'),
  },
  webcrypto: {
    configurable: false,
    enumerable: true,
    get() { return require('internal/crypto/webcrypto').crypto; },
    set: undefined,
  },
  subtle: {
    configurable: false,
    enumerable: true,
    get() { return require('internal/crypto/webcrypto').crypto.subtle; },
    set: undefined,
  },
  getRandomValues: {
    configurable: false,
    enumerable: true,
    get() { return getRandomValues; },
    set: undefined,
  },
});

function getRandomValues(array) {
  return require('internal/crypto/webcrypto').crypto.getRandomValues(array);
}
