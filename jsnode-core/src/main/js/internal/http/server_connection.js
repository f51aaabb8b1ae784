'use strict';

// One connection of an http.Server: what the parser finds becomes requests, and responses leave in the order of their
// requests. On a net.Socket the bytes go from Java straight into the parser.

const { Buffer } = require('buffer');
const { subscribed } = require('internal/diagnostics/builtin');
const { FastBuffer } = require('internal/buffer');
const { HandleState, kHttpConsumer } = require('internal/net/handle');
const { continueExpression, kConnection, kNeedDrain } = require('internal/http/common');
const { onServerResponseClose } = require('internal/http/server_response');
const { endBody, isUntouched, setHead } = require('internal/http/incoming');
const { loopNow } = require('internal/timers');
const {
  kBody, kComplete, kError, kExpect, kHeaders, kHost, kKeepAlive, kNeedMore, kNormal, kUpgrade, kUpgradeWanted, kUpgraded,
  parseError,
} = require('internal/http/parse_error');
const { codes: { ERR_HTTP_SOCKET_ENCODING }, connResetException } = require('internal/errors');

const badRequest = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';
const errorResponses = {
  __proto__: null,
  ERR_HTTP_REQUEST_TIMEOUT: 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'HTTP/1.1 413 Payload Too Large\r\nConnection: close\r\n\r\n',
  HPE_HEADER_OVERFLOW: 'HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n',
};

function nop() {}

class ServerConnection {
  constructor(server, socket, parser) {
    this.server = server;
    this.socket = socket;
    this.parser = parser;
    this.request = null;
    this.incoming = [];
    this.outgoing = [];
    this.outgoingData = 0;
    this.requestsCount = 0;
    this.keepAliveTimeoutSet = false;
    this.startedAt = loopNow();
    this.headersDone = false;
    this.onPendingData = (delta) => this.updateOutgoingData(delta);
    this.consumed = false;
    this.driving = false;
  }

  // --- from the parser ---

  drive() {
    if (this.driving) {
      return;
    }
    this.driving = true;
    try {
      while (this.step()) ;
    } finally {
      this.driving = false;
    }
  }

  step() {
    const { parser } = this;
    if (parser === null) {
      return false;
    }
    switch (parser.next()) {
      case kNeedMore:
        return false;
      case kHeaders:
        this.onHeaders(parser);
        return true;
      case kBody:
        this.onBody(parser.body());
        return true;
      case kComplete:
        this.onComplete(parser);
        return true;
      case kError:
        this.fail(parseError(parser));
        return false;
      case kUpgrade:
        this.onUpgrade(Buffer.from(parser.rest()));
        return false;
      default:
        return false;
    }
  }

  onHeaders(parser) {
    const { server, socket } = this;
    const flags = parser.flags();
    if (this.keepAliveTimeoutSet) {
      this.keepAliveTimeoutSet = false;
      socket.setTimeout(server.timeout || 0);
    }
    this.headersDone = true;
    const Request = server._IncomingMessage;
    const request = new Request(socket);
    request.httpVersionMajor = flags >> 4 & 15;
    request.httpVersionMinor = flags & 15;
    request.httpVersion = request.httpVersionMajor === 1 && request.httpVersionMinor === 1 ?
      '1.1' : `${request.httpVersionMajor}.${request.httpVersionMinor}`;
    request.joinDuplicateHeaders = server.joinDuplicateHeaders;
    request.url = parser.url();
    request.method = parser.method();
    request.upgrade = false;
    setHead(request, parser.headers(), maxPairs(server));
    this.request = request;
    if ((flags & kUpgradeWanted) !== 0 &&
        (request.method === 'CONNECT' || server.shouldUpgradeCallback(request))) {
      request.upgrade = true;
      parser.proceed(kUpgraded);
      return;
    }
    parser.proceed(kNormal);
    this.onRequest(request, flags);
  }

  onBody(bytes) {
    const { request } = this;
    if (request === null || request._dumped) {
      return;
    }
    if (!request.push(new FastBuffer(bytes))) {
      this.pause();
    }
  }

