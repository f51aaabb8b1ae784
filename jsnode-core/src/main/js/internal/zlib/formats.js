'use strict';

// The streams of zlib: one constructor for each format and direction. They can be called without `new`, deprecated.

const native = binding('zlib');
const {
  codes: { ERR_BROTLI_INVALID_PARAM, ERR_INVALID_ARG_TYPE, ERR_ZLIB_INITIALIZATION_FAILED, ERR_ZSTD_INVALID_PARAM },
} = require('internal/errors');
const { checkRangesOrGetDefault, validateFiniteNumber } = require('internal/validators');
const { isAnyArrayBuffer, isArrayBufferView } = require('internal/util/types');
const { deprecateInstantiation } = require('internal/util');
const { constants } = require('internal/zlib/constants');
const { ZlibBase } = require('internal/zlib/base');

const {
  BROTLI_DECODE, BROTLI_ENCODE, BROTLI_OPERATION_EMIT_METADATA, BROTLI_OPERATION_FINISH, BROTLI_OPERATION_FLUSH,
  BROTLI_OPERATION_PROCESS, BROTLI_PARAM_LGWIN, BROTLI_PARAM_MODE, BROTLI_PARAM_NDIRECT, BROTLI_PARAM_QUALITY,
  DEFLATE, DEFLATERAW, GUNZIP, GZIP, INFLATE, INFLATERAW, UNZIP, ZSTD_COMPRESS, ZSTD_DECOMPRESS, ZSTD_e_continue,
  ZSTD_e_end, ZSTD_e_flush, Z_BLOCK, Z_DEFAULT_LEVEL, Z_DEFAULT_MEMLEVEL, Z_DEFAULT_STRATEGY, Z_DEFAULT_WINDOWBITS,
  Z_FINISH, Z_FIXED, Z_FULL_FLUSH, Z_MAX_LEVEL, Z_MAX_MEMLEVEL, Z_MAX_WINDOWBITS, Z_MIN_LEVEL, Z_MIN_MEMLEVEL,
  Z_MIN_WINDOWBITS, Z_NO_FLUSH, Z_SYNC_FLUSH,
} = constants;

const zlibFlushes = { flush: Z_NO_FLUSH, finishFlush: Z_FINISH, fullFlush: Z_FULL_FLUSH, maxFlush: Z_BLOCK };
const brotliFlushes = {
  flush: BROTLI_OPERATION_PROCESS,
  finishFlush: BROTLI_OPERATION_FINISH,
  fullFlush: BROTLI_OPERATION_FLUSH,
  maxFlush: BROTLI_OPERATION_EMIT_METADATA,
};
const zstdFlushes = {
  flush: ZSTD_e_continue, finishFlush: ZSTD_e_end, fullFlush: ZSTD_e_flush, maxFlush: ZSTD_e_end,
};

function checkDictionary(dictionary) {
  if (dictionary === undefined || isArrayBufferView(dictionary)) return dictionary;
  if (isAnyArrayBuffer(dictionary)) return new Uint8Array(dictionary);
  throw new ERR_INVALID_ARG_TYPE('options.dictionary', ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], dictionary);
}

/** The bytes alone, in an ArrayBuffer; null where there are none. */
function dictionaryBuffer(dictionary) {
  if (dictionary === undefined) return null;
  return dictionary.buffer.slice(dictionary.byteOffset, dictionary.byteOffset + dictionary.byteLength);
}

// --- zlib ----------------------------------------------------------------------------------------------------------

