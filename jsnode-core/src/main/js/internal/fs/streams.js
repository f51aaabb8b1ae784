'use strict';

// fs.ReadStream and fs.WriteStream: constructors that work without `new` and can be inherited from the old way.

const { Buffer } = require('buffer');
const { Readable, Writable, finished } = require('stream');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED, ERR_OUT_OF_RANGE, ERR_STREAM_DESTROYED,
  ERR_SYSTEM_ERROR } } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger } = require('internal/validators');
const { copyObject, getOptions, getValidatedFd, getValidatedPath } = require('internal/fs/utils');
const { kRef, kUnref, isFileHandle } = require('internal/fs/file_handle');
const { deprecate } = require('internal/util');

const kFs = Symbol('kFs');
const kHandle = Symbol('kHandle');
const kIsPerformingIO = Symbol('kIsPerformingIO');
const kIoDone = Symbol('kIoDone');
const kTryAgain = 5;

let publicFs;
function defaultFs() {
  return publicFs ??= require('fs');
}

/** The functions of fs over a FileHandle, which keep their callback shape. */
function handleOperations(handle) {
  return {
    open(path, flags, mode, callback) {
      throw new ERR_METHOD_NOT_IMPLEMENTED('open()');
    },
    close(fd, callback) {
      handle[kUnref]();
      handle.close().then(() => callback(), callback);
    },
    fsync(fd, callback) {
      handle.sync().then(() => callback(), callback);
    },
    read(fd, buffer, offset, length, position, callback) {
      handle.read(buffer, offset, length, position)
        .then((result) => callback(null, result.bytesRead, result.buffer), (error) => callback(error, 0, buffer));
    },
    write(fd, buffer, offset, length, position, callback) {
      handle.write(buffer, offset, length, position)
        .then((result) => callback(null, result.bytesWritten, result.buffer), (error) => callback(error, 0, buffer));
    },
    writev(fd, buffers, position, callback) {
      handle.writev(buffers, position)
        .then((result) => callback(null, result.bytesWritten, result.buffers), (error) => callback(error, 0, buffers));
    },
  };
}

/** The number of a stream's file that is open already. */
function importFd(stream, options) {
  if (typeof options.fd === 'number') {
    stream[kFs] = options.fs || defaultFs();
    return getValidatedFd(options.fd);
  }
  if (typeof options.fd === 'object' && isFileHandle(options.fd)) {
    if (options.fs) {
      throw new ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
    }
    stream[kHandle] = options.fd;
    stream[kFs] = handleOperations(options.fd);
    options.fd[kRef]();
    options.fd.on('close', () => stream.close());
    return options.fd.fd;
  }
  throw new ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], options.fd);
}

/** Opens, and ends the stream's construction. Streams whose `open` is replaced announce it by the event only. */
function construct(callback) {
  const stream = this;
  if (typeof stream.fd === 'number') {
    callback();
    return;
  }
  if (stream.open !== openRead && stream.open !== openWrite) {
    const original = stream.emit;
    stream.emit = function(...args) {
      if (args[0] === 'open') {
        this.emit = original;
        callback();
        Reflect.apply(original, this, args);
      } else if (args[0] === 'error') {
        this.emit = original;
        callback(args[1]);
      } else {
        return Reflect.apply(original, this, args);
      }
      return undefined;
    };
    stream.open();
    return;
  }
  stream[kFs].open(stream.path, stream.flags, stream.mode, (error, fd) => {
    if (error) {
      callback(error);
    } else {
      stream.fd = fd;
      callback();
      stream.emit('open', stream.fd);
      stream.emit('ready');
    }
  });
}

const openRead = deprecate(() => {}, 'ReadStream.prototype.open() is deprecated', 'DEP0135');
const openWrite = deprecate(() => {}, 'WriteStream.prototype.open() is deprecated', 'DEP0135');

function close(stream, error, callback) {
  if (!stream.fd) {
    callback(error);
  } else if (stream.flush) {
    stream[kFs].fsync(stream.fd, (flushError) => closeFd(stream, error || flushError, callback));
  } else {
    closeFd(stream, error, callback);
  }
}

function closeFd(stream, error, callback) {
  stream[kFs].close(stream.fd, (closeError) => callback(closeError || error));
  stream.fd = null;
}

function destroyAfterIO(stream, error, callback) {
  if (stream[kIsPerformingIO]) {
    stream.once(kIoDone, (ioError) => close(stream, error || ioError, callback));
  } else {
    close(stream, error, callback);
  }
}

