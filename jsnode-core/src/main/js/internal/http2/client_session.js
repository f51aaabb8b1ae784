'use strict';

// ClientHttp2Session and the streams it begins or is promised.

const { addAbortListener } = require('events');
const { constants } = require('internal/http2/constants');
const { NghttpError } = require('internal/http2/errors');
const {
  assertValidPseudoHeader, getAuthority, kSensitiveHeaders, toHeaderObject, toSentHeaders, toWire,
} = require('internal/http2/headers');
const { Http2Session } = require('internal/http2/session');
const {
  Http2Stream, callFor, endReadable, kSentHeaders, publish,
} = require('internal/http2/stream');
const {
  kAuthority, kFlush, kHandle, kInit, kOnExtension, kOnHeaders, kOnPushPromise, kOptions, kOrigin, kProtocol, kSide, kState, kUpdateTimer,
} = require('internal/http2/symbols');
const { assertIsObject } = require('internal/http2/asserts');
const {
  AbortError,
  codes: {
    ERR_HTTP2_CONNECT_AUTHORITY, ERR_HTTP2_CONNECT_PATH, ERR_HTTP2_CONNECT_SCHEME, ERR_HTTP2_GOAWAY_SESSION,
    ERR_HTTP2_INVALID_SESSION, ERR_HTTP2_OUT_OF_STREAMS, ERR_HTTP2_STREAM_CANCEL, ERR_HTTP2_TOO_MANY_ORIGINS,
  },
} = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateNumber } = require('internal/validators');

const {
  HTTP2_HEADER_AUTHORITY, HTTP2_HEADER_METHOD, HTTP2_HEADER_PATH, HTTP2_HEADER_PROTOCOL, HTTP2_HEADER_SCHEME,
  HTTP2_HEADER_STATUS, HTTP_STATUS_MISDIRECTED_REQUEST, NGHTTP2_FLAG_END_STREAM, NGHTTP2_REFUSED_STREAM,
  NGHTTP2_SESSION_CLIENT,
} = constants;
const kStreamIdNotAvailable = -509;
const ALTSVC = 0xa;
const ORIGIN = 0xc;

// Requests without a body unless someone says otherwise.
const bodiless = new Set(['DELETE', 'GET', 'HEAD']);

class ClientHttp2Stream extends Http2Stream {
  constructor(session, handle, id, options) {
    super(session, options);
    this[kState].didRespond = false;
    if (id !== undefined) {
      this[kInit](id, handle);
    }
    this.on('headers', onContinue);
  }

  get [kSide]() {
    return 'client';
  }
}

function onContinue(headers) {
  if (headers[HTTP2_HEADER_STATUS] === constants.HTTP_STATUS_CONTINUE) {
    this.emit('continue');
  }
}

class ClientHttp2Session extends Http2Session {
  constructor(options, socket) {
    super(NGHTTP2_SESSION_CLIENT, options, socket);
    this[kState].pushes = new Set();
  }

  request(headersParam, options) {
    if (this.destroyed) {
      return failedRequest(this, new ERR_HTTP2_INVALID_SESSION());
    }
    if (this.closed) {
      return failedRequest(this, new ERR_HTTP2_GOAWAY_SESSION());
    }
    this[kUpdateTimer]();
    const { headers, sentHeaders, method } = completeHeaders(this, headersParam);
    options = checkOptions(options, method);
    const wire = toWire(headers, assertValidPseudoHeader, this[kOptions].strictSingleValueFields !== false);
    const stream = new ClientHttp2Stream(this, undefined, undefined, {});
    stream[kSentHeaders] = sentHeaders;
    stream[kOrigin] = `${sentHeaders[HTTP2_HEADER_SCHEME]}://${getAuthority(sentHeaders)}`;
    stream[kState].headRequest = method === 'HEAD';
    stream[kState].hasTrailers = Boolean(options.waitForTrailers);
    if (options.endStream) {
      stream.end();
    }
    this[kUpdateTimer]();
    publish(stream, 'created', { stream, headers: sentHeaders });
    if (options.endStream && !options.waitForTrailers) {
      publish(stream, 'bodySent', { stream });
    }
    const { signal } = options;
    if (signal) {
      validateAbortSignal(signal, 'options.signal');
      const abort = () => stream.destroy(new AbortError(undefined, { cause: signal.reason }));
      if (signal.aborted) {
        abort();
      } else {
        const disposable = addAbortListener(signal, abort);
        stream.once('close', () => disposable[Symbol.dispose]());
      }
    }
    const begin = () => beginRequest(this, stream, wire, options);
    if (this.connecting) {
      this[kState].waitingRequests ??= [];
      if (this[kState].waitingRequests.push(begin) === 1) {
        this.once('connect', beginWaiting);
        this.once('close', cancelWaiting);
      }
    } else {
      begin();
    }
    return stream;
  }

