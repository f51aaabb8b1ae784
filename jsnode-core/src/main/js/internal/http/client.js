'use strict';

// http.ClientRequest: an OutgoingMessage that waits for its socket, and the parser of what comes back.

const { Buffer } = require('buffer');
const { subscribed } = require('internal/diagnostics/builtin');
const net = require('net');
const native = binding('http_parser');
const host = binding('host');
const { OutgoingMessage, kErrored } = require('internal/http/outgoing');
const { getGlobalAgent } = require('internal/http/agent');
const { checkIsHttpToken, kOutHeaders, kUniqueHeaders } = require('internal/http/common');
const { maxHeaderSize } = require('internal/http/server');
const { ClientConnection } = require('internal/http/client_connection');
const { callIn, capture } = require('internal/async_context');
const { getTimerDuration } = require('internal/timers');
const { once } = require('internal/util');
const {
  codes: {
    ERR_HTTP_HEADERS_SENT, ERR_INVALID_ARG_TYPE, ERR_INVALID_HTTP_TOKEN, ERR_INVALID_PROTOCOL, ERR_UNESCAPED_CHARACTERS,
  },
  connResetException,
} = require('internal/errors');
const { validateBoolean, validateInteger } = require('internal/validators');

const INVALID_PATH_REGEX = /[^\u0021-\u00ff]/;
const kError = Symbol('kError');
const kPath = Symbol('kPath');
const kSnapshot = Symbol('kSnapshot');
const observed = host.observesRequests();
if (observed) {
  host.carryContext();
}

// The body of these is framed only when there is one.
const bodyless = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']);

function nop() {}

function validateHost(host, name) {
  if (host !== null && host !== undefined && typeof host !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(`options.${name}`, ['string', 'undefined', 'null'], host);
  }
  return host;
}

function ClientRequest(input, options, callback) {
  OutgoingMessage.call(this);
  [options, callback] = normalize(input, options, callback);
  const agent = chooseAgent(this, options);
  const protocol = options.protocol || agent?.protocol || 'http:';
  let expected = agent?.protocol || (options._defaultAgent || getGlobalAgent()).protocol;
  if (options.path) {
    const path = String(options.path);
    if (INVALID_PATH_REGEX.test(path)) {
      throw new ERR_UNESCAPED_CHARACTERS('Request path');
    }
  }
  if (options.agent?.protocol === undefined && !agent) {
    expected = protocol === 'https:' ? protocol : expected;
  }
  if (protocol !== expected) {
    throw new ERR_INVALID_PROTOCOL(protocol, expected);
  }
  const defaultPort = options.defaultPort || agent?.defaultPort || 80;
  const port = options.port = options.port || defaultPort;
  const hostname = options.host = validateHost(options.hostname, 'hostname') || validateHost(options.host, 'host') || 'localhost';
  const setHost = options.setHost !== undefined ? Boolean(options.setHost) : options.setDefaultHeaders !== false;
  this._removedConnection = options.setDefaultHeaders === false;
  this._removedContLen = options.setDefaultHeaders === false;
  this._removedTE = options.setDefaultHeaders === false;
  this.socketPath = options.socketPath;
  if (options.timeout !== undefined) {
    this.timeout = getTimerDuration(options.timeout, 'timeout');
  }
  this.method = validateMethod(options.method);
  validateOptions(this, options);
  if (callback) {
    this.once('response', callback);
  }
  this.useChunkedEncodingByDefault = !bodyless.has(this.method);
  this._ended = false;
  this.res = null;
  this.aborted = false;
  this.timeoutCb = null;
  this.upgradeOrConnect = false;
  this.parser = null;
  this.maxHeadersCount = null;
  this.reusedSocket = false;
  this.host = hostname;
  this.protocol = protocol;
  this[kPath] = options.path || '/';
  this[kError] = null;
  this[kSnapshot] = capture();
  if (this.agent) {
    // Without keep-alive and without a limit every request has a socket of its own.
    this.shouldKeepAlive = this.agent.keepAlive || Number.isFinite(this.agent.maxSockets);
    if (!this.agent.keepAlive && !Number.isFinite(this.agent.maxSockets)) {
      this._last = true;
      this.shouldKeepAlive = false;
    } else {
      this._last = false;
      this.shouldKeepAlive = true;
    }
  }
  const headersArray = addHeaders(this, options, hostname, port, defaultPort, setHost);
  if (observed) {
    require('internal/http/observed_request').observe(this, port, headersArray ? options : undefined);
  }
  if (this.getHeader?.('expect') && !headersArray) {
    if (this._header) {
      throw new ERR_HTTP_HEADERS_SENT('render');
    }
    this._storeHeader(firstLine(this), this[kOutHeaders]);
  } else if (headersArray) {
    this._storeHeader(firstLine(this), options.headers);
  }
  this[kUniqueHeaders] = Array.isArray(options.uniqueHeaders) ?
    new Set(options.uniqueHeaders.flat().map((name) => name.toLowerCase())) : null;
  obtainSocket(this, options);
  subscribed('http.client.request.created')?.publish({ request: this });
}
Object.setPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ClientRequest, OutgoingMessage);