function fail(stream, error) {
  if (stream.autoClose) {
    stream.destroy(error);
  } else {
    require('internal/deps/readable-stream/lib/internal/streams/destroy').errorOrDestroy(stream, error);
  }
}

function takeFile(stream, path, options, flags) {
  if (options.fd === undefined || options.fd === null) {
    stream.fd = null;
    stream[kFs] = options.fs || defaultFs();
    validateFunction(stream[kFs].open, 'options.fs.open');
    stream.path = getValidatedPath(path);
    stream.flags = options.flags === undefined ? flags : options.flags;
    stream.mode = options.mode === undefined ? 0o666 : options.mode;
  } else {
    stream.fd = importFd(stream, options);
  }
  options.autoDestroy = options.autoClose === undefined ? true : options.autoClose;
}

// --- reading --------------------------------------------------------------------------------------------------------

function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) {
    return new ReadStream(path, options);
  }
  options = copyObject(getOptions(options, {}));
  options.highWaterMark ??= 64 * 1024;
  takeFile(this, path, options, 'r');
  validateFunction(this[kFs].read, 'options.fs.read');
  if (options.autoDestroy) {
    validateFunction(this[kFs].close, 'options.fs.close');
  }
  this.start = options.start;
  this.end = options.end;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
  }
  this.pos = this.start;
  if (this.end === undefined) {
    this.end = Infinity;
  } else if (this.end !== Infinity) {
    validateInteger(this.end, 'end', 0);
    if (this.start !== undefined && this.start > this.end) {
      throw new ERR_OUT_OF_RANGE('start', `<= "end" (here: ${this.end})`, this.start);
    }
  }
  this.bytesRead = 0;
  this[kIsPerformingIO] = false;
  Reflect.apply(Readable, this, [options]);
  if (options.encoding) {
    this.setEncoding(options.encoding);
  }
}
Object.setPrototypeOf(ReadStream.prototype, Readable.prototype);
Object.setPrototypeOf(ReadStream, Readable);

function autoCloseProperty(state) {
  return {
    __proto__: null,
    get() {
      return this[state].autoDestroy;
    },
    set(value) {
      this[state].autoDestroy = value;
    },
    configurable: true,
  };
}

function pendingProperty() {
  return {
    __proto__: null,
    get() {
      return this.fd === null;
    },
    configurable: true,
  };
}

Object.defineProperty(ReadStream.prototype, 'autoClose', autoCloseProperty('_readableState'));
ReadStream.prototype.open = openRead;
ReadStream.prototype._construct = construct;

ReadStream.prototype._read = function(size) {
  const left = this.pos !== undefined ? this.end - this.pos + 1 : this.end - this.bytesRead + 1;
  const length = Math.min(left, size);
  if (length <= 0) {
    this.push(null);
    return;
  }
  const buffer = Buffer.allocUnsafeSlow(length);
  this[kIsPerformingIO] = true;
  this[kFs].read(this.fd, buffer, 0, length, this.pos, (error, bytesRead, filled) => {
    this[kIsPerformingIO] = false;
    if (this.destroyed) {
      this.emit(kIoDone, error);
    } else if (error) {
      fail(this, error);
    } else if (bytesRead > 0) {
      if (this.pos !== undefined) {
        this.pos += bytesRead;
      }
      this.bytesRead += bytesRead;
      this.push(bytesRead === filled.length ? filled : shrink(filled, bytesRead));
    } else {
      this.push(null);
    }
  });
};

/** A copy of the bytes read, so that the rest of a large buffer is not kept. */
function shrink(buffer, length) {
  const copy = Buffer.allocUnsafeSlow(length);
  buffer.copy(copy, 0, 0, length);
  return copy;
}

ReadStream.prototype._destroy = function(error, callback) {
  destroyAfterIO(this, error, callback);
};

ReadStream.prototype.close = function(callback) {
  if (typeof callback === 'function') {
    finished(this, callback);
  }
  this.destroy();
};

Object.defineProperty(ReadStream.prototype, 'pending', pendingProperty());

// --- writing --------------------------------------------------------------------------------------------------------

