'use strict';

// Http2Stream: a Duplex over one stream of a session. What is written is handed to the protocol at once; whether it was the
// last is known a tick later, so that data and end leave in one frame. What is read is given back to the peer's window when
// the user has taken it.

const { Buffer } = require('buffer');
const { Duplex } = require('stream');
const { callIn, capture } = require('internal/async_context');
const { subscribed } = require('internal/diagnostics/builtin');
const { FastBuffer } = require('internal/buffer');
const { constants } = require('internal/http2/constants');
const { nameOfErrorCode } = require('internal/http2/errors');
const { assertValidPseudoHeaderTrailer, toWire } = require('internal/http2/headers');
const {
  kFlush, kHandle, kInit, kMaybeDestroy, kOptions, kProceed, kSession, kSide, kSnapshot, kState, kType, kUpdateTimer,
} = require('internal/http2/symbols');
const { assertIsObject } = require('internal/http2/asserts');
const { deprecate } = require('internal/util');
const { kTimeout, setStreamTimeout } = require('internal/stream_timeout');
const {
  codes: {
    ERR_HTTP2_INVALID_STREAM, ERR_HTTP2_STREAM_ERROR, ERR_HTTP2_TRAILERS_ALREADY_SENT, ERR_HTTP2_TRAILERS_NOT_READY,
  },
} = require('internal/errors');
const { validateFunction, validateInteger } = require('internal/validators');

const { NGHTTP2_CANCEL, NGHTTP2_INTERNAL_ERROR, NGHTTP2_NO_ERROR, NGHTTP2_SESSION_SERVER } = constants;
const kMaxUint32 = 2 ** 32 - 1;
const kId = Symbol('id');
const kSentHeaders = Symbol('sent-headers');
const kSentInfoHeaders = Symbol('sent-info-headers');
const kSentTrailers = Symbol('sent-trailers');

// How a stream is closed: told to the peer when everything was sent, told at once, not told.
const kWhenSent = 0;
const kAtOnce = 1;
const kSilently = 2;

class StreamState {
  constructor() {
    this.closed = false;
    this.aborted = false;
    this.rstCode = NGHTTP2_NO_ERROR;
    this.headersSent = false;
    this.headRequest = false;
    this.hasTrailers = false;
    this.trailersReady = false;
    this.trailersSent = false;
    this.endAfterHeaders = false;
    this.didRead = false;
    this.ended = false;
    this.file = null;
    this.unread = 0;
    this.pendingWrite = null;
    this.pendingBytes = 0;
    this.progress = 0;
    this.bytesRead = 0;
    this.bytesWritten = 0;
    this.startTime = 0;
  }
}

class Http2Stream extends Duplex {
  constructor(session, options) {
    super({ ...options, allowHalfOpen: true, decodeStrings: false, autoDestroy: false });
    // What is written before the stream has begun stays in the buffer.
    this.cork();
    this[kSession] = session;
    this[kState] = new StreamState();
    this[kHandle] = undefined;
    this[kId] = undefined;
    this[kSnapshot] = capture();
    this[kTimeout] = null;
    this.timeout = 0;
    session[kState].pendingStreams.add(this);
    this.on('finish', this[kMaybeDestroy]);
    this.on('end', this[kMaybeDestroy]);
  }

  /** Called when the protocol knows the stream. */
  [kInit](id, handle) {
    const { pendingStreams, streams } = this[kSession][kState];
    pendingStreams.delete(this);
    streams.set(id, this);
    this[kId] = id;
    this[kHandle] = handle;
    this[kState].startTime = require('internal/perf/clock').now();
    this.uncork();
    this.emit('ready');
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (typeof depth === 'number' && depth < 0) {
      return this;
    }
    const shown = {
      id: this[kId] || '<pending>',
      closed: this.closed,
      destroyed: this.destroyed,
      state: this.state,
      readableState: this._readableState,
      writableState: this._writableState,
    };
    return `Http2Stream ${require('internal/util/inspect').inspect(shown, options)}`;
  }

  get bufferSize() {
    return this[kState].pendingBytes + this.writableLength;
  }

  get endAfterHeaders() {
    return this[kState].endAfterHeaders;
  }

  get sentHeaders() {
    return this[kSentHeaders];
  }

  get sentTrailers() {
    return this[kSentTrailers];
  }

