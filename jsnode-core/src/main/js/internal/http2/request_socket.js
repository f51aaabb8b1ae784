'use strict';

// request.socket: what middleware knows of sockets, answered by the stream where it means the stream.

const { codes: { ERR_HTTP2_NO_SOCKET_MANIPULATION } } = require('internal/errors');
const { kRequest, kSocket } = require('internal/http2/symbols');

const ofStream = new Set(['on', 'once', 'end', 'emit', 'destroy']);
const stateOfStream = new Set(['writable', 'destroyed']);
const forbidden = new Set(['write', 'read', 'pause', 'resume']);

function below(stream) {
  return stream.session?.[kSocket] ?? stream;
}

const handler = {
  has(stream, name) {
    return name in below(stream) || name in stream;
  },
  get(stream, name) {
    if (ofStream.has(name)) {
      return stream[name].bind(stream);
    }
    if (stateOfStream.has(name)) {
      return stream[name];
    }
    if (forbidden.has(name)) {
      throw new ERR_HTTP2_NO_SOCKET_MANIPULATION();
    }
    if (name === 'readable') {
      return stream.destroyed ? false : stream[kRequest]?.readable ?? stream.readable;
    }
    if (name === 'setTimeout') {
      const { session } = stream;
      return session === undefined ? stream.setTimeout.bind(stream) : session.setTimeout.bind(session);
    }
    const socket = below(stream);
    const value = socket[name];
    return typeof value === 'function' ? value.bind(socket) : value;
  },
  getPrototypeOf(stream) {
    return Reflect.getPrototypeOf(below(stream));
  },
  set(stream, name, value) {
    if (ofStream.has(name) || stateOfStream.has(name) || name === 'readable') {
      stream[name] = value;
      return true;
    }
    if (forbidden.has(name)) {
      throw new ERR_HTTP2_NO_SOCKET_MANIPULATION();
    }
    if (name === 'setTimeout') {
      (stream.session ?? stream).setTimeout = value;
      return true;
    }
    below(stream)[name] = value;
    return true;
  },
};

function requestSocketProxy(stream) {
  return new Proxy(stream, handler);
}

module.exports = { requestSocketProxy };
