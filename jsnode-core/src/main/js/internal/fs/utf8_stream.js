'use strict';

// fs.Utf8Stream: collects small pieces of text and writes them in large ones, for logs.

const EventEmitter = require('events');
const { Buffer } = require('buffer');
const { dirname } = require('path');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE, ERR_OPERATION_FAILED,
} } = require('internal/errors');
const { validateBoolean, validateFunction, validateObject, validateOneOf, validateUint32 } = require('internal/validators');

const kMaxWrite = 16 * 1024;
const kHighWaterMark = 16387;
const kRetryMillis = 100;

class Utf8Stream extends EventEmitter {
  #fs;
  #fd = -1;
  #file = null;
  #mode;
  #append;
  #mkdir;
  #sync;
  #fsync;
  #minLength;
  #maxLength;
  #maxWrite;
  #contentMode;
  #retry;
  #periodicFlush;
  #timer;
  #chunks = [];
  #length = 0;
  #writing = false;
  #opening = false;
  #ending = false;
  #destroyed = false;
  #drainAsked = false;
  #flushes = [];

  constructor(options = {}) {
    super();
    validateObject(options, 'options');
    let { fd } = options;
    const { append = true, contentMode = 'utf8', dest, fs = {}, fsync = false, maxLength = 0, maxWrite = kMaxWrite,
      minLength = 0, mkdir = false, mode, periodicFlush = 0, retryEAGAIN = () => true, sync = false } = options;
    fd ??= dest;
    validateUint32(minLength, 'options.minLength');
    validateUint32(maxLength, 'options.maxLength');
    validateUint32(maxWrite, 'options.maxWrite');
    validateUint32(periodicFlush, 'options.periodicFlush');
    validateBoolean(sync, 'options.sync');
    validateBoolean(fsync, 'options.fsync');
    validateBoolean(append, 'options.append');
    validateBoolean(mkdir, 'options.mkdir');
    validateFunction(retryEAGAIN, 'options.retryEAGAIN');
    validateObject(fs, 'options.fs');
    validateOneOf(contentMode, 'options.contentMode', ['utf8', 'buffer']);
    const { closeSync, close, fsync: sync1, fsyncSync, mkdir: mkdir1, mkdirSync, open, openSync, write,
      writeSync } = require('fs');
    this.#fs = { close, closeSync, fsync: sync1, fsyncSync, mkdir: mkdir1, mkdirSync, open, openSync, write, writeSync, ...fs };
    for (const name of Object.keys(this.#fs)) {
      validateFunction(this.#fs[name], `options.fs.${name}`);
    }
    this.#append = append;
    this.#contentMode = contentMode;
    this.#fsync = fsync;
    this.#maxLength = maxLength;
    this.#maxWrite = maxWrite || kMaxWrite;
    this.#minLength = minLength;
    this.#mkdir = mkdir;
    this.#mode = mode;
    this.#periodicFlush = periodicFlush;
    this.#retry = retryEAGAIN;
    this.#sync = sync;
    if (typeof fd === 'number') {
      this.#fd = fd;
      process.nextTick(() => this.emit('ready'));
    } else if (typeof fd === 'string') {
      this.#open(fd);
    } else {
      throw new ERR_INVALID_ARG_TYPE('fd', ['number', 'string'], fd);
    }
    if (this.#minLength >= this.#maxWrite) {
      throw new ERR_INVALID_ARG_VALUE.RangeError('minLength', minLength, `should be smaller than maxWrite (${this.#maxWrite})`);
    }
    if (periodicFlush > 0) {
      const { setInterval } = require('timers');
      this.#timer = setInterval(() => this.flush(), periodicFlush);
      this.#timer.unref();
    }
  }

  #open(file) {
    const flags = this.#append ? 'a' : 'w';
    this.#opening = true;
    this.#writing = true;
    if (this.#sync) {
      try {
        if (this.#mkdir) {
          this.#fs.mkdirSync(dirname(file), { recursive: true });
        }
        this.#opened(null, file, this.#fs.openSync(file, flags, this.#mode));
      } catch (error) {
        this.#opened(error, file);
        throw error;
      }
      return;
    }
    const open = (error) => {
      if (error) {
        this.#opened(error, file);
      } else {
        this.#fs.open(file, flags, this.#mode, (openError, fd) => this.#opened(openError, file, fd));
      }
    };
    if (this.#mkdir) {
      this.#fs.mkdir(dirname(file), { recursive: true }, open);
    } else {
      open(null);
    }
  }

  #opened(error, file, fd) {
    this.#opening = false;
    this.#writing = false;
    if (error) {
      if (!this.#sync) {
        process.nextTick(() => {
          if (this.listenerCount('error') > 0) {
            this.emit('error', error);
          }
        });
      }
      return;
    }
    this.#fd = fd;
    this.#file = file;
    if (this.#sync) {
      process.nextTick(() => this.emit('ready'));
    } else {
      this.emit('ready');
    }
    // A listener may have begun to write, or have ended it all.
    if (this.#destroyed || this.#writing) {
      return;
    }
    if ((this.#length > this.#minLength && this.#length > 0) || this.#flushes.length > 0 || this.#ending) {
      this.#writeNext();
    }
  }

  write(data) {
    if (this.#destroyed) {
      throw new ERR_INVALID_STATE('Utf8Stream is destroyed');
    }
    const isBuffer = this.#contentMode === 'buffer';
    if (isBuffer ? !Buffer.isBuffer(data) : typeof data !== 'string') {
      if (!isBuffer) {
        data = `${data}`;
      } else if (typeof data === 'string') {
        data = Buffer.from(data);
      } else {
        throw new ERR_INVALID_ARG_TYPE('data', ['Buffer', 'string'], data);
      }
    }
    const length = this.#length + data.length;
    if (this.#maxLength && length > this.#maxLength) {
      this.emit('drop', data);
      return this.#length < kHighWaterMark;
    }
    const last = this.#chunks.at(-1);
    if (last === undefined || last.length + data.length > this.#maxWrite || (this.#writing && this.#chunks.length === 1)) {
      this.#chunks.push({ parts: [data], length: data.length });
    } else {
      last.parts.push(data);
      last.length += data.length;
    }
    this.#length = length;
    if (!this.#writing && this.#length >= this.#minLength && this.#fd >= 0) {
      this.#writeNext();
    }
    const accepted = this.#length < kHighWaterMark;
    this.#drainAsked = this.#drainAsked || !accepted;
    return accepted;
  }

  /** The first chunk, or that at an index, with its bytes. */
  #first(index = 0) {
    const chunk = this.#chunks[index];
    chunk.bytes ??= this.#contentMode === 'buffer' ? Buffer.concat(chunk.parts) : Buffer.from(chunk.parts.join(''));
    return chunk;
  }