  [kOnHeaders](id, flags, raw, sensitive) {
    const stream = this[kState].streams.get(id);
    if (stream === undefined || stream.destroyed) {
      return;
    }
    stream[kUpdateTimer]();
    callFor(stream, onResponseHeaders, toHeaderObject(raw, sensitive), flags, raw);
  }

  // A stream that the server promises.
  [kOnPushPromise](id, flags, raw, sensitive) {
    const handle = this[kHandle];
    if (this.destroyed || this.closed) {
      handle.reset(id, NGHTTP2_REFUSED_STREAM);
      this[kFlush]();
      return;
    }
    const headers = toHeaderObject(raw, sensitive);
    const stream = new ClientHttp2Stream(this, handle, id, {});
    this[kState].pushes.add(stream);
    publish(stream, 'created', { stream, headers });
    publish(stream, 'start', { stream, headers });
    stream[kState].headRequest = headers[HTTP2_HEADER_METHOD] === 'HEAD';
    // Nothing is ever sent on it.
    stream.end();
    if (stream[kState].headRequest) {
      stream.push(null);
      stream[kState].endAfterHeaders = true;
    }
    if (!this.emit('stream', stream, headers, flags, raw)) {
      stream.close(NGHTTP2_REFUSED_STREAM);
    }
  }

  [kOnExtension](type, id, payload) {
    if (type === ALTSVC) {
      onAltsvc(this, id, payload);
    } else if (type === ORIGIN) {
      onOrigin(this, payload);
    }
  }
}

// An error that comes as an event, so that who keeps sessions need not catch.
function failedRequest(session, error) {
  const stream = new ClientHttp2Stream(session, undefined, undefined, {});
  process.nextTick(() => stream.destroy(error));
  return stream;
}

function completeHeaders(session, given) {
  if (given !== undefined && !Array.isArray(given)) {
    assertIsObject(given, 'headers', ['Array', 'Object']);
  }
  const isRaw = Array.isArray(given);
  const known = isRaw ? toSentHeaders(given) : { __proto__: null, ...given };
  const added = {};
  const method = known[HTTP2_HEADER_METHOD];
  if (method === undefined) {
    added[HTTP2_HEADER_METHOD] = 'GET';
  }
  const connect = method === 'CONNECT';
  if (!connect || known[HTTP2_HEADER_PROTOCOL] !== undefined) {
    if (getAuthority(known) === undefined) {
      added[HTTP2_HEADER_AUTHORITY] = session[kAuthority];
    }
    if (known[HTTP2_HEADER_SCHEME] === undefined) {
      added[HTTP2_HEADER_SCHEME] = session[kProtocol].slice(0, -1);
    }
    if (known[HTTP2_HEADER_PATH] === undefined) {
      added[HTTP2_HEADER_PATH] = '/';
    }
  } else {
    if (known[HTTP2_HEADER_AUTHORITY] === undefined) {
      throw new ERR_HTTP2_CONNECT_AUTHORITY();
    }
    if (known[HTTP2_HEADER_SCHEME] !== undefined) {
      throw new ERR_HTTP2_CONNECT_SCHEME();
    }
    if (known[HTTP2_HEADER_PATH] !== undefined) {
      throw new ERR_HTTP2_CONNECT_PATH();
    }
  }
  const sensitive = given?.[kSensitiveHeaders];
  let headers;
  let sentHeaders;
  if (isRaw) {
    headers = [...Object.entries(added).flat(), ...given];
    sentHeaders = { __proto__: null, ...added, ...known };
    if (sensitive !== undefined) {
      headers[kSensitiveHeaders] = sensitive;
      sentHeaders[kSensitiveHeaders] = sensitive;
    }
  } else {
    headers = sentHeaders = Object.assign(known, added);
  }
  return { headers, sentHeaders, method: sentHeaders[HTTP2_HEADER_METHOD] };
}

let warnedOfPriority = false;

