'use strict';

// Node's streams as web streams and the other way round: what the toWeb() and fromWeb() methods of stream's classes do.

const { Buffer } = require('buffer');
const {
  AbortError,
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_STREAM_PREMATURE_CLOSE },
} = require('internal/errors');
const { validateBoolean, validateObject, validateOneOf } = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const { Readable, Writable, Duplex, finished } = require('stream');
const utils = require('internal/deps/readable-stream/lib/internal/streams/utils');
const { destroyer } = require('internal/deps/readable-stream/lib/internal/streams/destroy');
const { CountQueuingStrategy } = require('internal/webstreams/queuingstrategies');
const { ReadableStream, isReadableStream } = require('internal/webstreams/readablestream');
const { WritableStream, isWritableStream } = require('internal/webstreams/writablestream');
const { kState, markHandled } = require('internal/webstreams/util');

function nop() {}

// A stream that closes early aborts its web counterpart.
function reasonOf(error, wrapError) {
  if (error && wrapError !== undefined) {
    error = wrapError(error);
  }
  return error?.code === 'ERR_STREAM_PREMATURE_CLOSE' ? new AbortError(undefined, { cause: error }) : error;
}

function throwLater(error) {
  process.nextTick(() => {
    throw error;
  });
}

/** Calls a stream's callback from a promise reaction: what it throws is an uncaught exception, not a rejection. */
function settle(callback, error) {
  try {
    callback(error);
  } catch (thrown) {
    throwLater(thrown);
  }
}

function bytesOf(chunk) {
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

function newReadableStreamFromStreamReadable(streamReadable, options = kEmptyObject) {
  if (typeof streamReadable?._readableState !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('streamReadable', 'stream.Readable', streamReadable);
  }
  validateObject(options, 'options');
  validateOneOf(options.type, 'options.type', ['bytes', undefined]);
  const isBytes = options.type === 'bytes';
  if (utils.isDestroyed(streamReadable) || !utils.isReadable(streamReadable)) {
    const readable = new ReadableStream(isBytes ? { type: 'bytes' } : {});
    readable.cancel();
    return readable;
  }
  const objectMode = streamReadable.readableObjectMode;
  const source = new ReadableSource(streamReadable, objectMode, options.wrapError);
  if (isBytes) {
    return new ReadableStream({ type: 'bytes', ...source.algorithms() }, { highWaterMark: 0 });
  }
  const { readableHighWaterMark } = streamReadable;
  return new ReadableStream(source.algorithms(), strategyFor(options.strategy, objectMode, readableHighWaterMark));
}

function strategyFor(strategy, objectMode, highWaterMark) {
  if (strategy !== undefined) {
    return strategy;
  }
  return objectMode ? new CountQueuingStrategy({ highWaterMark }) : { highWaterMark };
}

/** The underlying source that a Readable is. */
class ReadableSource {
  #stream;
  #objectMode;
  #controller;
  #cancelled = false;

  constructor(stream, objectMode, wrapError) {
    this.#stream = stream;
    this.#objectMode = objectMode;
    stream.pause();
    const stopWaiting = finished(stream, { writable: false }, (error) => {
      stopWaiting();
      stream.on('error', nop);
      this.#end(reasonOf(error, wrapError));
    });
    stream.on('data', (chunk) => this.#enqueue(chunk));
  }

  algorithms() {
    return {
      start: (controller) => {
        this.#controller = controller;
      },
      pull: () => {
        this.#stream.resume();
      },
      cancel: (reason) => {
        this.#cancelled = true;
        destroyer(this.#stream, reason);
      },
    };
  }

  #enqueue(chunk) {
    if (this.#cancelled) {
      return;
    }
    if (Buffer.isBuffer(chunk) && !this.#objectMode) {
      chunk = bytesOf(chunk);
    }
    this.#controller.enqueue(chunk);
    if (this.#controller.desiredSize <= 0) {
      this.#stream.pause();
    }
  }

  #end(error) {
    if (error) {
      this.#controller.error(error);
    } else if (!this.#cancelled) {
      this.#controller.close();
      this.#answerByobRequest();
    }
  }

  #answerByobRequest() {
    this.#controller.byobRequest?.respond(0);
  }
}

function newStreamReadableFromReadableStream(readableStream, options = kEmptyObject) {
  if (!isReadableStream(readableStream)) {
    throw new ERR_INVALID_ARG_TYPE('readableStream', 'ReadableStream', readableStream);
  }
  validateObject(options, 'options');
  const { highWaterMark, encoding, objectMode = false, signal } = options;
  validateEncodingOption(encoding, 'options.encoding');
  validateBoolean(objectMode, 'options.objectMode');
  const side = new ReaderSide(readableStream);
  const readable = new Readable({
    objectMode,
    highWaterMark,
    encoding,
    signal,
    read: () => side.read(),
    destroy: (error, callback) => side.destroy(error, callback),
  });
  side.feed(readable);
  return readable;
}

