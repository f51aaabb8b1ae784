'use strict';

// Http2Session: what client and server sessions share. The protocol is a binding without a socket: bytes of the socket go in
// and events come out (session_io.js), and what it has to send is written to the socket, one piece at a time, in the check
// phase of the loop, so that what one turn wrote leaves together.

const EventEmitter = require('events');
const { constants } = require('internal/http2/constants');
const { destroySession, onSocketClose, onSocketError } = require('internal/http2/session_end');
const { sendScheduled, setupSession } = require('internal/http2/session_io');
const { SessionState } = require('internal/http2/session_state');
const { assertIsObject } = require('internal/http2/asserts');
const { toPairs, validateSettings } = require('internal/http2/settings');
const { sessionSocketProxy } = require('internal/http2/session_socket');
const { kTimeout, setStreamTimeout } = require('internal/stream_timeout');
const {
  kFlush, kHandle, kMaybeDestroy, kOptions, kProxySocket, kSession, kSocket, kState, kType, kUpdateTimer,
} = require('internal/http2/symbols');
const {
  codes: {
    ERR_HTTP2_INVALID_SESSION, ERR_HTTP2_MAX_PENDING_SETTINGS_ACK, ERR_HTTP2_SESSION_ERROR, ERR_HTTP2_SOCKET_BOUND,
    ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE,
  },
} = require('internal/errors');
const { validateFunction, validateInt32, validateNumber } = require('internal/validators');

const { NGHTTP2_INTERNAL_ERROR, NGHTTP2_NO_ERROR } = constants;
const kMaxUint32 = 2 ** 32 - 1;

class Http2Session extends EventEmitter {
  constructor(type, options, socket) {
    super();
    if (socket[kSession] !== undefined) {
      throw new ERR_HTTP2_SOCKET_BOUND();
    }
    socket[kSession] = this;
    this[kType] = type;
    this[kOptions] = options;
    this[kSocket] = socket;
    this[kProxySocket] = null;
    this[kHandle] = undefined;
    this[kTimeout] = null;
    this.timeout = 0;
    this[kState] = new SessionState(options);
    if (typeof socket.disableRenegotiation === 'function') {
      socket.disableRenegotiation();
    }
    validateSettings(options.settings);
    const setup = () => setupSession(this, socket, options);
    if (socket.connecting || socket.secureConnecting) {
      const event = isTls(socket) ? 'secureConnect' : 'connect';
      socket.once(event, () => {
        try {
          setup();
        } catch (error) {
          socket.destroy(error);
        }
      });
    } else {
      setup();
    }
    socket.on('error', onSocketError);
    socket.on('close', onSocketClose);
  }

  get encrypted() {
    return this[kHandle] === undefined && this.connecting ? undefined : Boolean(this[kSocket]?.encrypted);
  }

  get alpnProtocol() {
    if (!this[kState].ready) {
      return undefined;
    }
    return this[kSocket]?.encrypted ? this[kSocket].alpnProtocol : 'h2c';
  }

  get originSet() {
    if (!this.encrypted || this.destroyed) {
      return undefined;
    }
    const state = this[kState];
    state.originSet ??= initialOrigins(this);
    return [...state.originSet];
  }

  get connecting() {
    return !this[kState].ready && !this.destroyed;
  }

  get closed() {
    return this[kState].closed;
  }

  get destroyed() {
    return this[kState].destroyed;
  }

  get socket() {
    if (this[kProxySocket] === null) {
      this[kProxySocket] = sessionSocketProxy(this);
    }
    return this[kProxySocket];
  }

  get type() {
    return this[kType];
  }

  get goawayCode() {
    return this[kState].goawayCode || NGHTTP2_NO_ERROR;
  }

  get goawayLastStreamID() {
    return this[kState].goawayLastStreamID || 0;
  }

  get pendingSettingsAck() {
    return this[kState].settings.length > 0;
  }

  get state() {
    const handle = this[kHandle];
    if (handle === undefined) {
      return {};
    }
    const [effectiveLocalWindowSize, effectiveRecvDataLength, nextStreamID, localWindowSize, lastProcStreamID,
      remoteWindowSize, outboundQueueSize] = handle.state().split(' ').map(Number);
    return {
      effectiveLocalWindowSize, effectiveRecvDataLength, nextStreamID, localWindowSize, lastProcStreamID, remoteWindowSize,
      outboundQueueSize, deflateDynamicTableSize: 0, inflateDynamicTableSize: 0,
    };
  }

  get localSettings() {
    return this.connecting ? {} : this[kState].localSettings;
  }

  get remoteSettings() {
    return this.connecting ? {} : this[kState].remoteSettings;
  }

  // --- what users ask the protocol for ---

  setNextStreamID(id) {
    if (this.destroyed) {
      throw new ERR_HTTP2_INVALID_SESSION();
    }
    validateNumber(id, 'id');
    if (id <= 0 || id > kMaxUint32) {
      throw new ERR_OUT_OF_RANGE('id', `> 0 and <= ${kMaxUint32}`, id);
    }
    this[kHandle]?.nextStreamId(id);
  }

  setLocalWindowSize(windowSize) {
    if (this.destroyed) {
      throw new ERR_HTTP2_INVALID_SESSION();
    }
    validateInt32(windowSize, 'windowSize', 0);
    this[kHandle]?.localWindow(windowSize);
    this[kFlush]();
  }

