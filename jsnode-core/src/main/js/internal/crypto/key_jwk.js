'use strict';

const native = binding('keys');
const { Buffer } = require('buffer');
const { codes: { ERR_CRYPTO_INVALID_JWK } } = require('internal/errors');
const { jwkCurves, okpCurves } = require('internal/crypto/key_export');


function invalidJwk(message) {
  const e = new ERR_CRYPTO_INVALID_JWK();
  e.message = message;
  return e;
}

function bytesOf(jwk, name, message) {
  if (typeof jwk[name] !== 'string') throw invalidJwk(message);
  const b = Buffer.from(jwk[name], 'base64url');
  return b.buffer.slice(b.byteOffset, b.byteOffset + b.byteLength);
}

/** Java's handle for a JSON Web Key; private where it has a `d`. */
function readJwk(jwk) {
  if (jwk.kty === 'RSA') return readRsa(jwk);
  if (jwk.kty === 'EC') return readEc(jwk);
  if (jwk.kty === 'OKP') return readOkp(jwk);
  throw invalidJwk('Invalid JWK format');
}

function readRsa(jwk) {
  const names = jwk.d === undefined ? ['n', 'e'] : ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'];
  for (const name of names) {
    if (typeof jwk[name] !== 'string') throw invalidJwk('Invalid JWK RSA key');
  }
  return native.rsaFromJwk(names.map((name) => jwk[name].replace(/=+$/, '')));
}

function readEc(jwk) {
  const curve = Object.keys(jwkCurves).find((name) => jwkCurves[name] === jwk.crv);
  if (curve === undefined) throw invalidJwk('Invalid JWK EC key');
  const x = bytesOf(jwk, 'x', 'Invalid JWK EC key');
  const y = bytesOf(jwk, 'y', 'Invalid JWK EC key');
  const d = jwk.d === undefined ? null : bytesOf(jwk, 'd', 'Invalid JWK EC key');
  try {
    return native.ecKey(curve, x, y, d);
  } catch {
    throw invalidJwk('Invalid JWK EC key');
  }
}

function readOkp(jwk) {
  const type = Object.keys(okpCurves).find((name) => okpCurves[name] === jwk.crv);
  if (type === undefined) throw invalidJwk('Invalid JWK data');
  const isPrivate = jwk.d !== undefined;
  return native.rawKey(type, isPrivate, bytesOf(jwk, isPrivate ? 'd' : 'x', 'Invalid JWK data'));
}

module.exports = { readJwk };
