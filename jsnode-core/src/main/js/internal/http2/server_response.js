'use strict';

// Http2ServerResponse: a stream of a server under the interface of http.ServerResponse.

const Stream = require('stream');
const { checkIsHttpToken, utcDate } = require('internal/http/common');
const { constants } = require('internal/http2/constants');
const { isConnectionField } = require('internal/http2/headers');
const { requestSocketProxy } = require('internal/http2/request_socket');
const { kProxySocket, kRequest, kResponse, kState } = require('internal/http2/symbols');
const {
  codes: {
    ERR_HTTP2_HEADERS_SENT, ERR_HTTP2_INFO_STATUS_NOT_ALLOWED, ERR_HTTP2_INVALID_HEADER_VALUE, ERR_HTTP2_INVALID_STREAM,
    ERR_HTTP2_PSEUDOHEADER_NOT_ALLOWED, ERR_HTTP2_STATUS_INVALID, ERR_INVALID_ARG_VALUE,
    ERR_INVALID_HTTP_TOKEN, ERR_STREAM_WRITE_AFTER_END,
  },
} = require('internal/errors');
const { validateFunction, validateLinkHeaderValue, validateObject, validateString } = require('internal/validators');

const { HTTP2_HEADER_DATE, HTTP2_HEADER_STATUS, HTTP_STATUS_CONTINUE, HTTP_STATUS_EARLY_HINTS, HTTP_STATUS_OK } = constants;
const kBeginSend = Symbol('begin-send');
const kHeaders = Symbol('headers');
const kStream = Symbol('stream');
const kTrailers = Symbol('trailers');
const pseudoHeaders = new Set([':status', ':method', ':path', ':authority', ':scheme', ':protocol']);

let statusMessageWarned = false;
let connectionHeaderWarned = false;

function warnOfStatusMessage() {
  if (!statusMessageWarned) {
    statusMessageWarned = true;
    process.emitWarning('Status message is not supported by HTTP/2 (RFC7540 8.1.2.4)', 'UnsupportedWarning');
  }
}

function warnOfConnectionHeader() {
  if (!connectionHeaderWarned) {
    connectionHeaderWarned = true;
    process.emitWarning(
      'The provided connection header is not valid, the value will be dropped from the header and will never be in use.',
      'UnsupportedWarning');
  }
}

function checkHeader(name, value) {
  if (name === '' || typeof name !== 'string' || (!pseudoHeaders.has(name) && !checkIsHttpToken(name))) {
    throw new ERR_INVALID_HTTP_TOKEN('Header name', name);
  }
  if (pseudoHeaders.has(name)) {
    throw new ERR_HTTP2_PSEUDOHEADER_NOT_ALLOWED();
  }
  if (value === undefined || value === null) {
    throw new ERR_HTTP2_INVALID_HEADER_VALUE(value, name);
  }
}

function keyOf(name) {
  validateString(name, 'name');
  return name.trim().toLowerCase();
}

class Http2ServerResponse extends Stream {
  constructor(stream, options) {
    super(options);
    this[kState] = { closed: false, ending: false, destroyed: false, headRequest: false, sendDate: true, statusCode: HTTP_STATUS_OK };
    this[kHeaders] = { __proto__: null };
    this[kTrailers] = { __proto__: null };
    this[kStream] = stream;
    stream[kProxySocket] = null;
    stream[kResponse] = this;
    this.writable = true;
    this.req = stream[kRequest];
    stream.on('drain', onDrain);
    stream.on('close', onClose);
    stream.on('wantTrailers', onWantTrailers);
    stream.on('timeout', onTimeout);
  }

  // Express and its middleware ask for these.
  get _header() {
    return this.headersSent;
  }

  get writableEnded() {
    return this[kState].ending;
  }

  get finished() {
    return this[kState].ending;
  }

  get socket() {
    // As in http, it is gone when the response is complete.
    if (this[kState].closed) {
      return undefined;
    }
    return this[kStream][kProxySocket] ??= requestSocketProxy(this[kStream]);
  }

  get connection() {
    return this.socket;
  }

  get stream() {
    return this[kStream];
  }

  get headersSent() {
    return this[kStream].headersSent;
  }

  get sendDate() {
    return this[kState].sendDate;
  }

  set sendDate(value) {
    this[kState].sendDate = Boolean(value);
  }

  get statusCode() {
    return this[kState].statusCode;
  }

  set statusCode(code) {
    code |= 0;
    if (code >= 100 && code < 200) {
      throw new ERR_HTTP2_INFO_STATUS_NOT_ALLOWED();
    }
    if (code < 100 || code > 599) {
      throw new ERR_HTTP2_STATUS_INVALID(code);
    }
    this[kState].statusCode = code;
  }

  get writableCorked() {
    return this[kStream].writableCorked;
  }

