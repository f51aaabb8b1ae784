'use strict';

// tls.createSecureContext(): validates the options and fills a TlsContext of Java.

const { Buffer } = require('buffer');
const native = binding('tls');
const { DEFAULT_CIPHERS, chooseSuites } = require('internal/tls/ciphers');
const {
  codes: {
    ERR_FEATURE_NOT_AVAILABLE, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_TLS_INVALID_PROTOCOL_METHOD,
    ERR_TLS_INVALID_PROTOCOL_VERSION, ERR_TLS_PROTOCOL_VERSION_CONFLICT,
  },
} = require('internal/errors');
const { isArrayBufferView } = require('internal/util/types');
const { validateInt32, validateNumber, validateString } = require('internal/validators');
const { opensslError, wholeBuffer } = require('internal/crypto/util');

const versions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

// What secureProtocol stands for: lowest and highest version.
const methods = {
  __proto__: null,
  TLS: ['TLSv1', 'TLSv1.3'],
  SSLv23: ['TLSv1', 'TLSv1.2'],
  TLSv1: ['TLSv1', 'TLSv1'],
  TLSv1_1: ['TLSv1.1', 'TLSv1.1'],
  TLSv1_2: ['TLSv1.2', 'TLSv1.2'],
};

const defaults = { DEFAULT_MIN_VERSION: 'TLSv1.2', DEFAULT_MAX_VERSION: 'TLSv1.3', DEFAULT_CIPHERS };

/** The object that getters of `tls` for its changeable defaults live on. */
function setDefaults(exports) {
  module.exports.defaults = exports;
}

// Node has an object inside: its Java counterpart is this one's only property that counts.
class NativeContext {
  #java;

  constructor(java) {
    this.#java = java;
  }

  static javaOf(context) {
    return context.#java;
  }
}
const { javaOf } = NativeContext;
delete NativeContext.javaOf;
Object.defineProperty(NativeContext, 'name', { value: 'SecureContext' });

function SecureContext(secureProtocol, secureOptions, minVersion, maxVersion) {
  if (!(this instanceof SecureContext)) {
    return new SecureContext(secureProtocol, secureOptions, minVersion, maxVersion);
  }
  const java = native.secureContext();
  java.protocols(versionRange(secureProtocol, minVersion, maxVersion).join(','));
  this.context = new NativeContext(java);
  if (secureOptions) {
    validateInt32(secureOptions, 'secureOptions');
  }
}

function versionRange(secureProtocol, minVersion, maxVersion) {
  const { DEFAULT_MIN_VERSION, DEFAULT_MAX_VERSION } = module.exports.defaults;
  if (secureProtocol) {
    for (const version of [minVersion, maxVersion]) {
      if (version != null) {
        throw new ERR_TLS_PROTOCOL_VERSION_CONFLICT(version, secureProtocol);
      }
    }
    return rangeOfMethod(secureProtocol);
  }
  const min = versionIndex(minVersion || DEFAULT_MIN_VERSION, 'minimum');
  const max = versionIndex(maxVersion || DEFAULT_MAX_VERSION, 'maximum');
  return versions.slice(min, max + 1);
}

function versionIndex(version, kind) {
  const index = versions.indexOf(version);
  if (index === -1) {
    throw new ERR_TLS_INVALID_PROTOCOL_VERSION(version, kind);
  }
  return index;
}

function rangeOfMethod(secureProtocol) {
  validateString(secureProtocol, 'options.secureProtocol');
  const range = methods[secureProtocol.replace(/_(?:server_|client_)?method$/, '')];
  if (/^SSLv[23]_/.test(secureProtocol)) {
    throw methodError(`${secureProtocol.slice(0, 5)} methods disabled`);
  }
  if (range === undefined || !secureProtocol.endsWith('method')) {
    throw methodError(`Unknown method: ${secureProtocol}`);
  }
  return versions.slice(versions.indexOf(range[0]), versions.indexOf(range[1]) + 1);
}

function methodError(message) {
  const error = new ERR_TLS_INVALID_PROTOCOL_METHOD();
  error.message = message;
  return error;
}

function validateKeyOrCert(value, name) {
  if (typeof value !== 'string' && !isArrayBufferView(value)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], value);
  }
}

