'use strict';

const net = require('net');
const { codes: { ERR_FEATURE_NOT_AVAILABLE } } = require('internal/errors');

function Server() {
  throw new ERR_FEATURE_NOT_AVAILABLE('tls.Server');
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

function connect() {
  throw new ERR_FEATURE_NOT_AVAILABLE('tls.connect');
}

function createServer(options, listener) {
  return new Server(options, listener);
}

module.exports = { Server, connect, createServer };
