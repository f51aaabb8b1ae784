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
 * that is out of reach is clipped towards the direction of the search. Nothing from `limit` on is searched.
 */
function startOf(length, limit, offset, needleLength, forward) {
  offset = Math.trunc(offset);
  if (offset < 0) {
    offset += length;
    if (offset < 0) return forward || needleLength === 0 ? 0 : -1;
  }
  if (offset + needleLength <= limit) return offset;
  if (needleLength === 0) return limit;
  return forward ? -1 : limit - 1;
}

function searchByte(buf, limit, byte, byteOffset, forward) {
  const start = startOf(buf.length, limit, byteOffset, 1, forward);
  if (start < 0 || limit === 0) return -1;
  const found = forward ? bytesIndexOf.call(buf, byte, start) : bytesLastIndexOf.call(buf, byte, start);
  return found < limit ? found : -1;
}

function searchBytes(buf, limit, needle, byteOffset, twoByte, forward) {
  const size = needle.byteLength;
  const start = startOf(buf.byteLength, limit, byteOffset, size, forward);
  if (size === 0) return start;
  if (start < 0 || size > limit) return -1;
  if (twoByte && (limit < 2 || size < 2)) return -1;
  return native.indexOf(buf.buffer, buf.byteOffset, limit, needle.buffer, needle.byteOffset, size, start, forward,
                        twoByte ? 2 : 1);
}

function bytesOf(string, ops) {
  const bytes = new Uint8Array(ops.byteLength(string));
  const written = ops.write(bytes, string, 0, bytes.length);
  return written === bytes.length ? bytes : bytes.subarray(0, written);
}

function search(buf, value, byteOffset, end, encoding, forward) {
  validateBuffer(buf);
  let limit = buf.byteLength;
  if (typeof end === 'number') {
    limit = Math.min(Math.max(Math.trunc(end) || 0, 0), limit);
  } else if (end !== undefined) {
    encoding = end;
  }
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

  if (typeof value === 'number') return searchByte(buf, limit, (value >>> 0) & 0xff, byteOffset, forward);

  let ops = encodingTable.utf8;
  if (encoding !== undefined) ops = getEncodingOps(encoding);
  if (typeof value === 'string') {
    if (ops === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
    return searchBytes(buf, limit, bytesOf(value, ops), byteOffset, ops === encodingTable.utf16le, forward);
  }
  if (isUint8Array(value)) return searchBytes(buf, limit, value, byteOffset, ops === encodingTable.utf16le, forward);
  throw new ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
}

module.exports = { search };