function validateEncodingOption(encoding, name) {
  if (encoding !== undefined && !Buffer.isEncoding(encoding)) {
    throw new ERR_INVALID_ARG_VALUE(encoding, name);
  }
}

/** Feeds a Readable (or a Duplex) from the reader of a ReadableStream. */
class ReaderSide {
  #reader;
  #target;
  closed = false;

  constructor(readableStream) {
    this.#reader = readableStream.getReader();
  }

  feed(target) {
    this.#target = target;
    this.#reader.closed.then(() => {
      this.closed = true;
    }, (error) => {
      this.closed = true;
      destroyer(target, error);
    });
  }

  read() {
    this.#reader.read().then(({ done, value }) => {
      try {
        this.#target.push(done ? null : value);
      } catch (error) {
        throwLater(error);
      }
    }, (error) => destroyer(this.#target, error));
  }

  cancel(reason) {
    return this.closed ? Promise.resolve() : this.#reader.cancel(reason);
  }

  destroy(error, callback) {
    const done = () => settle(callback, error);
    if (this.closed) {
      done();
    } else {
      this.#reader.cancel(error).then(done, done);
    }
  }
}

function newWritableStreamFromStreamWritable(streamWritable, options = kEmptyObject) {
  if (!utils.isWritableNodeStream(streamWritable) && !utils.isNodeStream(streamWritable)) {
    throw new ERR_INVALID_ARG_TYPE('streamWritable', 'stream.Writable', streamWritable);
  }
  if (utils.isDestroyed(streamWritable) || !utils.isWritable(streamWritable)) {
    const writable = new WritableStream();
    writable.close();
    return writable;
  }
  const { writableHighWaterMark: highWaterMark, writableObjectMode: objectMode } = streamWritable;
  const sink = new WritableSink(streamWritable, options);
  return new WritableStream(sink.algorithms(), strategyFor(undefined, objectMode, highWaterMark));
}

/** The underlying sink that a Writable is. */
class WritableSink {
  #stream;
  #validateChunk;
  #controller;
  #drained = undefined;
  #closed = undefined;

  constructor(stream, { validateChunk, wrapError }) {
    this.#stream = stream;
    this.#validateChunk = validateChunk;
    const stopWaiting = finished(stream, (error) => {
      stopWaiting();
      stream.on('error', nop);
      this.#end(reasonOf(error, wrapError));
    });
    stream.on('drain', () => this.#drained?.resolve());
  }

  algorithms() {
    return {
      start: (controller) => {
        this.#controller = controller;
      },
      write: (chunk) => this.#write(chunk),
      close: () => this.#close(),
      abort: (reason) => destroyer(this.#stream, reason),
    };
  }

  #write(chunk) {
    const stream = this.#stream;
    if (this.#validateChunk !== undefined) {
      chunk = this.#validate(chunk);
    }
    if (stream.writableNeedDrain || !stream.write(chunk)) {
      this.#drained = Promise.withResolvers();
      return this.#drained.promise.finally(() => {
        this.#drained = undefined;
      });
    }
    return undefined;
  }

  #validate(chunk) {
    try {
      return this.#validateChunk(chunk);
    } catch (error) {
      destroyer(this.#stream, error);
      throw error;
    }
  }

  #close() {
    if (this.#closed === undefined && !utils.isWritableEnded(this.#stream)) {
      this.#closed = Promise.withResolvers();
      this.#stream.end();
    }
    return this.#closed?.promise;
  }

  #end(error) {
    if (error !== undefined && error !== null) {
      this.#drained?.reject(error);
      if (this.#closed !== undefined) {
        this.#closed.reject(error);
        this.#closed = undefined;
      }
      this.#controller.error(error);
      return;
    }
    if (this.#closed !== undefined) {
      this.#closed.resolve();
      this.#closed = undefined;
      return;
    }
    this.#controller.error(new AbortError());
  }
}

function newStreamWritableFromWritableStream(writableStream, options = kEmptyObject) {
  if (!isWritableStream(writableStream)) {
    throw new ERR_INVALID_ARG_TYPE('writableStream', 'WritableStream', writableStream);
  }
  validateObject(options, 'options');
  const { highWaterMark, decodeStrings = true, objectMode = false, signal } = options;
  validateBoolean(objectMode, 'options.objectMode');
  validateBoolean(decodeStrings, 'options.decodeStrings');
  const side = new WriterSide(writableStream, decodeStrings && !objectMode);
  const writable = new Writable({ highWaterMark, objectMode, decodeStrings, signal, ...side.methods() });
  side.serve(writable);
  return writable;
}

/** Forwards what is written to a Writable (or a Duplex) to the writer of a WritableStream. */
class WriterSide {
  #writer;
  #stream;
  #target;
  #toBytes;
  closed = false;

  constructor(writableStream, toBytes) {
    this.#stream = writableStream;
    this.#writer = writableStream.getWriter();
    this.#toBytes = toBytes;
  }

  methods() {
    return {
      write: (chunk, encoding, callback) => this.#write(chunk, encoding, callback),
      writev: (chunks, callback) => this.#writev(chunks, callback),
      final: (callback) => this.#final(callback),
      destroy: (error, callback) => this.#destroy(error, callback),
    };
  }

