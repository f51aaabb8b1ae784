'use strict';

// Between a session's socket and the protocol: bytes that come, events that they mean, bytes that go.

const { Buffer } = require('buffer');
const { FastBuffer } = require('internal/buffer');
const { constants } = require('internal/http2/constants');
const { NghttpError, codeForPeer } = require('internal/http2/errors');
const { engineOptions } = require('internal/http2/options');
const { assign, toPairs } = require('internal/http2/settings');
const { callFor, onClosed, onData, onWritten } = require('internal/http2/stream');
const {
  kFlush, kHandle, kMaybeDestroy, kOnExtension, kOnHeaders, kOnPushPromise, kSession, kSocket, kState, kType, kUpdateTimer,
} = require('internal/http2/symbols');
const { codes: { ERR_HTTP2_SESSION_ERROR } } = require('internal/errors');
const native = binding('http2');

const { NGHTTP2_FLAG_END_STREAM, NGHTTP2_NO_ERROR, NGHTTP2_PROTOCOL_ERROR, NGHTTP2_SESSION_SERVER } = constants;
const kTooManyInvalidFrames = -1;
const kFlooded = -904;

// The kinds of events of the binding.
const kHeaders = 1;
const kPushPromise = 2;
const kData = 3;
const kClosed = 4;
const kWritten = 5;
const kSettings = 6;
const kSettingsAck = 7;
const kPing = 8;
const kPingAck = 9;
const kGoaway = 10;
const kExtension = 11;
const kError = 12;
const kFrameError = 13;

function setupSession(session, socket, options) {
  if (session.destroyed) {
    socket.destroy();
    return;
  }
  const state = session[kState];
  const settings = { ...options.settings };
  session[kHandle] = native.session(session[kType] === NGHTTP2_SESSION_SERVER, toPairs(settings), engineOptions(session, options));
  state.ready = true;
  state.startTime = require('internal/perf/clock').now();
  state.remoteCustom = options.remoteCustomSettings;
  state.settings.sent(settings);
  if (typeof socket.setNoDelay === 'function') {
    socket.setNoDelay();
  }
  socket.on('data', onSocketData);
  socket.on('end', onSocketEnd);
  session[kFlush]();
  process.nextTick(emitConnect, session, socket);
}

function emitConnect(session, socket) {
  session.emit('connect', session, socket);
}

