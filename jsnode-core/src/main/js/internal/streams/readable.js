'use strict';

// What Readable of Node 24 does differently from the WebJar's (Node 18's).

const Readable = require('internal/deps/readable-stream/lib/internal/streams/readable');
const { Stream } = require('internal/deps/readable-stream/lib/internal/streams/legacy');
const { destroyer } = require('internal/deps/readable-stream/lib/internal/streams/destroy');
const { addAbortSignalNoValidate } = require('internal/deps/readable-stream/lib/internal/streams/add-abort-signal');
const eos = require('internal/deps/readable-stream/lib/internal/streams/end-of-stream');
const { validateAbortSignal, validateObject } = require('internal/validators');

const { setEncoding, wrap, iterator, pipe } = Readable.prototype;

function nop() {}

// What write() throws (a chunk of a wrong type) destroys the destination instead of ending in the source's caller.
Readable.prototype.pipe = function (dest, options) {
  pipe.call(this, dest, options);
  const forward = this.rawListeners('data').at(-1);
  if (forward !== undefined && forward.name === 'ondata') {
    const guarded = (chunk) => {
      try {
        forward(chunk);
      } catch (error) {
        dest.destroy(error);
      }
    };
    guarded.listener = forward;
    this.removeListener('data', forward);
    Stream.prototype.on.call(this, 'data', guarded);
  }
  return dest;
};

Readable.prototype.setEncoding = function (encoding) {
  setEncoding.call(this, encoding);
  const state = this._readableState;
  if (state.ended) {
    // No further chunk will complete what the decoder holds back.
    const rest = state.decoder.end();
    if (rest) {
      state.buffer.push(rest);
      state.length += rest.length;
    }
  }
  return this;
};

Readable.prototype.wrap = function (stream) {
  wrap.call(this, stream);
  const [first] = Object.keys(stream);
  if (first !== undefined && this[first] === undefined && typeof stream[first] === 'function') {
    this[first] = stream[first].bind(stream);
  }
  return this;
};

Readable.prototype.iterator = function (options) {
  return iterate(this, options);
};
Readable.prototype[Symbol.asyncIterator] = function () {
  return iterate(this);
};

function iterate(stream, options) {
  return isHalfOpen(stream) ? iterateHalfOpen(stream, options) : iterator.call(stream, options);
}

function isHalfOpen(stream) {
  const state = stream._writableState;
  return stream.allowHalfOpen === true && state !== undefined && state.writable !== false;
}

// A Duplex whose readable side was read to its end may still be written to: only an early exit destroys it.
function iterateHalfOpen(stream, options) {
  if (options !== undefined) {
    validateObject(options, 'options');
  }
  const result = halfOpenIterator(stream, iterator.call(stream, { destroyOnReturn: false }), options);
  result.stream = stream;
  return result;
}

async function* halfOpenIterator(stream, chunks, options) {
  let finished = false;
  try {
    yield* chunks;
    finished = true;
  } finally {
    if (!finished && options?.destroyOnReturn !== false) {
      eos(stream, { writable: false }, nop); // takes the 'error' event
      destroyer(stream, null);
    }
  }
}

function compose(stream, options) {
  if (options != null) {
    validateObject(options, 'options');
  }
  const signal = options?.signal;
  if (signal != null) {
    validateAbortSignal(signal, 'options.signal');
  }
  const composed = require('internal/streams/compose')(this, stream);
  return signal ? addAbortSignalNoValidate(signal, composed) : composed;
}
Object.defineProperty(Readable.prototype, 'compose', { configurable: true, writable: true, value: compose });

Readable.fromWeb = function (readableStream, options) {
  return require('internal/webstreams/adapters').newStreamReadableFromReadableStream(readableStream, options);
};
Readable.toWeb = function (readable, options) {
  return require('internal/webstreams/adapters').newReadableStreamFromStreamReadable(readable, options);
};

module.exports = { Readable };
