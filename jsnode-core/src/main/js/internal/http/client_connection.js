'use strict';

// One request on one socket: feeds the parser, makes the response, and gives the socket back to the agent when both sides are done.

const { Buffer } = require('buffer');
const { subscribed } = require('internal/diagnostics/builtin');
const { FastBuffer } = require('internal/buffer');
const { callIn, capture } = require('internal/async_context');
const { kNeedDrain } = require('internal/http/common');
const { IncomingMessage, readStart, readStop, setHead } = require('internal/http/incoming');
const {
  kBody, kComplete, kError, kHeaders, kKeepAlive, kNeedMore, kNormal, kSkipBody, kUpgrade, kUpgradeWanted, kUpgraded, parseError,
} = require('internal/http/parse_error');
const { connResetException } = require('internal/errors');

function emitError(request, error) {
  subscribed('http.client.request.error')?.publish({ request, error });
  request.emit('error', error);
}

class ClientConnection {
  constructor(request, socket, parser) {
    this.request = request;
    this.socket = socket;
    this.parser = parser;
    this.response = null;
    this.snapshot = capture();
    this.onData = (chunk) => this.inContext(this.data, chunk);
    this.onEnd = () => this.inContext(this.end);
    this.onClose = () => this.inContext(this.close);
    this.onError = (error) => this.inContext(this.error, error);
    this.onDrain = () => this.inContext(this.drain);
  }

  inContext(method, argument) {
    if (this.snapshot !== undefined) {
      callIn(this.snapshot, method, this, [argument]);
    } else {
      method.call(this, argument);
    }
  }

  attach() {
    const { socket } = this;
    socket.on('data', this.onData);
    socket.on('end', this.onEnd);
    socket.on('close', this.onClose);
    socket.on('error', this.onError);
    socket.on('drain', this.onDrain);
  }

  detach() {
    const { socket } = this;
    this.parser = null;
    this.request.parser = null;
    socket.removeListener('data', this.onData);
    socket.removeListener('end', this.onEnd);
    socket.removeListener('close', this.onClose);
    socket.removeListener('error', this.onError);
    socket.removeListener('drain', this.onDrain);
  }

  // --- the socket's events ---

