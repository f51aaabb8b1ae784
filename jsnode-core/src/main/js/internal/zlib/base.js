'use strict';

// The Transform stream under all formats. A chunk is handed to the codec with room for one chunk of output; while the
// codec fills that room there is more to come, and it is asked again.

const { Buffer } = require('buffer');
const { Transform, finished } = require('stream');
const {
  codes: { ERR_BUFFER_TOO_LARGE, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_TRAILING_JUNK_AFTER_STREAM_END },
} = require('internal/errors');
const { checkRangesOrGetDefault, validateBoolean, validateFiniteNumber, validateFunction } = require('internal/validators');
const { isAnyArrayBuffer, isArrayBufferView } = require('internal/util/types');
const { capture, callIn } = require('internal/async_context');
const { constants } = require('internal/zlib/constants');

const kFlushFlag = Symbol('kFlushFlag');
const kError = Symbol('kError');
const kContext = Symbol('kContext');

const { Z_MIN_CHUNK, Z_DEFAULT_CHUNK } = constants;
const kMaxLength = Number.MAX_SAFE_INTEGER;

/**
 * @param options the user's
 * @param mode the number of the format and direction
 * @param handle the codec, Java's ZlibHandle
 * @param flushes the default flush modes and the largest valid one
 */
function ZlibBase(options, mode, handle, { flush, finishFlush, fullFlush, maxFlush }) {
  let chunkSize = Z_DEFAULT_CHUNK;
  let maxOutputLength = kMaxLength;
  let rejectGarbageAfterEnd = false;
  if (options) {
    chunkSize = options.chunkSize;
    if (chunkSize === undefined || Number.isNaN(chunkSize)) chunkSize = Z_DEFAULT_CHUNK;
    else checkChunkSize(chunkSize);
    flush = checkRangesOrGetDefault(options.flush, 'options.flush', 0, maxFlush, flush);
    finishFlush = checkRangesOrGetDefault(options.finishFlush, 'options.finishFlush', 0, maxFlush, finishFlush);
    maxOutputLength = checkRangesOrGetDefault(options.maxOutputLength, 'options.maxOutputLength', 1, kMaxLength,
                                              kMaxLength);
    if (options.rejectGarbageAfterEnd !== undefined) {
      validateBoolean(options.rejectGarbageAfterEnd, 'options.rejectGarbageAfterEnd');
      rejectGarbageAfterEnd = options.rejectGarbageAfterEnd;
    }
    if (options.encoding || options.objectMode || options.writableObjectMode) {
      options = { ...options, encoding: null, objectMode: false, writableObjectMode: false };
    }
  }
  Transform.call(this, { autoDestroy: true, ...options });
  this.bytesWritten = 0;
  this._handle = handle();
  this._outBuffer = Buffer.allocUnsafeSlow(chunkSize);
  this._outOffset = 0;
  this._chunkSize = chunkSize;
  this._defaultFlushFlag = flush;
  this._finishFlushFlag = finishFlush;
  this._defaultFullFlushFlag = fullFlush;
  this._info = options?.info;
  this._maxOutputLength = maxOutputLength;
  this._rejectGarbageAfterEnd = rejectGarbageAfterEnd;
  this._mode = mode;
  this[kError] = null;
  this[kContext] = capture();
}
Object.setPrototypeOf(ZlibBase.prototype, Transform.prototype);
Object.setPrototypeOf(ZlibBase, Transform);

function checkChunkSize(chunkSize) {
  validateFiniteNumber(chunkSize, 'options.chunkSize');
  if (chunkSize < Z_MIN_CHUNK) throw new ERR_OUT_OF_RANGE('options.chunkSize', `>= ${Z_MIN_CHUNK}`, chunkSize);
}

Object.defineProperty(ZlibBase.prototype, '_closed', {
  configurable: true,
  enumerable: true,
  get() { return !this._handle; },
});

