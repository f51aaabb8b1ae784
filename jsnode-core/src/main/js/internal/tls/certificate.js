'use strict';

// What getPeerCertificate() returns, made of Java's CertificateHandle.

const { Buffer } = require('buffer');

function fromPairs(pairs) {
  const object = { __proto__: null };
  for (let i = 0; i < pairs.length; i += 2) {
    const name = pairs[i];
    const value = pairs[i + 1];
    if (!(name in object)) {
      object[name] = value;
    } else if (Array.isArray(object[name])) {
      object[name].push(value);
    } else {
      object[name] = [object[name], value];
    }
  }
  return object;
}

function infoAccess(pairs) {
  const object = { __proto__: null };
  for (let i = 0; i < pairs.length; i += 2) {
    (object[pairs[i]] ??= []).push(pairs[i + 1]);
  }
  return object;
}

function fingerprint(raw, algorithm) {
  const { hash } = require('crypto');
  return hash(algorithm, raw, 'hex').toUpperCase().match(/../g).join(':');
}

function describeKey(handle) {
  const key = handle.publicKey();
  const type = key.asymmetricKeyType();
  if (type === 'rsa') {
    return {
      modulus: handle.modulus(),
      exponent: `0x${BigInt(key.publicExponent()).toString(16)}`,
      pubkey: Buffer.from(handle.publicKeyBytes(false)),
      bits: key.modulusLength(),
    };
  }
  if (type === 'ec') {
    const asn1Curve = key.namedCurve();
    return {
      pubkey: Buffer.from(handle.publicKeyBytes(true)),
      bits: handle.curveBits(),
      asn1Curve,
      nistCurve: handle.nistCurve(asn1Curve) ?? undefined,
    };
  }
  return {};
}

function listOrNothing(hostArray) {
  return hostArray === null ? undefined : [...hostArray];
}

/** One certificate without its issuer. What it does not have is undefined. */
function toLegacyObject(handle) {
  const raw = Buffer.from(handle.raw());
  const access = handle.infoAccess();
  const { modulus, exponent, pubkey, bits, asn1Curve, nistCurve } = describeKey(handle);
  return {
    subject: fromPairs([...handle.subject()]),
    issuer: fromPairs([...handle.issuer()]),
    subjectaltname: handle.subjectAltName() ?? undefined,
    infoAccess: access === null ? undefined : infoAccess([...access]),
    ca: handle.isAuthority(),
    modulus,
    exponent,
    pubkey,
    bits,
    valid_from: handle.validFrom(),
    valid_to: handle.validTo(),
    fingerprint: fingerprint(raw, 'sha1'),
    fingerprint256: fingerprint(raw, 'sha256'),
    fingerprint512: fingerprint(raw, 'sha512'),
    ext_key_usage: listOrNothing(handle.extendedKeyUsage()),
    serialNumber: handle.serialNumber(),
    raw,
    asn1Curve,
    nistCurve,
  };
}

/** A certificate; with those above it where `detailed`. A certificate that is its own issuer points to itself. */
function certificateObject(handle, detailed) {
  if (handle === null) {
    return {};
  }
  const first = toLegacyObject(handle);
  let last = first;
  let current = handle;
  while (detailed) {
    const next = current.issuerCertificate();
    if (next === null) {
      if (current.selfIssued()) {
        last.issuerCertificate = last;
      }
      break;
    }
    last.issuerCertificate = toLegacyObject(next);
    last = last.issuerCertificate;
    current = next;
  }
  return first;
}

module.exports = { certificateObject };