function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) {
    return new WriteStream(path, options);
  }
  options = copyObject(getOptions(options, {}));
  options.decodeStrings = true;
  takeFile(this, path, options, 'w');
  if (!this[kFs].write && !this[kFs].writev) {
    throw new ERR_INVALID_ARG_TYPE('options.fs.write', 'function', this[kFs].write);
  }
  if (this[kFs].write) {
    validateFunction(this[kFs].write, 'options.fs.write');
  }
  if (this[kFs].writev) {
    validateFunction(this[kFs].writev, 'options.fs.writev');
  }
  if (options.autoDestroy) {
    validateFunction(this[kFs].close, 'options.fs.close');
  }
  this.flush = options.flush;
  if (this.flush === undefined || this.flush === null) {
    this.flush = false;
  } else {
    validateBoolean(this.flush, 'options.flush');
    if (this.flush) {
      validateFunction(this[kFs].fsync, 'options.fs.fsync');
    }
  }
  // Without one of the two, the other is used for all writes.
  if (!this[kFs].write) {
    this._write = null;
  }
  if (!this[kFs].writev) {
    this._writev = null;
  }
  this.start = options.start;
  this.pos = undefined;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  this.bytesWritten = 0;
  this[kIsPerformingIO] = false;
  Reflect.apply(Writable, this, [options]);
  if (options.encoding) {
    this.setDefaultEncoding(options.encoding);
  }
}
Object.setPrototypeOf(WriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(WriteStream, Writable);
Object.defineProperty(WriteStream.prototype, 'autoClose', autoCloseProperty('_writableState'));
WriteStream.prototype.open = openWrite;
WriteStream.prototype._construct = construct;

/** Writes all of it: again after a partial write, and a few times where the file is busy. */
function writeAll(stream, data, size, position, callback, retries = 0) {
  stream[kFs].write(stream.fd, data, 0, size, position, (error, bytesWritten, buffer) => {
    if (error?.code === 'EAGAIN') {
      error = null;
      bytesWritten = 0;
    }
    if (stream.destroyed || error) {
      callback(error || new ERR_STREAM_DESTROYED('write'));
      return;
    }
    stream.bytesWritten += bytesWritten;
    retries = bytesWritten ? 0 : retries + 1;
    size -= bytesWritten;
    position += bytesWritten;
    if (retries > kTryAgain) {
      callback(new ERR_SYSTEM_ERROR({ message: 'writev failed', code: 'EAGAIN', syscall: 'write', errno: -11 }));
    } else if (size) {
      writeAll(stream, buffer.slice(bytesWritten), size, position, callback, retries);
    } else {
      callback();
    }
  });
}

WriteStream.prototype._write = function(data, encoding, callback) {
  this[kIsPerformingIO] = true;
  writeAll(this, data, data.length, this.pos, (error) => {
    this[kIsPerformingIO] = false;
    if (this.destroyed) {
      callback(error);
      this.emit(kIoDone, error);
      return;
    }
    callback(error);
  });
  if (this.pos !== undefined) {
    this.pos += data.length;
  }
};

function writevAll(stream, chunks, size, position, callback, retries = 0) {
  stream[kFs].writev(stream.fd, chunks, position, (error, bytesWritten, buffers) => {
    if (error?.code === 'EAGAIN') {
      error = null;
      bytesWritten = 0;
    }
    if (stream.destroyed || error) {
      callback(error || new ERR_STREAM_DESTROYED('writev'));
      return;
    }
    stream.bytesWritten += bytesWritten;
    retries = bytesWritten ? 0 : retries + 1;
    size -= bytesWritten;
    position += bytesWritten;
    if (retries > kTryAgain) {
      callback(new ERR_SYSTEM_ERROR({ message: 'writev failed', code: 'EAGAIN', syscall: 'writev', errno: -11 }));
    } else if (size) {
      writevAll(stream, [Buffer.concat(buffers).slice(bytesWritten)], size, position, callback, retries);
    } else {
      callback();
    }
  });
}

WriteStream.prototype._writev = function(data, callback) {
  const chunks = data.map((entry) => entry.chunk);
  const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  this[kIsPerformingIO] = true;
  writevAll(this, chunks, size, this.pos, (error) => {
    this[kIsPerformingIO] = false;
    if (this.destroyed) {
      callback(error);
      this.emit(kIoDone, error);
      return;
    }
    callback(error);
  });
  if (this.pos !== undefined) {
    this.pos += size;
  }
};

WriteStream.prototype._destroy = function(error, callback) {
  destroyAfterIO(this, error, callback);
};

WriteStream.prototype.close = function(callback) {
  if (callback) {
    if (this.closed) {
      process.nextTick(callback);
      return;
    }
    this.on('close', callback);
  }
  if (!this.autoClose) {
    this.on('finish', this.destroy);
  }
  this.end();
};

WriteStream.prototype.destroySoon = WriteStream.prototype.end;
Object.defineProperty(WriteStream.prototype, 'pending', pendingProperty());

module.exports = { ReadStream, WriteStream };
