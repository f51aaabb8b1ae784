'use strict';

// Pings that were sent and not yet answered.

const { Buffer } = require('buffer');
const { kFlush, kHandle } = require('internal/http2/symbols');
const { codes: { ERR_HTTP2_PING_CANCEL, ERR_HTTP2_PING_LENGTH, ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction } = require('internal/validators');

class PingQueue {
  #waiting = [];
  #most;
  roundTrip = 0;

  constructor(most) {
    this.#most = most;
  }

  /** Sends a ping, or says that it does not. */
  send(session, payload, callback) {
    if (payload !== undefined) {
      if (!ArrayBuffer.isView(payload)) {
        throw new ERR_INVALID_ARG_TYPE('payload', ['Buffer', 'TypedArray', 'DataView'], payload);
      }
      if (payload.byteLength !== 8) {
        throw new ERR_HTTP2_PING_LENGTH();
      }
    }
    validateFunction(callback, 'callback');
    if (session.connecting) {
      session.once('connect', () => this.#submit(session, payload, callback));
      return undefined;
    }
    return this.#submit(session, payload, callback);
  }

  #submit(session, payload, callback) {
    const handle = session[kHandle];
    if (handle === undefined || this.#waiting.length >= this.#most) {
      callback(new ERR_HTTP2_PING_CANCEL(), 0, payload);
      return false;
    }
    const at = process.hrtime.bigint();
    const bytes = payload ?? Buffer.alloc(8);
    if (payload === undefined) {
      bytes.writeBigUInt64BE(at);
    }
    this.#waiting.push({ callback, at });
    handle.ping(bytes.buffer, bytes.byteOffset);
    session[kFlush]();
    return true;
  }

  /** The peer has answered; false if it was not asked. */
  answered(payload) {
    const oldest = this.#waiting.shift();
    if (oldest === undefined) {
      return false;
    }
    this.roundTrip = Number(process.hrtime.bigint() - oldest.at) / 1e6;
    oldest.callback(null, this.roundTrip, payload);
    return true;
  }

  cancel() {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { callback, at } of waiting) {
      const duration = Number(process.hrtime.bigint() - at) / 1e6;
      process.nextTick(callback, new ERR_HTTP2_PING_CANCEL(), duration, null);
    }
  }
}

module.exports = { PingQueue };
