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

function addKey(object, handle) {
  const key = handle.publicKey();
  const type = key.asymmetricKeyType();
  if (type === 'rsa') {
    object.modulus = handle.modulus();
    object.bits = key.modulusLength();
    object.exponent = `0x${BigInt(key.publicExponent()).toString(16)}`;
    object.pubkey = Buffer.from(handle.publicKeyBytes(false));
  } else if (type === 'ec') {
    const curve = key.namedCurve();
    object.bits = handle.curveBits();
    object.pubkey = Buffer.from(handle.publicKeyBytes(true));
    object.asn1Curve = curve;
    const nist = handle.nistCurve(curve);
    if (nist !== null) {
      object.nistCurve = nist;
    }
  }
}

/** One certificate without its issuer. */
function toLegacyObject(handle) {
  const raw = Buffer.from(handle.raw());
  const object = { subject: fromPairs([...handle.subject()]), issuer: fromPairs([...handle.issuer()]) };
  const altNames = handle.subjectAltName();
  if (altNames !== null) {
    object.subjectaltname = altNames;
  }
  const access = handle.infoAccess();
  if (access !== null) {
    object.infoAccess = infoAccess([...access]);
  }
  object.ca = handle.isAuthority();
  addKey(object, handle);
  object.valid_from = handle.validFrom();
  object.valid_to = handle.validTo();
  object.fingerprint = fingerprint(raw, 'sha1');
  object.fingerprint256 = fingerprint(raw, 'sha256');
  object.fingerprint512 = fingerprint(raw, 'sha512');
  const usage = handle.extendedKeyUsage();
  if (usage !== null) {
    object.ext_key_usage = [...usage];
  }
  object.serialNumber = handle.serialNumber();
  object.raw = raw;
  return object;
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
