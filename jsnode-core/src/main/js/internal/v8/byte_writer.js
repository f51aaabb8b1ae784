'use strict';

const { Buffer } = require('buffer');

/** Bytes that grow. Numbers are little endian, as on the machines that V8 runs on. */
class ByteWriter {
  #bytes = new Uint8Array(64);
  #view = new DataView(this.#bytes.buffer);
  length = 0;

  #reserve(count) {
    const needed = this.length + count;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.length));
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
  }

  byte(value) {
    this.#reserve(1);
    this.#bytes[this.length++] = value;
  }

  /** Seven bits a byte, lowest first; for whole numbers up to 2 ** 53. */
  varint(value) {
    while (value >= 0x80) {
      this.byte((value % 0x80) | 0x80);
      value = Math.floor(value / 0x80);
    }
    this.byte(value);
  }

  varint64(value) {
    while (value >= 0x80n) {
      this.byte(Number(value & 0x7fn) | 0x80);
      value >>= 7n;
    }
    this.byte(Number(value));
  }

  zigzag(value) {
    this.varint(((value << 1) ^ (value >> 31)) >>> 0);
  }

  double(value) {
    this.#reserve(8);
    this.#view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  uint64(value) {
    this.#reserve(8);
    this.#view.setBigUint64(this.length, value, true);
    this.length += 8;
  }

  bytes(source) {
    this.#reserve(source.length);
    this.#bytes.set(source, this.length);
    this.length += source.length;
  }

  text(value, encoding, byteLength) {
    this.#reserve(byteLength);
    Buffer.from(this.#bytes.buffer).write(value, this.length, byteLength, encoding);
    this.length += byteLength;
  }

  /** What was written; the writer is empty then. */
  release() {
    const result = Buffer.from(this.#bytes.buffer, 0, this.length);
    this.#bytes = new Uint8Array(64);
    this.#view = new DataView(this.#bytes.buffer);
    this.length = 0;
    return result;
  }
}

module.exports = { ByteWriter };
