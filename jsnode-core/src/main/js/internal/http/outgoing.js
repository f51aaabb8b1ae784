'use strict';

// http.OutgoingMessage: composes the head from its headers, frames the body and hands both to the socket. While it has no socket
// (a pipelined response, a request that waits for its connection) it keeps what it is given in `outputData`.

const { Buffer } = require('buffer');
const { Stream, getDefaultHighWaterMark } = require('stream');
const { isUint8Array } = require('internal/util/types');
const { deprecate } = require('internal/util');
const { composeHead } = require('internal/http/head');
const { initEmitter, kHighWaterMark, kNeedDrain, kOutHeaders } = require('internal/http/common');
const {
  codes: {
    ERR_HTTP_BODY_NOT_ALLOWED, ERR_HTTP_CONTENT_LENGTH_MISMATCH, ERR_INVALID_ARG_TYPE,
    ERR_METHOD_NOT_IMPLEMENTED, ERR_STREAM_ALREADY_FINISHED, ERR_STREAM_CANNOT_PIPE, ERR_STREAM_DESTROYED,
    ERR_STREAM_NULL_VALUES, ERR_STREAM_WRITE_AFTER_END,
  },
} = require('internal/errors');

const kBytesWritten = Symbol('kBytesWritten');
const kChunkedBuffer = Symbol('kChunkedBuffer');
const kChunkedLength = Symbol('kChunkedLength');
const kCorked = Symbol('kCorked');
const kErrored = Symbol('kErrored');
const kRejectNonStandardBodyWrites = Symbol('kRejectNonStandardBodyWrites');
const kSocket = Symbol('kSocket');

// A text beyond this is encoded once, for its length and for the socket, instead of being joined with the head.
const kLongText = 4096;

function nop() {}

function OutgoingMessage(options) {
  initEmitter(this);
  this.outputData = [];
  this[kSocket] = null;
  this._header = null;
  this[kOutHeaders] = null;
  this.finished = false;
  if (options !== undefined) {
    this[kHighWaterMark] = options.highWaterMark ?? getDefaultHighWaterMark();
    this[kRejectNonStandardBodyWrites] = options.rejectNonStandardBodyWrites ?? false;
  }
}
Object.setPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
Object.setPrototypeOf(OutgoingMessage, Stream);

// What every message starts with stands once, here: most messages never change most of it.
Object.assign(OutgoingMessage.prototype, {
  outputSize: 0,
  writable: true,
  destroyed: false,
  _last: false,
  chunkedEncoding: false,
  shouldKeepAlive: true,
  maxRequestsOnConnectionReached: false,
  _defaultKeepAlive: true,
  useChunkedEncodingByDefault: true,
  sendDate: false,
  _headApart: false,
  _removedConnection: false,
  _removedContLen: false,
  _removedTE: false,
  strictContentLength: false,
  [kBytesWritten]: 0,
  _contentLength: null,
  _hasBody: true,
  _trailer: '',
  [kNeedDrain]: false,
  _headerSent: false,
  [kCorked]: 0,
  [kChunkedBuffer]: null,
  [kChunkedLength]: 0,
  _closed: false,
  _keepAliveTimeout: 0,
  _onPendingData: nop,
  [kErrored]: null,
  [kHighWaterMark]: getDefaultHighWaterMark(),
  [kRejectNonStandardBodyWrites]: false,
});

function accessor(name, get, set, enumerable = false) {
  Object.defineProperty(OutgoingMessage.prototype, name, { __proto__: null, configurable: true, enumerable, get, set });
}

accessor('errored', function () { return this[kErrored]; });
accessor('closed', function () { return this._closed; });
accessor('writableFinished', function () {
  return this.finished && this.outputSize === 0 && (!this[kSocket] || this[kSocket].writableLength === 0);
});
accessor('writableObjectMode', function () { return false; });
accessor('writableLength', function () {
  return this.outputSize + this[kChunkedLength] + (this[kSocket] ? this[kSocket].writableLength : 0);
});
accessor('writableHighWaterMark', function () {
  return this[kSocket] ? this[kSocket].writableHighWaterMark : this[kHighWaterMark];
});
accessor('writableCorked', function () { return this[kCorked]; });
accessor('connection', function () { return this.socket; }, function (value) { this.socket = value; });
accessor('socket', function () {
  const socket = this[kSocket];
  return socket?.asSocket === undefined ? socket : socket.asSocket();
}, function (value) {
  for (let n = 0; n < this[kCorked]; n++) {
    value?.cork();
    this[kSocket]?.uncork();
  }
  this[kSocket] = value;
});
accessor('headersSent', function () { return Boolean(this._header); }, undefined, true);
accessor('writableEnded', function () { return this.finished; });
accessor('writableNeedDrain', function () { return !this.destroyed && !this.finished && this[kNeedDrain]; });
accessor('_headers', deprecate(function () { return this.getHeaders(); },
                               'OutgoingMessage.prototype._headers is deprecated', 'DEP0066'), undefined);

