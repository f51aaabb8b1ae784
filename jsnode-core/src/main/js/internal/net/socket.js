'use strict';

// net.Socket: a Duplex over a SocketHandle of Java. Reading starts and stops with the demand of the stream, a write is over
// when the system has taken its bytes.

const { Buffer } = require('buffer');
const { subscribed } = require('internal/diagnostics/builtin');
const { Duplex } = require('stream');
const { callIn, capture } = require('internal/async_context');
const { kTimeout, clearStreamTimeout, setStreamTimeout } = require('internal/stream_timeout');
const { normalizeArgs, normalizedArgsSymbol } = require('internal/net/arguments');
const { initHandle, kHttpConsumer, kOnRead, kPendingCallback, kSnapshot } = require('internal/net/handle');
const { guessHandleType } = require('internal/util');
const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_FD_TYPE,
    ERR_SOCKET_CLOSED, ERR_SOCKET_CLOSED_BEFORE_CONNECTION,
  },
  errnoException, genericNodeError,
} = require('internal/errors');
const { validateAbortSignal, validateFunction, validateInt32, validateNumber } = require('internal/validators');

const kBytesRead = Symbol('kBytesRead');
const kBytesWritten = Symbol('kBytesWritten');
const kDispatched = Symbol('kDispatched');
const kSetNoDelay = Symbol('kSetNoDelay');
const kSetKeepAlive = Symbol('kSetKeepAlive');
const kSetKeepAliveInitialDelay = Symbol('kSetKeepAliveInitialDelay');
const kApplyKeepAlive = Symbol('kApplyKeepAlive');
const kReset = Symbol('kReset');
const kTypeOfService = Symbol('kTypeOfService');