function checkOptions(given, method) {
  assertIsObject(given, 'options');
  const options = { ...given };
  if (options.weight !== undefined && !warnedOfPriority) {
    warnedOfPriority = true;
    process.emitWarning('Priority signaling has been deprecated as of RFC 9113.', 'DeprecationWarning', 'DEP0194');
  }
  if (options.parent !== undefined) {
    validateNumber(options.parent, 'options.parent');
  }
  for (const name of ['exclusive', 'silent']) {
    if (options[name] !== undefined) {
      validateBoolean(options[name], `options.${name}`);
    }
  }
  if (options.endStream === undefined) {
    options.endStream = bodiless.has(method);
  } else {
    validateBoolean(options.endStream, 'options.endStream');
  }
  return options;
}

function beginWaiting() {
  const waiting = this[kState].waitingRequests;
  this[kState].waitingRequests = undefined;
  this.removeListener('close', cancelWaiting);
  for (const begin of waiting) {
    begin();
  }
}

function cancelWaiting() {
  this[kState].waitingRequests = undefined;
}

function beginRequest(session, stream, wire, options) {
  if (session.destroyed || session.closed) {
    stream.destroy(session.destroyed ? new ERR_HTTP2_STREAM_CANCEL() : new ERR_HTTP2_GOAWAY_SESSION());
    return;
  }
  if (stream.destroyed) {
    return;
  }
  session[kUpdateTimer]();
  // Where the user has ended the stream already and written nothing, no data follows.
  const endStream = Boolean(options.endStream) && !options.waitForTrailers;
  if (endStream) {
    stream[kState].ended = true;
  }
  const id = session[kHandle].request(wire.text, wire.marked, endStream);
  if (id < 0) {
    const error = id === kStreamIdNotAvailable ? new ERR_HTTP2_OUT_OF_STREAMS() : new NghttpError(id);
    process.nextTick(() => (id === kStreamIdNotAvailable ? stream : session).destroy(error));
    return;
  }
  const state = session[kState];
  state.streamCount++;
  stream[kState].headersSent = true;
  stream[kInit](id, session[kHandle]);
  state.maxConcurrent = Math.max(state.maxConcurrent, state.streams.size);
  publish(stream, 'start', { stream, headers: stream[kSentHeaders] });
  session[kFlush]();
}

function onResponseHeaders(stream, headers, flags, raw) {
  const state = stream[kState];
  const endOfStream = (flags & NGHTTP2_FLAG_END_STREAM) !== 0;
  const status = headers[HTTP2_HEADER_STATUS];
  if (state.didRespond) {
    stream.emit('trailers', headers, flags, raw);
  } else if (status >= 100 && status < 200) {
    stream.emit('headers', headers, flags, raw);
  } else {
    state.didRespond = true;
    onFinalHeaders(stream, headers, flags, raw, status);
    if (endOfStream) {
      state.endAfterHeaders = true;
    }
  }
  if (endOfStream) {
    endReadable(stream);
  }
}

function onFinalHeaders(stream, headers, flags, raw, status) {
  const { session } = stream;
  // The server does not answer for this origin.
  if (status === HTTP_STATUS_MISDIRECTED_REQUEST && stream[kOrigin] !== undefined && session.originSet !== undefined) {
    session[kState].originSet.delete(stream[kOrigin]);
  }
  const pushed = session[kState].pushes.delete(stream);
  publish(stream, 'finish', { stream, headers, flags });
  stream.emit(pushed ? 'push' : 'response', headers, flags, raw);
}

function onAltsvc(session, id, payload) {
  if (payload.length < 2) {
    return;
  }
  const length = payload.readUInt16BE(0);
  if (length + 2 > payload.length) {
    return;
  }
  session.emit('altsvc', payload.latin1Slice(2 + length), payload.latin1Slice(2, 2 + length), id);
}

function onOrigin(session, payload) {
  if (!session.encrypted || session.destroyed) {
    return;
  }
  const origins = [];
  for (let at = 0; at + 2 <= payload.length;) {
    const end = at + 2 + payload.readUInt16BE(at);
    if (end > payload.length) {
      return;
    }
    origins.push(payload.latin1Slice(at + 2, end));
    at = end;
  }
  const most = session[kOptions].maxOriginSetSize ?? 128;
  void session.originSet;
  const { originSet } = session[kState];
  for (const origin of origins) {
    originSet.add(origin);
  }
  if (originSet.size > most) {
    session.destroy(new ERR_HTTP2_TOO_MANY_ORIGINS(most), constants.NGHTTP2_ENHANCE_YOUR_CALM);
    return;
  }
  session.emit('origin', origins);
}

module.exports = { ClientHttp2Session, ClientHttp2Stream };
