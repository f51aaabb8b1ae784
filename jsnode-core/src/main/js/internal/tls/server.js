'use strict';

const net = require('net');
const { TLSSocket } = require('internal/tls/socket');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');

function Server(options, listener) {
  if (!(this instanceof Server)) {
    return new Server(options, listener);
  }
  if (typeof options === 'function') {
    listener = options;
    options = {};
  } else if (options != null && typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  net.Server.call(this, options);
  setupTls(this, options);
  if (listener) {
    this.on('secureConnection', listener);
  }
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

function setupTls(server, options) {
  server._tlsOptions = { ...options };
  server.on('connection', onConnection);
}

Server.prototype.setSecureContext = function setSecureContext(options) {
  Object.assign(this._tlsOptions, options);
};

function onConnection(socket) {
  const secured = new TLSSocket(socket, { ...this._tlsOptions, isServer: true });
  secured.server = this;
  let failed = false;
  secured.on('_tlsError', (error) => {
    failed = true;
    this.emit('tlsClientError', error, secured);
  });
  secured.on('error', (error) => {
    if (!secured._secureEstablished && !failed) {
      failed = true;
      this.emit('tlsClientError', error, secured);
    }
  });
  secured.on('secure', () => this.emit('secureConnection', secured));
}

module.exports = { Server, setupTls };
