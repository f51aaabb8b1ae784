'use strict';

// buffer.fill(): a byte, or a pattern again and again.

const native = binding('buffer');
const { codes: { ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_VALUE, ERR_UNKNOWN_ENCODING } } = require('internal/errors');
const { validateString } = require('internal/validators');
const { isArrayBufferView } = require('internal/util/types');
const { encodingTable, getEncodingOps } = require('internal/buffer/encodings');

const fillBytes = Uint8Array.prototype.fill;
const setBytes = Uint8Array.prototype.set;
const kNativeFill = 256;

function fillBuffer(buf, value, encoding, offset = 0, end = buf.length) {
  if (typeof value === 'string') {
    const ops = fillEncoding(encoding);
    value = value.length === 0 ? 0 : fillPattern(value, ops);
  } else if (isArrayBufferView(value)) {
    value = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    if (value.length === 0) throw new ERR_INVALID_ARG_VALUE('value', value);
  } else {
    value = value & 255;
  }
  if (offset >= end) return buf;
  if (end > buf.length) throw new ERR_BUFFER_OUT_OF_BOUNDS();
  if (typeof value === 'number') return fillWithByte(buf, value, Math.trunc(offset), Math.trunc(end));

  const count = Math.min(value.length, end - offset);
  setBytes.call(buf, count === value.length ? value : value.subarray(0, count), offset);
  // Doubles the filled part until the range is full.
  offset = Math.trunc(offset);
  end = Math.trunc(end);
  for (let filled = count; offset + filled < end; filled *= 2) {
    buf.copyWithin(offset + filled, offset, Math.min(offset + filled, end - filled));
  }
  return buf;
}

function fillWithByte(buf, value, offset, end) {
  if (end - offset < kNativeFill) return fillBytes.call(buf, value, offset, end);
  native.fill(buf.buffer, buf.byteOffset + offset, end - offset, value);
  return buf;
}

function fillEncoding(encoding) {
  if (encoding === undefined || encoding === null || encoding === '') return encodingTable.utf8;
  const ops = getEncodingOps(encoding);
  if (ops !== undefined) return ops;
  validateString(encoding, 'encoding');
  throw new ERR_UNKNOWN_ENCODING(encoding);
}

function fillPattern(string, ops) {
  if (string.length === 1) {
    const code = string.charCodeAt(0);
    if ((ops === encodingTable.utf8 && code < 128) || (ops === encodingTable.latin1 && code < 256)) return code;
  }
  const pattern = new Uint8Array(ops.byteLength(string));
  const written = ops.write(pattern, string, 0, pattern.length);
  if (written === 0) throw new ERR_INVALID_ARG_VALUE('value', string);
  return pattern.subarray(0, written);
}

module.exports = { fillBuffer };