function onSocketData(chunk) {
  const session = this[kSession];
  const handle = session?.[kHandle];
  if (handle === undefined) {
    return;
  }
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  const state = session[kState];
  state.bytesRead += bytes.byteLength;
  state.progress++;
  handle.receive(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  session[kUpdateTimer]();
  dispatchAll(session);
  session[kFlush]();
}

// Who says nothing more wants no answers either.
function onSocketEnd() {
  this.end();
}

function sendScheduled(session) {
  session[kState].scheduled = false;
  send(session);
}

function send(session) {
  const state = session[kState];
  const handle = session[kHandle];
  const socket = session[kSocket];
  if (state.writing || handle === undefined || socket === undefined) {
    return;
  }
  const bytes = handle.output();
  dispatchAll(session);
  if (bytes === null) {
    if (session.closed) {
      session[kMaybeDestroy]();
    }
    return;
  }
  if (socket.destroyed || socket.writableEnded || session[kHandle] === undefined) {
    return;
  }
  state.writing = true;
  state.framesSent++;
  state.bytesWritten += bytes.byteLength;
  session[kUpdateTimer]();
  socket.write(new FastBuffer(bytes), () => {
    state.writing = false;
    state.progress++;
    send(session);
  });
}

function dispatchAll(session) {
  const state = session[kState];
  if (state.dispatching) {
    return;
  }
  state.dispatching = true;
  let complete = false;
  try {
    for (let kind; session[kHandle] !== undefined && (kind = session[kHandle].next()) !== 0;) {
      dispatch(session, session[kHandle], kind);
    }
    complete = true;
  } finally {
    state.dispatching = false;
    // A listener threw, which need not be the end of the program.
    if (!complete) {
      setImmediate(dispatchAll, session);
    }
  }
}

function dispatch(session, handle, kind) {
  const state = session[kState];
  switch (kind) {
    case kHeaders:
      session[kOnHeaders](handle.id(), handle.flags(), split(handle.text()), split(handle.marked()));
      break;
    case kPushPromise:
      session[kOnPushPromise](handle.id(), handle.flags(), split(handle.text()), split(handle.marked()));
      break;
    case kData:
      forStream(session, handle.id(), onData, handle.bytes(), (handle.flags() & NGHTTP2_FLAG_END_STREAM) !== 0);
      break;
    case kClosed:
      forStream(session, handle.id(), onClosed, handle.code());
      break;
    case kWritten:
      state.progress++;
      // What was not written hears of it when the stream is closed.
      if (handle.code() === 0) {
        forStream(session, handle.id(), onWritten);
      }
      break;
    case kSettings:
      onSettings(session, handle.text());
      break;
    case kSettingsAck:
      state.settings.acknowledged(session, state.localSettings);
      break;
    case kPing:
      session.emit('ping', Buffer.from(handle.bytes()));
      break;
    case kPingAck:
      if (!state.pings.answered(Buffer.from(handle.bytes()))) {
        session.destroy(new NghttpError(-505), NGHTTP2_PROTOCOL_ERROR);
      }
      break;
    case kGoaway:
      onGoaway(session, handle.code(), handle.id(), handle.bytes());
      break;
    case kExtension:
      session[kOnExtension](handle.code(), handle.id(), Buffer.from(handle.bytes()));
      break;
    case kFrameError:
      onFrameError(session, handle.id(), handle.flags(), handle.code());
      break;
    case kError:
      onError(session, handle.code());
      break;
    default:
      break;
  }
}

function split(text) {
  return text === '' ? [] : text.split('\n');
}

function forStream(session, id, fn, ...args) {
  const stream = session[kState].streams.get(id);
  if (stream !== undefined) {
    callFor(stream, fn, ...args);
  }
}

// --- what the peer says to the session ---

function onSettings(session, text) {
  const state = session[kState];
  session[kUpdateTimer]();
  const settings = { ...state.remoteSettings };
  for (const line of split(text)) {
    const [id, value] = line.split('=').map(Number);
    assign(settings, id, value, state.remoteCustom?.includes(id));
  }
  state.remoteSettings = settings;
  process.nextTick(() => session.emit('remoteSettings', settings));
}

function onGoaway(session, code, lastStreamID, data) {
  const state = session[kState];
  state.goawayCode = code;
  state.goawayLastStreamID = lastStreamID;
  const bytes = data.byteLength > 0 ? Buffer.from(data) : undefined;
  process.nextTick(() => session.emit('goaway', code, lastStreamID, bytes));
  if (session.destroyed) {
    return;
  }
  if (code === NGHTTP2_NO_ERROR) {
    // A shutdown in good order: what is under way may end.
    session.close();
  } else {
    // Others hear about it from us, without an error.
    session.destroy(new ERR_HTTP2_SESSION_ERROR(code), NGHTTP2_NO_ERROR);
  }
}

function onFrameError(session, id, type, code) {
  const stream = session[kState].streams.get(id);
  const emitter = stream ?? session;
  emitter[kUpdateTimer]();
  process.nextTick(() => {
    emitter.emit('frameError', type, codeForPeer(code), id);
    if (stream === undefined) {
      session.destroy();
    }
  });
}

function onError(session, number) {
  const error = number === kTooManyInvalidFrames ?
    new NghttpError(-505, 'ERR_HTTP2_TOO_MANY_INVALID_FRAMES') : new NghttpError(number);
  if (number === kTooManyInvalidFrames) {
    error.message = 'Too many invalid HTTP/2 frames';
  }
  session[kState].unresponsive = number === kFlooded;
  session.destroy(error);
}

module.exports = { onSocketData, sendScheduled, setupSession };