function bytesOf(value) {
  if (typeof value === 'string') {
    return wholeBuffer(Buffer.from(value));
  }
  return wholeBuffer(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
}

function each(value, callback) {
  if (Array.isArray(value)) {
    value.forEach((one) => callback(one?.val ?? one, one?.passphrase));
  } else if (value) {
    callback(value);
  }
}

function createSecureContext(options = {}) {
  const { secureOptions, minVersion, maxVersion, secureProtocol } = options;
  const created = new SecureContext(secureProtocol, secureOptions, minVersion, maxVersion);
  const java = javaOf(created.context);
  refuseMissing(options);
  addAuthorities(java, options.ca);
  addOwnCertificates(java, options);
  setCiphers(java, options);
  addPfx(java, options);
  validateSessions(options);
  return created;
}

function refuseMissing({ clientCertEngine, crl, privateKeyEngine, privateKeyIdentifier, sigalgs, ecdhCurve }) {
  if (clientCertEngine != null) {
    if (typeof clientCertEngine !== 'string') {
      throw new ERR_INVALID_ARG_TYPE('options.clientCertEngine', ['string', 'null', 'undefined'], clientCertEngine);
    }
    throw new ERR_FEATURE_NOT_AVAILABLE('options.clientCertEngine');
  }
  if (crl) {
    throw new ERR_FEATURE_NOT_AVAILABLE('options.crl');
  }
  if (privateKeyEngine != null || privateKeyIdentifier != null) {
    throw new ERR_FEATURE_NOT_AVAILABLE('options.privateKeyEngine');
  }
  if (sigalgs !== undefined && sigalgs !== null) {
    validateString(sigalgs, 'options.sigalgs');
    if (sigalgs === '') {
      throw new ERR_INVALID_ARG_VALUE('options.sigalgs', sigalgs);
    }
    throw new ERR_FEATURE_NOT_AVAILABLE('options.sigalgs');
  }
  if (ecdhCurve !== undefined && ecdhCurve !== null) {
    validateString(ecdhCurve, 'options.ecdhCurve');
  }
}

function addAuthorities(java, ca) {
  if (!ca) {
    require('internal/tls/authorities').addDefaults(java);
    return;
  }
  java.useOwnAuthorities();
  each(ca, (one) => {
    validateKeyOrCert(one, 'options.ca');
    java.addAuthorities(bytesOf(one));
  });
}

function addOwnCertificates(java, { cert, key, passphrase }) {
  each(cert, (one) => {
    validateKeyOrCert(one, 'options.cert');
    translated(() => java.addCertificate(bytesOf(one)));
  });
  if (key && passphrase !== undefined && passphrase !== null) {
    validateString(passphrase, 'options.passphrase');
  }
  each(key, (one, ownPassphrase) => {
    const { KeyObject } = require('crypto');
    if (one instanceof KeyObject) {
      one = one.export({ type: 'pkcs8', format: 'pem' });
    }
    validateKeyOrCert(one, 'options.key');
    const secret = ownPassphrase ?? passphrase;
    translated(() => java.addKey(bytesOf(one), secret === undefined || secret === null ? null : bytesOf(`${secret}`)));
  });
  if (!java.keysMatch()) {
    throw opensslError('05800074', 'x509 certificate routines', 'key values mismatch',
      { code: 'ERR_OSSL_X509_KEY_VALUES_MISMATCH' });
  }
}

function translated(work) {
  try {
    work();
  } catch (error) {
    switch (error.code) {
      case 'PEM':
        throw opensslError('0480006C', 'PEM routines', 'no start line', { code: 'ERR_OSSL_PEM_NO_START_LINE' });
      case 'DECODER':
        throw opensslError('1E08010C', 'DECODER routines', 'unsupported', { code: 'ERR_OSSL_UNSUPPORTED' });
      case 'ASN1':
        throw opensslError('0680008E', 'asn1 encoding routines', 'not enough data',
          { code: 'ERR_OSSL_ASN1_NOT_ENOUGH_DATA' });
      case 'ERR_MISSING_PASSPHRASE':
      case 'BAD_DECRYPT':
        throw opensslError('1C800064', 'Provider routines', 'bad decrypt', { code: 'ERR_OSSL_BAD_DECRYPT' });
      case 'PFX':
        throw new Error(error.message);
      default:
        throw error;
    }
  }
}

function setCiphers(java, { ciphers, honorCipherOrder }) {
  if (ciphers !== undefined && ciphers !== null) {
    validateString(ciphers, 'options.ciphers');
  }
  const { suites, found, onlyModern } = chooseSuites(ciphers || module.exports.defaults.DEFAULT_CIPHERS);
  if (!found || !java.ciphers(suites.join(','), Boolean(honorCipherOrder))) {
    throw opensslError('0A0000B9', 'SSL routines', 'no cipher match', { code: 'ERR_SSL_NO_CIPHER_MATCH' });
  }
  if (onlyModern) {
    java.protocols('TLSv1.3');
  }
}

function addPfx(java, { pfx, passphrase }) {
  each(pfx, (one, ownPassphrase) => {
    one = one?.buf ?? one;
    validateKeyOrCert(one, 'options.pfx');
    translated(() => java.addPfx(bytesOf(one), `${ownPassphrase ?? passphrase ?? ''}`));
  });
}

function validateSessions({ sessionIdContext, ticketKeys, sessionTimeout }) {
  if (sessionIdContext !== undefined && sessionIdContext !== null) {
    validateString(sessionIdContext, 'options.sessionIdContext');
  }
  if (ticketKeys !== undefined && ticketKeys !== null) {
    if (!isArrayBufferView(ticketKeys)) {
      throw new ERR_INVALID_ARG_TYPE('options.ticketKeys', ['Buffer', 'TypedArray', 'DataView'], ticketKeys);
    }
    if (ticketKeys.byteLength !== 48) {
      throw new ERR_INVALID_ARG_VALUE('options.ticketKeys', ticketKeys.byteLength, 'must be exactly 48 bytes');
    }
  }
  if (sessionTimeout !== undefined && sessionTimeout !== null) {
    validateNumber(sessionTimeout, 'options.sessionTimeout');
  }
}

/** Java's part of a SecureContext. */
function nativeOf(secureContext) {
  return javaOf(secureContext.context);
}

module.exports = { SecureContext, createSecureContext, defaults, nativeOf, setDefaults };
