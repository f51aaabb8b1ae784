'use strict';

// respondWithFile() and respondWithFD(): the file is read piece by piece, as fast as the client takes it.

const { Buffer } = require('buffer');
const fs = require('fs');
const { constants } = require('internal/http2/constants');
const { endWritable, writeBytes } = require('internal/http2/stream');
const { kState } = require('internal/http2/symbols');
const {
  codes: { ERR_HTTP2_INVALID_STREAM, ERR_HTTP2_SEND_FILE, ERR_HTTP2_SEND_FILE_NOSEEK },
} = require('internal/errors');

const { HTTP2_HEADER_CONTENT_LENGTH, NGHTTP2_INTERNAL_ERROR } = constants;
const CHUNK = 64 * 1024;

function isFileHandle(value) {
  return value !== null && typeof value === 'object' && typeof value.fd === 'number' && typeof value.stat === 'function';
}

function respondWithFD(stream, handle, headers, options) {
  const fd = typeof handle === 'number' ? handle : handle.fd;
  if (options.statCheck === undefined) {
    send(stream, fd, headers, options, options.offset ?? 0, options.length ?? -1, false);
    return;
  }
  fs.fstat(fd, (error, stat) => onStat(stream, fd, headers, options, false, error, stat));
}

function respondWithFile(stream, path, headers, options) {
  fs.open(path, 'r', (error, fd) => {
    if (error) {
      fail(stream, options, error);
      return;
    }
    if (stream.destroyed || stream.closed) {
      close(fd);
      fail(stream, options, new ERR_HTTP2_INVALID_STREAM());
      return;
    }
    fs.fstat(fd, (statError, stat) => onStat(stream, fd, headers, options, true, statError, stat));
  });
}

function fail(stream, options, error) {
  if (options.onError) {
    options.onError(error);
  } else {
    stream.destroy(error);
  }
}

function close(fd) {
  fs.close(fd, () => {});
}

function onStat(stream, fd, headers, options, owned, error, stat) {
  const give = (reason) => {
    if (owned) {
      close(fd);
    }
    fail(stream, options, reason);
  };
  if (error) {
    give(error);
    return;
  }
  if (!stat.isFile()) {
    const isDirectory = stat.isDirectory();
    if (isDirectory || options.offset > 0 || options.length >= 0) {
      give(isDirectory ? new ERR_HTTP2_SEND_FILE() : new ERR_HTTP2_SEND_FILE_NOSEEK());
      return;
    }
    options.offset = -1;
    options.length = -1;
  }
  if (stream.destroyed || stream.closed) {
    give(new ERR_HTTP2_INVALID_STREAM());
    return;
  }
  // The user may look at the file, change the headers, or respond himself.
  if (typeof options.statCheck === 'function' &&
      options.statCheck.call(stream, stat, headers) === false || stream.headersSent) {
    if (owned) {
      close(fd);
    }
    return;
  }
  const offset = options.offset ?? 0;
  let length = options.length ?? -1;
  if (stat.isFile()) {
    const rest = stat.size - offset;
    length = length < 0 ? rest : Math.min(rest, length);
    headers[HTTP2_HEADER_CONTENT_LENGTH] = length;
  }
  send(stream, fd, headers, options, offset, length, owned);
}

function send(stream, fd, headers, options, offset, length, owned) {
  try {
    stream.respond(headers, { sendDate: options.sendDate, waitForTrailers: options.waitForTrailers });
  } catch (error) {
    if (owned) {
      fs.close(fd, () => stream.destroy(error));
    } else {
      process.nextTick(() => stream.destroy(error));
    }
    return;
  }
  if (stream.destroyed) {
    if (owned) {
      close(fd);
    }
    return;
  }
  new FileSender(stream, fd, offset, length, owned).next();
}

// Reads when the piece before has been taken. The stream itself is over for its user.
class FileSender {
  constructor(stream, fd, offset, length, owned) {
    this.stream = stream;
    this.fd = fd;
    this.position = offset < 0 ? null : offset;
    this.left = length < 0 ? Infinity : length;
    this.owned = owned;
    this.reading = false;
    this.over = false;
    this.closed = false;
    this.onSent = undefined;
    stream[kState].file = this;
    stream.once('close', () => this.finish());
    stream.end();
  }

  /** Calls back when everything was handed over. */
  whenSent(callback) {
    if (this.over) {
      callback();
    } else {
      this.onSent = callback;
    }
  }

  next() {
    if (this.stream.destroyed || this.stream.closed || this.left <= 0) {
      this.finish();
      return;
    }
    const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK, this.left));
    this.reading = true;
    fs.read(this.fd, buffer, 0, buffer.length, this.position, (error, bytes) => {
      this.reading = false;
      this.onRead(error, buffer, bytes);
    });
  }

  onRead(error, buffer, bytes) {
    const { stream } = this;
    if (stream.destroyed || stream.closed || bytes === 0) {
      this.finish();
    } else if (error) {
      this.finish();
      stream.close(NGHTTP2_INTERNAL_ERROR);
    } else {
      this.left -= bytes;
      if (this.position !== null) {
        this.position += bytes;
      }
      writeBytes(stream, buffer.subarray(0, bytes), () => this.next());
    }
  }

  finish() {
    if (this.owned && !this.closed && !this.reading) {
      this.closed = true;
      close(this.fd);
    }
    if (!this.over) {
      this.over = true;
      endWritable(this.stream);
      this.onSent?.();
    }
  }
}

module.exports = { isFileHandle, respondWithFD, respondWithFile };
