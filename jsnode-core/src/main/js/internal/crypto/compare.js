'use strict';

const native = binding('hash');
const {
  codes: { ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH },
} = require('internal/errors');
const { isAnyArrayBuffer, isArrayBufferView } = require('internal/util/types');

function bytesOf(value, name) {
  if (isAnyArrayBuffer(value)) return new Uint8Array(value);
  if (isArrayBufferView(value)) return value;
  const e = new TypeError(
    `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`);
  e.code = 'ERR_INVALID_ARG_TYPE';
  throw e;
}

function timingSafeEqual(buf1, buf2) {
  const a = bytesOf(buf1, 'buf1');
  const b = bytesOf(buf2, 'buf2');
  if (a.byteLength !== b.byteLength) throw new ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  return a.byteLength === 0 ||
    native.timingSafeEqual(a.buffer, a.byteOffset, b.buffer, b.byteOffset, a.byteLength);
}

module.exports = { timingSafeEqual };
