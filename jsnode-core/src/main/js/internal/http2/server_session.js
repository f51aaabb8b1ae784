'use strict';

// ServerHttp2Session and the requests that come in.

const { Buffer } = require('buffer');
const { constants } = require('internal/http2/constants');
const { toHeaderObject } = require('internal/http2/headers');
const { Http2Session } = require('internal/http2/session');
const { ServerHttp2Stream } = require('internal/http2/server_stream');
const { callFor, endReadable, publish } = require('internal/http2/stream');
const {
  kFlush, kHandle, kOnExtension, kOnHeaders, kOnPushPromise, kServer, kState, kUpdateTimer,
} = require('internal/http2/symbols');
const {
  codes: {
    ERR_HTTP2_ALTSVC_INVALID_ORIGIN, ERR_HTTP2_ALTSVC_LENGTH, ERR_HTTP2_INVALID_ORIGIN, ERR_HTTP2_INVALID_SESSION,
    ERR_HTTP2_ORIGIN_LENGTH, ERR_INVALID_ARG_TYPE, ERR_INVALID_CHAR, ERR_OUT_OF_RANGE,
  },
} = require('internal/errors');
const { validateString } = require('internal/validators');

const { HTTP2_HEADER_METHOD, NGHTTP2_FLAG_END_STREAM, NGHTTP2_REFUSED_STREAM, NGHTTP2_SESSION_SERVER } = constants;
const ALTSVC = 0xa;
const ORIGIN = 0xc;
const MAX_LENGTH = 16382;
const kMaxUint32 = 2 ** 32 - 1;
const quotedText = /^[\x09\x20-\x5b\x5d-\x7e\x80-\xff]*$/;

class ServerHttp2Session extends Http2Session {
  constructor(options, socket, server) {
    super(NGHTTP2_SESSION_SERVER, options, socket);
    this[kServer] = server;
  }

  get server() {
    return this[kServer];
  }

  /** Tells the client of alternative services, for an origin or for the origin of a stream's request. */
  altsvc(alt, originOrStream) {
    if (this.destroyed) {
      throw new ERR_HTTP2_INVALID_SESSION();
    }
    let stream = 0;
    let origin;
    if (typeof originOrStream === 'string') {
      origin = originOf(originOrStream, ERR_HTTP2_ALTSVC_INVALID_ORIGIN);
    } else if (typeof originOrStream === 'number') {
      if (originOrStream >>> 0 !== originOrStream || originOrStream === 0) {
        throw new ERR_OUT_OF_RANGE('originOrStream', `> 0 && < ${kMaxUint32 + 1}`, originOrStream);
      }
      stream = originOrStream;
    } else if (originOrStream !== undefined) {
      if (originOrStream !== null && typeof originOrStream === 'object') {
        origin = originOrStream.origin;
      }
      if (typeof origin !== 'string') {
        throw new ERR_INVALID_ARG_TYPE('originOrStream', ['string', 'number', 'URL', 'object'], originOrStream);
      }
      if (origin === 'null' || origin.length === 0) {
        throw new ERR_HTTP2_ALTSVC_INVALID_ORIGIN();
      }
    }
    validateString(alt, 'alt');
    if (!quotedText.test(alt)) {
      throw new ERR_INVALID_CHAR('alt');
    }
    origin ??= '';
    if (origin.length + alt.length > MAX_LENGTH) {
      throw new ERR_HTTP2_ALTSVC_LENGTH();
    }
    const payload = Buffer.alloc(2 + origin.length + alt.length);
    payload.writeUInt16BE(origin.length);
    payload.write(origin + alt, 2, 'latin1');
    this[kHandle]?.extension(ALTSVC, stream, payload.buffer, payload.byteOffset, payload.byteLength);
    this[kFlush]();
  }

  /** Tells the client of further origins that this server answers for. */
  origin(...origins) {
    if (this.destroyed) {
      throw new ERR_HTTP2_INVALID_SESSION();
    }
    if (origins.length === 0) {
      return;
    }
    const parts = [];
    let length = 0;
    for (const given of origins) {
      let origin;
      if (typeof given === 'string') {
        origin = originOf(given, ERR_HTTP2_INVALID_ORIGIN);
      } else if (given !== null && typeof given === 'object') {
        origin = given.origin;
      }
      validateString(origin, 'origin');
      if (origin === 'null') {
        throw new ERR_HTTP2_INVALID_ORIGIN();
      }
      const part = Buffer.alloc(2 + origin.length);
      part.writeUInt16BE(origin.length);
      part.write(origin, 2, 'latin1');
      parts.push(part);
      length += origin.length;
    }
    if (length > MAX_LENGTH) {
      throw new ERR_HTTP2_ORIGIN_LENGTH();
    }
    const payload = Buffer.concat(parts);
    this[kHandle]?.extension(ORIGIN, 0, payload.buffer, payload.byteOffset, payload.byteLength);
    this[kFlush]();
  }

  [kOnHeaders](id, flags, raw, sensitive) {
    const headers = toHeaderObject(raw, sensitive);
    const known = this[kState].streams.get(id);
    if (known !== undefined) {
      callFor(known, onTrailers, headers, flags, raw);
      return;
    }
    const handle = this[kHandle];
    this[kUpdateTimer]();
    if (this.destroyed || this.closed) {
      handle.reset(id, NGHTTP2_REFUSED_STREAM);
      this[kFlush]();
      return;
    }
    const state = this[kState];
    const stream = new ServerHttp2Stream(this, handle, id, {}, headers);
    state.streamCount++;
    state.maxConcurrent = Math.max(state.maxConcurrent, state.streams.size);
    publish(stream, 'created', { stream, headers });
    publish(stream, 'start', { stream, headers });
    if ((flags & NGHTTP2_FLAG_END_STREAM) !== 0) {
      stream[kState].endAfterHeaders = true;
      stream.push(null);
    }
    if (headers[HTTP2_HEADER_METHOD] === 'HEAD') {
      // There is no body to be sent.
      stream[kState].headRequest = true;
      stream.end();
    }
    if (!this.emit('stream', stream, headers, flags, raw)) {
      stream.close(NGHTTP2_REFUSED_STREAM);
    }
  }

  [kOnPushPromise]() {}

  // Only servers send such frames.
  [kOnExtension]() {}
}

function originOf(text, InvalidOrigin) {
  const { origin } = new URL(text);
  if (origin === 'null') {
    throw new InvalidOrigin();
  }
  return origin;
}

function onTrailers(stream, headers, flags, raw) {
  if (stream.destroyed) {
    return;
  }
  stream[kUpdateTimer]();
  stream.emit('trailers', headers, flags, raw);
  if ((flags & NGHTTP2_FLAG_END_STREAM) !== 0) {
    endReadable(stream);
  }
}

module.exports = { ServerHttp2Session };