OutgoingMessage.prototype._isLenientHeaderValidation = function _isLenientHeaderValidation() {
  return false;
};

OutgoingMessage.prototype.cork = function cork() {
  this[kCorked]++;
  this[kSocket]?.cork();
};

OutgoingMessage.prototype.uncork = function uncork() {
  if (this[kCorked] > 0) {
    this[kCorked]--;
  }
  this[kSocket]?.uncork();
  if (this[kCorked] || this[kChunkedBuffer] === null) {
    return;
  }
  const buffered = this[kChunkedBuffer];
  const callbacks = [];
  this._send(`${this[kChunkedLength].toString(16)}\r\n`, 'latin1', null);
  for (const { chunk, encoding, callback } of buffered) {
    if (callback) {
      callbacks.push(callback);
    }
    this._send(chunk, encoding, null);
  }
  this._send('\r\n', 'latin1', callbacks.length === 0 ? null : (error) => {
    for (const callback of callbacks) {
      callback(error);
    }
  });
  this[kChunkedBuffer] = null;
  this[kChunkedLength] = 0;
};

OutgoingMessage.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (callback) {
    this.on('timeout', callback);
  }
  if (!this[kSocket]) {
    this.once('socket', (socket) => socket.setTimeout(msecs));
  } else {
    this[kSocket].setTimeout(msecs);
  }
  return this;
};

OutgoingMessage.prototype.destroy = function destroy(error) {
  if (this.destroyed) {
    return this;
  }
  this.destroyed = true;
  this[kErrored] = error;
  if (this[kSocket]) {
    this[kSocket].destroy(error);
  } else {
    this.once('socket', (socket) => socket.destroy(error));
  }
  return this;
};

// --- to the socket ---

OutgoingMessage.prototype._send = function _send(data, encoding, callback, byteLength) {
  if (!this._headerSent && this._header !== null) {
    const header = this._header;
    this._headerSent = true;
    if (this[kSocket]?.writeHead !== undefined || this._headApart) {
      this._writeHeadApart(header);
    } else if (typeof data === 'string' && (encoding === 'utf8' || encoding === 'latin1' || !encoding)) {
      data = header + data;
    } else {
      this._writeRaw(header, 'latin1', null, header.length);
    }
  }
  return this._writeRaw(data, encoding, callback, byteLength);
};

// A socket that takes the head as such, not as bytes (a request that came through a door).
OutgoingMessage.prototype._writeHeadApart = function _writeHeadApart(header) {
  this[kSocket]?.writeHead(header);
};

OutgoingMessage.prototype._writeRaw = function _writeRaw(data, encoding, callback, byteLength) {
  const socket = this[kSocket];
  if (socket?.destroyed) {
    return false;
  }
  if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  if (socket && socket._httpMessage === this && socket.writable) {
    if (this.outputData.length > 0) {
      this._flushOutput(socket);
    }
    return socket.write(data, encoding, callback);
  }
  this.outputData.push({ data, encoding, callback });
  const length = byteLength ?? data.length;
  this.outputSize += length;
  this._onPendingData(length);
  return this.outputSize < this[kHighWaterMark];
};

OutgoingMessage.prototype._storeHeader = function _storeHeader(firstLine, headers) {
  composeHead(this, firstLine, headers);
};

OutgoingMessage.prototype._flush = function _flush() {
  const socket = this[kSocket];
  if (socket?.writable) {
    const ok = this._flushOutput(socket);
    if (this.finished) {
      this._finish();
    } else if (ok && this[kNeedDrain]) {
      this[kNeedDrain] = false;
      this.emit('drain');
    }
  }
};

