'use strict';

// What stands between a response and the exchange of a request that came through a door: to the response it is the
// socket it writes to, to the web server it gives whole replies where the reply is whole by the end of the tick. A
// net.Socket is made only for whoever asks for it.

const { Buffer } = require('buffer');
const { DoorSocket } = require('internal/http/door_socket');
const { kNeedDrain } = require('internal/http/common');
const { kSocket } = require('internal/http/outgoing');
const { codes: { ERR_STREAM_DESTROYED }, connResetException, errnoException } = require('internal/errors');
const { getDefaultHighWaterMark } = require('stream');

class DoorChannel {
  constructor(server, exchange) {
    this.server = server;
    this.exchange = exchange;
    this.request = null;
    this.response = null;
    this.socket = null;
    /** Of the socket, once it is more than a view of this. */
    this.handle = null;
    // Node's names, as a response reads them from its socket.
    this._httpMessage = null;
    this._writableState = this;
    this.corked = 0;
    this.destroyed = false;
    this.head = '';
    // Until the first tick is over: what was written.
    this.early = null;
    this.committed = false;
    this.whole = false;
    this.waiting = 0;
    this.callbacks = null;
    this.over = false;
    server._connections++;
  }

  begin(request, response) {
    this.request = request;
    this.response = response;
    this._httpMessage = response;
  }

  get writable() {
    return !this.over && !this.destroyed;
  }

  get writableCorked() {
    return this.corked;
  }

  get writableLength() {
    return this.waiting;
  }

  get writableHighWaterMark() {
    return getDefaultHighWaterMark(false);
  }

  get readableHighWaterMark() {
    return getDefaultHighWaterMark(false);
  }

  get _hadError() {
    return this.destroyed;
  }

  cork() {
    this.corked++;
  }

  uncork() {
    if (this.corked > 0 && --this.corked === 0 && this.committed) {
      this.flush();
    }
  }

  writeHead(text) {
    this.head = text;
  }

  write(data, encoding, callback) {
    if (this.destroyed) {
      process.nextTick(callback ?? nop, new ERR_STREAM_DESTROYED('write'));
      return false;
    }
    if (!this.committed) {
      return this.keep(data, encoding, callback);
    }
    this.append(data, encoding);
    if (callback) {
      this.callLater(callback);
    }
    if (this.corked === 0) {
      this.flush();
    }
    return this.waiting < this.writableHighWaterMark;
  }

  /** The first write may be all: the end, if it follows at once, sends both. */
  keep(data, encoding, callback) {
    if (this.early === null) {
      this.early = [];
      process.nextTick(commit, this);
    }
    this.early.push(data, encoding);
    this.waiting += data.length;
    if (callback) {
      this.callLater(callback);
    }
    return this.waiting < this.writableHighWaterMark;
  }

  callLater(callback) {
    (this.callbacks ??= []).push(callback);
  }

  append(data, encoding) {
    if (typeof data !== 'string') {
      this.waiting += data.byteLength;
      this.exchange.append(data.buffer, data.byteOffset, data.byteLength);
    } else if (isPlain(encoding)) {
      this.waiting += this.exchange.appendText(data, isLatin1(encoding));
    } else {
      this.append(Buffer.from(data, encoding));
    }
  }

  flush() {
    const code = this.exchange.flush();
    if (code === null) {
      this.waiting = 0;
      if (this.callbacks !== null || this.response[kNeedDrain]) {
        process.nextTick(drained, this);
      }
    } else if (code !== 'pending') {
      process.nextTick(written, this, errnoException(code, 'write'));
    }
  }

  onWritten() {
    this.waiting = 0;
    drained(this);
    this.handle?.onWritten(null);
  }

  /** The response is finished: the reply is complete. */
  end() {
    const { exchange, request, response } = this;
    if (!request._consuming) {
      request._dumpAndCloseReadable();
    }
    this.over = true;
    this._httpMessage = null;
    response[kSocket] = null;
    if (!this.whole) {
      this.tellTrailers();
      exchange.end();
    }
    process.nextTick(closeResponse, this);
  }

  tellTrailers() {
    if (this.response._trailer !== '') {
      this.exchange.trailers(this.response._trailer);
    }
  }

  destroy(error) {
    if (this.destroyed) {
      return;
    }
    this.destroyed = true;
    this.exchange.abort();
    if (this.handle !== null) {
      this.socket.destroy(error);
    }
    process.nextTick(abort, this);
  }

  onGone(code) {
    if (this.over || this.destroyed) {
      return;
    }
    this.destroyed = true;
    if (this.handle !== null) {
      this.handle.onRead(code);
    }
    abort(this);
  }

  setTimeout(msecs, callback) {
    this.asSocket().setTimeout(msecs, callback);
  }

  asSocket() {
    return this.socket ??= new DoorSocket(this);
  }
}

function nop() {}

function isLatin1(encoding) {
  return encoding === 'latin1' || encoding === 'binary' || encoding === 'ascii';
}

function isPlain(encoding) {
  return !encoding || encoding === 'utf8' || encoding === 'utf-8' || isLatin1(encoding);
}

/** After the tick of the first write: a finished response goes as one, another starts to flow. */
function commit(channel) {
  if (channel.destroyed) {
    written(channel, new ERR_STREAM_DESTROYED('write'));
    return;
  }
  const { early, exchange, response } = channel;
  channel.early = null;
  channel.committed = true;
  channel.waiting = 0;
  channel.whole = response.finished;
  if (channel.whole) {
    channel.tellTrailers();
    if (early.length === 2 && typeof early[0] === 'string' && isPlain(early[1])) {
      exchange.reply(channel.head, early[0], isLatin1(early[1]));
    } else {
      appendAll(channel, early);
      exchange.reply(channel.head, '', true);
    }
    channel.waiting = 0;
    written(channel, null);
  } else {
    exchange.start(channel.head);
    appendAll(channel, early);
    channel.flush();
  }
}

function appendAll(channel, early) {
  for (let i = 0; i < early.length; i += 2) {
    channel.append(early[i], early[i + 1]);
  }
}

function written(channel, error) {
  const { callbacks } = channel;
  if (callbacks !== null) {
    channel.callbacks = null;
    for (let i = 0; i < callbacks.length; i++) {
      callbacks[i](error);
    }
  }
  if (error !== null && !channel.destroyed) {
    channel.destroy(error);
  }
}

function drained(channel) {
  written(channel, null);
  const { response } = channel;
  if (response[kNeedDrain] && !response.finished) {
    response[kNeedDrain] = false;
    response.emit('drain');
  }
}

function closeResponse(channel) {
  leave(channel);
  close(channel.response);
  if (channel.handle !== null) {
    channel.socket.destroySoon();
  }
}

function close(response) {
  if (!response._closed) {
    response.destroyed = true;
    response._closed = true;
    response.emit('close');
  }
}

/** The client is gone, or the program has given up. */
function abort(channel) {
  const { request, response } = channel;
  leave(channel);
  request.destroy(connResetException('aborted'));
  close(response);
}

function leave(channel) {
  const { server } = channel;
  server._connections--;
  server._emitCloseIfDrained?.();
}

module.exports = { DoorChannel };