function normalize(input, options, callback) {
  if (typeof input === 'string') {
    input = urlToHttpOptions(new URL(input));
  } else if (isURL(input)) {
    input = urlToHttpOptions(input);
  } else {
    callback = options;
    options = input;
    input = null;
  }
  if (typeof options === 'function') {
    callback = options;
    options = input || {};
  } else {
    options = Object.assign(input || {}, options);
  }
  return [options, callback];
}

function isURL(value) {
  return Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);
}

function urlToHttpOptions(url) {
  const { hostname, pathname, port, username, password, search } = url;
  const options = {
    __proto__: null,
    ...url,
    protocol: url.protocol,
    hostname: hostname && hostname[0] === '[' ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href: url.href,
  };
  if (port !== '') {
    options.port = Number(port);
  }
  if (username || password) {
    options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  }
  return options;
}

function chooseAgent(request, options) {
  let { agent } = options;
  const defaultAgent = options._defaultAgent || getGlobalAgent();
  if (agent === false) {
    agent = new defaultAgent.constructor();
  } else if (agent === null || agent === undefined) {
    if (typeof options.createConnection !== 'function') {
      agent = defaultAgent;
    }
  } else if (typeof agent.addRequest !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('options.agent', ['Agent-like Object', 'undefined', 'false'], agent);
  }
  request.agent = agent;
  return agent;
}

function validateMethod(method) {
  if (method !== null && method !== undefined && typeof method !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('options.method', 'string', method);
  }
  if (!method) {
    return 'GET';
  }
  if (!checkIsHttpToken(method)) {
    throw new ERR_INVALID_HTTP_TOKEN('Method', method);
  }
  return method.toUpperCase();
}

