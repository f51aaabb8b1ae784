'use strict';

// The streams are readable-stream's (a WebJar, Node 18's code); internal/streams/ brings them to Node 24.

require('internal/streams/pipeline');
const { Readable, compose } = require('internal/streams/readable');
require('internal/streams/writable');
const Stream = require('internal/deps/readable-stream/lib/stream');
const duplexPair = require('internal/streams/duplex_pair');

Object.defineProperty(Readable.prototype, 'compose', { configurable: true, writable: true, value: compose });

function isArrayBufferView(value) {
  return ArrayBuffer.isView(value);
}

module.exports = Object.assign(Stream, {
  duplexPair,
  _isArrayBufferView: isArrayBufferView,
  // The streams ask this whether a chunk can be taken as bytes; since Node 22 that is any view.
  _isUint8Array: isArrayBufferView,
});