ZlibBase.prototype.reset = function reset() {
  if (!this._handle) {
    const assert = require('assert');
    assert(this._handle, 'zlib binding closed');
  }
  return this._handle.reset();
};

ZlibBase.prototype._flush = function _flush(callback) {
  this._transform(Buffer.alloc(0), '', callback);
};

// Empty chunks that carry a flush mode through the stream's queue.
const flushChunks = Array.from({ length: 6 }, (_, flag) => flushChunk(flag));

function flushChunk(flag) {
  const chunk = Buffer.alloc(0);
  chunk[kFlushFlag] = flag;
  return chunk;
}

ZlibBase.prototype.flush = function flush(kind, callback) {
  if (typeof kind === 'function' || (kind === undefined && !callback)) {
    callback = kind;
    kind = this._defaultFullFlushFlag;
  }
  if (this.writableFinished) {
    if (callback) process.nextTick(callback);
  } else if (this.writableEnded) {
    if (callback) this.once('end', callback);
  } else {
    this.write(flushChunks[kind], '', callback);
  }
};

ZlibBase.prototype.close = function close(callback) {
  if (callback) finished(this, callback);
  this.destroy();
};

ZlibBase.prototype._destroy = function _destroy(error, callback) {
  closeHandle(this);
  callback(error);
};

function closeHandle(engine) {
  engine._handle?.close();
  engine._handle = null;
}

ZlibBase.prototype._transform = function _transform(chunk, encoding, callback) {
  let flag = this._defaultFlushFlag;
  if (typeof chunk[kFlushFlag] === 'number') {
    flag = chunk[kFlushFlag];
  } else if (this.writableEnded && this.writableLength === chunk.byteLength) {
    flag = Math.max(flag, this._finishFlushFlag);
  }
  if (!this._handle) {
    process.nextTick(callback);
    return;
  }
  new Step(this, chunk, flag, callback).run();
};

/** One chunk on its way through the codec. */
class Step {
  constructor(engine, chunk, flag, callback) {
    this.engine = engine;
    this.handle = engine._handle;
    this.chunk = chunk;
    this.flag = flag;
    this.callback = callback;
    this.offset = 0;
    this.left = chunk.byteLength;
    this.room = 0;
    this.done = () => callIn(engine[kContext], this.after, this, []);
  }

  run() {
    const { engine, handle, chunk } = this;
    const out = engine._outBuffer;
    this.room = engine._chunkSize - engine._outOffset;
    handle.write(this.flag, chunk.buffer, chunk.byteOffset + this.offset, this.left, out.buffer,
                 out.byteOffset + engine._outOffset, this.room, this.done);
  }

  after() {
    const { engine, handle, callback } = this;
    handle.finishStep();
    if (engine.destroyed) {
      callback();
      return;
    }
    const error = errorOf(handle);
    if (error !== null) {
      engine[kError] = error;
      engine.destroy(error);
      return;
    }
    const isFull = !this.pushOutput();
    if (engine.destroyed) {
      callback();
      return;
    }
    if (handle.availOut() === 0) {
      this.continueAfter(isFull);
      return;
    }
    if (this.left > 0) {
      // The codec has room and takes no more: what follows the end is not its.
      if (engine._rejectGarbageAfterEnd) {
        engine.destroy(new ERR_TRAILING_JUNK_AFTER_STREAM_END());
        return;
      }
      engine.push(null);
    }
    callback();
  }

  /** Whether the reader wants more. */
  pushOutput() {
    const { engine, handle } = this;
    const consumed = this.left - handle.availIn();
    engine.bytesWritten += consumed;
    this.offset += consumed;
    this.left = handle.availIn();
    const count = this.room - handle.availOut();
    let wanted = true;
    if (count > 0) {
      const output = engine._outBuffer.slice(engine._outOffset, engine._outOffset + count);
      engine._outOffset += count;
      wanted = engine.push(output);
    }
    if (handle.availOut() === 0 || engine._outOffset >= engine._chunkSize) {
      engine._outOffset = 0;
      engine._outBuffer = Buffer.allocUnsafeSlow(engine._chunkSize);
    }
    return wanted;
  }

