'use strict';

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

Object.defineProperty(module.exports, 'rootCertificates', {
  __proto__: null,
  configurable: false,
  enumerable: true,
  get: getBundled,
});

Object.assign(module.exports, {
  getCACertificates,
  setDefaultCACertificates,
  convertALPNProtocols,
  checkServerIdentity,
  createSecureContext,
  SecureContext,
  TLSSocket,
  Server,
  createServer,
  connect,
});

setDefaults(module.exports);
