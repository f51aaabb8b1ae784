'use strict';

const native = binding('zlib');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateUint32 } = require('internal/validators');
const { isArrayBufferView } = require('internal/util/types');
const { codes, constants } = require('internal/zlib/constants');
const formats = require('internal/zlib/formats');
const { runAsync, runSync } = require('internal/zlib/base');
const { Buffer } = require('buffer');

function crc32(data, value = 0) {
  if (typeof data === 'string') {
    data = Buffer.from(data);
  } else if (!isArrayBufferView(data)) {
    throw new ERR_INVALID_ARG_TYPE('data', ['Buffer', 'TypedArray', 'DataView', 'string'], data);
  }
  validateUint32(value, 'value');
  return native.crc32(data.buffer, data.byteOffset, data.byteLength, value);
}

module.exports = { crc32, ...formats };

// Each format F has f(), fSync() and createF().
for (const name of ['Deflate', 'Gzip', 'DeflateRaw', 'Unzip', 'Inflate', 'Gunzip', 'InflateRaw', 'BrotliCompress',
                    'BrotliDecompress', 'ZstdCompress', 'ZstdDecompress']) {
  const Format = formats[name];
  const method = name[0].toLowerCase() + name.slice(1);
  const sync = `${method}Sync`;
  const create = `create${name}`;
  Object.assign(module.exports, {
    [method]: asyncMethod(Format),
    [sync]: { [sync](buffer, options) { return runSync(new Format(options), buffer); } }[sync],
  });
  Object.defineProperty(module.exports, create, {
    configurable: true,
    enumerable: true,
    writable: true,
    value: { [create](options) { return new Format(options); } }[create],
  });
}

function asyncMethod(Format) {
  return function(buffer, options, callback) {
    if (typeof options === 'function') {
      callback = options;
      options = {};
    }
    return runAsync(new Format(options), buffer, callback);
  };
}

Object.defineProperties(module.exports, {
  constants: { configurable: false, enumerable: true, value: constants },
  codes: { enumerable: true, writable: false, value: codes },
});

// The names of zlib itself are also here, deprecated and not enumerable.
for (const name of Object.keys(constants)) {
  if (name.startsWith('BROTLI') || name.startsWith('ZSTD')) continue;
  Object.defineProperty(module.exports, name, { enumerable: false, value: constants[name] });
}
