'use strict';

// ServerHttp2Stream: responds, informs before it responds, and pushes.

const { utcDate } = require('internal/http/common');
const { constants } = require('internal/http2/constants');
const { NghttpError } = require('internal/http2/errors');
const {
  assertValidPseudoHeader, assertValidPseudoHeaderResponse, getAuthority, kSensitiveHeaders, toSentHeaders, toWire,
} = require('internal/http2/headers');
const { Http2Stream, kSentHeaders, kSentInfoHeaders, publish } = require('internal/http2/stream');
const {
  kAuthority, kFlush, kHandle, kInit, kOptions, kProceed, kProtocol, kSession, kSide, kState, kUpdateTimer,
} = require('internal/http2/symbols');
const { assertIsObject } = require('internal/http2/asserts');
const {
  codes: {
    ERR_HTTP2_HEADERS_AFTER_RESPOND, ERR_HTTP2_HEADERS_SENT, ERR_HTTP2_INVALID_INFO_STATUS,
    ERR_HTTP2_INVALID_STREAM, ERR_HTTP2_NESTED_PUSH, ERR_HTTP2_OUT_OF_STREAMS, ERR_HTTP2_PAYLOAD_FORBIDDEN,
    ERR_HTTP2_PUSH_DISABLED, ERR_HTTP2_STATUS_101, ERR_HTTP2_STATUS_INVALID, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE,
  },
} = require('internal/errors');
const { validateFunction } = require('internal/validators');

const {
  HTTP2_HEADER_AUTHORITY, HTTP2_HEADER_DATE, HTTP2_HEADER_METHOD, HTTP2_HEADER_PATH, HTTP2_HEADER_SCHEME,
  HTTP2_HEADER_STATUS, HTTP_STATUS_OK, HTTP_STATUS_SWITCHING_PROTOCOLS, NGHTTP2_FLAG_END_STREAM,
} = constants;
const kStreamIdNotAvailable = -509;
const kStreamClosed = -510;
const bodilessStatus = new Set([204, 205, 304]);

class ServerHttp2Stream extends Http2Stream {
  constructor(session, handle, id, options, headers) {
    super(session, options);
    this[kProtocol] = headers[HTTP2_HEADER_SCHEME];
    this[kAuthority] = getAuthority(headers);
    this[kInit](id, handle);
  }

  get [kSide]() {
    return 'server';
  }

  /** Whether the client takes pushed streams. */
  get pushAllowed() {
    return !this.destroyed && !this.closed && !this.session.closed && !this.session.destroyed &&
      this[kSession].remoteSettings.enablePush;
  }

  pushStream(headers, options, callback) {
    if (!this.pushAllowed) {
      throw new ERR_HTTP2_PUSH_DISABLED();
    }
    if (this.id % 2 === 0) {
      throw new ERR_HTTP2_NESTED_PUSH();
    }
    const session = this[kSession];
    session[kUpdateTimer]();
    if (typeof options === 'function') {
      callback = options;
      options = undefined;
    }
    validateFunction(callback, 'callback');
    assertIsObject(options, 'options');
    options = { ...options, endStream: options?.endStream === undefined ? false : Boolean(options.endStream) };
    assertIsObject(headers, 'headers');
    headers = { __proto__: null, ...headers };
    headers[HTTP2_HEADER_METHOD] ??= 'GET';
    if (getAuthority(headers) === undefined) {
      headers[HTTP2_HEADER_AUTHORITY] = this[kAuthority];
    }
    headers[HTTP2_HEADER_SCHEME] ??= this[kProtocol];
    headers[HTTP2_HEADER_PATH] ??= '/';
    const headRequest = headers[HTTP2_HEADER_METHOD] === 'HEAD';
    if (headRequest) {
      options.endStream = true;
    }
    const { text, marked } = toWire(headers, assertValidPseudoHeader, session[kOptions].strictSingleValueFields !== false);
    const id = this[kHandle].push(this.id, text, marked);
    if (id < 0) {
      process.nextTick(callback, pushError(id));
      return;
    }
    const stream = new ServerHttp2Stream(session, this[kHandle], id, options, headers);
    stream[kState].headRequest = headRequest;
    stream[kSentHeaders] = headers;
    // The client says nothing on it.
    stream.push(null);
    if (options.endStream) {
      stream.end();
    }
    session[kFlush]();
    publish(stream, 'created', { stream, headers });
    publish(stream, 'start', { stream, headers });
    process.nextTick(callback, null, stream, headers, 0);
  }

  respond(headersParam, options) {
    assertCanRespond(this);
    const session = this[kSession];
    const state = this[kState];
    assertIsObject(options, 'options');
    options = { ...options };
    session[kUpdateTimer]();
    if (options.waitForTrailers) {
      state.hasTrailers = true;
    }
    const { headers, sentHeaders, statusCode } = completeResponse(headersParam, options);
    const { text, marked } = toWire(headers, assertValidPseudoHeaderResponse,
      session[kOptions].strictSingleValueFields !== false);
    // Nothing follows where nothing may follow.
    const bodiless = bodilessStatus.has(statusCode) || state.headRequest === true;
    const endStream = bodiless || Boolean(options.endStream) || (state.ended && !state.hasTrailers);
    state.headersSent = true;
    this[kSentHeaders] = sentHeaders;
    sendHeaders(this, text, marked, endStream);
    if (endStream) {
      state.ended = true;
      state.hasTrailers = false;
      this.end();
    }
    publish(this, 'finish', { stream: this, headers: sentHeaders, flags: endStream ? NGHTTP2_FLAG_END_STREAM : 0 });
  }