  get writableHighWaterMark() {
    return this[kStream].writableHighWaterMark;
  }

  get writableObjectMode() {
    return this[kStream].writableObjectMode;
  }

  get writableFinished() {
    return this[kStream].writableFinished;
  }

  get writableLength() {
    return this[kStream].writableLength;
  }

  get writableNeedDrain() {
    return this[kStream].writableNeedDrain;
  }

  get statusMessage() {
    warnOfStatusMessage();
    return '';
  }

  set statusMessage(message) {
    warnOfStatusMessage();
  }

  // --- headers ---

  setTrailer(name, value) {
    name = keyOf(name);
    checkHeader(name, value);
    this[kTrailers][name] = value;
  }

  addTrailers(headers) {
    for (const name of Object.keys(headers)) {
      this.setTrailer(name, headers[name]);
    }
  }

  getHeader(name) {
    return this[kHeaders][keyOf(name)];
  }

  getHeaderNames() {
    return Object.keys(this[kHeaders]);
  }

  getHeaders() {
    return Object.assign({ __proto__: null }, this[kHeaders]);
  }

  hasHeader(name) {
    return Object.hasOwn(this[kHeaders], keyOf(name));
  }

  removeHeader(name) {
    name = keyOf(name);
    assertNotSent(this);
    if (name === HTTP2_HEADER_DATE) {
      this[kState].sendDate = false;
      delete this[kHeaders][name];
      return;
    }
    delete this[kHeaders][name];
  }

  setHeader(name, value) {
    name = keyOf(name);
    assertNotSent(this);
    setHeader(this, name, value);
  }

  appendHeader(name, value) {
    name = keyOf(name);
    assertNotSent(this);
    checkHeader(name, value);
    if (isConnection(name, value)) {
      return;
    }
    const present = this[kHeaders][name];
    if (present === undefined) {
      this[kHeaders][name] = value;
    } else {
      this[kHeaders][name] = [present, value].flat();
    }
  }

  flushHeaders() {
    if (!this[kState].closed && !this[kStream].headersSent) {
      this.writeHead(this[kState].statusCode);
    }
  }

  writeHead(statusCode, statusMessage, headers) {
    const state = this[kState];
    if (state.closed || this[kStream].destroyed || this[kStream].closed) {
      return this;
    }
    assertNotSent(this);
    if (typeof statusMessage === 'string') {
      warnOfStatusMessage();
    }
    if (headers === undefined && typeof statusMessage === 'object') {
      headers = statusMessage;
    }
    if (Array.isArray(headers)) {
      writeList(this, headers);
    } else if (headers !== null && typeof headers === 'object') {
      for (const name of Object.keys(headers)) {
        setHeader(this, keyOf(name), headers[name]);
      }
    }
    state.statusCode = statusCode;
    this[kBeginSend]();
    return this;
  }

  // --- body ---

  cork() {
    this[kStream].cork();
  }

  uncork() {
    this[kStream].uncork();
  }

  write(chunk, encoding, callback) {
    const state = this[kState];
    if (typeof encoding === 'function') {
      callback = encoding;
      encoding = 'utf8';
    }
    let error;
    if (state.ending) {
      error = new ERR_STREAM_WRITE_AFTER_END();
    } else if (state.closed) {
      error = new ERR_HTTP2_INVALID_STREAM();
    } else if (state.destroyed) {
      return false;
    }
    if (error) {
      if (typeof callback === 'function') {
        process.nextTick(callback, error);
      }
      this.destroy(error);
      return false;
    }
    const stream = this[kStream];
    if (!stream.headersSent) {
      this.writeHead(state.statusCode);
    }
    return stream.write(chunk, encoding, callback);
  }

  end(chunk, encoding, callback) {
    const stream = this[kStream];
    const state = this[kState];
    if (typeof chunk === 'function') {
      callback = chunk;
      chunk = null;
    } else if (typeof encoding === 'function') {
      callback = encoding;
      encoding = 'utf8';
    }
    if (state.closed || (state.ending && state.headRequest === stream.headRequest)) {
      if (typeof callback === 'function') {
        process.nextTick(callback);
      }
      return this;
    }
    if (chunk !== null && chunk !== undefined && !stream.headRequest) {
      this.write(chunk, encoding);
    }
    state.headRequest = stream.headRequest;
    state.ending = true;
    if (typeof callback === 'function') {
      if (stream.writableEnded) {
        this.once('finish', callback);
      } else {
        stream.once('finish', callback);
      }
    }
    if (!stream.headersSent) {
      this.writeHead(state.statusCode);
    }
    if (state.closed || stream.destroyed) {
      onClose.call(stream);
    } else {
      stream.end();
    }
    return this;
  }

