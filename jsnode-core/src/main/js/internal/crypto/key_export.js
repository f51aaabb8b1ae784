'use strict';

// Public and private keys to PEM, DER and JSON Web Key.

const { Buffer } = require('buffer');
const {
  codes: { ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const { validateObject, validateString } = require('internal/validators');
const { toBytes, wholeBuffer } = require('internal/crypto/util');

const labels = {
  'spki': 'PUBLIC KEY', 'pkcs1-public': 'RSA PUBLIC KEY', 'pkcs8': 'PRIVATE KEY', 'pkcs1': 'RSA PRIVATE KEY',
  'sec1': 'EC PRIVATE KEY', 'encrypted': 'ENCRYPTED PRIVATE KEY',
};

function toPem(der, label) {
  const lines = Buffer.from(der).toString('base64').replace(/(.{64})(?!$)/g, '$1\n');
  return `-----BEGIN ${labels[label]}-----\n${lines}\n-----END ${labels[label]}-----\n`;
}

function formatted(der, format, label) {
  return format === 'der' ? Buffer.from(der) : toPem(der, label);
}

function checkOptions(handle, options, types, name) {
  validateObject(options, name);
  const { format, type } = options;
  if (format === 'jwk') {
    if (options.passphrase !== undefined || options.cipher !== undefined) {
      throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('jwk', 'does not support encryption');
    }
    return;
  }
  if (format !== 'pem' && format !== 'der') throw new ERR_INVALID_ARG_VALUE(`${name}.format`, format);
  if (!types.includes(type)) throw new ERR_INVALID_ARG_VALUE(`${name}.type`, type);
  const keyType = handle.asymmetricKeyType();
  if (type === 'pkcs1' && keyType !== 'rsa') {
    throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('pkcs1', 'can only be used for RSA keys');
  }
  if (type === 'sec1' && keyType !== 'ec') {
    throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('sec1', 'can only be used for EC keys');
  }
}

function exportPublic(handle, options, name = 'options') {
  checkOptions(handle, options, ['pkcs1', 'spki'], name);
  const { format, type } = options;
  if (format === 'jwk') return toJwk(handle);
  return formatted(handle.export(type), format, type === 'pkcs1' ? 'pkcs1-public' : type);
}

function exportPrivate(handle, options, name = 'options') {
  checkOptions(handle, options, ['pkcs1', 'pkcs8', 'sec1'], name);
  const { cipher, format, passphrase, type } = options;
  if (format === 'jwk') return toJwk(handle);
  if (cipher === undefined || cipher === null) {
    if (passphrase !== undefined && passphrase !== null) throw new ERR_INVALID_ARG_VALUE(`${name}.cipher`, cipher);
    return formatted(handle.export(type), format, type);
  }
  validateString(cipher, `${name}.cipher`);
  if (passphrase === undefined) throw new ERR_INVALID_ARG_VALUE(`${name}.passphrase`, passphrase);
  if (type !== 'pkcs8') {
    if (format === 'der') throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(type, 'does not support encryption');
    const e = new Error(`Encryption of keys in the ${type} format is not supported by this runtime; use pkcs8`);
    e.code = 'ERR_FEATURE_NOT_AVAILABLE';
    throw e;
  }
  const secret = wholeBuffer(toBytes(passphrase, `${name}.passphrase`, options.encoding));
  return formatted(handle.exportEncrypted(cipher, secret), format, 'encrypted');
}

const jwkCurves = { prime256v1: 'P-256', secp256k1: 'secp256k1', secp384r1: 'P-384', secp521r1: 'P-521' };
const okpCurves = { ed25519: 'Ed25519', ed448: 'Ed448', x25519: 'X25519', x448: 'X448' };

function toJwk(handle) {
  const type = handle.asymmetricKeyType();
  const secret = handle.isPrivate();
  const member = (name) => handle.jwk(name);
  if (type === 'rsa') {
    const jwk = { kty: 'RSA', n: member('n'), e: member('e') };
    if (secret) for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi']) jwk[name] = member(name);
    return jwk;
  }
  if (type === 'ec') {
    const crv = jwkCurves[handle.namedCurve()];
    if (crv === undefined) {
      const e = new Error(`Unsupported JWK EC curve: ${handle.namedCurve()}.`);
      e.code = 'ERR_CRYPTO_JWK_UNSUPPORTED_CURVE';
      throw e;
    }
    const jwk = { kty: 'EC', x: member('x'), y: member('y'), crv };
    return secret ? { ...jwk, d: member('d') } : jwk;
  }
  if (okpCurves[type] !== undefined) {
    const jwk = { crv: okpCurves[type] };
    if (secret) jwk.d = member('d');
    jwk.x = member('x');
    jwk.kty = 'OKP';
    return jwk;
  }
  const e = new Error('Unsupported JWK Key Type.');
  e.code = 'ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE';
  throw e;
}

function detailsOf(handle) {
  const type = handle.asymmetricKeyType();
  if (type.startsWith('rsa')) {
    return { modulusLength: handle.modulusLength(), publicExponent: BigInt(handle.publicExponent()) };
  }
  return type === 'ec' ? { namedCurve: handle.namedCurve() } : {};
}

module.exports = { detailsOf, exportPrivate, exportPublic, jwkCurves, okpCurves };
