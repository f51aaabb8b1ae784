'use strict';

// session.socket: the socket without what would disturb the protocol.

const { codes: { ERR_HTTP2_NO_SOCKET_MANIPULATION, ERR_HTTP2_SOCKET_UNBOUND } } = require('internal/errors');
const { kSocket } = require('internal/http2/symbols');

const forbidden = new Set(['emit', 'end', 'pause', 'read', 'resume', 'write', 'setEncoding', 'setKeepAlive', 'setNoDelay']);
const ofSession = new Set(['destroy', 'ref', 'setTimeout', 'unref']);

function socketOf(session) {
  const socket = session[kSocket];
  if (socket === undefined) {
    throw new ERR_HTTP2_SOCKET_UNBOUND();
  }
  return socket;
}

const handler = {
  get(session, name) {
    if (ofSession.has(name)) {
      return session[name].bind(session);
    }
    if (forbidden.has(name)) {
      throw new ERR_HTTP2_NO_SOCKET_MANIPULATION();
    }
    const socket = socketOf(session);
    const value = socket[name];
    return typeof value === 'function' ? value.bind(socket) : value;
  },
  has(session, name) {
    return name in socketOf(session);
  },
  getPrototypeOf(session) {
    return Reflect.getPrototypeOf(socketOf(session));
  },
  set(session, name, value) {
    if (ofSession.has(name)) {
      session[name] = value;
      return true;
    }
    if (forbidden.has(name)) {
      throw new ERR_HTTP2_NO_SOCKET_MANIPULATION();
    }
    socketOf(session)[name] = value;
    return true;
  },
};

function sessionSocketProxy(session) {
  return new Proxy(session, handler);
}

module.exports = { sessionSocketProxy };
