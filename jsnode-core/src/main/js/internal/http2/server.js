'use strict';

// Http2Server on a net.Server and Http2SecureServer on a tls.Server: each connection becomes a session.

const { Buffer } = require('buffer');
const EventEmitter = require('events');
const net = require('net');
const { answerRejection } = require('internal/http/rejection');
const { constants } = require('internal/http2/constants');
const { tlsOptions } = require('internal/http2/connect');
const { ServerHttp2Session } = require('internal/http2/server_session');
const { assertIsObject } = require('internal/http2/asserts');
const { validateSettings } = require('internal/http2/settings');
const { kOptions, kServer, kSessions } = require('internal/http2/symbols');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction, validateUint32 } = require('internal/validators');

const { NGHTTP2_INTERNAL_ERROR } = constants;
const kDefaultUnknownProtocolTimeout = 10_000;

function initializeOptions(options) {
  assertIsObject(options, 'options', 'object');
  options = { ...options };
  assertIsObject(options.settings, 'options.settings');
  options.settings = { ...options.settings };
  if (options.remoteCustomSettings) {
    options.remoteCustomSettings = [...options.remoteCustomSettings];
  }
  for (const name of ['maxSessionInvalidFrames', 'maxSessionRejectedStreams', 'streamResetRate', 'streamResetBurst']) {
    if (options[name] !== undefined) {
      validateUint32(options[name], `options.${name}`);
    }
  }
  if (options.unknownProtocolTimeout !== undefined) {
    validateUint32(options.unknownProtocolTimeout, 'options.unknownProtocolTimeout');
  } else {
    options.unknownProtocolTimeout = kDefaultUnknownProtocolTimeout;
  }
  const { Http2ServerRequest } = require('internal/http2/server_request');
  const { Http2ServerResponse } = require('internal/http2/server_response');
  options.Http2ServerRequest ||= Http2ServerRequest;
  options.Http2ServerResponse ||= Http2ServerResponse;
  return options;
}

// --- sessions of a server ---

function connectionListener(socket) {
  const options = this[kOptions] ?? {};
  if (socket.alpnProtocol === false || socket.alpnProtocol === 'http/1.1') {
    if (options.allowHTTP1 === true) {
      socket.server[kServer] = this;
      require('internal/http/server').connectionListener.call(this, socket);
      return;
    }
    refuseProtocol(this, socket, options);
    return;
  }
  socket.on('error', nop);
  const session = new ServerHttp2Session(options, socket, this);
  session.on('stream', onSessionStream);
  session.on('error', onSessionError);
  session.on('priority', (...args) => this.emit('priority', ...args));
  session.on('close', () => this[kSessions].delete(session));
  this[kSessions].add(session);
  if (this.timeout) {
    session.setTimeout(Number(this.timeout));
    session.on('timeout', onSessionTimeout);
  }
  socket[kServer] = this;
  if (options.origins && session.encrypted) {
    session.origin(...options.origins);
  }
  this.emit('session', session);
}

function nop() {}