function Zlib(options, mode) {
  let windowBits = Z_DEFAULT_WINDOWBITS;
  let level = Z_DEFAULT_LEVEL;
  let strategy = Z_DEFAULT_STRATEGY;
  let dictionary;
  if (options) {
    const detects = mode === INFLATE || mode === GUNZIP || mode === UNZIP;
    if ((options.windowBits == null || options.windowBits === 0) && detects) {
      windowBits = options.windowBits === 0 ? 0 : windowBits;
    } else {
      const min = Z_MIN_WINDOWBITS + (mode === GZIP ? 1 : 0);
      windowBits = checkRangesOrGetDefault(options.windowBits, 'options.windowBits', min, Z_MAX_WINDOWBITS,
                                           Z_DEFAULT_WINDOWBITS);
    }
    level = checkRangesOrGetDefault(options.level, 'options.level', Z_MIN_LEVEL, Z_MAX_LEVEL, Z_DEFAULT_LEVEL);
    checkRangesOrGetDefault(options.memLevel, 'options.memLevel', Z_MIN_MEMLEVEL, Z_MAX_MEMLEVEL, Z_DEFAULT_MEMLEVEL);
    strategy = checkRangesOrGetDefault(options.strategy, 'options.strategy', Z_DEFAULT_STRATEGY, Z_FIXED,
                                       Z_DEFAULT_STRATEGY);
    dictionary = checkDictionary(options.dictionary);
  }
  ZlibBase.call(this, options, mode, () => native.zlib(mode, windowBits, level, strategy, dictionaryBuffer(dictionary)),
                zlibFlushes);
  this._level = level;
  this._strategy = strategy;
}
Object.setPrototypeOf(Zlib.prototype, ZlibBase.prototype);
Object.setPrototypeOf(Zlib, ZlibBase);

Zlib.prototype.params = function params(level, strategy, callback) {
  checkRangesOrGetDefault(level, 'level', Z_MIN_LEVEL, Z_MAX_LEVEL);
  checkRangesOrGetDefault(strategy, 'strategy', Z_DEFAULT_STRATEGY, Z_FIXED);
  if (this._level === level && this._strategy === strategy) {
    process.nextTick(callback);
    return;
  }
  this.flush(Z_SYNC_FLUSH, () => {
    this._handle?.params(level, strategy);
    if (!this.destroyed) {
      this._level = level;
      this._strategy = strategy;
      if (callback) callback();
    }
  });
};

function defineFormat(constructor, parent) {
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
  Object.setPrototypeOf(constructor, parent);
}

function Deflate(options) {
  if (!(this instanceof Deflate)) return deprecateInstantiation(Deflate, 'DEP0184', options);
  Zlib.call(this, options, DEFLATE);
}
defineFormat(Deflate, Zlib);

function Inflate(options) {
  if (!(this instanceof Inflate)) return deprecateInstantiation(Inflate, 'DEP0184', options);
  Zlib.call(this, options, INFLATE);
}
defineFormat(Inflate, Zlib);

function Gzip(options) {
  if (!(this instanceof Gzip)) return deprecateInstantiation(Gzip, 'DEP0184', options);
  Zlib.call(this, options, GZIP);
}
defineFormat(Gzip, Zlib);

function Gunzip(options) {
  if (!(this instanceof Gunzip)) return deprecateInstantiation(Gunzip, 'DEP0184', options);
  Zlib.call(this, options, GUNZIP);
}
defineFormat(Gunzip, Zlib);

function DeflateRaw(options) {
  if (!(this instanceof DeflateRaw)) return deprecateInstantiation(DeflateRaw, 'DEP0184', options);
  if (options && options.windowBits === 8) options = { ...options, windowBits: 9 };
  Zlib.call(this, options, DEFLATERAW);
}
defineFormat(DeflateRaw, Zlib);

function InflateRaw(options) {
  if (!(this instanceof InflateRaw)) return deprecateInstantiation(InflateRaw, 'DEP0184', options);
  Zlib.call(this, options, INFLATERAW);
}
defineFormat(InflateRaw, Zlib);

function Unzip(options) {
  if (!(this instanceof Unzip)) return deprecateInstantiation(Unzip, 'DEP0184', options);
  Zlib.call(this, options, UNZIP);
}
defineFormat(Unzip, Zlib);

