'use strict';

// indexOf, lastIndexOf and includes.

const native = binding('buffer');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING } } = require('internal/errors');
const { validateBuffer } = require('internal/validators');
const { isUint8Array } = require('internal/util/types');
const { getEncodingOps, encodingTable } = require('internal/buffer/encodings');

const bytesIndexOf = Uint8Array.prototype.indexOf;
const bytesLastIndexOf = Uint8Array.prototype.lastIndexOf;

/**
 * Where the search starts, counted from the start of the buffer; -1: nowhere. A negative offset counts from the end; one
 * that is out of reach is clipped towards the direction of the search.
 */
function startOf(length, offset, needleLength, forward) {
  offset = Math.trunc(offset);
  if (offset < 0) {
    if (offset + length >= 0) return offset + length;
    return forward || needleLength === 0 ? 0 : -1;
  }
  if (offset + needleLength <= length) return offset;
  if (needleLength === 0) return length;
  return forward ? -1 : length - 1;
}

function searchByte(buf, byte, byteOffset, forward) {
  const start = startOf(buf.length, byteOffset, 1, forward);
  if (start < 0 || buf.length === 0) return -1;
  return forward ? bytesIndexOf.call(buf, byte, start) : bytesLastIndexOf.call(buf, byte, start);
}

function searchBytes(buf, needle, byteOffset, twoByte, forward) {
  const length = buf.byteLength;
  const start = startOf(length, byteOffset, needle.byteLength, forward);
  if (needle.byteLength === 0) return start;
  if (length === 0 || start < 0 || needle.byteLength > length ||
      (forward && needle.byteLength + start > length)) return -1;
  if (twoByte && (length < 2 || needle.byteLength < 2)) return -1;
  return native.indexOf(buf.buffer, buf.byteOffset, length, needle.buffer, needle.byteOffset, needle.byteLength,
                        start, forward, twoByte ? 2 : 1);
}

function bytesOf(string, ops) {
  const bytes = new Uint8Array(ops.byteLength(string));
  const written = ops.write(bytes, string, 0, bytes.length);
  return written === bytes.length ? bytes : bytes.subarray(0, written);
}

function search(buf, value, byteOffset, encoding, forward) {
  validateBuffer(buf);
  if (typeof byteOffset === 'string') {
    encoding = byteOffset;
    byteOffset = undefined;
  } else if (byteOffset > 0x7fffffff) {
    byteOffset = 0x7fffffff;
  } else if (byteOffset < -0x80000000) {
    byteOffset = -0x80000000;
  }
  byteOffset = +byteOffset;
  if (Number.isNaN(byteOffset)) byteOffset = forward ? 0 : (buf.length || buf.byteLength);

  if (typeof value === 'number') return searchByte(buf, (value >>> 0) & 0xff, byteOffset, forward);

  let ops = encodingTable.utf8;
  if (encoding !== undefined) ops = getEncodingOps(encoding);
  if (typeof value === 'string') {
    if (ops === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
    return searchBytes(buf, bytesOf(value, ops), byteOffset, ops === encodingTable.utf16le, forward);
  }
  if (isUint8Array(value)) return searchBytes(buf, value, byteOffset, ops === encodingTable.utf16le, forward);
  throw new ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
}

module.exports = { search };
