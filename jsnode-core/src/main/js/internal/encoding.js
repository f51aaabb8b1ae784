'use strict';

// TextEncoder and TextDecoder of the Encoding Standard. UTF-8 in one piece goes straight to the bulk primitives of
// Buffer; everything else has a decoder object in Java that keeps what a chunk's end cuts.

const buffers = binding('buffer');
const {
  codes: {
    ERR_ENCODING_INVALID_ENCODED_DATA, ERR_ENCODING_NOT_SUPPORTED, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS,
  },
} = require('internal/errors');
const { validateObject, validateString } = require('internal/validators');
const { isAnyArrayBuffer, isArrayBufferView, isUint8Array } = require('internal/util/types');

const customInspect = Symbol.for('nodejs.util.inspect.custom');

let tables;

/** The encoding's name for a label in any case, with white space around it; undefined if there is none. */
function getEncodingFromLabel(label) {
  tables ??= require('internal/encoding_tables');
  const key = label.toLowerCase().replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '');
  return tables.encodingByLabel.get(key);
}

function validateOptions(options) {
  if (options === null || options === undefined) return;
  if (typeof options === 'object' || typeof options === 'function') return;
  validateObject(options, 'options');
}

class TextEncoder {
  #isEncoder = true;

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#isEncoder in value)) throw new ERR_INVALID_THIS('TextEncoder');
  }

  get encoding() {
    TextEncoder.#check(this);
    return 'utf-8';
  }

  encode(input = '') {
    TextEncoder.#check(this);
    return new Uint8Array(buffers.utf8Encode(`${input}`));
  }

  encodeInto(src, dest) {
    TextEncoder.#check(this);
    validateString(src, 'src');
    if (!isUint8Array(dest)) throw new ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', dest);
    if (src.length === 0 || dest.length === 0) return { read: 0, written: 0 };
    const written = buffers.utf8Write(src, dest.buffer, dest.byteOffset, dest.length);
    // No unit takes more than three bytes: where all of them have room, all were read.
    const read = dest.length >= src.length * 3 ? src.length : buffers.utf16Length(dest.buffer, dest.byteOffset, written);
    return { read, written };
  }

  [customInspect](depth, options) {
    TextEncoder.#check(this);
    if (typeof depth === 'number' && depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return inspect({ encoding: this.encoding }, options);
  }
}

class TextDecoder {
  #encoding;
  #fatal;
  #ignoreBOM;
  #handle;

  constructor(label = 'utf-8', options = undefined) {
    label = `${label}`;
    validateOptions(options);
    const encoding = getEncodingFromLabel(label);
    if (encoding === undefined) throw new ERR_ENCODING_NOT_SUPPORTED(label);
    this.#encoding = encoding;
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#encoding in value)) throw new ERR_INVALID_THIS('TextDecoder');
  }

  decode(input = undefined, options = undefined) {
    TextDecoder.#check(this);
    let buffer;
    let offset = 0;
    let length = 0;
    if (input !== undefined) {
      if (isArrayBufferView(input)) {
        buffer = input.buffer;
        offset = input.byteOffset;
      } else if (isAnyArrayBuffer(input)) {
        buffer = input;
      } else {
        throw invalidInput();
      }
      length = buffer.detached ? 0 : input.byteLength;
    }
    validateOptions(options);
    const stream = Boolean(options?.stream);

    let text;
    if (!stream && this.#handle === undefined && this.#encoding === 'utf-8') {
      text = this.#decodeUtf8(buffer, offset, length);
    } else {
      this.#handle ??= newDecoder(this.#encoding, this.#fatal, this.#ignoreBOM);
      text = this.#handle.decode(length === 0 ? new ArrayBuffer(0) : buffer, offset, length, !stream);
      if (!stream) this.#handle = undefined;
    }
    if (text === null) {
      this.#handle = undefined;
      throw new ERR_ENCODING_INVALID_ENCODED_DATA(this.#encoding, undefined);
    }
    return text;
  }

  #decodeUtf8(buffer, offset, length) {
    if (length === 0) return '';
    if (this.#fatal && !buffers.isUtf8(buffer, offset, length)) return null;
    const text = buffers.utf8Slice(buffer, offset, length);
    return !this.#ignoreBOM && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  get encoding() {
    TextDecoder.#check(this);
    return this.#encoding;
  }

  get fatal() {
    TextDecoder.#check(this);
    return this.#fatal;
  }

  get ignoreBOM() {
    TextDecoder.#check(this);
    return this.#ignoreBOM;
  }

  [customInspect](depth, options) {
    TextDecoder.#check(this);
    if (typeof depth === 'number' && depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const shown = inspect({ encoding: this.encoding, fatal: this.fatal, ignoreBOM: this.ignoreBOM }, options);
    return `${this.constructor.name} ${shown}`;
  }
}

function newDecoder(encoding, fatal, ignoreBOM) {
  return binding('encoding').decoder(encoding, tables.singleByte[encoding] ?? null, fatal, ignoreBOM);
}

function invalidInput() {
  const e = new TypeError('The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.');
  e.code = 'ERR_INVALID_ARG_TYPE';
  return e;
}

const enumerable = { enumerable: true };
Object.defineProperties(TextEncoder.prototype, {
  encoding: enumerable,
  encode: enumerable,
  encodeInto: enumerable,
  [customInspect]: { enumerable: false },
  [Symbol.toStringTag]: { configurable: true, value: 'TextEncoder' },
});
Object.defineProperties(TextDecoder.prototype, {
  decode: enumerable,
  encoding: enumerable,
  fatal: enumerable,
  ignoreBOM: enumerable,
  [customInspect]: { enumerable: false },
  [Symbol.toStringTag]: { configurable: true, value: 'TextDecoder' },
});

module.exports = { TextDecoder, TextEncoder, getEncodingFromLabel };