  data(chunk) {
    if (this.parser === null) {
      return;
    }
    this.parser.feed(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    while (this.parser !== null && this.step()) ;
  }

  end() {
    const { request, socket, parser } = this;
    if (!request.res && !socket._hadErrorReported) {
      if (!request.destroyed && !request._hadError) {
        this.fail(connResetException('socket hang up'));
      }
    }
    if (parser !== null) {
      const part = parser.finish();
      if (part === kComplete) {
        this.complete();
      } else if (part === kError && request.res && !request.res.complete) {
        // Cut off: 'aborted' follows with the socket's 'close'.
      }
    }
    socket.end();
  }

  close() {
    const { request, parser } = this;
    const { res } = request;
    request.destroyed = true;
    if (res) {
      if (parser !== null && parser.finish() === kComplete) {
        this.complete();
      }
      if (!res.complete) {
        res.destroy(connResetException('aborted'));
      }
      request._closed = true;
      request.emit('close');
      if (!res.aborted && res.readable) {
        res.push(null);
      }
    } else {
      if (!this.failed) {
        this.failed = true;
        emitError(request, connResetException('socket hang up'));
      }
      if (!request._closed) {
        request._closed = true;
        request.emit('close');
      }
    }
    // Whatever waits in the request will not be sent.
    request.outputData.length = 0;
    this.detach();
  }

  error(error) {
    const { request } = this;
    if (!this.failed && !request.res?.complete) {
      this.failed = true;
      emitError(request, error);
    }
    if (this.parser !== null) {
      this.parser = null;
    }
    this.socket.destroy();
  }

  drain() {
    const { request } = this;
    if (request[kNeedDrain] && !request.finished) {
      request[kNeedDrain] = false;
      request.emit('drain');
    }
  }

  fail(error) {
    this.failed = true;
    emitError(this.request, error);
  }

  // --- the parser's findings ---

  step() {
    const { parser } = this;
    switch (parser.next()) {
      case kNeedMore:
        return false;
      case kHeaders:
        this.headers(parser);
        return true;
      case kBody:
        this.body(parser.body());
        return true;
      case kComplete:
        this.complete();
        return true;
      case kError:
        this.malformed(parseError(parser));
        return false;
      case kUpgrade:
        this.upgrade(Buffer.from(parser.rest()));
        return false;
      default:
        return false;
    }
  }

  headers(parser) {
    const { request, socket } = this;
    const flags = parser.flags();
    const response = new IncomingMessage(socket);
    response.httpVersionMajor = flags >> 4 & 15;
    response.httpVersionMinor = flags & 15;
    response.httpVersion = `${response.httpVersionMajor}.${response.httpVersionMinor}`;
    response.joinDuplicateHeaders = request.joinDuplicateHeaders;
    response.statusCode = parser.status();
    response.statusMessage = parser.statusText();
    const { maxHeadersCount } = request;
    setHead(response, parser.headers(), typeof maxHeadersCount === 'number' ? maxHeadersCount << 1 : 4000);
    this.information = false;
    if (request.res) {
      // A second response to one request: nobody asked for it.
      this.parser = null;
      socket.destroy();
      return;
    }
    const status = response.statusCode;
    const upgraded = (flags & kUpgradeWanted) !== 0 && status === 101;
    if (request.method === 'CONNECT' || upgraded) {
      response.upgrade = true;
      request.upgradeOrConnect = true;
      request.res = response;
      this.response = response;
      parser.proceed(kUpgraded);
      return;
    }
    response.upgrade = false;
    if (status >= 100 && status < 200 && status !== 101) {
      this.inform(response, status);
      parser.proceed(kSkipBody);
      return;
    }
    request.res = response;
    this.response = response;
    response.req = request;
    parser.proceed(request.method === 'HEAD' ? kSkipBody : kNormal);
    if (request.shouldKeepAlive && (flags & kKeepAlive) === 0 && request.method !== 'HEAD' ||
        request.method === 'HEAD' && request.shouldKeepAlive && !keepsAlive(response)) {
      request.shouldKeepAlive = false;
    }
    response.on('end', () => this.onResponseEnd(response));
    subscribed('http.client.response.finish')?.publish({ request, response });
    if (request.aborted || !request.emit('response', response)) {
      response._dump();
    }
  }

  // 1xx: the real response follows.
  inform(response, status) {
    const { request } = this;
    this.information = true;
    if (status === 100) {
      request.emit('continue');
    }
    request.emit('information', {
      statusCode: response.statusCode,
      statusMessage: response.statusMessage,
      httpVersion: response.httpVersion,
      httpVersionMajor: response.httpVersionMajor,
      httpVersionMinor: response.httpVersionMinor,
      headers: response.headers,
      rawHeaders: response.rawHeaders,
    });
  }

  body(bytes) {
    const { response } = this;
    if (response === null || response._dumped) {
      return;
    }
    if (!response.push(new FastBuffer(bytes))) {
      readStop(this.socket);
    }
  }

  complete() {
    const { response, parser } = this;
    if (response === null || this.information) {
      this.information = false;
      return;
    }
    if (response.upgrade) {
      return;
    }
    const trailers = parser.headers();
    response.complete = true;
    if (trailers !== '') {
      const raw = trailers.split('\n');
      response._addHeaderLines(raw, raw.length);
    }
    response.push(null);
    readStart(this.socket);
  }

  malformed(error) {
    const { request, socket } = this;
    this.parser = null;
    this.detach();
    socket.removeListener('close', this.onClose);
    socket.on('error', () => {});
    socket.destroy();
    this.failed = true;
    request.destroyed = true;
    if (request.res && !request.res.complete) {
      request.res.destroy(error);
    }
    emitError(request, error);
    process.nextTick(emitClose, request);
  }

  upgrade(head) {
    const { request, response, socket } = this;
    this.detach();
    socket.removeListener('timeout', request.timeoutCb ?? nop);
    const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (request.listenerCount(event) > 0) {
      if (request.agent) {
        socket.emit('agentRemove');
      }
      socket.readableFlowing = null;
      if (socket._readableState) {
        socket._readableState.flowing = null;
      }
      response.complete = true;
      request.emit(event, response, socket, head);
      request.destroyed = true;
      if (!request._closed) {
        request._closed = true;
        request.emit('close');
      }
    } else {
      socket.destroy();
      request.destroyed = true;
      process.nextTick(emitClose, request);
    }
  }

  // --- the end ---

  onResponseEnd(response) {
    const { request, socket } = this;
    request._ended = true;
    if (!request.shouldKeepAlive) {
      if (socket.writable) {
        if (typeof socket.destroySoon === 'function') {
          socket.destroySoon();
        } else {
          socket.end();
        }
      }
    } else if (request.writableFinished && !this.released) {
      this.keepAlive(response);
    } else if (!request.writableFinished) {
      request.once('finish', () => {
        if (!this.released && !socket.destroyed) {
          this.keepAlive(response);
        }
      });
    }
  }

  keepAlive() {
    const { request, socket } = this;
    this.released = true;
    request.destroyed = true;
    if (request.timeoutCb) {
      socket.setTimeout(0);
      socket.removeListener('timeout', request.timeoutCb);
    }
    this.detach();
    // The socket must not be handed on inside the event that ended it.
    process.nextTick(() => {
      request._closed = true;
      request.emit('close');
      if (request.res) {
        request.res.emit('close');
      }
      if (!socket.destroyed) {
        socket.emit('free');
      }
    });
  }
}

function nop() {}

function keepsAlive(response) {
  const { connection } = response.headers;
  return response.httpVersion === '1.0' ? /keep-alive/i.test(connection ?? '') : !/close/i.test(connection ?? '');
}

function emitClose(request) {
  if (!request._closed) {
    request._closed = true;
    request.emit('close');
  }
}

module.exports = { ClientConnection };
