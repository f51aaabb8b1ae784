'use strict';

// The certificates that are trusted where `ca` is not given: the JVM's, those of NODE_EXTRA_CA_CERTS, or what
// setDefaultCACertificates() put in their place.

const { Buffer } = require('buffer');
const native = binding('tls');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateOneOf } = require('internal/validators');
const { isArrayBufferView } = require('internal/util/types');
const { wholeBuffer } = require('internal/crypto/util');

let bundled;
let extra;
let replaced;

function getBundled() {
  bundled ??= Object.freeze([...native.rootCertificates()]);
  return bundled;
}

function getExtra() {
  if (extra === undefined) {
    const file = process.env.NODE_EXTRA_CA_CERTS;
    extra = Object.freeze(file ? readFile(file) : []);
  }
  return extra;
}

function readFile(file) {
  try {
    return [...native.certificates(wholeBuffer(require('fs').readFileSync(file)))];
  } catch (error) {
    process.emitWarning(`Ignoring extra certs from \`${file}\`, load failed: ${error.message}`);
    return [];
  }
}

let defaults;

function getCACertificates(type = 'default') {
  validateOneOf(type, 'type', ['default', 'system', 'bundled', 'extra']);
  switch (type) {
    case 'bundled':
    case 'system':
      return getBundled();
    case 'extra':
      return getExtra();
    default:
      defaults ??= Object.freeze([...replaced ?? [...getBundled(), ...getExtra()]]);
      return defaults;
  }
}

function setDefaultCACertificates(certs) {
  if (!Array.isArray(certs)) {
    throw new ERR_INVALID_ARG_TYPE('certs', 'Array', certs);
  }
  const all = new Set();
  certs.forEach((cert, i) => {
    if (typeof cert !== 'string' && !isArrayBufferView(cert)) {
      throw new ERR_INVALID_ARG_TYPE(`certs[${i}]`, ['string', 'ArrayBufferView'], cert);
    }
    const bytes = typeof cert === 'string' ? Buffer.from(cert) : cert;
    for (const pem of native.certificates(wholeBuffer(bytes))) {
      all.add(pem);
    }
  });
  replaced = [...all];
  defaults = undefined;
}

/** Tells a new context of Java whom to trust; where nothing was changed it trusts the JVM's own without being told. */
function addDefaults(context) {
  if (replaced === undefined && getExtra().length === 0) {
    return;
  }
  context.useOwnAuthorities();
  const all = getCACertificates();
  if (all.length > 0) {
    context.addAuthorities(wholeBuffer(Buffer.from(all.join('\n'))));
  }
}

module.exports = { addDefaults, getBundled, getCACertificates, setDefaultCACertificates };
