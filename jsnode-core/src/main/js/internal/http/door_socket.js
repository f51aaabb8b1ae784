'use strict';

// The net.Socket of a request that came through a door. Most who ask for it want to know only whether it is still there
// (body-parser and others by on-finished). So it begins as a view of the channel, and is made a whole socket at the first
// look at anything else.

const { HandleState } = require('internal/net/handle');
const { Socket } = require('internal/net/socket');

const kChannel = Symbol('kChannel');

function nop() {}

function DoorSocket(channel) {
  this[kChannel] = channel;
}
Object.setPrototypeOf(DoorSocket.prototype, Socket.prototype);
define('constructor', { value: Socket, writable: true, enumerable: false });

function define(name, descriptor) {
  Object.defineProperty(DoorSocket.prototype, name, { __proto__: null, configurable: true, ...descriptor });
}

function isView(socket) {
  return socket[kChannel]?.handle === null;
}

function makeWhole(socket) {
  const channel = socket[kChannel];
  channel.handle = new DoorHandle(channel);
  Socket.call(socket, { handle: new HandleState(channel.handle), allowHalfOpen: true, manualStart: true });
  socket.server = channel.server;
  socket.encrypted = channel.exchange.secure() ? true : undefined;
  socket._httpMessage = channel._httpMessage;
  socket.on('error', nop);
  if (channel.destroyed) {
    socket.destroy();
  } else if (channel.over) {
    socket.destroySoon();
  }
}

// What a whole socket has of its own: to look at it, or to set it, makes it one.
for (const name of new Set([...Reflect.ownKeys(new Socket()), 'server', 'encrypted', '_httpMessage'])) {
  define(name, {
    enumerable: true,
    get() {
      if (isView(this)) {
        makeWhole(this);
        return this[name];
      }
      return undefined;
    },
    set(value) {
      if (isView(this)) {
        makeWhole(this);
      }
      Object.defineProperty(this, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    },
  });
}

// What the channel knows.
for (const [name, answer] of [['readable', isThere], ['writable', isThere], ['destroyed', (channel) => !isThere(channel)]]) {
  define(name, {
    enumerable: false,
    get() {
      return isView(this) ? answer(this[kChannel]) : Reflect.get(Socket.prototype, name, this);
    },
    set(value) {
      Reflect.set(Socket.prototype, name, value, this);
    },
  });
}

function isThere(channel) {
  return !channel.over && !channel.destroyed;
}

/** A handle by which a net.Socket reads nothing and writes what it is given into the reply. */
class DoorHandle {
  constructor(channel) {
    this.channel = channel;
    this.exchange = channel.exchange;
    this.onRead = nop;
    this.onWritten = nop;
  }

  listen(onRead, onWritten) {
    this.onRead = onRead;
    this.onWritten = onWritten;
  }

  append(...args) {
    this.exchange.append(...args);
  }

  appendText(...args) {
    return this.exchange.appendText(...args);
  }

  write(...args) {
    return this.exchange.write(...args);
  }

  flush() {
    return this.exchange.flush();
  }

  shutdown(callback) {
    process.nextTick(callback, null);
  }

  close(reset, callback) {
    if (!this.channel.over) {
      this.channel.destroy();
    }
    if (callback) {
      process.nextTick(callback);
    }
  }

  remoteAddress() {
    return this.exchange.remoteAddress();
  }

  remotePort() {
    return this.exchange.remotePort();
  }

  localAddress() {
    return this.exchange.localAddress();
  }

  localPort() {
    return this.exchange.localPort();
  }

  bytesRead() {
    return this.exchange.bytesRead();
  }

  hasRef() {
    return false;
  }

  // The body goes to the request, not to its socket, and the connection is the host's.
  readStart() {}
  readStop() {}
  ref() {}
  unref() {}
  setNoDelay() {}
  setKeepAlive() {}
}

module.exports = { DoorSocket };
