'use strict';

// process.stdout, stderr and stdin. What is written to files, pipes and terminals is written when write() returns:
// nothing is lost when the process ends. stdin keeps the loop alive only while somebody reads.

const { Buffer } = require('buffer');
const { Readable, Writable } = require('stream');
const { codes: { ERR_UNKNOWN_STDIN_TYPE, ERR_UNKNOWN_STREAM_TYPE } } = require('internal/errors');

const files = binding('fs');
const stdio = files.stdio();

const kWaitForPipe = 1;

/** Writes all of it, waiting where a pipe is full and does not block. */
function writeFully(fd, bytes) {
  let offset = 0;
  while (offset < bytes.byteLength) {
    try {
      offset += files.write(fd, bytes.buffer, bytes.byteOffset + offset, bytes.byteLength - offset, -1, undefined);
    } catch (error) {
      if (error.code !== 'EAGAIN') {
        throw error;
      }
      files.paths().pause(kWaitForPipe);
    }
  }
}

class SyncWriteStream extends Writable {
  constructor(fd, type) {
    super({ autoDestroy: true, decodeStrings: true });
    this.fd = fd;
    this._type = type;
    this._isStdio = true;
  }

  _write(chunk, encoding, callback) {
    try {
      writeFully(this.fd, chunk);
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  }

  ref() {
    return this;
  }

  unref() {
    return this;
  }
}

/** The standard streams cannot be closed: destroying them ends only what the streams themselves hold. */
function keepOpen(error, callback) {
  callback(error);
  this._undestroy();
  if (!this._writableState.emitClose) {
    process.nextTick(() => this.emit('close'));
  }
}

function createWritable(fd) {
  const type = stdio.guessHandleType(fd);
  let stream;
  switch (type) {
    case 'TTY': {
      const tty = require('tty');
      stream = new tty.WriteStream(fd);
      stream._type = 'tty';
      break;
    }
    case 'FILE':
    case 'UNKNOWN':
      stream = new SyncWriteStream(fd, 'fs');
      break;
    case 'PIPE':
      stream = new SyncWriteStream(fd, 'pipe');
      break;
    case 'INVALID':
      // A closed descriptor: writes vanish, as in Node.
      stream = new Writable({ write: (chunk, encoding, callback) => callback() });
      stream.fd = fd;
      break;
    default:
      throw new ERR_UNKNOWN_STREAM_TYPE();
  }
  stream._isStdio = true;
  stream.destroySoon = stream.destroy;
  stream._destroy = keepOpen;
  return stream;
}

/** A pipe or terminal read by a thread of its own. */
class BlockingReadStream extends Readable {
  #reader;

  constructor(fd, options, handleType) {
    super({ ...options, autoDestroy: true });
    this.fd = fd;
    this.#reader = stdio.reader(fd, handleType, (error, piece) => {
      if (error) {
        this.destroy(error);
      } else {
        this.push(piece === null ? null : Buffer.from(piece));
      }
    });
    // Paused streams do not keep the loop alive, whatever they have begun to read.
    this.on('pause', () => this.#reader.unref());
    this.on('resume', () => this.#reader.ref());
  }

  _read() {
    if (!this.isPaused()) {
      this.#reader.ref();
    }
    this.#reader.read();
  }

  ref() {
    this.#reader.ref();
    return this;
  }

  unref() {
    this.#reader.unref();
    return this;
  }

  _destroy(error, callback) {
    this.#reader.unref();
    callback(error);
  }
}

function createStdin() {
  const fd = 0;
  const type = stdio.guessHandleType(fd);
  let stream;
  switch (type) {
    case 'TTY': {
      const tty = require('tty');
      stream = new tty.ReadStream(fd);
      break;
    }
    case 'FILE': {
      const { ReadStream } = require('internal/fs/streams');
      stream = new ReadStream(null, { fd, autoClose: false });
      break;
    }
    case 'PIPE':
    case 'UNKNOWN':
      stream = new BlockingReadStream(fd, { highWaterMark: 65536 }, 'PipeWrap');
      break;
    case 'INVALID':
      stream = new Readable({ read() {} });
      stream.push(null);
      break;
    default:
      throw new ERR_UNKNOWN_STDIN_TYPE();
  }
  stream.fd = fd;
  return stream;
}

module.exports = {
  BlockingReadStream,
  stderr: () => createWritable(2),
  stdin: createStdin,
  stdout: () => createWritable(1),
  writeFully,
};