  onComplete(parser) {
    const { request } = this;
    this.request = null;
    this.headersDone = false;
    this.startedAt = 0;
    if (request === null) {
      return;
    }
    request.complete = true;
    const trailers = parser.headers();
    if (trailers !== '' && !request.upgrade) {
      const raw = trailers.split('\n');
      request._addHeaderLines(raw, raw.length);
    }
    if (request.upgrade) {
      this.upgradeRequest = request;
      return;
    }
    endBody(request);
    this.resumeReading();
  }

  // --- requests and their responses ---

  onRequest(request, flags) {
    const { server, socket } = this;
    this.incoming.push(request);
    if (this.outgoingData >= socket.writableHighWaterMark) {
      this.pause();
    }
    const Response = server._ServerResponse;
    const response = new Response(request, server._responseOptions);
    subscribed('http.server.request.start')?.publish({ request, response, socket, server });
    response._keepAliveTimeout = server.keepAliveTimeout;
    response._maxRequestsPerSocket = server.maxRequestsPerSocket;
    response._onPendingData = this.onPendingData;
    response.shouldKeepAlive = (flags & kKeepAlive) !== 0;
    if (response._closed === undefined) {
      response._closed = false;
    }
    if (socket._httpMessage) {
      this.outgoing.push(response);
    } else {
      response.assignSocket(socket);
    }
    response.on('finish', () => this.onResponseFinish(request, response));
    if (this.refuse(request, response, flags)) {
      return;
    }
    if ((flags & kExpect) !== 0 && request.httpVersionMajor === 1 && request.httpVersionMinor === 1) {
      expectation(server, request, response);
    } else {
      server.emit('request', request, response);
    }
  }

  // Requests that never reach the user: too many on this connection, no Host.
  refuse(request, response, flags) {
    const { server, socket } = this;
    if (server.maxRequestsPerSocket > 0) {
      this.requestsCount++;
      if (this.requestsCount > server.maxRequestsPerSocket) {
        server.emit('dropRequest', request, socket);
        response.writeHead(503);
        response.end();
        return true;
      }
      if (this.requestsCount === server.maxRequestsPerSocket) {
        response.maxRequestsOnConnectionReached = true;
      }
    }
    if (server.requireHostHeader && (flags & kHost) === 0 && request.httpVersionMajor === 1 && request.httpVersionMinor === 1) {
      response.writeHead(400, ['Connection', 'close']);
      response.end();
      return true;
    }
    return false;
  }

  onResponseFinish(request, response) {
    const { server, socket } = this;
    subscribed('http.server.response.finish')?.publish({ request, response, socket, server });
    if (this.incoming[0] === request) {
      this.incoming.shift();
    } else {
      this.incoming.splice(this.incoming.indexOf(request), 1);
    }
    const untouched = request.complete && isUntouched(request);
    if (untouched) {
      request._dumpAndCloseReadable();
    } else if (!request._consuming) {
      // Nobody read the body: it must not stand before the next request.
      request._dump();
    }
    if (response.socket === socket) {
      response.detachSocket(socket);
    }
    if (!untouched) {
      clearIncoming(request, this);
    }
    process.nextTick(emitCloseNT, response);
    if (response._last) {
      if (typeof socket.destroySoon === 'function') {
        socket.destroySoon();
      } else {
        socket.end();
      }
    } else if (this.outgoing.length === 0) {
      if (server.keepAliveTimeout && typeof socket.setTimeout === 'function') {
        socket.setTimeout(server.keepAliveTimeout + server.keepAliveTimeoutBuffer);
        this.keepAliveTimeoutSet = true;
      }
    } else {
      this.outgoing.shift().assignSocket(socket);
    }
  }

  updateOutgoingData(delta) {
    this.outgoingData += delta;
    const { socket } = this;
    if (socket._paused && this.outgoingData < socket.writableHighWaterMark) {
      this.onDrain();
    }
  }

  // --- reading and not reading ---

  pause() {
    const { socket } = this;
    socket._paused = true;
    if (this.consumed) {
      if (socket._handle !== null) {
        socket._handle.reading = false;
        socket._handle.readStop();
      }
    } else {
      socket.pause();
    }
  }

