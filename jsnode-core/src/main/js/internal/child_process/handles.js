'use strict';

// Sockets and servers that go over the channel with a message: their descriptors do, the other side makes handles of them.

const native = binding('child_process');
const net = require('net');
const { HandleState } = require('internal/net/handle');
const { codes: { ERR_INVALID_HANDLE_TYPE } } = require('internal/errors');

/** A handle, as net.Socket and net.Server hold it. */
function isNativeHandle(value) {
  return value instanceof HandleState;
}

function typeOf(handle) {
  if (handle instanceof net.Socket) {
    return 'net.Socket';
  }
  if (handle instanceof net.Server) {
    return 'net.Server';
  }
  if (isNativeHandle(handle)) {
    return 'net.Native';
  }
  throw new ERR_INVALID_HANDLE_TYPE();
}

/** The native socket behind what was sent; undefined where it is closed. */
function nativeOf(handle) {
  return (isNativeHandle(handle) ? handle : handle._handle)?.java;
}

/** A connection that has been given away is no longer this process's; servers are shared. */
function release(type, handle, keepOpen) {
  if (type !== 'net.Socket' || keepOpen || !handle._handle) {
    return;
  }
  handle._handle.readStop();
  handle._handle.reading = false;
  handle.setTimeout(0);
}

function afterSent(type, handle, keepOpen) {
  if (type === 'net.Socket' && !keepOpen && handle._handle) {
    handle._handle.java.handOver();
    handle.destroy();
  }
}

function adoptedState(fd) {
  const java = native.adopt(fd);
  const state = new HandleState(java);
  if (java.accept !== undefined) {
    state.close = (callback) => java.close(callback ?? null);
  }
  return state;
}

/** What the receiver's listeners get. */
function receive(type, fd, options, then) {
  const state = adoptedState(fd);
  switch (type) {
    case 'net.Socket':
      then(new net.Socket({ handle: state, readable: true, writable: true, allowHalfOpen: options?.allowHalfOpen }));
      break;
    case 'net.Server': {
      const server = new net.Server();
      server.listen(state, () => then(server));
      break;
    }
    default:
      then(state);
  }
}

module.exports = { adoptedState, afterSent, isNativeHandle, nativeOf, receive, release, typeOf };