  serve(target) {
    this.#target = target;
    this.#writer.closed.then(() => {
      this.closed = true;
      if (!utils.isWritableEnded(target)) {
        destroyer(target, new ERR_STREAM_PREMATURE_CLOSE());
      }
    }, (error) => {
      this.closed = true;
      destroyer(target, error);
    });
  }

  #encode(chunk, encoding) {
    if (typeof chunk === 'string' && this.#toBytes) {
      const buffer = Buffer.from(chunk, encoding);
      return bytesOf(buffer);
    }
    return chunk;
  }

  #done(callback) {
    return (error) => {
      try {
        callback(error);
      } catch (thrown) {
        process.nextTick(() => destroyer(this.#target, thrown));
      }
    };
  }

  #write(chunk, encoding, callback) {
    const done = this.#done(callback);
    this.#writer.ready.then(() => {
      this.#writer.write(this.#encode(chunk, encoding)).then(() => done(), done);
    }, done);
  }

  #writev(chunks, callback) {
    const done = this.#done(callback);
    this.#writer.ready.then(() => {
      const writes = chunks.map(({ chunk, encoding }) => this.#writer.write(this.#encode(chunk, encoding)));
      return Promise.all(writes).then(() => done(), done);
    }, done);
  }

  #final(callback) {
    const done = (error) => {
      try {
        callback(error);
      } catch (thrown) {
        throwLater(thrown);
      }
    };
    if (this.closed) {
      done();
    } else {
      this.#writer.close().then(() => done(), done);
    }
  }

  end(error) {
    if (this.closed) {
      return Promise.resolve();
    }
    if (error !== null && error !== undefined) {
      return this.#writer.abort(error);
    }
    return this.#stream[kState].closeQueuedOrInFlight() ? this.#writer.closed : this.#writer.close();
  }

  #destroy(error, callback) {
    const done = () => settle(callback, error);
    this.end(error).then(done, done);
  }
}

function newReadableWritablePairFromDuplex(duplex, options = kEmptyObject) {
  if (typeof duplex?._writableState !== 'object' || typeof duplex?._readableState !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('duplex', 'stream.Duplex', duplex);
  }
  validateObject(options, 'options');
  if (utils.isDestroyed(duplex)) {
    const writable = new WritableStream();
    const readable = new ReadableStream(options.type === 'bytes' ? { type: 'bytes' } : {});
    writable.close();
    readable.cancel();
    return { readable, writable };
  }
  return { readable: readableSideOf(duplex, options), writable: writableSideOf(duplex, options) };
}

function writableSideOf(duplex, options) {
  if (utils.isWritable(duplex)) {
    return newWritableStreamFromStreamWritable(duplex, options);
  }
  const writable = new WritableStream();
  writable.close();
  return writable;
}

function readableSideOf(duplex, options) {
  const type = options.readableType ?? options.type;
  if (utils.isReadable(duplex)) {
    return newReadableStreamFromStreamReadable(duplex, { type, wrapError: options.wrapError });
  }
  const readable = new ReadableStream(type === 'bytes' ? { type } : {});
  readable.cancel();
  return readable;
}

function newStreamDuplexFromReadableWritablePair(pair = kEmptyObject, options = kEmptyObject) {
  validateObject(pair, 'pair');
  const { readable: readableStream, writable: writableStream } = pair;
  if (!isReadableStream(readableStream)) {
    throw new ERR_INVALID_ARG_TYPE('pair.readable', 'ReadableStream', readableStream);
  }
  if (!isWritableStream(writableStream)) {
    throw new ERR_INVALID_ARG_TYPE('pair.writable', 'WritableStream', writableStream);
  }
  validateObject(options, 'options');
  const { allowHalfOpen = false, objectMode = false, encoding, decodeStrings = true, highWaterMark, signal } = options;
  validateBoolean(objectMode, 'options.objectMode');
  validateEncodingOption(encoding, 'options.encoding');
  const readerSide = new ReaderSide(readableStream);
  const writerSide = new WriterSide(writableStream, decodeStrings && !objectMode);
  const duplex = new Duplex({
    allowHalfOpen,
    highWaterMark,
    objectMode,
    encoding,
    decodeStrings,
    signal,
    ...writerSide.methods(),
    read: () => readerSide.read(),
    destroy(error, callback) {
      const done = () => settle(callback, error);
      const ends = [writerSide.end(error), readerSide.cancel(error)];
      ends.forEach(markHandled);
      Promise.all(ends).then(done, done);
    },
  });
  readerSide.feed(duplex);
  writerSide.serve(duplex);
  return duplex;
}

module.exports = {
  newReadableStreamFromStreamReadable,
  newReadableWritablePairFromDuplex,
  newStreamDuplexFromReadableWritablePair,
  newStreamReadableFromReadableStream,
  newStreamWritableFromWritableStream,
  newWritableStreamFromStreamWritable,
};
