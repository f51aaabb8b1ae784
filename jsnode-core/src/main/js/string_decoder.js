'use strict';

// Decodes a stream of bytes piece by piece; a character that is cut by a chunk's end waits for its rest.
//
// The state is one small buffer, as tools that look inside expect it: up to four bytes of the cut character, how many
// bytes are missing, how many are buffered, and the encoding's number.

const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_UNKNOWN_ENCODING } } = require('internal/errors');
const { checkedSlice, encodingTable, getEncodingOps } = require('internal/buffer/encodings');

const kMissing = 4;
const kBuffered = 5;
const kEncoding = 6;
const kStateSize = 7;
const kNativeDecoder = Symbol('kNativeDecoder');

const ASCII = 0;
const UTF8 = 1;
const BASE64 = 2;
const UTF16LE = 3;
const LATIN1 = 4;
const HEX = 5;
const BASE64URL = 7;

const numbers = { ascii: ASCII, utf8: UTF8, base64: BASE64, utf16le: UTF16LE, latin1: LATIN1, hex: HEX,
                  base64url: BASE64URL };
const opsByNumber = [];
for (const name of Object.keys(numbers)) opsByNumber[numbers[name]] = encodingTable[name];

function StringDecoder(encoding) {
  const ops = encoding === undefined || encoding === null || encoding === '' ? encodingTable.utf8 :
    getEncodingOps(encoding);
  if (ops === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  this.encoding = ops.encoding;
  this[kNativeDecoder] = Buffer.alloc(kStateSize);
  this[kNativeDecoder][kEncoding] = numbers[ops.encoding];
}

StringDecoder.prototype.write = function write(buf) {
  if (typeof buf === 'string') return buf;
  if (!ArrayBuffer.isView(buf)) throw new ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], buf);
  const state = this[kNativeDecoder];
  if (!state) throw new ERR_INVALID_THIS('StringDecoder');
  const bytes = buf instanceof Uint8Array ? buf : new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength);
  return decode(state, bytes);
};

StringDecoder.prototype.end = function end(buf) {
  const text = buf === undefined ? '' : this.write(buf);
  const state = this[kNativeDecoder];
  return state[kBuffered] > 0 ? text + flush(state) : text;
};

StringDecoder.prototype.text = function text(buf, offset) {
  this[kNativeDecoder][kMissing] = 0;
  this[kNativeDecoder][kBuffered] = 0;
  return this.write(buf.slice(offset));
};

Object.defineProperties(StringDecoder.prototype, {
  lastChar: {
    configurable: true,
    enumerable: true,
    get() { return this[kNativeDecoder].subarray(0, 4); },
  },
  lastNeed: {
    configurable: true,
    enumerable: true,
    get() { return this[kNativeDecoder][kMissing]; },
  },
  lastTotal: {
    configurable: true,
    enumerable: true,
    get() { return this[kNativeDecoder][kBuffered] + this[kNativeDecoder][kMissing]; },
  },
});

function decode(state, bytes) {
  const encoding = state[kEncoding];
  const ops = opsByNumber[encoding];
  if (encoding === ASCII || encoding === LATIN1 || encoding === HEX) return sliceOf(ops, bytes, 0, bytes.length);

  let head = '';
  let start = 0;
  if (state[kMissing] > 0) {
    start = complete(state, bytes, encoding);
    if (state[kMissing] > 0) return head;
    head = sliceOf(ops, state, 0, state[kBuffered]);
    state[kBuffered] = 0;
    if (start === bytes.length) return head;
  }
  const end = bytes.length - keepTail(state, bytes, start, encoding);
  return head + sliceOf(ops, bytes, start, end);
}

function sliceOf(ops, bytes, start, end) {
  return start < end ? checkedSlice(ops, bytes, start, end) : '';
}

/** Moves bytes of the chunk behind the buffered ones until the character is whole or broken; returns how many. */
function complete(state, bytes, encoding) {
  let used = 0;
  while (state[kMissing] > 0 && used < bytes.length) {
    if (encoding === UTF8 && (bytes[used] & 0xc0) !== 0x80) {
      // Not a continuation: what is buffered stays broken.
      state[kMissing] = 0;
      break;
    }
    state[state[kBuffered]++] = bytes[used++];
    state[kMissing]--;
  }
  return used;
}

function isHighSurrogate(highByte) {
  return (highByte & 0xfc) === 0xd8;
}

/** Buffers the cut character at the chunk's end, if there is one; returns its length. */
function keepTail(state, bytes, start, encoding) {
  const length = bytes.length - start;
  let tail = 0;
  let missing = 0;
  if (encoding === UTF8) {
    tail = utf8Tail(bytes, start);
    if (tail > 0) missing = utf8Length(bytes[bytes.length - tail]) - tail;
  } else if (encoding === UTF16LE) {
    if (length % 2 === 1) {
      tail = 1;
      missing = 1;
    } else if (length > 0 && isHighSurrogate(bytes[bytes.length - 1])) {
      tail = 2;
      missing = 2;
    }
  } else {
    tail = length % 3;
    if (tail > 0) missing = 3 - tail;
  }
  for (let i = 0; i < tail; i++) state[i] = bytes[bytes.length - tail + i];
  state[kBuffered] = tail;
  state[kMissing] = missing;
  return tail;
}

/** How many bytes at the end belong to a character that is not whole. */
function utf8Tail(bytes, start) {
  for (let count = 1; count <= 3; count++) {
    const i = bytes.length - count;
    if (i < start) return 0;
    const byte = bytes[i];
    if ((byte & 0xc0) === 0x80) continue;
    return utf8Length(byte) > count ? count : 0;
  }
  return 0;
}

function utf8Length(lead) {
  if ((lead & 0xe0) === 0xc0) return 2;
  if ((lead & 0xf0) === 0xe0) return 3;
  if ((lead & 0xf8) === 0xf0) return 4;
  return 0;
}

function flush(state) {
  const ops = opsByNumber[state[kEncoding]];
  let count = state[kBuffered];
  if (state[kEncoding] === UTF16LE && count % 2 === 1) count--;
  state[kBuffered] = 0;
  state[kMissing] = 0;
  return sliceOf(ops, state, 0, count);
}

module.exports = { StringDecoder };