  resumeReading() {
    const { socket } = this;
    if (socket._paused && this.outgoingData < socket.writableHighWaterMark) {
      socket._paused = false;
      if (!this.consumed) {
        socket.resume();
      } else if (socket._handle !== null) {
        socket._handle.reading = true;
        socket._handle.readStart();
      }
    }
  }

  onDrain() {
    const { socket } = this;
    if (socket._paused && this.outgoingData < socket.writableHighWaterMark) {
      this.resumeReading();
    }
    const message = socket._httpMessage;
    if (message && !message.finished && message[kNeedDrain]) {
      message[kNeedDrain] = false;
      message.emit('drain');
    }
  }

  // --- the connection itself ---

  onUpgrade(head) {
    const { server, socket } = this;
    const request = this.upgradeRequest;
    this.release();
    socket.removeListener('timeout', onTimeout);
    socket.removeListener('error', onError);
    const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (server.listenerCount(event) > 0) {
      socket.readableFlowing = null;
      socket.resume();
      socket.pause();
      socket.readableFlowing = null;
      server.emit(event, request, socket, head);
    } else {
      socket.destroy();
    }
  }

  /** Lets go of the socket: it is no longer HTTP, or closed. */
  release() {
    const { server, socket } = this;
    server._httpConnections.delete(this);
    this.unconsume();
    this.parser = null;
    socket.parser = null;
    socket[kConnection] = undefined;
    if (!socket._httpMessage) {
      socket.removeListener('close', onServerResponseClose);
    }
    for (const event in listeners) {
      socket.removeListener(event, listeners[event]);
    }
    delete socket.on;
    delete socket.addListener;
    delete socket.prependListener;
    delete socket.setEncoding;
  }

  consume() {
    const { socket } = this;
    if (socket._handle instanceof HandleState && socket.readableLength === 0 && !socket.readableEnded) {
      this.consumed = true;
      socket[kHttpConsumer] = this;
      const { java } = socket._handle;
      java.consume(this.parser, () => {
        socket._unrefTimer();
        this.received();
      });
    }
  }

  unconsume() {
    if (this.consumed) {
      this.consumed = false;
      this.socket[kHttpConsumer] = null;
      if (this.socket._handle) {
        this.socket._handle.java.consume(null, null);
      }
    }
  }

  received() {
    if (this.startedAt === 0) {
      this.startedAt = loopNow();
    }
    this.drive();
    // The beginning of a further request came along.
    if (this.startedAt === 0 && this.parser !== null && this.parser.inMessage()) {
      this.startedAt = loopNow();
    }
  }

  onEnd() {}

  fail(error) {
    const { socket } = this;
    this.parser = null;
    this.unconsume();
    onError.call(socket, error);
  }

  abortIncoming() {
    const requests = this.incoming;
    this.incoming = [];
    for (const request of requests) {
      request.destroy(connResetException('aborted'));
    }
  }

  isIdle() {
    return this.incoming.length === 0 && this.request === null && (this.parser === null || !this.parser.inMessage()) &&
      !this.socket._httpMessage;
  }

  /** The error of a request that takes too long, if it does. */
  overdue(now, headersTimeout, requestTimeout) {
    const { parser } = this;
    if (parser === null || this.startedAt === 0) {
      return false;
    }
    const age = now - this.startedAt;
    const waitsForHead = !this.headersDone;
    return (waitsForHead && headersTimeout > 0 && age > headersTimeout) ||
      (requestTimeout > 0 && age > requestTimeout && (waitsForHead || this.request !== null));
  }
}

function maxPairs(server) {
  const { maxHeadersCount } = server;
  if (maxHeadersCount === null || maxHeadersCount === undefined) {
    return 2000 * 2;
  }
  return maxHeadersCount > 0 ? maxHeadersCount << 1 : 0;
}

function expectation(server, request, response) {
  if (continueExpression.test(request.headers.expect)) {
    response._expect_continue = true;
    if (server.listenerCount('checkContinue') > 0) {
      server.emit('checkContinue', request, response);
    } else {
      response.writeContinue();
      server.emit('request', request, response);
    }
  } else if (server.listenerCount('checkExpectation') > 0) {
    server.emit('checkExpectation', request, response);
  } else {
    response.writeHead(417);
    response.end();
  }
}