OutgoingMessage.prototype._flushOutput = function _flushOutput(socket) {
  const pending = this.outputData;
  if (pending.length === 0) {
    return undefined;
  }
  this.outputData = [];
  socket.cork();
  let ok;
  for (const { data, encoding, callback } of pending) {
    ok = socket.write(data, encoding, callback);
  }
  socket.uncork();
  this._onPendingData(-this.outputSize);
  this.outputSize = 0;
  return ok;
};

OutgoingMessage.prototype._finish = function _finish() {
  this.emit('prefinish');
};

OutgoingMessage.prototype._implicitHeader = function _implicitHeader() {
  throw new ERR_METHOD_NOT_IMPLEMENTED('_implicitHeader()');
};

// --- headers ---

Object.assign(OutgoingMessage.prototype, require('internal/http/outgoing_headers'));

OutgoingMessage.prototype.flushHeaders = function flushHeaders() {
  if (!this._header) {
    this._implicitHeader();
  }
  this._send('');
};

OutgoingMessage.prototype.pipe = function pipe() {
  this.emit('error', new ERR_STREAM_CANNOT_PIPE());
};

OutgoingMessage.prototype[require('events').captureRejectionSymbol] = function (error) {
  this.destroy(error);
};

// --- body ---

OutgoingMessage.prototype.write = function write(chunk, encoding, callback) {
  if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  const ok = writeBody(this, chunk, encoding, callback, false);
  if (!ok) {
    this[kNeedDrain] = true;
  }
  return ok;
};

function byteLengthOf(chunk, encoding) {
  return typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.byteLength;
}

function hasStrictLength(message) {
  return message.strictContentLength && message._contentLength != null && message._hasBody && !message._removedContLen &&
    !message.chunkedEncoding && !message.hasHeader('transfer-encoding');
}

function writeBody(message, chunk, encoding, callback, fromEnd) {
  if (chunk === null) {
    throw new ERR_STREAM_NULL_VALUES();
  } else if (typeof chunk !== 'string' && !isUint8Array(chunk)) {
    throw new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
  }
  if (message.finished || message.destroyed) {
    return refuse(message, callback);
  }
  let length;
  if (message.strictContentLength) {
    length = byteLengthOf(chunk, encoding);
    checkLength(message, length, fromEnd);
  }
  if (!message._header) {
    if (fromEnd) {
      length ??= byteLengthOf(chunk, encoding);
      message._contentLength = length;
    }
    message._implicitHeader();
  }
  if (!message._hasBody) {
    if (message[kRejectNonStandardBodyWrites]) {
      throw new ERR_HTTP_BODY_NOT_ALLOWED();
    }
    process.nextTick(typeof callback === 'function' ? callback : nop);
    return true;
  }
  const socket = message[kSocket];
  if (!fromEnd && socket && !socket.writableCorked) {
    socket.cork();
    process.nextTick(uncorkNT, socket);
  }
  if (message.chunkedEncoding && chunk.length !== 0) {
    return writeChunked(message, chunk, encoding, callback, length ?? byteLengthOf(chunk, encoding));
  }
  return message._send(chunk, encoding, callback, length);
}

function refuse(message, callback) {
  const error = message.finished ? new ERR_STREAM_WRITE_AFTER_END() : new ERR_STREAM_DESTROYED('write');
  if (message.destroyed) {
    process.nextTick(typeof callback === 'function' ? callback : nop, error);
  } else {
    onError(message, error, callback);
  }
  return false;
}

function onError(message, error, callback) {
  process.nextTick(emitErrorNT, message, error, typeof callback === 'function' ? callback : nop);
}

function emitErrorNT(message, error, callback) {
  callback(error);
  if (typeof message.emit === 'function' && !message.destroyed) {
    message.emit('error', error);
  }
}

function checkLength(message, length, fromEnd) {
  const total = message[kBytesWritten] + length;
  if (hasStrictLength(message) && (fromEnd ? total !== message._contentLength : total > message._contentLength)) {
    throw new ERR_HTTP_CONTENT_LENGTH_MISMATCH(total, message._contentLength);
  }
  message[kBytesWritten] = total;
}

function uncorkNT(socket) {
  socket.uncork();
}