  continueAfter(isFull) {
    const { engine } = this;
    if (!isFull) {
      this.run();
      return;
    }
    // Goes on when the reader asks.
    const read = engine._read;
    engine._read = (size) => {
      engine._read = read;
      this.run();
      engine._read(size);
    };
  }
}

function errorOf(handle) {
  const code = handle.errorCode();
  if (code === null) return null;
  const error = new Error(handle.errorMessage());
  error.errno = handle.errorNumber();
  error.code = code;
  return error;
}

/** Older programs call this; without a callback it works at once and returns the output. */
ZlibBase.prototype._processChunk = function _processChunk(chunk, flushFlag, callback) {
  if (typeof callback === 'function') {
    if (!this._handle) {
      process.nextTick(callback);
      return;
    }
    new Step(this, chunk, flushFlag, callback).run();
    return undefined;
  }
  return processSync(this, chunk, flushFlag);
};

function processSync(engine, chunk, flag) {
  const handle = engine._handle;
  const parts = [];
  let total = 0;
  let offset = 0;
  let left = chunk.byteLength;
  do {
    const out = Buffer.allocUnsafeSlow(engine._chunkSize);
    handle.write(flag, chunk.buffer, chunk.byteOffset + offset, left, out.buffer, 0, out.length, null);
    const error = errorOf(handle);
    if (error !== null) {
      engine[kError] = error;
      engine.destroy();
      throw error;
    }
    const consumed = left - handle.availIn();
    engine.bytesWritten += consumed;
    offset += consumed;
    left -= consumed;
    const count = out.length - handle.availOut();
    if (count > 0) parts.push(count === out.length ? out : out.subarray(0, count));
    total += count;
    if (total > engine._maxOutputLength) {
      closeHandle(engine);
      throw new ERR_BUFFER_TOO_LARGE(engine._maxOutputLength);
    }
  } while (handle.availOut() === 0);
  if (left > 0 && engine._rejectGarbageAfterEnd) {
    closeHandle(engine);
    throw new ERR_TRAILING_JUNK_AFTER_STREAM_END();
  }
  closeHandle(engine);
  if (parts.length === 0) return Buffer.alloc(0);
  return parts.length === 1 ? tightly(parts[0]) : Buffer.concat(parts, total);
}

/** Not the whole chunk of memory for a few bytes. */
function tightly(part) {
  return part.length * 2 < part.buffer.byteLength ? Buffer.from(part) : part;
}

// --- One-shot ------------------------------------------------------------------------------------------------------

function toBuffer(value) {
  if (typeof value === 'string') return Buffer.from(value);
  if (isArrayBufferView(value)) return value;
  if (isAnyArrayBuffer(value)) return Buffer.from(value);
  throw new ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], value);
}

/** zlib.deflateSync() and its like. */
function runSync(engine, value) {
  const chunk = toBuffer(value);
  const buffer = processSync(engine, chunk, engine._finishFlushFlag);
  return engine._info ? { buffer, engine } : buffer;
}

/** zlib.deflate() and its like. */
function runAsync(engine, value, callback) {
  validateFunction(callback, 'callback');
  const chunk = toBuffer(value);
  const parts = [];
  let total = 0;
  engine.on('error', callback);
  engine.on('data', (part) => {
    parts.push(part);
    total += part.length;
    if (total > engine._maxOutputLength) {
      engine.removeAllListeners('data');
      engine.removeAllListeners('end');
      engine.close();
      callback(new ERR_BUFFER_TOO_LARGE(engine._maxOutputLength));
    }
  });
  engine.on('end', () => {
    const buffer = parts.length === 0 ? Buffer.alloc(0) : Buffer.concat(parts, total);
    engine.close();
    callback(null, engine._info ? { buffer, engine } : buffer);
  });
  engine.end(chunk);
}

module.exports = { ZlibBase, runAsync, runSync, toBuffer };
