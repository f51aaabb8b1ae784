'use strict';

// The streams are readable-stream's (a WebJar, Node 18's code); internal/streams/ brings them to Node 24. What not
// every program needs is loaded when it is first called.

const { promisify: { custom: customPromisify } } = require('internal/util');
const { Stream } = require('internal/deps/readable-stream/lib/internal/streams/legacy');
const utils = require('internal/deps/readable-stream/lib/internal/streams/utils');
const { addAbortSignal } = require('internal/deps/readable-stream/lib/internal/streams/add-abort-signal');
const { destroyer } = require('internal/deps/readable-stream/lib/internal/streams/destroy');
const { eos } = require('internal/streams/end_of_stream');
const {
  getDefaultHighWaterMark, setDefaultHighWaterMark,
} = require('internal/deps/readable-stream/lib/internal/streams/state');
const { Buffer } = require('buffer');

module.exports = Stream;

const { Readable } = require('internal/streams/readable');
const { Writable, Duplex } = require('internal/streams/writable');
require('internal/streams/operators');

function pipeline(...streams) {
  return require('internal/streams/pipeline').pipeline(...streams);
}

function compose(...streams) {
  return require('internal/streams/compose')(...streams);
}

function duplexPair(options) {
  return require('internal/streams/duplex_pair')(options);
}

function promises() {
  return require('stream/promises');
}

function isArrayBufferView(value) {
  return ArrayBuffer.isView(value);
}

function toBuffer(chunk) {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

Object.assign(Stream, {
  isDestroyed: utils.isDestroyed,
  isDisturbed: utils.isDisturbed,
  isErrored: utils.isErrored,
  isReadable: utils.isReadable,
  isWritable: utils.isWritable,
  Readable,
  Writable,
  Duplex,
  Transform: require('internal/deps/readable-stream/lib/internal/streams/transform'),
  PassThrough: require('internal/deps/readable-stream/lib/internal/streams/passthrough'),
  duplexPair,
  pipeline,
  addAbortSignal,
  finished: eos,
  destroy: destroyer,
  compose,
  setDefaultHighWaterMark,
  getDefaultHighWaterMark,
});
Object.defineProperty(Stream, 'promises', { configurable: true, enumerable: true, get: promises });
Object.assign(Stream, {
  Stream,
  _isArrayBufferView: isArrayBufferView,
  // The streams ask this whether a chunk can be taken as bytes; since Node 22 that is any view.
  _isUint8Array: isArrayBufferView,
  _uint8ArrayToBuffer: toBuffer,
});
Object.defineProperty(pipeline, 'length', { configurable: true, value: 0 });
Object.defineProperty(pipeline, customPromisify, { enumerable: true, get: () => promises().pipeline });
Object.defineProperty(eos, customPromisify, { enumerable: true, get: () => promises().finished });
