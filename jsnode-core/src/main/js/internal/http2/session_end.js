'use strict';

// How sessions end: streams first, then the last frames, then the socket.

const { Buffer } = require('buffer');
const { FastBuffer } = require('internal/buffer');
const { constants } = require('internal/http2/constants');
const { onSocketData } = require('internal/http2/session_io');
const { kHandle, kProxySocket, kSession, kSocket, kState, kType } = require('internal/http2/symbols');
const { clearStreamTimeout } = require('internal/stream_timeout');
const { codes: { ERR_HTTP2_STREAM_CANCEL, ERR_SOCKET_CLOSED } } = require('internal/errors');

const { NGHTTP2_CANCEL, NGHTTP2_NO_ERROR, NGHTTP2_SESSION_CLIENT } = constants;

function destroySession(session, code, error) {
  const state = session[kState];
  state.destroyed = true;
  state.destroyCode = code;
  session.setTimeout(0);
  clearStreamTimeout(session);
  // Nobody gets an answer any more.
  state.pings.cancel();
  state.settings.cancel();
  const handle = session[kHandle];
  const socket = session[kSocket];
  session[kProxySocket] = undefined;
  if (code !== NGHTTP2_NO_ERROR && !socket.destroyed) {
    // Before its streams say that they end.
    handle?.goAway(code, 0, null, 0, 0);
  }
  if (state.pendingStreams.size > 0) {
    const canceled = new ERR_HTTP2_STREAM_CANCEL(error);
    for (const stream of [...state.pendingStreams]) {
      stream.destroy(canceled);
    }
  }
  for (const stream of [...state.streams.values()]) {
    stream.destroy(error);
  }
  session[kSocket] = undefined;
  if (handle !== undefined) {
    reportPerformance(session, handle);
  }
  if (handle === undefined || socket.destroyed || state.unresponsive) {
    finishDestroy(session, socket, error);
    return;
  }
  if (code === NGHTTP2_NO_ERROR) {
    handle.goAway(code, 0, null, 0, 0);
  }
  sayLastWords(session, handle, socket, () => finishDestroy(session, socket, error));
}

// What was written before is sent with the news that it is over, unless the socket does not take it.
function sayLastWords(session, handle, socket, done) {
  const state = session[kState];
  let finished = false;
  const finish = () => {
    if (!finished) {
      finished = true;
      socket.removeListener('close', finish);
      done();
    }
  };
  socket.once('close', finish);
  const pieces = [];
  for (let bytes; (bytes = handle.output()) !== null;) {
    pieces.push(new FastBuffer(bytes));
  }
  if (pieces.length === 0) {
    setImmediate(finish);
    return;
  }
  state.writing = true;
  socket.write(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces), () => setImmediate(finish));
}

function finishDestroy(session, socket, error) {
  const handle = session[kHandle];
  session[kHandle] = undefined;
  handle?.close();
  socket.removeListener('data', onSocketData);
  socket.removeListener('error', onSocketError);
  socket.removeListener('close', onSocketClose);
  socket[kSession] = undefined;
  if (socket.destroyed) {
    process.nextTick(emitClose, session, error);
    return;
  }
  socket.on('error', () => {});
  socket.on('close', () => emitClose(session, error));
  // What is not read would make the system reset the connection, and the peer lose what it was sent last.
  socket.resume();
  if (session[kState].unresponsive) {
    socket.destroy();
  } else {
    socket.end(() => setImmediate(() => socket.destroy()));
  }
}

function emitClose(session, error) {
  if (error) {
    session.emit('error', error);
  }
  session.emit('close');
}

function onSocketError(error) {
  const session = this[kSession];
  if (session === undefined) {
    return;
  }
  // The peer had said that it goes.
  if (error.code === 'ECONNRESET' && session[kState].goawayCode === NGHTTP2_NO_ERROR) {
    session.destroy();
  } else {
    session.destroy(error);
  }
}

function onSocketClose() {
  const session = this[kSession];
  if (session === undefined || session.destroyed) {
    return;
  }
  const state = session[kState];
  const error = session.connecting ? new ERR_SOCKET_CLOSED() : null;
  for (const stream of [...state.streams.values(), ...state.pendingStreams]) {
    stream.close(NGHTTP2_CANCEL);
  }
  state.closed = true;
  session.destroy(error ?? undefined);
}

function reportPerformance(session, handle) {
  const { hasObserver, enqueue } = require('internal/perf/timeline');
  if (!hasObserver('http2')) {
    return;
  }
  const { createNodeEntry } = require('internal/perf/entry');
  const { now } = require('internal/perf/clock');
  const state = session[kState];
  enqueue(createNodeEntry('Http2Session', 'http2', state.startTime, now() - state.startTime, {
    bytesRead: state.bytesRead,
    bytesWritten: state.bytesWritten,
    framesReceived: handle.framesReceived(),
    framesSent: state.framesSent,
    maxConcurrentStreams: state.maxConcurrent,
    pingRTT: state.pings.roundTrip,
    streamAverageDuration: 0,
    streamCount: state.streamCount,
    type: session[kType] === NGHTTP2_SESSION_CLIENT ? 'client' : 'server',
  }));
}

module.exports = { destroySession, onSocketClose, onSocketError };