  destroy(error) {
    if (!this[kState].destroyed) {
      this[kState].destroyed = true;
      this[kStream].destroy(error);
    }
    return this;
  }

  setTimeout(msecs, callback) {
    if (!this[kState].closed) {
      this[kStream].setTimeout(msecs, callback);
    }
    return this;
  }

  /** Pushes a stream; the callback gets the response to write to. */
  createPushResponse(headers, callback) {
    validateFunction(callback, 'callback');
    if (this[kState].closed) {
      const error = new ERR_HTTP2_INVALID_STREAM();
      process.nextTick(callback, error);
      return;
    }
    this[kStream].pushStream(headers, {}, (error, stream, sent, options) => {
      if (error) {
        callback(error);
        return;
      }
      callback(null, new this.constructor(stream, options));
    });
  }

  // --- what goes before the response ---

  writeInformation(statusCode, headers) {
    if (typeof statusCode !== 'number' || statusCode < 100 || statusCode > 199 || statusCode === 101) {
      throw new ERR_HTTP2_STATUS_INVALID(statusCode);
    }
    const stream = this[kStream];
    if (stream.headersSent || this[kState].closed) {
      return false;
    }
    stream.additionalHeaders({ ...informational(headers), [HTTP2_HEADER_STATUS]: statusCode });
    return true;
  }

  writeContinue() {
    const stream = this[kStream];
    if (stream.headersSent || this[kState].closed) {
      return false;
    }
    stream.additionalHeaders({ [HTTP2_HEADER_STATUS]: HTTP_STATUS_CONTINUE });
    return true;
  }

  writeEarlyHints(hints) {
    validateObject(hints, 'hints');
    const headers = { __proto__: null };
    const link = validateLinkHeaderValue(hints.link);
    for (const name of Object.keys(hints)) {
      if (name !== 'link') {
        checkHeader(keyOf(name), hints[name]);
        headers[name] = hints[name];
      }
    }
    if (link.length === 0) {
      return false;
    }
    const stream = this[kStream];
    if (stream.headersSent || this[kState].closed) {
      return false;
    }
    stream.additionalHeaders({ ...headers, [HTTP2_HEADER_STATUS]: HTTP_STATUS_EARLY_HINTS, link });
    return true;
  }

  [kBeginSend]() {
    const state = this[kState];
    const headers = { __proto__: null, [HTTP2_HEADER_STATUS]: state.statusCode, ...this[kHeaders] };
    if (state.sendDate && headers[HTTP2_HEADER_DATE] === undefined) {
      headers[HTTP2_HEADER_DATE] = utcDate();
    }
    this[kStream].respond(headers, {
      endStream: state.ending && Object.keys(this[kTrailers]).length === 0,
      waitForTrailers: true,
      sendDate: state.sendDate,
    });
  }
}

function informational(headers) {
  const checked = { __proto__: null };
  for (const name of Object.keys(headers ?? {})) {
    checkHeader(keyOf(name), headers[name]);
    checked[name] = headers[name];
  }
  return checked;
}

function assertNotSent(response) {
  if (response[kState].closed || response[kStream].headersSent) {
    throw new ERR_HTTP2_HEADERS_SENT();
  }
}

function isConnection(name, value) {
  if (isConnectionField(name, value)) {
    warnOfConnectionHeader();
    return true;
  }
  return false;
}

function setHeader(response, name, value) {
  checkHeader(name, value);
  if (!isConnection(name, value)) {
    response[kHeaders][name] = value;
  }
}

// Names and values in turn, or pairs.
function writeList(response, list) {
  const pairs = Array.isArray(list[0]) ? list : undefined;
  if (pairs === undefined && list.length % 2 !== 0) {
    throw new ERR_INVALID_ARG_VALUE('headers', list);
  }
  const names = new Set();
  const count = pairs === undefined ? list.length / 2 : pairs.length;
  for (let i = 0; i < count; i++) {
    const [name, value] = pairs === undefined ? [list[2 * i], list[2 * i + 1]] : pairs[i];
    const key = keyOf(name);
    if (names.has(key)) {
      response.appendHeader(key, value);
    } else {
      names.add(key);
      setHeader(response, key, value);
    }
  }
}

function onDrain() {
  this[kResponse]?.emit('drain');
}

function onTimeout() {
  this[kResponse]?.emit('timeout');
}

function onWantTrailers() {
  const response = this[kResponse];
  this.sendTrailers(response === undefined ? {} : response[kTrailers]);
}

function onClose() {
  const response = this[kResponse];
  if (response === undefined || response[kState].closed) {
    return;
  }
  response[kState].closed = true;
  this[kProxySocket] = null;
  this.removeListener('wantTrailers', onWantTrailers);
  response.emit('finish');
  response.emit('close');
}

module.exports = { Http2ServerResponse };
