'use strict';

// What Writable and Duplex of Node 24 do differently from the WebJar's (Node 18's).

const Writable = require('internal/deps/readable-stream/lib/internal/streams/writable');
const Duplex = require('internal/deps/readable-stream/lib/internal/streams/duplex');
const eos = require('internal/deps/readable-stream/lib/internal/streams/end-of-stream');
const {
  isNodeStream, isReadableStream, isWritableStream,
} = require('internal/deps/readable-stream/lib/internal/streams/utils');
const { destroyer } = require('internal/deps/readable-stream/lib/internal/streams/destroy');
const { AbortError, codes: { ERR_UNKNOWN_ENCODING } } = require('internal/errors');

// Once and early, something in a field that is null in most streams: the compiler takes a field that was only ever null for
// one that always is, and the first connection that broke would make it start again with everything that writes.
new Writable.WritableState({}, null, false).errored = {};

const { write, end } = Writable.prototype;
const { from } = Duplex;

Writable.prototype.write = function (chunk, encoding, callback) {
  if (encoding === 'buffer' && typeof chunk === 'string' && !this._writableState.objectMode) {
    throw new ERR_UNKNOWN_ENCODING(encoding);
  }
  return write.call(this, chunk, encoding, callback);
};

Writable.prototype.end = function (chunk, encoding, callback) {
  if (typeof chunk === 'function') {
    return end.call(this, null, null, nullForSuccess(chunk));
  }
  if (typeof encoding === 'function') {
    return end.call(this, chunk, null, nullForSuccess(encoding));
  }
  return end.call(this, chunk, encoding, typeof callback === 'function' ? nullForSuccess(callback) : callback);
};

function nullForSuccess(callback) {
  return (error) => callback(error ?? null);
}

Object.defineProperty(Writable.prototype, Symbol.asyncDispose, {
  configurable: true,
  writable: true,
  enumerable: true,
  value() {
    let error;
    if (!this.destroyed) {
      error = this.writableFinished ? null : new AbortError();
      this.destroy(error);
    }
    return new Promise((resolve, reject) => {
      eos(this, (reason) => (reason && reason.name !== 'AbortError' ? reject(reason) : resolve(null)));
    });
  },
});

for (const name of ['write', 'end', 'destroy']) {
  Duplex.prototype[name] = Writable.prototype[name];
}

Writable.fromWeb = function (writableStream, options) {
  return require('internal/webstreams/adapters').newStreamWritableFromWritableStream(writableStream, options);
};
Writable.toWeb = function (writable, options) {
  return require('internal/webstreams/adapters').newWritableStreamFromStreamWritable(writable, options);
};
Duplex.fromWeb = function (pair, options) {
  return require('internal/webstreams/adapters').newStreamDuplexFromReadableWritablePair(pair, options);
};
Duplex.toWeb = function (duplex, options) {
  return require('internal/webstreams/adapters').newReadableWritablePairFromDuplex(duplex, options);
};

Duplex.from = function (body) {
  if (isReadableStream(body)) {
    return from.call(this, require('internal/webstreams/adapters').newStreamReadableFromReadableStream(body));
  }
  if (isWritableStream(body)) {
    return from.call(this, require('internal/webstreams/adapters').newStreamWritableFromWritableStream(body));
  }
  const duplex = from.call(this, body);
  if (isNodeStream(body?.readable) && isNodeStream(body?.writable)) {
    eos(body.readable, { writable: false }, (error) => error && destroyer(body.writable, error));
  }
  return duplex;
};

module.exports = { Writable, Duplex };