  get sentInfoHeaders() {
    return this[kSentInfoHeaders];
  }

  get pending() {
    return this[kId] === undefined;
  }

  get id() {
    return this[kId];
  }

  get session() {
    return this[kSession];
  }

  get headersSent() {
    return this[kState].headersSent;
  }

  get aborted() {
    return this[kState].aborted;
  }

  get headRequest() {
    return this[kState].headRequest;
  }

  get closed() {
    return this[kState].closed;
  }

  get rstCode() {
    return this[kState].rstCode;
  }

  get state() {
    if (this.pending || this[kHandle] === undefined) {
      return {};
    }
    const numbers = this[kHandle].streamState(this[kId]);
    if (numbers === '') {
      return {};
    }
    const [state, localClose, remoteClose, localWindowSize] = numbers.split(' ').map(Number);
    return { state, weight: constants.NGHTTP2_DEFAULT_WEIGHT, sumDependencyWeight: 0, localClose, remoteClose, localWindowSize };
  }

  [kUpdateTimer]() {
    if (this.destroyed) {
      return;
    }
    this[kTimeout]?.refresh();
    this[kSession]?.[kUpdateTimer]();
  }

  // Data that moves to the peer bit by bit is activity.
  _onTimeout() {
    if (this.destroyed) {
      return;
    }
    const state = this[kState];
    const { progress } = this[kSession]?.[kState] ?? state;
    if (state.pendingWrite !== null && progress !== state.progress) {
      state.progress = progress;
      this[kUpdateTimer]();
      return;
    }
    this.emit('timeout');
  }

  // --- reading ---

  _read() {
    if (this.destroyed) {
      this.push(null);
      return;
    }
    const state = this[kState];
    if (!this.pending) {
      state.didRead = true;
      giveBack(this, state);
    } else {
      this.once('ready', () => giveBack(this, state));
    }
  }

  // --- writing ---

  _write(data, encoding, callback) {
    writeGeneric(this, false, data, encoding, callback);
  }

  _writev(data, callback) {
    writeGeneric(this, true, data, '', callback);
  }

  _final(callback) {
    if (this.pending) {
      this.once('ready', () => this._final(callback));
      return;
    }
    if (this[kState].file !== null) {
      // The file is the body.
      this[kState].file.whenSent(callback);
      return;
    }
    endWritable(this);
    callback();
  }

  // --- trailers ---

  sendTrailers(headers) {
    if (this.destroyed || this.closed) {
      throw new ERR_HTTP2_INVALID_STREAM();
    }
    const state = this[kState];
    if (state.trailersSent) {
      throw new ERR_HTTP2_TRAILERS_ALREADY_SENT();
    }
    if (!state.trailersReady) {
      throw new ERR_HTTP2_TRAILERS_NOT_READY();
    }
    assertIsObject(headers, 'headers');
    headers = { __proto__: null, ...headers };
    const { text, marked } = toWire(headers, assertValidPseudoHeaderTrailer, this[kSession][kOptions].strictSingleValueFields);
    this[kSentTrailers] = headers;
    state.trailersReady = false;
    state.trailersSent = true;
    if (text === '') {
      this[kHandle].end(this[kId]);
    } else {
      this[kHandle].headers(this[kId], text, marked, true);
    }
    this[kSession][kUpdateTimer]();
    this[kSession][kFlush]();
  }

  // --- closing ---

  close(code = NGHTTP2_NO_ERROR, callback) {
    validateInteger(code, 'code', 0, kMaxUint32);
    if (callback !== undefined) {
      validateFunction(callback, 'callback');
    }
    if (this.closed) {
      return;
    }
    if (callback !== undefined) {
      this.once('close', callback);
    }
    closeStream(this, code, kWhenSent);
  }