function validateOptions(request, options) {
  if (options.maxHeaderSize !== undefined) {
    validateInteger(options.maxHeaderSize, 'maxHeaderSize', 0);
  }
  request.maxHeaderSize = options.maxHeaderSize;
  if (options.insecureHTTPParser !== undefined) {
    validateBoolean(options.insecureHTTPParser, 'options.insecureHTTPParser');
  }
  request.insecureHTTPParser = options.insecureHTTPParser;
  if (options.joinDuplicateHeaders !== undefined) {
    validateBoolean(options.joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  }
  request.joinDuplicateHeaders = options.joinDuplicateHeaders;
}

function addHeaders(request, options, host, port, defaultPort, setHost) {
  const headersArray = Array.isArray(options.headers);
  if (headersArray) {
    return true;
  }
  if (options.headers) {
    for (const key of Object.keys(options.headers)) {
      request.setHeader(key, options.headers[key]);
    }
  }
  if (host && !request.getHeader('host') && setHost) {
    let header = host;
    // An IPv6 address needs brackets.
    if (header.includes(':') && header.indexOf(':') !== header.lastIndexOf(':') && header[0] !== '[') {
      header = `[${header}]`;
    }
    if (port && +port !== defaultPort) {
      header += `:${port}`;
    }
    request.setHeader('Host', header);
  }
  if (options.auth && !request.getHeader('Authorization')) {
    request.setHeader('Authorization', `Basic ${Buffer.from(options.auth).toString('base64')}`);
  }
  return false;
}

function firstLine(request) {
  return `${request.method} ${request[kPath]} HTTP/1.1\r\n`;
}

function obtainSocket(request, options) {
  let optionsWithPath = options;
  if (request.socketPath) {
    optionsWithPath = { ...options, path: request.socketPath };
  }
  const { signal } = options;
  if (signal) {
    require('stream').addAbortSignal(signal, request);
  }
  if (request.agent) {
    request.agent.addRequest(request, optionsWithPath);
    return;
  }
  // No agent: one socket for one request.
  request._last = true;
  request.shouldKeepAlive = false;
  const connectOptions = { ...optionsWithPath };
  if (request.socketPath) {
    connectOptions.path = request.socketPath;
  } else {
    delete connectOptions.path;
  }
  if (typeof options.createConnection === 'function') {
    const onCreate = once((error, socket) => {
      if (error) {
        process.nextTick(() => emitError(request, error));
      } else {
        request.onSocket(socket);
      }
    });
    try {
      const socket = options.createConnection(connectOptions, onCreate);
      if (socket) {
        onCreate(null, socket);
      }
    } catch (error) {
      onCreate(error);
    }
  } else {
    request.onSocket(net.createConnection(connectOptions));
  }
}

Object.defineProperty(ClientRequest.prototype, 'path', {
  __proto__: null,
  get() {
    return this[kPath];
  },
  set(value) {
    const path = String(value);
    if (INVALID_PATH_REGEX.test(path)) {
      throw new ERR_UNESCAPED_CHARACTERS('Request path');
    }
    this[kPath] = path;
  },
  configurable: true,
  enumerable: true,
});

ClientRequest.prototype._finish = function _finish() {
  OutgoingMessage.prototype._finish.call(this);
  subscribed('http.client.request.start')?.publish({ request: this });
};

ClientRequest.prototype._implicitHeader = function _implicitHeader() {
  if (this._header) {
    throw new ERR_HTTP_HEADERS_SENT('render');
  }
  this._storeHeader(firstLine(this), this[kOutHeaders]);
};

ClientRequest.prototype.abort = function abort() {
  if (this.aborted) {
    return;
  }
  this.aborted = true;
  process.nextTick(emitAbortNT, this);
  this.destroy();
};

function emitAbortNT(request) {
  request.emit('abort');
}

ClientRequest.prototype.destroy = function destroy(error) {
  if (this.destroyed) {
    return this;
  }
  this.destroyed = true;
  // The response goes with its request.
  this.res?._dump();
  this[kError] = error;
  this[kErrored] = error;
  this.socket?.destroy(error);
  if (!this.socket && this.agent === undefined || !this.socket) {
    process.nextTick(destroyWithoutSocket, this);
  }
  return this;
};

// The socket may still come; if it does not, the request must close all the same.
function destroyWithoutSocket(request) {
  if (request.socket || request._closed || request._socketComes) {
    return;
  }
  removeFromQueue(request);
  const error = request[kError] ?? (request.res || request.aborted ? undefined : connResetException('socket hang up'));
  if (error) {
    emitError(request, error);
  }
  request._closed = true;
  request.emit('close');
}

function removeFromQueue(request) {
  const queues = request.agent?.requests;
  for (const name in queues) {
    const index = queues[name].indexOf(request);
    if (index !== -1) {
      queues[name].splice(index, 1);
      if (queues[name].length === 0) {
        delete queues[name];
      }
    }
  }
}

function emitError(request, error) {
  subscribed('http.client.request.error')?.publish({ request, error });
  request.emit('error', error);
}

ClientRequest.prototype.onSocket = function onSocket(socket, error) {
  this._socketComes = true;
  process.nextTick(onSocketNT, this, socket, error);
};

function onSocketNT(request, socket, error) {
  if (request[kSnapshot] !== undefined) {
    callIn(request[kSnapshot], takeSocket, undefined, [request, socket, error]);
  } else {
    takeSocket(request, socket, error);
  }
}

function takeSocket(request, socket, error) {
  request._socketComes = false;
  if (!request.destroyed && !error) {
    startOnSocket(request, socket);
    request._flush();
    return;
  }
  request.destroyed = true;
  let reason = error ?? request[kError];
  if (socket) {
    if (!reason && !request.agent?.keepAlive || !request.agent || reason && !socket.destroyed && socket.connecting) {
      socket.on('error', nop);
      socket.destroy(reason);
    } else {
      socket._httpMessage = null;
      socket.emit('free');
    }
  }
  if (!reason && !request.res && !request.aborted) {
    reason = connResetException('socket hang up');
  }
  if (reason && !request._closed) {
    emitError(request, reason);
  }
  if (!request._closed) {
    request._closed = true;
    request.emit('close');
  }
}

function startOnSocket(request, socket) {
  const parser = native.parser(true, request.maxHeaderSize || maxHeaderSize(), request.insecureHTTPParser === true);
  request.socket = socket;
  socket._httpMessage = request;
  const connection = new ClientConnection(request, socket, parser);
  request.parser = parser;
  connection.attach();
  if (request.timeout !== undefined) {
    listenSocketTimeout(request);
  }
  request.emit('socket', socket);
}

// --- timeouts and socket options ---

ClientRequest.prototype._deferToConnect = function _deferToConnect(method, args) {
  const callSocket = () => {
    if (method) {
      this.socket[method](...args);
    }
  };
  const onSocket = () => {
    if (this.socket.writable) {
      callSocket();
    } else {
      this.socket.once('connect', callSocket);
    }
  };
  if (!this.socket) {
    this.once('socket', onSocket);
  } else {
    onSocket();
  }
};

function listenSocketTimeout(request) {
  if (request.timeoutCb) {
    return;
  }
  request.timeoutCb = emitRequestTimeout;
  if (request.socket) {
    request.socket.once('timeout', emitRequestTimeout);
  } else {
    request.on('socket', (socket) => {
      socket.once('timeout', emitRequestTimeout);
    });
  }
}

function emitRequestTimeout() {
  this._httpMessage?.emit('timeout');
}

ClientRequest.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (this._ended) {
    return this;
  }
  listenSocketTimeout(this);
  msecs = getTimerDuration(msecs, 'msecs');
  if (callback) {
    this.once('timeout', callback);
  }
  if (this.socket) {
    setSocketTimeout(this.socket, msecs);
  } else {
    this.once('socket', (socket) => setSocketTimeout(socket, msecs));
  }
  return this;
};

// The clock starts when the connection stands.
function setSocketTimeout(socket, msecs) {
  if (socket.connecting) {
    socket.once('connect', function () {
      this.setTimeout(msecs);
    });
  } else {
    socket.setTimeout(msecs);
  }
}

ClientRequest.prototype.setNoDelay = function setNoDelay(noDelay) {
  this._deferToConnect('setNoDelay', [noDelay]);
};

ClientRequest.prototype.setSocketKeepAlive = function setSocketKeepAlive(enable, initialDelay) {
  this._deferToConnect('setKeepAlive', [enable, initialDelay]);
};

ClientRequest.prototype.clearTimeout = function clearTimeout(callback) {
  this.setTimeout(0, callback);
};

module.exports = { ClientRequest };