function writeChunked(message, chunk, encoding, callback, length) {
  if (message[kCorked] && message._headerSent) {
    (message[kChunkedBuffer] ??= []).push({ chunk, encoding, callback });
    message[kChunkedLength] += length;
    return message[kChunkedLength] < message[kHighWaterMark];
  }
  const size = length.toString(16);
  if (typeof chunk === 'string' && (!encoding || encoding === 'utf8' || encoding === 'latin1')) {
    return message._send(`${size}\r\n${chunk}\r\n`, encoding, callback);
  }
  message._send(`${size}\r\n`, 'latin1', null);
  message._send(chunk, encoding, null, length);
  return message._send('\r\n', 'latin1', callback);
}

OutgoingMessage.prototype.end = function end(chunk, encoding, callback) {
  if (typeof chunk === 'function') {
    callback = chunk;
    chunk = null;
    encoding = null;
  } else if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  if (this.finished && (chunk || typeof callback === 'function')) {
    return endAgain(this, chunk, callback);
  } else if (this.finished) {
    return this;
  }
  if (typeof chunk === 'string' && chunk.length > kLongText && this._header === null && isUtf8(encoding)) {
    chunk = Buffer.from(chunk);
  }
  const socket = this[kSocket];
  const plain = typeof chunk === 'string' && (this._header === null || this[kCorked] === 0);
  const corks = socket !== null && !(plain && !socket.writableCorked);
  if (corks) {
    socket.cork();
  }
  const finish = () => onFinish(this);
  let sent = false;
  if (chunk) {
    sent = !(this._header ? this.chunkedEncoding : mayBeChunked(this)) && this._hasBody && !this.destroyed;
    writeBody(this, chunk, encoding, sent ? finish : null, true);
    // Whoever composes the head late (on-headers) may have decided otherwise; `finish` is already on its way.
    if (sent && !this._headerSent) {
      this._send('', 'latin1', null);
    } else if (sent && this.chunkedEncoding) {
      this._send(`0\r\n${this._trailer}\r\n`, 'latin1', null);
    }
  } else if (!this._header) {
    this._contentLength = 0;
    this._implicitHeader();
  }
  if (typeof callback === 'function') {
    this.once('finish', callback);
  }
  if (hasStrictLength(this) && this[kBytesWritten] !== this._contentLength) {
    throw new ERR_HTTP_CONTENT_LENGTH_MISMATCH(this[kBytesWritten], this._contentLength);
  }
  if (!sent) {
    if (this._hasBody && this.chunkedEncoding) {
      this._send(`0\r\n${this._trailer}\r\n`, 'latin1', finish);
    } else if (!this._headerSent || this.writableLength || chunk) {
      this._send('', 'latin1', finish);
    } else {
      process.nextTick(finish);
    }
  }
  if (this[kSocket] && (corks || this[kSocket].writableCorked)) {
    // Fully uncorked, however often others corked it.
    this[kSocket]._writableState.corked = 1;
    this[kSocket].uncork();
  }
  if (this[kCorked] > 0) {
    this[kCorked] = 1;
    this.uncork();
  }
  this.finished = true;
  if (this.outputData.length === 0 && this[kSocket] && this[kSocket]._httpMessage === this) {
    this._finish();
  }
  return this;
};

function isUtf8(encoding) {
  return !encoding || encoding === 'utf8' || encoding === 'utf-8';
}

// Whether a head that is still to be composed may turn chunked encoding on although the whole length is known.
function mayBeChunked(message) {
  return message._removedContLen || message[kOutHeaders] !== null &&
    (message[kOutHeaders]['transfer-encoding'] !== undefined || message[kOutHeaders].trailer !== undefined);
}

function endAgain(message, chunk, callback) {
  if (chunk) {
    onError(message, new ERR_STREAM_WRITE_AFTER_END(), callback);
  } else if (message.writableFinished) {
    callback(new ERR_STREAM_ALREADY_FINISHED('end'));
  } else {
    message.on('finish', callback);
  }
  return message;
}

function onFinish(message) {
  if (message[kSocket]?._hadError) {
    return;
  }
  if (message._headApart) {
    message[kSocket]?.end();
  }
  message.emit('finish');
}

module.exports = { OutgoingMessage, kCorked, kErrored, kSocket };