// The request's body is over for everybody: its end is emitted also when nobody reads.
function clearIncoming(request, connection) {
  if (connection.request === request && !request.complete) {
    return;
  }
  if (request._readableState.endEmitted || request.destroyed) {
    request.destroy();
  } else {
    request.on('end', destroyThis);
  }
}

function destroyThis() {
  this.destroy();
}

function emitCloseNT(response) {
  if (!response._closed) {
    response.destroyed = true;
    response._closed = true;
    response.emit('close');
  }
}

// --- the socket's events ---

function onTimeout() {
  const connection = this[kConnection];
  if (connection === undefined) {
    return;
  }
  const { server } = connection;
  const request = connection.request ?? connection.incoming[0];
  const onRequest = request && !request.complete && request.emit('timeout', this);
  const response = this._httpMessage;
  const onResponse = response && response.emit('timeout', this);
  const onServer = server.emit('timeout', this);
  if (!onRequest && !onResponse && !onServer) {
    this.destroy();
  }
}

function onClose() {
  const connection = this[kConnection];
  if (connection !== undefined) {
    connection.server._httpConnections.delete(connection);
    connection.parser = null;
    connection.abortIncoming();
    for (const response of connection.outgoing) {
      response.destroyed = true;
    }
  }
}

function onEnd() {
  const connection = this[kConnection];
  if (connection === undefined) {
    return;
  }
  const { parser, server } = connection;
  if (parser !== null && parser.finish() === kError) {
    connection.fail(parseError(parser));
    return;
  }
  if (!server.httpAllowHalfOpen) {
    connection.abortIncoming();
    if (this.writable) {
      this.end();
    }
  } else if (connection.outgoing.length > 0) {
    connection.outgoing.at(-1)._last = true;
  } else if (this._httpMessage) {
    this._httpMessage._last = true;
  } else if (this.writable) {
    this.end();
  }
}

function onData(chunk) {
  const connection = this[kConnection];
  if (connection?.parser) {
    connection.parser.feed(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    connection.received();
  }
}

function onDrain() {
  this[kConnection]?.onDrain();
}

function onError(error) {
  this.removeListener('error', onError);
  if (this.listenerCount('error', nop) === 0) {
    this.on('error', nop);
  }
  const server = this[kConnection]?.server ?? this.server;
  if (!server.emit('clientError', error, this)) {
    if (this.writable && (!this._httpMessage || !this._httpMessage._headerSent)) {
      this.write(errorResponses[error.code] ?? badRequest, 'latin1');
    }
    this.destroy(error);
  }
}

const listeners = { data: onData, end: onEnd, close: onClose, drain: onDrain };

// Whoever listens to the socket's own data gets it: then the parser is fed from there too.
function watchListeners(socket) {
  const { on, addListener, prependListener } = socket;
  const wrap = (original) => function (event, listener) {
    if (event === 'data' || event === 'readable') {
      const connection = this[kConnection];
      if (connection?.consumed) {
        connection.unconsume();
        original.call(this, 'data', onData);
      }
    }
    return original.call(this, event, listener);
  };
  socket.on = wrap(on);
  socket.addListener = wrap(addListener);
  socket.prependListener = wrap(prependListener);
  socket.setEncoding = function setEncoding() {
    throw new ERR_HTTP_SOCKET_ENCODING();
  };
}

/** What net.Server's 'connection' is for an http.Server. */
function serveConnection(server, socket, parser) {
  const connection = new ServerConnection(server, socket, parser);
  socket[kConnection] = connection;
  socket.server = server;
  socket.parser = parser;
  server._httpConnections.add(connection);
  if (server.timeout && typeof socket.setTimeout === 'function') {
    socket.setTimeout(server.timeout);
  }
  socket.on('timeout', onTimeout);
  socket.on('error', onError);
  socket.on('close', onClose);
  socket.on('close', onServerResponseClose);
  socket.on('end', onEnd);
  socket.on('drain', onDrain);
  connection.consume();
  if (!connection.consumed) {
    socket.on('data', onData);
  }
  watchListeners(socket);
  socket._paused = false;
}

module.exports = { serveConnection };