  _destroy(error, callback) {
    const session = this[kSession];
    const state = this[kState];
    const sessionState = session[kState];
    const sessionCode = sessionState.goawayCode || sessionState.destroyCode;
    // A stream that closed well has nothing to report, also if the session had errors since.
    let code = this.closed ? this.rstCode : sessionCode;
    if (error != null) {
      if (sessionCode) {
        code = sessionCode;
      } else if (error.name === 'AbortError') {
        code = NGHTTP2_CANCEL;
      } else {
        code = NGHTTP2_INTERNAL_ERROR;
      }
    }
    if (!this.closed) {
      closeStream(this, code, this[kHandle] === undefined ? kSilently : kAtOnce);
    }
    this.push(null);
    if (this[kHandle] !== undefined) {
      sessionState.streams.delete(this[kId]);
      reportPerformance(this);
    } else {
      sessionState.pendingStreams.delete(this);
    }
    // A peer that is no longer interested is not an error.
    if (error == null && code && code !== NGHTTP2_CANCEL) {
      error = new ERR_HTTP2_STREAM_ERROR(nameOfErrorCode(code));
    }
    if (error != null) {
      publish(this, 'error', { stream: this, error });
    }
    const pendingWrite = state.pendingWrite;
    state.pendingWrite = null;
    this[kHandle] = undefined;
    this[kSession] = undefined;
    pendingWrite?.();
    setImmediate(() => session[kMaybeDestroy]());
    callback(error);
  }

  [kMaybeDestroy](code = NGHTTP2_NO_ERROR) {
    if (this.destroyed) {
      return;
    }
    if (code !== NGHTTP2_NO_ERROR) {
      this.destroy();
      return;
    }
    if (!this.writableFinished) {
      return;
    }
    if (!this.readable && this.closed) {
      this.destroy();
      return;
    }
    // The response is complete and nobody has looked at the request: the rest of it is not wanted. Streams may still be
    // pushed in this turn of the loop.
    const state = this[kState];
    if (this[kSession][kType] === NGHTTP2_SESSION_SERVER && state.headersSent && !state.hasTrailers &&
        !state.didRead && this.readableFlowing === null) {
      setImmediate(() => this.close());
    }
  }
}

Http2Stream.prototype.setTimeout = setStreamTimeout;

Http2Stream.prototype.priority = deprecate(function priority() {},
  'http2Stream.priority is longer supported after priority signalling was deprecated in RFC 9113', 'DEP0194');

/** Publishes on the channel of this name of the stream's side. */
function publish(stream, name, message) {
  subscribed(`http2.${stream[kSide]}.stream.${name}`)?.publish(message);
}

// --- reading ---

function giveBack(stream, state) {
  if (state.unread > 0 && stream[kHandle] !== undefined) {
    const bytes = state.unread;
    state.unread = 0;
    stream[kHandle].consume(stream.id, bytes);
    stream[kSession]?.[kFlush]();
  }
}

function onData(stream, bytes, last) {
  if (stream.destroyed) {
    return;
  }
  stream[kUpdateTimer]();
  if (bytes.byteLength > 0) {
    const state = stream[kState];
    state.bytesRead += bytes.byteLength;
    state.unread += bytes.byteLength;
    if (stream.push(new FastBuffer(bytes))) {
      giveBack(stream, state);
    }
  }
  if (last) {
    endReadable(stream);
  }
}

function endReadable(stream) {
  stream.push(null);
  if (stream.readableLength === 0) {
    stream.read(0);
  }
}

// --- writing ---

function writeGeneric(stream, writev, data, encoding, callback) {
  if (stream.pending) {
    stream.once('ready', () => writeGeneric(stream, writev, data, encoding, callback));
    return;
  }
  if (stream.destroyed || stream[kHandle] === undefined) {
    callback();
    return;
  }
  if (!stream.headersSent) {
    stream[kProceed]();
  }
  stream[kUpdateTimer]();
  if (stream[kSide] === 'client') {
    subscribed('http2.client.stream.bodyChunkSent')?.publish({
      stream, writev, data: writev ? data.map(({ chunk }) => chunk) : data, encoding,
    });
  }
  const bytes = writev ? joinChunks(data) : toBytes(data, encoding);
  if (bytes.byteLength === 0) {
    callback();
  } else {
    writeBytes(stream, bytes, callback);
  }
  // Was it the last?
  process.nextTick(endAfterWrite, stream);
}

/** Hands bytes to the protocol; the callback is called when they are on their way. */
function writeBytes(stream, bytes, callback) {
  const state = stream[kState];
  state.pendingBytes = bytes.byteLength;
  state.bytesWritten += bytes.byteLength;
  state.pendingWrite = callback;
  if (!stream[kHandle].data(stream.id, bytes.buffer, bytes.byteOffset, bytes.byteLength)) {
    onWritten(stream);
  }
  stream[kSession]?.[kFlush]();
}

function toBytes(chunk, encoding) {
  return typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
}