  /** Responds with what a descriptor of a file has. */
  respondWithFD(fd, headers, options) {
    const { isFileHandle, respondWithFD } = require('internal/http2/send_file');
    assertCanRespond(this);
    const { given, statusCode } = prepareFileResponse(this, headers, options);
    if (!isFileHandle(fd) && typeof fd !== 'number') {
      throw new ERR_INVALID_ARG_TYPE('fd', ['number', 'FileHandle'], fd);
    }
    checkPayloadAllowed(this, statusCode);
    respondWithFD(this, fd, given, fileOptions(options));
  }

  /** Responds with a file. */
  respondWithFile(path, headers, options) {
    assertCanRespond(this);
    const { given, statusCode } = prepareFileResponse(this, headers, options);
    checkPayloadAllowed(this, statusCode);
    require('internal/http2/send_file').respondWithFile(this, path, given, fileOptions(options));
  }

  /** Sends a block of informational headers before the response. */
  additionalHeaders(headers) {
    if (this.destroyed || this.closed) {
      throw new ERR_HTTP2_INVALID_STREAM();
    }
    if (this.headersSent) {
      throw new ERR_HTTP2_HEADERS_AFTER_RESPOND();
    }
    assertIsObject(headers, 'headers');
    headers = { __proto__: null, ...headers };
    const session = this[kSession];
    session[kUpdateTimer]();
    if (headers[HTTP2_HEADER_STATUS] != null) {
      const statusCode = headers[HTTP2_HEADER_STATUS] |= 0;
      if (statusCode === HTTP_STATUS_SWITCHING_PROTOCOLS) {
        throw new ERR_HTTP2_STATUS_101();
      }
      if (statusCode < 100 || statusCode >= 200) {
        throw new ERR_HTTP2_INVALID_INFO_STATUS(headers[HTTP2_HEADER_STATUS]);
      }
    }
    const { text, marked } = toWire(headers, assertValidPseudoHeaderResponse,
      session[kOptions].strictSingleValueFields !== false);
    if (this[kSentInfoHeaders] === undefined) {
      this[kSentInfoHeaders] = [headers];
    } else {
      this[kSentInfoHeaders].push(headers);
    }
    sendHeaders(this, text, marked, false);
  }
}

ServerHttp2Stream.prototype[kProceed] = ServerHttp2Stream.prototype.respond;

function sendHeaders(stream, text, marked, endStream) {
  const result = stream[kHandle].headers(stream.id, text, marked, endStream);
  if (result < 0 && result !== kStreamClosed) {
    stream.destroy(new NghttpError(result));
    return;
  }
  stream[kSession]?.[kFlush]();
}

function pushError(number) {
  switch (number) {
    case kStreamIdNotAvailable:
      return new ERR_HTTP2_OUT_OF_STREAMS();
    case kStreamClosed:
      return new ERR_HTTP2_INVALID_STREAM();
    default:
      return new NghttpError(number);
  }
}

function assertCanRespond(stream) {
  if (stream.destroyed || stream.closed) {
    throw new ERR_HTTP2_INVALID_STREAM();
  }
  if (stream.headersSent) {
    throw new ERR_HTTP2_HEADERS_SENT();
  }
}

// Status and date are added where they are missing.
function completeResponse(given, options) {
  const isRaw = Array.isArray(given);
  if (!isRaw) {
    assertIsObject(given, 'headers');
  }
  const known = isRaw ? toSentHeaders(given) : { __proto__: null, ...given };
  const added = {};
  if (known[HTTP2_HEADER_STATUS] === undefined) {
    added[HTTP2_HEADER_STATUS] = HTTP_STATUS_OK;
  }
  if ((options.sendDate == null || options.sendDate) && !Object.keys(known).some((name) => name.toLowerCase() === HTTP2_HEADER_DATE)) {
    added[HTTP2_HEADER_DATE] = utcDate();
  }
  const statusCode = (known[HTTP2_HEADER_STATUS] ?? HTTP_STATUS_OK) | 0;
  if (statusCode < 200 || statusCode > 599) {
    throw new ERR_HTTP2_STATUS_INVALID(known[HTTP2_HEADER_STATUS]);
  }
  if (isRaw) {
    const headers = [...Object.entries(added).flat(), ...given];
    const sensitive = given[kSensitiveHeaders];
    if (sensitive !== undefined) {
      headers[kSensitiveHeaders] = sensitive;
    }
    return { headers, sentHeaders: { ...added, ...known, __proto__: null }, statusCode };
  }
  Object.assign(known, added);
  return { headers: known, sentHeaders: known, statusCode };
}

// --- files ---

function prepareFileResponse(stream, headers, options) {
  assertIsObject(options, 'options');
  stream[kUpdateTimer]();
  const given = fileOptions(options);
  for (const [name, type] of [['offset', 'number'], ['length', 'number'], ['statCheck', 'function']]) {
    if (given[name] !== undefined && typeof given[name] !== type) {
      throw new ERR_INVALID_ARG_VALUE(`options.${name}`, given[name]);
    }
  }
  assertIsObject(headers, 'headers');
  const copy = { __proto__: null, ...headers };
  const statusCode = (copy[HTTP2_HEADER_STATUS] ??= HTTP_STATUS_OK) | 0;
  if (given.sendDate == null || given.sendDate) {
    copy[HTTP2_HEADER_DATE] ??= utcDate();
  }
  return { given: copy, statusCode };
}

function fileOptions(options) {
  return { ...options };
}

function checkPayloadAllowed(stream, statusCode) {
  if (bodilessStatus.has(statusCode) || stream.headRequest) {
    throw new ERR_HTTP2_PAYLOAD_FORBIDDEN(statusCode);
  }
}

module.exports = { ServerHttp2Stream, assertCanRespond, sendHeaders };