  #writeNext() {
    if (this.#chunks.length === 0) {
      this.#settled();
      return;
    }
    this.#writing = true;
    const { bytes } = this.#first();
    if (this.#sync) {
      let written;
      try {
        written = this.#fs.writeSync(this.#fd, bytes);
      } catch (error) {
        this.#wrote(error, 0);
        return;
      }
      this.#wrote(null, written);
    } else {
      this.#fs.write(this.#fd, bytes, (error, written) => this.#wrote(error, written));
    }
  }

  #wrote(error, written) {
    if (this.#destroyed) {
      this.#writing = false;
      return;
    }
    if (error) {
      this.#failed(error);
      return;
    }
    this.emit('write', written);
    this.#consume(written);
    if (this.#chunks.length > 0 && (this.#sync || this.#ending || this.#flushes.length > 0 ||
        this.#length >= this.#minLength || this.#chunks[0].bytes !== undefined)) {
      this.#writeNext();
      return;
    }
    this.#settled();
  }

  #consume(written, index = 0) {
    const chunk = this.#chunks[index];
    if (written >= chunk.bytes.length) {
      this.#length -= chunk.length;
      this.#chunks.splice(index, 1);
    } else {
      chunk.bytes = chunk.bytes.subarray(written);
    }
  }

  #failed(error) {
    const busy = error.code === 'EAGAIN' || error.code === 'EBUSY';
    const { bytes } = this.#chunks[0];
    if (busy && this.#retry(error, bytes.length, this.#length - bytes.length)) {
      if (this.#sync) {
        binding('fs').paths().pause(kRetryMillis);
        this.#wrote(null, 0);
      } else {
        const { setTimeout } = require('timers');
        setTimeout(() => this.#writeNext(), kRetryMillis);
      }
      return;
    }
    this.#writing = false;
    this.emit('error', error);
    this.#finishFlushes(error);
  }

  /** Nothing more is to be written now. */
  #settled() {
    this.#writing = false;
    if (this.#fsync && this.#fd >= 0) {
      this.#fs.fsyncSync(this.#fd);
    }
    this.#finishFlushes(null);
    if (this.#ending) {
      this.#close();
    } else if (this.#sync) {
      if (this.#drainAsked || this.listenerCount('drain') > 0) {
        this.#drainAsked = false;
        process.nextTick(() => this.emit('drain'));
      }
    } else {
      this.#drainAsked = false;
      this.emit('drain');
    }
  }

  #finishFlushes(error) {
    const flushes = this.#flushes;
    this.#flushes = [];
    for (const callback of flushes) {
      callback(error);
    }
  }

  flush(callback = undefined) {
    if (callback !== undefined) {
      validateFunction(callback, 'callback');
    }
    if (this.#destroyed) {
      const error = new ERR_INVALID_STATE('Utf8Stream is destroyed');
      if (callback === undefined) {
        throw error;
      }
      callback(error);
      return;
    }
    if (this.#chunks.length === 0 && !this.#writing) {
      if (callback !== undefined) {
        process.nextTick(callback, null);
      }
      return;
    }
    this.#flushes.push((error) => {
      if (error || this.#fd < 0 || this.#fsync) {
        callback?.(error);
        return;
      }
      this.#fs.fsync(this.#fd, (fsyncError) => callback?.(fsyncError?.code === 'EINVAL' ? null : fsyncError));
    });
    if (!this.#writing && this.#fd >= 0) {
      this.#writeNext();
    }
  }

  flushSync() {
    if (this.#destroyed) {
      throw new ERR_INVALID_STATE('Utf8Stream is destroyed');
    }
    if (this.#fd < 0) {
      throw new ERR_INVALID_STATE('Invalid file descriptor');
    }
    // What is being written asynchronously cannot be taken back: it may come after the rest.
    const index = this.#writing && !this.#sync ? 1 : 0;
    while (this.#chunks.length > index) {
      try {
        this.#consume(this.#fs.writeSync(this.#fd, this.#first(index).bytes), index);
      } catch (error) {
        const busy = error.code === 'EAGAIN' || error.code === 'EBUSY';
        if (!busy || !this.#retry(error, this.#chunks[index].bytes.length, this.#length)) {
          throw error;
        }
        binding('fs').paths().pause(kRetryMillis);
      }
    }
    try {
      this.#fs.fsyncSync(this.#fd);
    } catch {
      // pipes and terminals cannot be flushed
    }
  }

  /** Goes on in another file, or in the same one opened anew. */
  reopen(file) {
    if (this.#destroyed) {
      throw new ERR_INVALID_STATE('Utf8Stream is destroyed');
    }
    if (this.#opening) {
      this.once('ready', () => this.reopen(file));
      return;
    }
    if (this.#ending) {
      return;
    }
    if (!this.#file) {
      throw new ERR_OPERATION_FAILED('Unable to reopen a file descriptor, you must pass a file to Utf8Stream');
    }
    if (file) {
      this.#file = file;
    }
    const old = this.#fd;
    const proceed = () => {
      this.#fd = -1;
      this.once('ready', () => {
        if (old !== this.#fd) {
          this.#fs.close(old, (error) => error && this.emit('error', error));
        }
      });
      this.#open(this.#file);
    };
    if (this.#writing && !this.#sync) {
      this.#flushes.push(proceed);
    } else {
      proceed();
    }
  }

  end() {
    if (this.#destroyed) {
      throw new ERR_INVALID_STATE('Utf8Stream is destroyed');
    }
    if (this.#opening) {
      this.once('ready', () => this.end());
      return;
    }
    if (this.#ending) {
      return;
    }
    this.#ending = true;
    if (!this.#writing && this.#fd >= 0) {
      this.#writeNext();
    }
  }

  destroy() {
    if (!this.#destroyed) {
      this.#close();
    }
  }

  #close() {
    if (this.#fd === -1) {
      this.once('ready', () => this.#close());
      return;
    }
    if (this.#timer !== undefined) {
      require('timers').clearInterval(this.#timer);
    }
    this.#destroyed = true;
    this.#chunks = [];
    const done = (error) => {
      if (error) {
        this.emit('error', error);
        return;
      }
      if (this.#ending && !this.#writing) {
        this.emit('finish');
      }
      this.emit('close');
    };
    if (this.#fd === 1 || this.#fd === 2) {
      process.nextTick(done);
    } else {
      this.#fs.close(this.#fd, done);
    }
  }

  get mode() {
    return this.#mode;
  }

  get file() {
    return this.#file;
  }

  get fd() {
    return this.#fd;
  }

  get minLength() {
    return this.#minLength;
  }

  get maxLength() {
    return this.#maxLength;
  }

  get writing() {
    return this.#writing;
  }

  get sync() {
    return this.#sync;
  }

  get fsync() {
    return this.#fsync;
  }

  get append() {
    return this.#append;
  }

  get periodicFlush() {
    return this.#periodicFlush;
  }

  get contentMode() {
    return this.#contentMode;
  }

  get mkdir() {
    return this.#mkdir;
  }

  [Symbol.dispose]() {
    this.destroy();
  }
}

module.exports = { Utf8Stream };
