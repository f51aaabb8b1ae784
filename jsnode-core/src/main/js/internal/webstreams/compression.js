'use strict';

// CompressionStream and DecompressionStream: zlib's transforms as web streams, made when first used.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_STREAM_NULL_VALUES } } = require('internal/errors');
const { defineInspect, defineInterface } = require('internal/webstreams/util');

const FACTORIES = {
  CompressionStream: {
    deflate: (zlib) => zlib.createDeflate(),
    'deflate-raw': (zlib) => zlib.createDeflateRaw(),
    gzip: (zlib) => zlib.createGzip(),
    brotli: (zlib) => zlib.createBrotliCompress(),
  },
  DecompressionStream: {
    deflate: (zlib) => zlib.createInflate({ rejectGarbageAfterEnd: true }),
    'deflate-raw': (zlib) => zlib.createInflateRaw(),
    gzip: (zlib) => zlib.createGunzip({ rejectGarbageAfterEnd: true }),
    brotli: (zlib) => zlib.createBrotliDecompress({ rejectGarbageAfterEnd: true }),
  },
};

function transformFor(name, format) {
  const factories = FACTORIES[name];
  const key = `${format}`;
  if (!Object.hasOwn(factories, key)) {
    const error = new ERR_INVALID_ARG_VALUE('format', format);
    error.message = `Failed to construct '${name}': `
      + `1st argument '${key}' is not a valid enum value of type CompressionFormat.`;
    throw error;
  }
  const handle = factories[key](require('zlib'));
  const { newReadableWritablePairFromDuplex } = require('internal/webstreams/adapters');
  return newReadableWritablePairFromDuplex(handle, { validateChunk: bytesOf, wrapError: asTypeError });
}

// The standard wants a TypeError for data that cannot be decompressed.
function asTypeError(error) {
  return error.code?.startsWith('Z_') || error.code?.startsWith('ERR_') && !(error instanceof TypeError)
    ? Object.assign(new TypeError(undefined, { cause: error }), { code: error.code }) : error;
}

function bytesOf(chunk) {
  if (typeof chunk === 'string') {
    return chunk;
  }
  const buffer = ArrayBuffer.isView(chunk) ? chunk.buffer : chunk;
  if (chunk === null) {
    throw new ERR_STREAM_NULL_VALUES();
  }
  if (!(buffer instanceof ArrayBuffer)) {
    throw new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
  }
  return buffer === chunk ? new Uint8Array(chunk) : chunk;
}

class CompressionStream {
  #transform;

  constructor(format) {
    this.#transform = transformFor('CompressionStream', format);
  }

  get readable() {
    return this.#transform.readable;
  }

  get writable() {
    return this.#transform.writable;
  }
}

class DecompressionStream {
  #transform;

  constructor(format) {
    this.#transform = transformFor('DecompressionStream', format);
  }

  get readable() {
    return this.#transform.readable;
  }

  get writable() {
    return this.#transform.writable;
  }
}

for (const type of [CompressionStream, DecompressionStream]) {
  defineInterface(type, ['readable', 'writable']);
  defineInspect(type, type.name, ({ readable, writable }) => ({ readable, writable }));
}

module.exports = { CompressionStream, DecompressionStream };