function refuseProtocol(server, socket, options) {
  // Let go of it also where nobody else does.
  const timer = setTimeout(() => {
    if (!socket.destroyed) {
      socket.destroy();
    }
  }, options.unknownProtocolTimeout);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
  if (server.emit('unknownProtocol', socket)) {
    return;
  }
  const body = socket.alpnProtocol === false ?
    '<html><head><title>Missing ALPN Protocol</title></head><body><h1>Missing ALPN Protocol, expected `h2` to be available</h1>' +
    '</body></html>' :
    '<html><head><title>Unknown ALPN Protocol</title></head><body><h1>Unknown ALPN Protocol, expected `h2` to be available</h1>' +
    '</body></html>';
  socket.end(`HTTP/1.0 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function onSessionStream(stream, headers, flags, rawHeaders) {
  this[kServer]?.emit('stream', stream, headers, flags, rawHeaders);
}

function onSessionError(error) {
  this[kServer]?.emit('sessionError', error, this);
}

// Whoever waits too long is sent away, unless someone listens.
function onSessionTimeout() {
  if (this.destroyed || this.closed) {
    return;
  }
  const server = this[kServer];
  if (!server?.emit('timeout', this)) {
    this.destroy();
  }
}

function closeAllSessions(server) {
  for (const session of [...server[kSessions]]) {
    session.close();
  }
}

function setTimeoutOf(msecs, callback) {
  this.timeout = msecs;
  if (callback !== undefined) {
    validateFunction(callback, 'callback');
    this.on('timeout', callback);
  }
  return this;
}

function updateSettings(settings) {
  assertIsObject(settings, 'settings');
  validateSettings(settings);
  this[kOptions].settings = { ...this[kOptions].settings, ...settings };
}

// Errors of asynchronous listeners.
function onRejection(Base) {
  return function (error, event, ...args) {
    const [first] = args;
    switch (event) {
      case 'stream':
        // The client hears of it while it can.
        if (first.headersSent || first.destroyed) {
          first.destroy(error);
        } else {
          first.respond({ ':status': 500 });
          first.end();
        }
        break;
      case 'request': {
        const response = args[1];
        if (!answerRejection(response)) {
          response.stream.close(NGHTTP2_INTERNAL_ERROR);
        }
        break;
      }
      case 'session':
        first.destroy(error);
        break;
      default:
        Base.prototype[EventEmitter.captureRejectionSymbol].call(this, error, event, ...args);
    }
  };
}

function setup(server, options, requestListener) {
  server[kSessions] = new Set();
  server[kOptions] = options;
  server.timeout = 0;
  server.on('newListener', setupCompat);
  if (typeof requestListener === 'function') {
    server.on('request', requestListener);
  }
}

// The interface of http is there when somebody listens for requests.
function setupCompat(event) {
  if (event === 'request') {
    this.removeListener('newListener', setupCompat);
    const { onServerStream } = require('internal/http2/compat');
    this.on('stream', (stream, headers, flags, rawHeaders) =>
      onServerStream(this, this[kOptions], stream, headers, flags, rawHeaders));
  }
}

class Http2Server extends net.Server {
  constructor(options, requestListener) {
    options = initializeOptions(options);
    super(options, connectionListener);
    setup(this, options, requestListener);
  }

  close(...args) {
    super.close(...args);
    closeAllSessions(this);
    return this;
  }

  async [Symbol.asyncDispose]() {
    await require('util').promisify(this.close).call(this);
  }
}

Object.assign(Http2Server.prototype, { setTimeout: setTimeoutOf, updateSettings });
Http2Server.prototype[EventEmitter.captureRejectionSymbol] = onRejection(net.Server);

let SecureServer;

// TLS is loaded for the first server that wants it.
function secureServerClass() {
  if (SecureServer !== undefined) {
    return SecureServer;
  }
  const tls = require('tls');
  const http = require('internal/http/server');
  SecureServer = class Http2SecureServer extends tls.Server {
    constructor(options, requestListener) {
      options = initializeOptions(options);
      super(tlsOptions(options), connectionListener);
      setup(this, options, requestListener);
      this.on('tlsClientError', (error, socket) => {
        if (!this.emit('clientError', error, socket)) {
          socket.destroy(error);
        }
      });
      if (options.allowHTTP1 === true) {
        http.setupHttp(this, { IncomingMessage: options.Http1IncomingMessage, ServerResponse: options.Http1ServerResponse,
          ...options, ...options.http1Options });
        http.finishSetup(this);
      }
    }

    close(...args) {
      super.close(...args);
      closeAllSessions(this);
      if (this[kOptions].allowHTTP1 === true) {
        clearInterval(this[http.kConnectionsCheckingInterval]);
        this.closeIdleConnections();
      }
      return this;
    }

    closeAllConnections() {
      if (this[kOptions].allowHTTP1 === true) {
        http.Server.prototype.closeAllConnections.call(this);
      }
    }

    closeIdleConnections() {
      if (this[kOptions].allowHTTP1 === true) {
        http.Server.prototype.closeIdleConnections.call(this);
      }
    }

    async [Symbol.asyncDispose]() {
      await require('util').promisify(this.close).call(this);
    }
  };
  Object.assign(SecureServer.prototype, { setTimeout: setTimeoutOf, updateSettings });
  SecureServer.prototype[EventEmitter.captureRejectionSymbol] = onRejection(tls.Server);
  return SecureServer;
}

function createServer(options, handler) {
  if (typeof options === 'function') {
    handler = options;
    options = undefined;
  }
  return new Http2Server(options, handler);
}

function createSecureServer(options, handler) {
  if (typeof options === 'function' || options === null || typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', 'object', options);
  }
  return new (secureServerClass())(options, handler);
}

function performServerHandshake(socket, options = {}) {
  return new ServerHttp2Session(initializeOptions(options), socket, undefined);
}

module.exports = { createSecureServer, createServer, performServerHandshake };
