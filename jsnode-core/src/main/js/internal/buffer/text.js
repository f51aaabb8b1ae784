'use strict';

// atob, btoa and transcode: rarely used, therefore loaded on first use.

const native = binding('buffer');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS } } = require('internal/errors');
const { isUint8Array } = require('internal/util/types');
const { FastBuffer } = require('internal/buffer');
const { encodingTable, getEncodingOps } = require('internal/buffer/encodings');

const asciiSpace = /[\t\n\f\r ]+/g;

function invalidCharacter(message) {
  const { lazyDOMException } = require('internal/util');
  return lazyDOMException(message, 'InvalidCharacterError');
}

function btoa(...args) {
  if (args.length === 0) throw new ERR_MISSING_ARGS('input');
  const input = `${args[0]}`;
  for (let i = 0; i < input.length; i++) {
    if (input.charCodeAt(i) > 255) throw invalidCharacter('Invalid character');
  }
  const bytes = new Uint8Array(input.length);
  native.latin1Write(input, bytes.buffer, 0, bytes.length);
  return native.base64Slice(bytes.buffer, 0, bytes.length);
}

function atob(...args) {
  if (args.length === 0) throw new ERR_MISSING_ARGS('input');
  const input = `${args[0]}`.replace(asciiSpace, '');
  const match = /^([A-Za-z0-9+/]*)(={0,2})$/.exec(input);
  if (match === null) throw invalidCharacter('Invalid character');
  const [, digits, padding] = match;
  if (digits.length % 4 === 1) throw invalidCharacter('The string to be decoded is not correctly encoded.');
  if (padding !== '' && (digits.length + padding.length) % 4 !== 0) throw invalidCharacter('Invalid character');
  const bytes = new Uint8Array(Math.floor(digits.length * 3 / 4));
  const written = native.base64Write(digits, bytes.buffer, 0, bytes.length);
  return native.latin1Slice(bytes.buffer, 0, written);
}

// --- transcode -----------------------------------------------------------------------------------------------------

const transcodable = new Set([encodingTable.utf8, encodingTable.utf16le, encodingTable.latin1, encodingTable.ascii]);

function transcodeError(code, errno) {
  const e = new Error(`Unable to transcode Buffer [${code}]`);
  e.code = code;
  e.errno = errno;
  return e;
}

function transcode(source, fromEncoding, toEncoding) {
  if (!isUint8Array(source)) throw new ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  if (source.length === 0) return new FastBuffer();
  const from = getEncodingOps(fromEncoding);
  const to = getEncodingOps(toEncoding);
  if (!transcodable.has(from) || !transcodable.has(to)) throw transcodeError('U_ILLEGAL_ARGUMENT_ERROR', 1);

  const text = decodeForTranscode(source, from, to);
  const bytes = new FastBuffer(to.byteLength(text));
  const written = to.write(bytes, text, 0, bytes.length);
  return written === bytes.length ? bytes : bytes.subarray(0, written);
}

function decodeForTranscode(source, from, to) {
  const toTwoByte = to === encodingTable.utf16le;
  if (from === encodingTable.utf8 && toTwoByte && !native.isUtf8(source.buffer, source.byteOffset, source.length)) {
    throw transcodeError('U_INVALID_CHAR_FOUND', 10);
  }
  // An ASCII source has no character above 127, except on the way to UTF-16, where bytes are just widened.
  let text = from === encodingTable.ascii && !toTwoByte ?
    encodingTable.latin1.slice(source, 0, source.length).replace(/[\x80-\xff]/g, '\ufffd') :
    (from === encodingTable.ascii ? encodingTable.latin1 : from).slice(source, 0, source.length);
  if (from === encodingTable.utf16le) text = text.toWellFormed();
  if (to === encodingTable.latin1) text = text.replace(/[^\x00-\xff]/gu, '?');
  if (to === encodingTable.ascii) text = text.replace(/[^\x00-\x7f]/gu, '?');
  return text;
}

module.exports = { atob, btoa, transcode };
