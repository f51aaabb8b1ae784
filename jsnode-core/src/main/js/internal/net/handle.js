'use strict';

// The handle of a socket: the Java object, what it reports of reading and writing, and how that reaches the stream.

const native = binding('net');
const { FastBuffer } = require('internal/buffer');
const { callIn } = require('internal/async_context');
const { JavaHandle } = require('internal/java_handle');
const { codes: { ERR_INVALID_HANDLE_TYPE }, errnoException } = require('internal/errors');

const kPendingCallback = Symbol('kPendingCallback');
const kSnapshot = Symbol('kSnapshot');
const kOnRead = Symbol('kOnRead');
const kHttpConsumer = Symbol('kHttpConsumer');

// What the socket holds of its handle: the Java object, and whether it reads.
class HandleState extends JavaHandle {
  constructor(java) {
    super(java);
    this.reading = false;
  }

  readStart() {
    this.java.readStart();
    return 0;
  }

  readStop() {
    this.java.readStop();
    return 0;
  }

  close(callback) {
    this.java.close(false, callback);
  }

  getAsyncId() {
    return 0;
  }
}

function initHandle(socket) {
  if (socket._handle === null) {
    return;
  }
  if (!(socket._handle instanceof HandleState)) {
    if (socket._handle.java !== undefined || typeof socket._handle.readStart !== 'function') {
      throw new ERR_INVALID_HANDLE_TYPE();
    }
    socket._handle = new HandleState(socket._handle);
  }
  const handle = socket._handle;
  handle.java.listen(
    (code, bytes) => (socket._handle === handle ? onRead(socket, code, bytes) : undefined),
    (code) => onWritten(socket, code));
}

function onRead(socket, code, bytes) {
  if (socket[kSnapshot] !== undefined) {
    callIn(socket[kSnapshot], readable, undefined, [socket, code, bytes]);
  } else {
    readable(socket, code, bytes);
  }
}

function readable(socket, code, bytes) {
  if (code === null) {
    socket._unrefTimer();
    deliver(socket, new FastBuffer(bytes));
  } else if (code === 'EOF') {
    onEnd(socket);
  } else {
    socket.destroy(errnoException(code, 'read'));
  }
}

function deliver(socket, chunk) {
  const proceed = socket[kOnRead] === null ? socket.push(chunk) : deliverInto(socket, chunk);
  if (!proceed && socket._handle !== null) {
    socket._handle.reading = false;
    socket._handle.readStop();
  }
}

// Node's `onread` option: the data goes into the user's buffer, past the stream.
function deliverInto(socket, chunk) {
  const { buffer, callback } = socket[kOnRead];
  let proceed = true;
  for (let offset = 0; offset < chunk.length && proceed;) {
    const target = typeof buffer === 'function' ? buffer() : buffer;
    const length = Math.min(target.length, chunk.length - offset);
    target.set(chunk.subarray(offset, offset + length));
    offset += length;
    proceed = callback(length, target) !== false;
  }
  return proceed;
}

function onEnd(socket) {
  if (socket[kHttpConsumer] !== null) {
    socket[kHttpConsumer].onEnd();
  }
  if (socket.destroyed) {
    return;
  }
  socket._handle.reading = false;
  if (socket._readableState.endEmitted) {
    maybeDestroy(socket);
  } else {
    socket.on('end', maybeDestroyThis);
    socket.push(null);
    socket.read(0);
  }
}

function maybeDestroyThis() {
  maybeDestroy(this);
}

function maybeDestroy(socket) {
  if (!socket.readable && !socket.writable && !socket.destroyed && !socket.connecting && socket.writableLength === 0) {
    socket.destroy();
  }
}

function onWritten(socket, code) {
  const callback = socket[kPendingCallback];
  if (callback === null) {
    return;
  }
  socket[kPendingCallback] = null;
  if (socket[kSnapshot] !== undefined) {
    callIn(socket[kSnapshot], written, undefined, [socket, code, callback]);
  } else {
    written(socket, code, callback);
  }
}

function written(socket, code, callback) {
  if (socket.destroyed) {
    callback(null);
  } else if (code !== null) {
    const error = errnoException(code, 'write');
    socket.destroy(error);
    callback(error);
  } else {
    socket._unrefTimer();
    callback(null);
  }
}

/** A new handle for a connection that is to be made. */
function createHandle(pipe) {
  return new HandleState(native.socket(pipe));
}

/** Takes a handle over before or while it connects. */
function adoptHandle(socket, handle) {
  socket._handle = handle;
  initHandle(socket);
}

module.exports = { HandleState, adoptHandle, createHandle, initHandle, kHttpConsumer, kOnRead, kPendingCallback, kSnapshot };
