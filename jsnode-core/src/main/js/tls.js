'use strict';

<<<<<<< HEAD
const net = require('net');
const { TLSSocket } = require('internal/tls/socket');
const { Server } = require('internal/tls/server');
const { checkServerIdentity } = require('internal/tls/identity');
const { normalizeArgs } = require('internal/net/arguments');
const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');

class SecureContext {
  constructor(options) {
    this.context = { ca: options.ca, cert: options.cert, key: options.key };
  }
}

function createSecureContext(options = {}) {
  return new SecureContext(options);
}

function connect(...args) {
  // connect(port[, host][, options][, callback])
  const [base, callback] = normalizeArgs(args);
  const extra = args.find((arg, index) => index > 0 && typeof arg === 'object' && arg !== null);
  const options = { rejectUnauthorized: process.env.NODE_TLS_REJECT_UNAUTHORIZED !== '0', ...base, ...extra };
  const socket = new TLSSocket(options.socket, options);
  if (callback) {
    socket.once('secureConnect', callback);
  }
  if (!options.socket) {
    if (options.timeout) {
      socket.setTimeout(options.timeout);
    }
    socket.connect(options);
  }
  return socket;
=======
const { convertALPNProtocols } = require('internal/tls/alpn');
const { DEFAULT_CIPHERS, getCiphers } = require('internal/tls/ciphers');
const { SecureContext, createSecureContext, setDefaults } = require('internal/tls/context');
const { checkServerIdentity } = require('internal/tls/identity');
const { TLSSocket } = require('internal/tls/socket');
const { connect } = require('internal/tls/connect');
const { Server, createServer } = require('internal/tls/server');
const { getBundled, getCACertificates, setDefaultCACertificates } = require('internal/tls/authorities');

// Java inflates no certificates.
function getCertificateCompressionAlgorithms() {
  return [];
>>>>>>> 55c9415 (Add tls and https over Netty's TLS handler, with Node's judgement of certificates)
}

module.exports = {
  CLIENT_RENEG_LIMIT: 3,
  CLIENT_RENEG_WINDOW: 600,
  DEFAULT_CIPHERS,
  DEFAULT_ECDH_CURVE: 'auto',
  DEFAULT_MIN_VERSION: 'TLSv1.2',
  DEFAULT_MAX_VERSION: 'TLSv1.3',
  getCiphers,
  getCertificateCompressionAlgorithms,
};

<<<<<<< HEAD
function missing(name) {
  return Object.defineProperty(() => {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`tls.${name}`);
  }, 'name', { value: name });
}

function convertALPNProtocols(protocols, out) {
  if (Array.isArray(protocols)) {
    out.ALPNProtocols = Buffer.concat(protocols.map((name) => Buffer.from(`${String.fromCharCode(name.length)}${name}`, 'latin1')));
  } else if (ArrayBuffer.isView(protocols)) {
    out.ALPNProtocols = Buffer.from(protocols);
  }
}

module.exports = {
  CLIENT_RENEG_LIMIT: 3,
  CLIENT_RENEG_WINDOW: 600,
  DEFAULT_CIPHERS: 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256',
  DEFAULT_ECDH_CURVE: 'auto',
  DEFAULT_MIN_VERSION: 'TLSv1.2',
  DEFAULT_MAX_VERSION: 'TLSv1.3',
  getCiphers: missing('getCiphers'),
  rootCertificates: [],
  getCACertificates: missing('getCACertificates'),
  setDefaultCACertificates: missing('setDefaultCACertificates'),
=======
Object.defineProperty(module.exports, 'rootCertificates', {
  __proto__: null,
  configurable: false,
  enumerable: true,
  get: getBundled,
});

Object.assign(module.exports, {
  getCACertificates,
  setDefaultCACertificates,
>>>>>>> 55c9415 (Add tls and https over Netty's TLS handler, with Node's judgement of certificates)
  convertALPNProtocols,
  checkServerIdentity,
  createSecureContext,
  SecureContext,
  TLSSocket,
  Server,
  createServer,
  connect,
<<<<<<< HEAD
};
=======
});

setDefaults(module.exports);
>>>>>>> 55c9415 (Add tls and https over Netty's TLS handler, with Node's judgement of certificates)
