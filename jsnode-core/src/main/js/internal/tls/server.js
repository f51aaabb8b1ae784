'use strict';

// tls.Server: a net.Server that turns each connection into a TLSSocket.

const { createHash } = require('crypto');
const net = require('net');
const { createSecureContext } = require('internal/tls/context');
const { convertALPNProtocols } = require('internal/tls/alpn');
const { TLSSocket, kHandshakeError, kVerifyError, limitHandshake, verifyError } = require('internal/tls/socket');
const {
  codes: { ERR_FEATURE_NOT_AVAILABLE, ERR_INVALID_ARG_TYPE, ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS, ERR_TLS_REQUIRED_SERVER_NAME },
  connResetException,
} = require('internal/errors');
const { validateFunction, validateNumber } = require('internal/validators');

const kHandshakeTimeout = Symbol('handshake-timeout');
const kSNICallback = Symbol('snicallback');

const contextOptions = [
  'pfx', 'key', 'passphrase', 'cert', 'clientCertEngine', 'ca', 'minVersion', 'maxVersion', 'secureProtocol', 'crl',
  'sigalgs', 'ciphers', 'ecdhCurve', 'dhparam',
];

function Server(options, listener) {
  if (!(this instanceof Server)) {
    return new Server(options, listener);
  }
  if (typeof options === 'function') {
    listener = options;
    options = {};
  } else if (options == null || typeof options === 'object') {
    options ??= {};
  } else {
    throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  this._contexts = [];
  this.requestCert = options.requestCert === true;
  this.rejectUnauthorized = options.rejectUnauthorized !== false;
  this.ALPNCallback = options.ALPNCallback;
  if (this.ALPNCallback && options.ALPNProtocols) {
    throw new ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS();
  }
  if (options.ALPNProtocols) {
    convertALPNProtocols(options.ALPNProtocols, this);
  }
  if (options.pskCallback) {
    throw new ERR_FEATURE_NOT_AVAILABLE('options.pskCallback');
  }
  this.setSecureContext(options);
  this[kHandshakeTimeout] = options.handshakeTimeout || 120 * 1000;
  this[kSNICallback] = options.SNICallback;
  validateNumber(this[kHandshakeTimeout], 'options.handshakeTimeout');
  if (this[kSNICallback]) {
    validateFunction(this[kSNICallback], 'options.SNICallback');
  }
  net.Server.call(this, options, onConnection);
  if (listener) {
    this.on('secureConnection', listener);
  }
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

function onConnection(rawSocket) {
  const socket = new TLSSocket(rawSocket, {
    secureContext: this._sharedCreds,
    isServer: true,
    server: this,
    requestCert: this.requestCert,
    rejectUnauthorized: this.rejectUnauthorized,
    ALPNProtocols: this.ALPNProtocols,
    ALPNCallback: this.ALPNCallback,
    SNICallback: sniCallback(this),
    enableTrace: false,
    pauseOnConnect: this.pauseOnConnect,
    highWaterMark: this.highWaterMark,
  });
  limitHandshake(socket, this[kHandshakeTimeout]);
  socket.on('secure', onSecure);
  socket.on('close', onClose);
  socket.on('error', onError);
}

function sniCallback(server) {
  return server[kSNICallback] ?? (server._contexts.length > 0 ? chooseContext : undefined);
}

// What addContext() added, the last first.
function chooseContext(servername, callback) {
  const contexts = this.server._contexts;
  for (let i = contexts.length - 1; i >= 0; i--) {
    const [pattern, context] = contexts[i];
    if (pattern.test(servername)) {
      callback(null, context.context ? context : createSecureContext(context));
      return;
    }
  }
  callback(null, undefined);
}

function onSecure() {
  const server = this.server;
  if (this._requestCert) {
    const cert = this.getPeerCertificate();
    const error = Object.keys(cert).length === 0 ? verifyError('UNABLE_TO_GET_ISSUER_CERT') : this[kVerifyError];
    this.authorized = !error;
    if (error) {
      this.authorizationError = error.code;
    }
  }
  if (!this.destroyed && !this._controlReleased) {
    this._controlReleased = true;
    this.removeListener('error', onError);
    this.removeListener('close', onClose);
    server.emit('secureConnection', this);
  }
}

function onError(error) {
  if (!this._controlReleased) {
    this[kHandshakeError] ??= error;
  }
}

function onClose() {
  if (!this._controlReleased) {
    this._controlReleased = true;
    this.server.emit('tlsClientError', this[kHandshakeError] ?? connResetException('socket hang up'), this);
  }
}

Server.prototype.setSecureContext = function setSecureContext(options) {
  if (options === null || typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  for (const name of contextOptions) {
    this[name] = options[name] || undefined;
  }
  this.honorCipherOrder = options.honorCipherOrder === undefined ? true : Boolean(options.honorCipherOrder);
  this.secureOptions = options.secureOptions || undefined;
  this.sessionIdContext = options.sessionIdContext ||
    createHash('sha1').update(process.argv.join(' ')).digest('hex').slice(0, 32);
  if (options.sessionTimeout) {
    this.sessionTimeout = options.sessionTimeout;
  }
  if (options.ticketKeys) {
    this.ticketKeys = options.ticketKeys;
  }
  this._sharedCreds = createSecureContext({
    ...Object.fromEntries(contextOptions.map((name) => [name, this[name]])),
    honorCipherOrder: this.honorCipherOrder,
    secureOptions: this.secureOptions,
    sessionIdContext: this.sessionIdContext,
    sessionTimeout: this.sessionTimeout,
    ticketKeys: this.ticketKeys,
    privateKeyIdentifier: options.privateKeyIdentifier,
    privateKeyEngine: options.privateKeyEngine,
  });
};

Server.prototype.addContext = function addContext(servername, context) {
  if (!servername) {
    throw new ERR_TLS_REQUIRED_SERVER_NAME();
  }
  const pattern = servername.replace(/[.^$+?()[\]{}|\\/-]/g, '\\$&').replaceAll('*', '[^.]*');
  this._contexts.push([new RegExp(`^${pattern}$`, 'i'), context.context ? context : createSecureContext(context)]);
};

for (const name of ['getTicketKeys', 'setTicketKeys', '_getServerData', '_setServerData']) {
  Server.prototype[name] = {
    [name]() {
      throw new ERR_FEATURE_NOT_AVAILABLE(`server.${name}()`);
    },
  }[name];
}

Server.prototype[require('events').captureRejectionSymbol] = function (error, event, socket, ...args) {
  if (event === 'secureConnection') {
    socket.destroy(error);
  } else {
    net.Server.prototype[require('events').captureRejectionSymbol].call(this, error, event, socket, ...args);
  }
};

function createServer(options, listener) {
  return new Server(options, listener);
}

module.exports = { Server, createServer };
