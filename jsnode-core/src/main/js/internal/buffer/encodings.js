'use strict';

// The table of Buffer's encodings, on top of the bulk primitives of the Java binding. Offsets and lengths that reach
// the functions of the table have been checked by the caller; the prototype methods check their own.

const native = binding('buffer');
const { codes } = require('internal/errors');

const byteTag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

function base64ByteLength(string) {
  let length = string.length;
  if (length > 0 && string.charCodeAt(length - 1) === 0x3d) length--;
  if (length > 1 && string.charCodeAt(length - 1) === 0x3d) length--;
  return Math.floor(length * 3 / 4);
}

const byteLengths = {
  utf8: (string) => native.utf8ByteLength(string),
  ucs2: (string) => string.length * 2,
  latin1: (string) => string.length,
  hex: (string) => string.length >>> 1,
  base64: base64ByteLength,
};

/**
 * One row per encoding: `byteLength(string)`; `write(buf, string, offset, length)` -> bytes written;
 * `slice(buf, start, end)` -> string.
 */
const encodingTable = {
  utf8: {
    encoding: 'utf8',
    byteLength: byteLengths.utf8,
    write: (buf, string, offset, length) => native.utf8Write(string, buf.buffer, buf.byteOffset + offset, length),
    slice: (buf, start, end) => native.utf8Slice(buf.buffer, buf.byteOffset + start, end - start),
  },
  utf16le: {
    encoding: 'utf16le',
    byteLength: byteLengths.ucs2,
    write: (buf, string, offset, length) => native.ucs2Write(string, buf.buffer, buf.byteOffset + offset, length),
    slice: (buf, start, end) => native.ucs2Slice(buf.buffer, buf.byteOffset + start, end - start),
  },
  latin1: {
    encoding: 'latin1',
    byteLength: byteLengths.latin1,
    write: (buf, string, offset, length) => native.latin1Write(string, buf.buffer, buf.byteOffset + offset, length),
    slice: (buf, start, end) => native.latin1Slice(buf.buffer, buf.byteOffset + start, end - start),
  },
  ascii: {
    encoding: 'ascii',
    byteLength: byteLengths.latin1,
    write: (buf, string, offset, length) => native.latin1Write(string, buf.buffer, buf.byteOffset + offset, length),
    slice: (buf, start, end) => native.asciiSlice(buf.buffer, buf.byteOffset + start, end - start),
  },
  base64: {
    encoding: 'base64',
    byteLength: byteLengths.base64,
    write: (buf, string, offset, length) => native.base64Write(string, buf.buffer, buf.byteOffset + offset, length),
    slice: (buf, start, end) => native.base64Slice(buf.buffer, buf.byteOffset + start, end - start),
  },
  base64url: {
    encoding: 'base64url',
    byteLength: byteLengths.base64,
    write: (buf, string, offset, length) => native.base64Write(string, buf.buffer, buf.byteOffset + offset, length),
    slice: (buf, start, end) => native.base64urlSlice(buf.buffer, buf.byteOffset + start, end - start),
  },
  hex: {
    encoding: 'hex',
    byteLength: byteLengths.hex,
    write: (buf, string, offset, length) => native.hexWrite(string, buf.buffer, buf.byteOffset + offset, length),
    slice: (buf, start, end) => native.hexSlice(buf.buffer, buf.byteOffset + start, end - start),
  },
};

const aliases = new Map([
  ['utf8', encodingTable.utf8], ['utf-8', encodingTable.utf8],
  ['ucs2', encodingTable.utf16le], ['ucs-2', encodingTable.utf16le],
  ['utf16le', encodingTable.utf16le], ['utf-16le', encodingTable.utf16le],
  ['latin1', encodingTable.latin1], ['binary', encodingTable.latin1],
  ['ascii', encodingTable.ascii],
  ['base64', encodingTable.base64], ['base64url', encodingTable.base64url],
  ['hex', encodingTable.hex],
]);

/** The row of an encoding's name (any case, any alias), or undefined. */
function getEncodingOps(encoding) {
  const name = `${encoding}`;
  return aliases.get(name) ?? aliases.get(name.toLowerCase());
}

// --- The methods buf.utf8Slice(), buf.utf8Write() ... ---------------------------------------------------------------

function checkBytes(buf) {
  if (byteTag.call(buf) === undefined) throw argumentError('argument must be a buffer');
}

function argumentError(message) {
  const e = new TypeError(message);
  e.code = 'ERR_INVALID_ARG_TYPE';
  return e;
}

function indexArgument(value, fallback) {
  if (value === undefined) return fallback;
  const n = Math.trunc(+value) || 0;
  if (n < 0) throw outOfRange();
  return n;
}

function outOfRange() {
  const e = new RangeError('Index out of range');
  e.code = 'ERR_OUT_OF_RANGE';
  return e;
}

function sliceWith(ops, buf, start, end) {
  checkBytes(buf);
  const length = buf.byteLength;
  if (length === 0) return '';
  start = indexArgument(start, 0);
  end = indexArgument(end, length);
  if (end < start) end = start;
  if (end > length) throw outOfRange();
  return start === end ? '' : ops.slice(buf, start, end);
}

function writeWith(ops, buf, string, offset, length) {
  checkBytes(buf);
  if (typeof string !== 'string') throw argumentError('argument must be a string');
  offset = writeBound(offset, 0);
  if (offset < 0 || offset > buf.byteLength) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  const room = buf.byteLength - offset;
  length = writeBound(length, room);
  if (length < 0 || length > room) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  return length === 0 ? 0 : ops.write(buf, string, offset, length);
}

function writeBound(value, fallback) {
  return value === undefined ? fallback : Math.trunc(+value) || 0;
}

/** Adds them to Buffer.prototype; they are nameless there in Node as well. */
function addEncodingMethods(proto) {
  const names = { ascii: 'ascii', base64: 'base64', base64url: 'base64url', latin1: 'latin1', hex: 'hex',
                  ucs2: 'utf16le', utf8: 'utf8' };
  for (const name of Object.keys(names)) {
    const ops = encodingTable[names[name]];
    proto[`${name}Slice`] = (() => function(start, end) { return sliceWith(ops, this, start, end); })();
  }
  for (const name of Object.keys(names)) {
    const ops = encodingTable[names[name]];
    proto[`${name}Write`] = (() => function(string, offset, length) {
      return writeWith(ops, this, string, offset, length);
    })();
  }
}

/** The longest string, in UTF-16 units, as V8 has it on 64-bit systems; the engine's own limit is set to the same. */
const kStringMaxLength = 2 ** 29 - 24;

function checkedSlice(ops, buf, start, end) {
  if (end - start > kStringMaxLength) throw new codes.ERR_STRING_TOO_LONG();
  return ops.slice(buf, start, end);
}

module.exports = { addEncodingMethods, checkedSlice, encodingTable, getEncodingOps, kStringMaxLength };