function joinChunks(chunks) {
  return Buffer.concat(chunks.map(({ chunk, encoding }) => toBytes(chunk, encoding)));
}

function endAfterWrite(stream) {
  const state = stream._writableState;
  const { pendingWrite, hasTrailers } = stream[kState];
  if (state.ending && pendingWrite !== null && !hasTrailers && !stream.destroyed &&
      stream.writableLength === state.writelen) {
    endWritable(stream);
  }
}

function onWritten(stream) {
  const state = stream[kState];
  const callback = state.pendingWrite;
  state.pendingWrite = null;
  state.pendingBytes = 0;
  if (callback !== null) {
    stream[kUpdateTimer]();
    callback();
  }
}

// No more data follows: said to the peer, or trailers are asked for.
function endWritable(stream) {
  const state = stream[kState];
  if (state.ended) {
    return;
  }
  state.ended = true;
  if (stream[kSide] === 'client') {
    subscribed('http2.client.stream.bodySent')?.publish({ stream });
  }
  if (stream.destroyed || stream[kHandle] === undefined || (stream[kSide] === 'server' && !state.headersSent)) {
    return;
  }
  if (state.hasTrailers) {
    wantTrailers(stream);
  } else {
    stream[kHandle].end(stream.id);
    stream[kSession]?.[kFlush]();
  }
}

function wantTrailers(stream) {
  stream[kState].trailersReady = true;
  if (!stream.emit('wantTrailers')) {
    stream.sendTrailers({});
  }
}

// --- closing ---

function closeStream(stream, code, how) {
  const state = stream[kState];
  state.closed = true;
  state.rstCode = code;
  stream.setTimeout(0);
  const { ending } = stream._writableState;
  if (!ending) {
    // The end was not foreseen.
    if (!stream.aborted) {
      state.aborted = true;
      stream.emit('aborted');
    }
    stream.end();
  }
  publish(stream, 'close', { stream });
  if (how === kSilently) {
    return;
  }
  if (!ending || stream.writableFinished || code !== NGHTTP2_NO_ERROR || how === kAtOnce) {
    reset(stream, code);
  } else {
    stream.once('finish', () => reset(stream, code));
  }
}

function reset(stream, code) {
  if (stream.pending) {
    stream.push(null);
    stream.once('ready', () => reset(stream, code));
    return;
  }
  const handle = stream[kHandle];
  // A session that ends says so for all its streams.
  if (handle !== undefined && !stream[kSession].destroyed) {
    handle.reset(stream.id, code);
    stream[kSession]?.[kFlush]();
  }
}

/** The protocol has closed the stream. */
function onClosed(stream, code) {
  if (stream.destroyed) {
    return;
  }
  if (!stream.closed) {
    closeStream(stream, code, kSilently);
  }
  const state = stream[kState];
  if (state.pendingWrite !== null) {
    onWritten(stream);
  }
  if (code !== NGHTTP2_NO_ERROR || stream._readableState.endEmitted || stream.destroyed) {
    stream[kMaybeDestroy](code);
    return;
  }
  stream.push(null);
  if (stream[kSession][kType] === NGHTTP2_SESSION_SERVER && !state.didRead && stream.readableFlowing === null) {
    // Nobody wants the request: it is over nevertheless.
    stream.resume();
  } else {
    stream.read(0);
  }
}

function reportPerformance(stream) {
  const { hasObserver, enqueue } = require('internal/perf/timeline');
  if (hasObserver('http2')) {
    const { createNodeEntry } = require('internal/perf/entry');
    const { now } = require('internal/perf/clock');
    const { bytesRead, bytesWritten, startTime } = stream[kState];
    enqueue(createNodeEntry('Http2Stream', 'http2', startTime, now() - startTime, {
      bytesRead, bytesWritten, id: stream.id, timeToFirstByte: 0, timeToFirstByteSent: 0, timeToFirstHeader: 0,
    }));
  }
}

/** Calls a function for a stream in the async context that the stream was made in. */
function callFor(stream, fn, ...args) {
  if (stream[kSnapshot] !== undefined) {
    callIn(stream[kSnapshot], fn, undefined, [stream, ...args]);
  } else {
    fn(stream, ...args);
  }
}

module.exports = {
  Http2Stream, callFor, endReadable, endWritable, kSentHeaders, kSentInfoHeaders, onClosed, onData, onWritten, publish, writeBytes,
};