  ping(payload, callback) {
    if (this.destroyed) {
      throw new ERR_HTTP2_INVALID_SESSION();
    }
    if (typeof payload === 'function') {
      callback = payload;
      payload = undefined;
    }
    return this[kState].pings.send(this, payload, callback);
  }

  settings(settings, callback) {
    if (this.destroyed) {
      throw new ERR_HTTP2_INVALID_SESSION();
    }
    assertIsObject(settings, 'settings');
    validateSettings(settings);
    if (callback) {
      validateFunction(callback, 'callback');
    }
    if (this.connecting) {
      this[kState].settings.expectLater();
      this.once('connect', () => {
        this[kState].settings.isExpected();
        submitSettings(this, settings ?? {}, callback);
      });
    } else {
      submitSettings(this, settings ?? {}, callback);
    }
  }

  goaway(code = NGHTTP2_NO_ERROR, lastStreamID = 0, opaqueData) {
    if (this.destroyed) {
      throw new ERR_HTTP2_INVALID_SESSION();
    }
    if (opaqueData !== undefined && !ArrayBuffer.isView(opaqueData)) {
      throw new ERR_INVALID_ARG_TYPE('opaqueData', ['Buffer', 'TypedArray', 'DataView'], opaqueData);
    }
    validateNumber(code, 'code');
    validateNumber(lastStreamID, 'lastStreamID');
    if (this.connecting) {
      this.once('connect', () => !this.destroyed && this.goaway(code, lastStreamID, opaqueData));
      return;
    }
    this[kHandle]?.goAway(code, lastStreamID, opaqueData?.buffer ?? null, opaqueData?.byteOffset ?? 0,
      opaqueData?.byteLength ?? 0);
    this[kFlush]();
  }

  // --- the end ---

  destroy(error = NGHTTP2_NO_ERROR, code) {
    if (this.destroyed) {
      return;
    }
    if (typeof error === 'number') {
      code = error;
      error = code !== NGHTTP2_NO_ERROR ? new ERR_HTTP2_SESSION_ERROR(code) : undefined;
    }
    if (code === undefined && error != null) {
      code = NGHTTP2_INTERNAL_ERROR;
    }
    destroySession(this, code ?? NGHTTP2_NO_ERROR, error);
  }

  close(callback) {
    if (this.closed || this.destroyed) {
      return;
    }
    this[kState].closed = true;
    if (typeof callback === 'function') {
      this.once('close', callback);
    }
    this.goaway();
    const handle = this[kHandle];
    if (handle !== undefined) {
      setImmediate(() => this[kMaybeDestroy]());
    } else {
      this[kMaybeDestroy]();
    }
  }

  [kMaybeDestroy](error) {
    if (error == null) {
      const state = this[kState];
      if (!this.closed || this.destroyed || state.streams.size > 0 || state.pendingStreams.size > 0) {
        return;
      }
    }
    this.destroy(error);
  }

  _onTimeout() {
    // What is still being written moves.
    const state = this[kState];
    if (state.progress !== state.seenProgress && (state.writing || this[kHandle]?.hasOutput())) {
      state.seenProgress = state.progress;
      this[kUpdateTimer]();
      return;
    }
    this.emit('timeout');
  }

  [kUpdateTimer]() {
    if (!this.destroyed) {
      this[kTimeout]?.refresh();
    }
  }

  /** Sends what there is to send, at the end of this turn of the loop. */
  [kFlush]() {
    const state = this[kState];
    if (!state.scheduled && !state.writing && this[kHandle] !== undefined) {
      state.scheduled = true;
      setImmediate(sendScheduled, this);
    }
  }

  ref() {
    const socket = this[kSocket];
    if (typeof socket?.ref === 'function') {
      socket.ref();
    }
  }

  unref() {
    const socket = this[kSocket];
    if (typeof socket?.unref === 'function') {
      socket.unref();
    }
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (typeof depth === 'number' && depth < 0) {
      return this;
    }
    const shown = {
      type: this[kType],
      closed: this.closed,
      destroyed: this.destroyed,
      state: this.state,
      localSettings: this.localSettings,
      remoteSettings: this.remoteSettings,
    };
    return `Http2Session ${require('internal/util/inspect').inspect(shown, options)}`;
  }

  [EventEmitter.captureRejectionSymbol](error, event, ...args) {
    if (event === 'stream') {
      const [stream] = args;
      stream.destroy(error);
    } else {
      this.destroy(error);
    }
  }
}

Http2Session.prototype.setTimeout = setStreamTimeout;

function isTls(socket) {
  return socket instanceof require('tls').TLSSocket;
}

function initialOrigins(session) {
  const socket = session[kSocket];
  let host = socket.servername;
  if (!host) {
    host = socket.remoteFamily === 'IPv6' ? `[${socket.remoteAddress}]` : socket.remoteAddress;
  }
  const origin = `https://${host}${socket.remotePort !== undefined ? `:${socket.remotePort}` : ''}`;
  return new Set([new URL(origin).origin]);
}

function submitSettings(session, settings, callback) {
  if (session.destroyed) {
    return;
  }
  const state = session[kState];
  session[kUpdateTimer]();
  if (!state.settings.sent(settings, callback)) {
    session.destroy(new ERR_HTTP2_MAX_PENDING_SETTINGS_ACK());
    return;
  }
  session[kHandle].settings(toPairs(settings));
  session[kFlush]();
}

module.exports = { Http2Session };