function Socket(options) {
  if (!(this instanceof Socket)) {
    return new Socket(options);
  }
  if (options?.objectMode) {
    throw new ERR_INVALID_ARG_VALUE('options.objectMode', options.objectMode, 'is not supported');
  } else if (options?.readableObjectMode || options?.writableObjectMode) {
    throw new ERR_INVALID_ARG_VALUE(
      `options.${options.readableObjectMode ? 'readableObjectMode' : 'writableObjectMode'}`,
      options.readableObjectMode || options.writableObjectMode, 'is not supported');
  }
  if (options?.keepAliveInitialDelay !== undefined) {
    validateNumber(options.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
  }
  options = typeof options === 'number' ? { fd: options } : { ...options };
  options.emitClose = false;
  options.autoDestroy = true;
  options.decodeStrings = false;
  options.allowHalfOpen = Boolean(options.allowHalfOpen);
  const { signal, handle, onread } = options;
  delete options.signal;

  this.connecting = false;
  this._hadError = false;
  this._parent = null;
  this._host = null;
  this._handle = null;
  this._pendingData = null;
  this._pendingEncoding = '';
  this.server = null;
  this._server = null;
  this._sockname = null;
  this._peername = undefined;
  this.timeout = 0;
  this[kTimeout] = null;
  this[kPendingCallback] = null;
  this[kBytesRead] = 0;
  this[kBytesWritten] = 0;
  this[kDispatched] = 0;
  this[kReset] = false;
  this[kHttpConsumer] = null;
  this[kSnapshot] = capture();
  this[kSetNoDelay] = Boolean(options.noDelay);
  this[kSetKeepAlive] = Boolean(options.keepAlive);
  this[kSetKeepAliveInitialDelay] = ~~(options.keepAliveInitialDelay / 1000);
  this[kOnRead] = null;
  Duplex.call(this, options);

  if (handle) {
    this._handle = handle;
  } else if (options.fd !== undefined) {
    validateInt32(options.fd, 'fd', 0);
    throw new ERR_INVALID_FD_TYPE(guessHandleType(options.fd));
  }
  if (onread !== null && typeof onread === 'object' &&
      (ArrayBuffer.isView(onread.buffer) || typeof onread.buffer === 'function') &&
      typeof onread.callback === 'function') {
    this[kOnRead] = onread;
  }
  this.on('end', onReadableStreamEnd);
  initHandle(this);

  if (this._handle !== null && options.readable !== false && !options.manualStart) {
    if (options.pauseOnCreate) {
      this._handle.reading = false;
      this._handle.readStop();
      this.readableFlowing = false;
    } else {
      this.read(0);
    }
  }
  if (signal) {
    validateAbortSignal(signal, 'options.signal');
    require('stream').addAbortSignal(signal, this);
  }
}
Object.setPrototypeOf(Socket.prototype, Duplex.prototype);
Object.setPrototypeOf(Socket, Duplex);

function onReadableStreamEnd() {
  if (!this.allowHalfOpen) {
    this.write = writeAfterFIN;
  }
}

function writeAfterFIN(chunk, encoding, callback) {
  if (!this.writableEnded) {
    const error = genericNodeError('This socket has been ended by the other party', { code: 'EPIPE' });
    if (typeof encoding === 'function') {
      callback = encoding;
    }
    if (typeof callback === 'function') {
      process.nextTick(callback, error);
    }
    this.destroy(error);
    return false;
  }
  return Duplex.prototype.write.call(this, chunk, encoding, callback);
}

Socket.prototype._unrefTimer = function _unrefTimer() {
  for (let s = this; s !== null && s !== undefined; s = s._parent) {
    if (s[kTimeout]) {
      s[kTimeout].refresh();
    }
  }
};

// --- reading ---

Socket.prototype._read = function _read() {
  if (this.connecting || this._handle === null) {
    this.once('connect', readNow);
  } else if (!this._handle.reading) {
    this._handle.reading = true;
    this._handle.readStart();
  }
};

function readNow() {
  this._read();
}

Socket.prototype.pause = function pause() {
  if (this[kOnRead] !== null && !this.connecting && this._handle?.reading) {
    this._handle.reading = false;
    if (!this.destroyed) {
      this._handle.readStop();
    }
  }
  return Duplex.prototype.pause.call(this);
};

Socket.prototype.resume = function resume() {
  if (this[kOnRead] !== null && !this.connecting && this._handle && !this._handle.reading) {
    this._read();
  }
  return Duplex.prototype.resume.call(this);
};

Socket.prototype.read = function read(n) {
  if (this[kOnRead] !== null && !this.connecting && this._handle && !this._handle.reading) {
    this._read();
  }
  return Duplex.prototype.read.call(this, n);
};

// --- writing ---

Socket.prototype._write = function _write(data, encoding, callback) {
  this._writeGeneric(false, data, encoding, callback);
};

Socket.prototype._writev = function _writev(chunks, callback) {
  this._writeGeneric(true, chunks, '', callback);
};

Socket.prototype._writeGeneric = function _writeGeneric(writev, data, encoding, callback) {
  if (this.connecting) {
    writeWhenConnected(this, writev, data, encoding, callback);
    return;
  }
  this._pendingData = null;
  this._pendingEncoding = '';
  if (this._handle === null) {
    callback(new ERR_SOCKET_CLOSED());
    return;
  }
  this._unrefTimer();
  const java = this._handle.java;
  let result;
  if (writev) {
    for (const { chunk, encoding: chunkEncoding } of data) {
      append(this, java, chunk, chunkEncoding);
    }
    result = java.flush();
  } else {
    result = writeChunk(this, java, data, encoding);
  }
  if (result === null) {
    callback();
  } else if (result === 'pending') {
    this[kPendingCallback] = callback;
  } else {
    callback(errnoException(result, 'write'));
  }
};

function writeWhenConnected(socket, writev, data, encoding, callback) {
  socket._pendingData = data;
  socket._pendingEncoding = encoding;
  function onClose() {
    callback(new ERR_SOCKET_CLOSED_BEFORE_CONNECTION());
  }
  socket.once('connect', function connect() {
    this.off('close', onClose);
    this._writeGeneric(writev, data, encoding, callback);
  });
  socket.once('close', onClose);
}

function writeChunk(socket, java, chunk, encoding) {
  if (typeof chunk === 'string' && isNativeEncoding(encoding)) {
    socket[kDispatched] += java.appendText(chunk, encoding === 'latin1' || encoding === 'binary');
    return java.flush();
  }
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
  socket[kDispatched] += bytes.byteLength;
  return java.write(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function append(socket, java, chunk, encoding) {
  if (typeof chunk === 'string' && isNativeEncoding(encoding)) {
    socket[kDispatched] += java.appendText(chunk, encoding === 'latin1' || encoding === 'binary');
    return;
  }
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
  socket[kDispatched] += bytes.byteLength;
  java.append(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isNativeEncoding(encoding) {
  return encoding === 'utf8' || encoding === 'latin1' || encoding === 'utf-8' || encoding === 'binary' ||
    encoding === 'ascii';
}

Socket.prototype._final = function _final(callback) {
  if (this.connecting) {
    this.once('connect', () => this._final(callback));
    return;
  }
  if (this._handle === null) {
    callback();
    return;
  }
  this._handle.java.shutdown((code) => {
    if (code !== null && code !== 'ENOTCONN' && code !== 'EPIPE' && !this.destroyed) {
      callback(errnoException(code, 'shutdown'));
    } else {
      callback();
    }
  });
};

Socket.prototype.end = function end(data, encoding, callback) {
  Duplex.prototype.end.call(this, data, encoding, callback);
  return this;
};

// --- closing ---

Socket.prototype.destroySoon = function destroySoon() {
  if (this.writable) {
    this.end();
  }
  if (this.writableFinished) {
    this.destroy();
  } else {
    this.once('finish', this.destroy);
  }
};

Socket.prototype.resetAndDestroy = function resetAndDestroy() {
  if (this._handle) {
    if (this.connecting) {
      this.once('connect', () => this._reset());
    } else {
      this._reset();
    }
  } else {
    this.destroy(new ERR_SOCKET_CLOSED());
  }
  return this;
};

Socket.prototype._reset = function _reset() {
  this[kReset] = true;
  return this.destroy();
};

Socket.prototype._destroy = function _destroy(exception, callback) {
  this.connecting = false;
  clearStreamTimeout(this);
  const handle = this._handle;
  if (handle !== null && handle !== undefined) {
    const hadError = Boolean(exception);
    this[kBytesRead] = handle.java.bytesRead();
    this[kBytesWritten] = this[kDispatched];
    this._handle = null;
    this._sockname = null;
    if (this[kSnapshot] !== undefined) {
      handle.java.close(this[kReset], () => callIn(this[kSnapshot], this.emit, this, ['close', hadError]));
    } else {
      handle.java.close(this[kReset], () => this.emit('close', hadError));
    }
    callback(exception);
  } else {
    callback(exception);
    process.nextTick(emitClose, this);
  }
  if (this._server) {
    this._server._connections--;
    if (this._server._emitCloseIfDrained) {
      this._server._emitCloseIfDrained();
    }
  }
};

function emitClose(socket) {
  socket.emit('close', false);
}

// --- options ---

Socket.prototype.setTimeout = setStreamTimeout;

Socket.prototype._onTimeout = function _onTimeout() {
  this.emit('timeout');
};

Socket.prototype.setNoDelay = function setNoDelay(enable) {
  enable = enable === undefined ? true : Boolean(enable);
  this[kSetNoDelay] = enable;
  this._handle?.java?.setNoDelay(enable);
  return this;
};

Socket.prototype.setKeepAlive = function setKeepAlive(enable, initialDelayMsecs) {
  enable = Boolean(enable);
  const initialDelay = ~~(initialDelayMsecs / 1000);
  // An agent asks for it each time that it keeps a socket.
  if (enable !== this[kSetKeepAlive] || (enable && initialDelay !== this[kSetKeepAliveInitialDelay])) {
    this[kSetKeepAlive] = enable;
    this[kSetKeepAliveInitialDelay] = initialDelay;
    this[kApplyKeepAlive]();
  }
  return this;
};

Socket.prototype[kApplyKeepAlive] = function applyKeepAlive() {
  this._handle?.java?.setKeepAlive(this[kSetKeepAlive], this[kSetKeepAliveInitialDelay]);
};

Socket.prototype.setTypeOfService = function setTypeOfService(tos) {
  if (Number.isNaN(tos)) {
    throw new ERR_INVALID_ARG_TYPE('tos', 'number', tos);
  }
  validateInt32(tos, 'tos', 0, 255);
  this[kTypeOfService] = tos;
  return this;
};

Socket.prototype.getTypeOfService = function getTypeOfService() {
  return this[kTypeOfService] ?? 0;
};

Socket.prototype.ref = function ref() {
  if (this._handle === null) {
    this.once('connect', this.ref);
  } else {
    this._handle.ref();
  }
  return this;
};

Socket.prototype.unref = function unref() {
  if (this._handle === null) {
    this.once('connect', this.unref);
  } else {
    this._handle.unref();
  }
  return this;
};

// --- addresses and counters ---

Socket.prototype.address = function address() {
  return this._getsockname();
};

Socket.prototype._getpeername = function _getpeername() {
  if (this._handle === null || this.connecting) {
    return this._peername || {};
  }
  this._peername ??= addressOf(this._handle.java.remoteAddress(), this._handle.java.remotePort());
  return this._peername;
};

Socket.prototype._getsockname = function _getsockname() {
  if (this._handle === null || this._handle === undefined) {
    return {};
  }
  this._sockname ??= addressOf(this._handle.java.localAddress(), this._handle.java.localPort());
  return this._sockname;
};

function addressOf(address, port) {
  if (address === null || address === '' || port === 0) {
    return {};
  }
  return { address, family: address.includes(':') ? 'IPv6' : 'IPv4', port };
}

function define(name, get, set) {
  Object.defineProperty(Socket.prototype, name, { __proto__: null, configurable: false, enumerable: true, get, set });
}

define('_connecting', function () { return this.connecting; });
define('pending', function () { return !this._handle || this.connecting; });
define('readyState', function () {
  if (this.connecting) {
    return 'opening';
  } else if (this.readable && this.writable) {
    return 'open';
  } else if (this.readable && !this.writable) {
    return 'readOnly';
  } else if (!this.readable && this.writable) {
    return 'writeOnly';
  }
  return 'closed';
});
Object.defineProperty(Socket.prototype, 'bufferSize', {
  __proto__: null,
  get() {
    return this._handle ? this.writableLength : undefined;
  },
});
define('bytesRead', function () { return this._handle ? this._handle.java.bytesRead() : this[kBytesRead]; });
define('remoteAddress', function () { return this._getpeername().address; });
define('remoteFamily', function () { return this._getpeername().family; });
define('remotePort', function () { return this._getpeername().port; });
define('localAddress', function () { return this._getsockname().address; });
define('localPort', function () { return this._getsockname().port; });
define('localFamily', function () { return this._getsockname().family; });
define('_bytesDispatched', function () { return this._handle ? this[kDispatched] : this[kBytesWritten]; });

define('bytesWritten', function bytesWritten() {
  let bytes = this._bytesDispatched;
  const state = this._writableState;
  for (const { chunk, encoding } of this.writableBuffer ?? state?.getBuffer?.() ?? []) {
    bytes += chunk instanceof Uint8Array ? chunk.length : Buffer.byteLength(chunk, encoding);
  }
  const pending = this._pendingData;
  if (Array.isArray(pending)) {
    for (const { chunk, encoding } of pending) {
      bytes += chunk instanceof Uint8Array ? chunk.length : Buffer.byteLength(chunk, encoding);
    }
  } else if (pending) {
    bytes += typeof pending === 'string' ? Buffer.byteLength(pending, this._pendingEncoding) : pending.byteLength;
  }
  return bytes;
});

// --- connecting ---

Socket.prototype.connect = function (...args) {
  const normalized = Array.isArray(args[0]) && args[0][normalizedArgsSymbol] ? args[0] : normalizeArgs(args);
  const [options, callback] = normalized;
  if (options.port === undefined && options.path == null) {
    throw new (require('internal/errors').codes.ERR_MISSING_ARGS)(['options', 'port', 'path']);
  }
  if (this.write !== Socket.prototype.write) {
    this.write = Socket.prototype.write;
  }
  if (this.destroyed) {
    reinitialize(this);
  }
  if (callback !== null) {
    validateFunction(callback, 'callback');
    this.once('connect', callback);
  }
  if (this._parent?.connecting) {
    return this;
  }
  this[kSnapshot] ??= capture();
  this._unrefTimer();
  this.connecting = true;
  subscribed('net.client.socket')?.publish({ socket: this });
  require('internal/net/connect').connectSocket(this, options);
  return this;
};

function reinitialize(socket) {
  socket._handle = null;
  socket._peername = undefined;
  socket._sockname = undefined;
  socket[kDispatched] = 0;
  socket[kBytesRead] = 0;
  socket[kReset] = false;
  if (socket._undestroy) {
    socket._undestroy();
  } else {
    undestroy(socket);
  }
}

function undestroy(socket) {
  const r = socket._readableState;
  const w = socket._writableState;
  Object.assign(r, { constructed: true, closed: false, closeEmitted: false, destroyed: false, errored: null,
    errorEmitted: false, reading: false, ended: r.readable === false, endEmitted: r.readable === false });
  Object.assign(w, { constructed: true, destroyed: false, closed: false, closeEmitted: false, errored: null,
    errorEmitted: false, finalCalled: false, prefinished: false, ended: w.writable === false,
    ending: w.writable === false, finished: w.writable === false });
}

function connect(...args) {
  const normalized = normalizeArgs(args);
  const [options] = normalized;
  const socket = new Socket(options);
  if (options.timeout) {
    socket.setTimeout(options.timeout);
  }
  return socket.connect(normalized);
}

module.exports = { Socket, connect, kApplyKeepAlive, kSetKeepAlive, kSetNoDelay };
