'use strict';

// Http2ServerRequest: a stream of a server under the interface of http.IncomingMessage.

const { Readable } = require('stream');
const { constants } = require('internal/http2/constants');
const { getAuthority } = require('internal/http2/headers');
const { requestSocketProxy } = require('internal/http2/request_socket');
const { kProxySocket, kRequest, kState } = require('internal/http2/symbols');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateString } = require('internal/validators');

const { HTTP2_HEADER_METHOD, HTTP2_HEADER_PATH, HTTP2_HEADER_SCHEME } = constants;
const kAborted = Symbol('aborted');
const kHeaders = Symbol('headers');
const kRawHeaders = Symbol('rawHeaders');
const kRawTrailers = Symbol('rawTrailers');
const kStream = Symbol('stream');
const kTrailers = Symbol('trailers');

class Http2ServerRequest extends Readable {
  constructor(stream, headers, options, rawHeaders) {
    super({ autoDestroy: false, ...options });
    this[kState] = { closed: false, didRead: false };
    this[kHeaders] = headers;
    this[kRawHeaders] = rawHeaders;
    this[kTrailers] = {};
    this[kRawTrailers] = [];
    this[kStream] = stream;
    this[kAborted] = false;
    stream[kProxySocket] = null;
    stream[kRequest] = this;
    stream.on('trailers', onTrailers);
    stream.on('end', onEnd);
    stream.on('aborted', onAborted);
    stream.on('close', onClose);
    stream.on('timeout', onTimeout);
    // An error is the stream's, and a request does not fail by it.
    stream.on('error', nop);
    this.on('pause', onPause);
    this.on('resume', onResume);
  }

  get aborted() {
    return this[kAborted];
  }

  get complete() {
    return this[kAborted] || this.readableEnded || this[kState].closed || this[kStream].destroyed;
  }

  get stream() {
    return this[kStream];
  }

  get headers() {
    return this[kHeaders];
  }

  get rawHeaders() {
    return this[kRawHeaders];
  }

  get trailers() {
    return this[kTrailers];
  }

  get rawTrailers() {
    return this[kRawTrailers];
  }

  get httpVersionMajor() {
    return 2;
  }

  get httpVersionMinor() {
    return 0;
  }

  get httpVersion() {
    return '2.0';
  }

  get socket() {
    return this[kStream][kProxySocket] ??= requestSocketProxy(this[kStream]);
  }

  get connection() {
    return this.socket;
  }

  _read() {
    const state = this[kState];
    if (state.didRead) {
      process.nextTick(resumeStream, this[kStream]);
    } else {
      state.didRead = true;
      this[kStream].on('data', onData);
    }
  }

  get method() {
    return this[kHeaders][HTTP2_HEADER_METHOD];
  }

  set method(method) {
    validateString(method, 'method');
    if (method.trim() === '') {
      throw new ERR_INVALID_ARG_VALUE('method', method);
    }
    this[kHeaders][HTTP2_HEADER_METHOD] = method;
  }

  get authority() {
    return getAuthority(this[kHeaders]);
  }

  get scheme() {
    return this[kHeaders][HTTP2_HEADER_SCHEME];
  }

  get url() {
    return this[kHeaders][HTTP2_HEADER_PATH];
  }

  set url(url) {
    this[kHeaders][HTTP2_HEADER_PATH] = url;
  }

  setTimeout(msecs, callback) {
    if (!this[kState].closed) {
      this[kStream].setTimeout(msecs, callback);
    }
    return this;
  }
}

function nop() {}

function onData(chunk) {
  const request = this[kRequest];
  if (request !== undefined && !request.push(chunk)) {
    this.pause();
  }
}

function resumeStream(stream) {
  if (!stream.destroyed) {
    stream.resume();
  }
}

function onTrailers(trailers, flags, rawTrailers) {
  const request = this[kRequest];
  if (request !== undefined) {
    Object.assign(request[kTrailers], trailers);
    request[kRawTrailers].push(...rawTrailers);
  }
}

function onEnd() {
  this[kRequest]?.push(null);
}

function onTimeout() {
  this[kRequest]?.emit('timeout');
}

function onAborted() {
  const request = this[kRequest];
  if (request !== undefined && request[kState].closed === false) {
    request[kAborted] = true;
    request.emit('aborted');
  }
}

function onClose() {
  const request = this[kRequest];
  if (request === undefined) {
    return;
  }
  request[kState].closed = true;
  request.push(null);
  // Nobody read it to its end.
  request.readableEnded || request.resume();
  this[kProxySocket] = null;
  request.emit('close');
}

function onPause() {
  this[kStream].pause();
}

function onResume() {
  this[kStream].resume();
}

module.exports = { Http2ServerRequest };
