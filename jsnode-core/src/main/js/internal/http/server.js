'use strict';

// http.Server on a port of its own: a net.Server whose connections are HTTP. Where the runtime's host has a door of its own
// (a web server that this runtime is part of), listen() opens that one instead.

const net = require('net');
const native = binding('http_parser');
const { IncomingMessage } = require('internal/http/incoming');
const { ServerResponse } = require('internal/http/server_response');
const { kUniqueHeaders } = require('internal/http/common');
const { answerRejection } = require('internal/http/rejection');
const { serveConnection } = require('internal/http/server_connection');
const { getOptionValue } = require('internal/options');
const { codes: { ERR_HTTP_REQUEST_TIMEOUT, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger, validateObject } =
  require('internal/validators');

const kConnectionsCheckingInterval = Symbol('http.server.connectionsCheckingInterval');

let givenMaxHeaderSize;

function maxHeaderSize() {
  return givenMaxHeaderSize ??= Number(getOptionValue('max-http-header-size')) || 16 * 1024;
}

function storeHTTPOptions(server, options) {
  server._IncomingMessage = options.IncomingMessage || IncomingMessage;
  server._ServerResponse = options.ServerResponse || ServerResponse;
  if (options.maxHeaderSize !== undefined) {
    validateInteger(options.maxHeaderSize, 'maxHeaderSize', 0);
  }
  server.maxHeaderSize = options.maxHeaderSize;
  if (options.insecureHTTPParser !== undefined) {
    validateBoolean(options.insecureHTTPParser, 'options.insecureHTTPParser');
  }
  server.insecureHTTPParser = options.insecureHTTPParser;
  server.requestTimeout = duration(options.requestTimeout, 'requestTimeout', 300_000);
  server.headersTimeout = options.headersTimeout === undefined ?
    Math.min(60_000, server.requestTimeout) : duration(options.headersTimeout, 'headersTimeout');
  if (server.requestTimeout > 0 && server.headersTimeout > 0 && server.headersTimeout > server.requestTimeout) {
    throw new ERR_OUT_OF_RANGE('headersTimeout', '<= requestTimeout', options.headersTimeout);
  }
  server.keepAliveTimeout = duration(options.keepAliveTimeout, 'keepAliveTimeout', 5_000);
  server.keepAliveTimeoutBuffer = options.keepAliveTimeoutBuffer === undefined ?
    1_000 : duration(options.keepAliveTimeoutBuffer, 'keepAliveTimeoutBuffer');
  server.connectionsCheckingInterval = duration(options.connectionsCheckingInterval, 'connectionsCheckingInterval', 30_000);
  server.requireHostHeader = flag(options.requireHostHeader, 'options.requireHostHeader', true);
  server.joinDuplicateHeaders = flag(options.joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  server.rejectNonStandardBodyWrites = flag(options.rejectNonStandardBodyWrites, 'options.rejectNonStandardBodyWrites', false);
  if (options.shouldUpgradeCallback !== undefined) {
    validateFunction(options.shouldUpgradeCallback, 'options.shouldUpgradeCallback');
    server.shouldUpgradeCallback = options.shouldUpgradeCallback;
  } else {
    server.shouldUpgradeCallback = function () {
      return this.listenerCount('upgrade') > 0;
    };
  }
  if (options.optimizeEmptyRequests !== undefined) {
    validateBoolean(options.optimizeEmptyRequests, 'options.optimizeEmptyRequests');
  }
  const unique = options.uniqueHeaders;
  server[kUniqueHeaders] = Array.isArray(unique) ? new Set(unique.flat().map((name) => name.toLowerCase())) : null;
}

function duration(value, name, otherwise) {
  if (value === undefined) {
    return otherwise;
  }
  validateInteger(value, name, 0);
  return value;
}

function flag(value, name, otherwise) {
  if (value === undefined) {
    return otherwise;
  }
  validateBoolean(value, name);
  return value;
}

function Server(options, requestListener) {
  if (!(this instanceof Server)) {
    return new Server(options, requestListener);
  }
  if (typeof options === 'function') {
    requestListener = options;
    options = {};
  } else if (options == null) {
    options = {};
  } else {
    validateObject(options, 'options');
  }
  setupHttp(this, options);
  net.Server.call(this, {
    allowHalfOpen: true,
    noDelay: options.noDelay ?? true,
    keepAlive: options.keepAlive,
    keepAliveInitialDelay: options.keepAliveInitialDelay,
    highWaterMark: options.highWaterMark,
  });
  if (requestListener) {
    this.on('request', requestListener);
  }
  finishSetup(this);
  this.on('connection', connectionListener);
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

function setupHttp(server, options) {
  storeHTTPOptions(server, options);
  server._httpConnections = new Set();
  server._responseOptions = undefined;
  if (options.highWaterMark !== undefined || server.rejectNonStandardBodyWrites) {
    server._responseOptions = {
      highWaterMark: options.highWaterMark,
      rejectNonStandardBodyWrites: server.rejectNonStandardBodyWrites,
    };
  }
}

function finishSetup(server) {
  server.httpAllowHalfOpen = false;
  server.on('listening', startChecking);
  server.timeout = 0;
  server.maxHeadersCount = null;
  server.maxRequestsPerSocket = 0;
  server[kConnectionsCheckingInterval] = null;
}

function connectionListener(socket) {
  const parser = native.parser(false, this.maxHeaderSize || maxHeaderSize(), this.insecureHTTPParser === true);
  serveConnection(this, socket, parser);
}

Server.prototype.listen = function listen(...args) {
  if (hasDoor()) {
    const door = require('internal/http/door');
    if (door.claims(this, args)) {
      return door.listen(this, args);
    }
  }
  return net.Server.prototype.listen.apply(this, args);
};

function hasDoor() {
  return binding('http_door').exists();
}

function startChecking() {
  if (this[kConnectionsCheckingInterval] !== null) {
    clearInterval(this[kConnectionsCheckingInterval]);
    this[kConnectionsCheckingInterval] = null;
  }
  if (this.connectionsCheckingInterval > 0) {
    this[kConnectionsCheckingInterval] = setInterval(checkConnections, this.connectionsCheckingInterval, this);
    this[kConnectionsCheckingInterval].unref();
  }
}

function checkConnections(server) {
  if (server.headersTimeout === 0 && server.requestTimeout === 0) {
    return;
  }
  const now = require('internal/timers').now();
  for (const connection of server._httpConnections) {
    if (connection.overdue(now, server.headersTimeout, server.requestTimeout)) {
      connection.fail(new ERR_HTTP_REQUEST_TIMEOUT());
    }
  }
}

Server.prototype.close = function close(...args) {
  clearInterval(this[kConnectionsCheckingInterval]);
  this.closeIdleConnections();
  net.Server.prototype.close.apply(this, args);
  return this;
};

Server.prototype[Symbol.asyncDispose] = net.Server.prototype[Symbol.asyncDispose];

Server.prototype.closeAllConnections = function closeAllConnections() {
  for (const { socket } of [...this._httpConnections]) {
    socket.destroy();
  }
};

Server.prototype.closeIdleConnections = function closeIdleConnections() {
  for (const connection of [...this._httpConnections]) {
    if (connection.isIdle()) {
      connection.socket.destroy();
    }
  }
};

Server.prototype.setTimeout = function setTimeout(msecs, callback) {
  this.timeout = msecs;
  if (callback) {
    this.on('timeout', callback);
  }
  return this;
};

Server.prototype[require('events').captureRejectionSymbol] = function (error, event, ...args) {
  if (event === 'request') {
    const [, response] = args;
    if (!answerRejection(response)) {
      response.destroy();
    }
  } else {
    net.Server.prototype[require('events').captureRejectionSymbol].call(this, error, event, ...args);
  }
};

module.exports = { Server, connectionListener, finishSetup, kConnectionsCheckingInterval, maxHeaderSize, setupHttp, storeHTTPOptions };