// --- Brotli --------------------------------------------------------------------------------------------------------

function brotliParams(options) {
  const params = new Map();
  for (const name of Object.keys(options?.params ?? {})) {
    const key = +name;
    if (Number.isNaN(key) || key < 0 || key > BROTLI_PARAM_NDIRECT || params.has(key)) {
      throw new ERR_BROTLI_INVALID_PARAM(name);
    }
    const value = options.params[name];
    checkParamValue(value);
    params.set(key, Number(value));
  }
  return params;
}

function checkParamValue(value) {
  if (typeof value !== 'number' && typeof value !== 'boolean') {
    throw new ERR_INVALID_ARG_TYPE('options.params[key]', 'number', value);
  }
}

function Brotli(options, mode) {
  const params = brotliParams(options);
  const handle = () => {
    if (mode === BROTLI_DECODE) return native.brotliDecompress();
    return native.brotliCompress(params.get(BROTLI_PARAM_QUALITY) ?? 11, params.get(BROTLI_PARAM_LGWIN) ?? 22,
                                 params.get(BROTLI_PARAM_MODE) ?? 0);
  };
  ZlibBase.call(this, options, mode, handle, brotliFlushes);
}
defineFormat(Brotli, ZlibBase);

function BrotliCompress(options) {
  if (!(this instanceof BrotliCompress)) return deprecateInstantiation(BrotliCompress, 'DEP0184', options);
  Brotli.call(this, options, BROTLI_ENCODE);
}
defineFormat(BrotliCompress, Brotli);

function BrotliDecompress(options) {
  if (!(this instanceof BrotliDecompress)) return deprecateInstantiation(BrotliDecompress, 'DEP0184', options);
  Brotli.call(this, options, BROTLI_DECODE);
}
defineFormat(BrotliDecompress, Brotli);

// --- Zstandard -----------------------------------------------------------------------------------------------------

function zstdParams(options) {
  const pairs = [];
  for (const name of Object.keys(options?.params ?? {})) {
    const key = +name;
    if (Number.isNaN(key) || key < 0) throw new ERR_ZSTD_INVALID_PARAM(name);
    const value = options.params[name];
    checkParamValue(value);
    pairs.push(key, Number(value));
  }
  return pairs;
}

function ZstdCompress(options) {
  if (!(this instanceof ZstdCompress)) return deprecateInstantiation(ZstdCompress, 'DEP0184', options);
  const pairs = zstdParams(options);
  const pledged = options?.pledgedSrcSize;
  if (pledged !== undefined) validateFiniteNumber(pledged, 'options.pledgedSrcSize');
  const dictionary = dictionaryBuffer(checkDictionary(options?.dictionary));
  ZlibBase.call(this, options, ZSTD_COMPRESS, () => native.zstdCompress(pairs, pledged ?? -1, dictionary), zstdFlushes);
}
defineFormat(ZstdCompress, ZlibBase);

function ZstdDecompress(options) {
  if (!(this instanceof ZstdDecompress)) return deprecateInstantiation(ZstdDecompress, 'DEP0184', options);
  const pairs = zstdParams(options);
  for (let i = 0; i < pairs.length; i += 2) {
    if (pairs[i] !== constants.ZSTD_d_windowLogMax) {
      throw new ERR_ZLIB_INITIALIZATION_FAILED('Setting parameter failed');
    }
  }
  const dictionary = dictionaryBuffer(checkDictionary(options?.dictionary));
  ZlibBase.call(this, options, ZSTD_DECOMPRESS, () => native.zstdDecompress(dictionary), zstdFlushes);
}
defineFormat(ZstdDecompress, ZlibBase);

module.exports = {
  BrotliCompress, BrotliDecompress, Deflate, DeflateRaw, Gunzip, Gzip, Inflate, InflateRaw, Unzip, ZstdCompress,
  ZstdDecompress,
};
