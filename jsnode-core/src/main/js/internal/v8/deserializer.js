'use strict';

// Reads values of V8's wire format up to version 15.

const { Buffer } = require('buffer');
const { isAnyArrayBuffer, isArrayBufferView } = require('internal/util/types');
const { REGEXP_FLAGS, VERSION, argumentError, constructorOnly, errorTags, tags, viewTags } = require('internal/v8/tags');

const kLengthTracking = 1;
const kFirstVersionWithViewFlags = 14;
const globals = globalThis;

const viewConstructors = new Map(Object.entries(viewTags).map(([name, tag]) => [tag, globals[name]]));
const errorConstructors = new Map(
  ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'].map((name) => [errorTags[name], globals[name]]));

class Malformed extends Error {}

function malformed() {
  return new Malformed('Unable to deserialize cloned data.');
}

function define(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, configurable: true, enumerable: true, value, writable: true });
}

function hide(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, configurable: true, enumerable: false, value, writable: true });
}

class Deserializer {
  #bytes;
  #view;
  #position = 0;
  #version = 0;
  #objects = [];
  #transferred = new Map();

  constructor(buffer) {
    if (!isArrayBufferView(buffer)) {
      throw argumentError('buffer must be a TypedArray or a DataView');
    }
    this.buffer = buffer;
    this.#bytes = Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    this.#view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  }

  readHeader() {
    if (this.#bytes[this.#position] === 0xff) {
      this.#position++;
      this.#version = this.#attempt(() => this.#varint(), 'ReadUint32');
      if (this.#version <= VERSION) {
        return true;
      }
    }
    throw new Error('Unable to deserialize cloned data due to invalid or unsupported version.');
  }

  readValue() {
    try {
      return this.#value();
    } catch (error) {
      // A plain error goes out; what a host object's reader throws stays as it is.
      throw error instanceof Malformed ? new Error(error.message) : error;
    }
  }

  getWireFormatVersion() {
    return this.#version;
  }

  transferArrayBuffer(id, arrayBuffer) {
    if (!isAnyArrayBuffer(arrayBuffer)) {
      throw argumentError('arrayBuffer must be an ArrayBuffer');
    }
    this.#transferred.set(id >>> 0, arrayBuffer);
  }

  readUint32() {
    return this.#attempt(() => this.#varint(), 'ReadUint32');
  }

  readUint64() {
    const value = this.#attempt(() => this.#varint64(), 'ReadUint64');
    return [Number(value >> 32n), Number(value & 0xffffffffn)];
  }

  readDouble() {
    return this.#attempt(() => this.#double(), 'ReadDouble');
  }

  /** Where the bytes begin in `buffer`; they are passed over. */
  _readRawBytes(length) {
    return this.#attempt(() => this.#skip(length), 'ReadRawBytes');
  }

  readRawBytes(length) {
    const offset = this._readRawBytes(length);
    return Buffer.from(this.buffer.buffer, this.buffer.byteOffset + offset, length);
  }

  #attempt(read, name) {
    try {
      return read();
    } catch {
      throw new Error(`${name}() failed`);
    }
  }

  #byte() {
    if (this.#position >= this.#bytes.length) {
      throw malformed();
    }
    return this.#bytes[this.#position++];
  }

  #varint() {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.#byte();
      if (factor < 2 ** 35) {
        value += (byte & 0x7f) * factor;
      }
      if (byte < 0x80) {
        return value % 2 ** 32;
      }
    }
  }

  #varint64() {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) {
        return BigInt.asUintN(64, value);
      }
    }
  }

  #skip(length) {
    const start = this.#position;
    if (!(length >= 0) || length > this.#bytes.length - start) {
      throw malformed();
    }
    this.#position += length;
    return start;
  }

  #double() {
    return this.#view.getFloat64(this.#skip(8), true);
  }

  #tag() {
    let tag;
    do {
      tag = this.#byte();
    } while (tag === tags.padding);
    return tag;
  }

  #peek() {
    const before = this.#position;
    const tag = this.#tag();
    this.#position = before;
    return tag;
  }

  #value() {
    const tag = this.#tag();
    switch (tag) {
      case tags.undefined:
        return undefined;
      case tags.null:
        return null;
      case tags.true:
        return true;
      case tags.false:
        return false;
      case tags.int32: {
        const raw = this.#varint();
        return (raw >>> 1) ^ -(raw & 1);
      }
      case tags.uint32:
        return this.#varint();
      case tags.double:
        return this.#double();
      case tags.bigInt:
        return this.#digits();
      case tags.utf8String:
      case tags.oneByteString:
      case tags.twoByteString:
        return this.#stringOf(tag);
      case tags.reference:
        return this.#reference(this.#varint());
      default:
        return this.#object(tag);
    }
  }

  #object(tag) {
    switch (tag) {
      case tags.object:
        return this.#plain();
      case tags.denseArray:
        return this.#denseArray();
      case tags.sparseArray:
        return this.#sparseArray();
      case tags.date:
        return this.#keep(new Date(this.#double()));
      case tags.trueObject:
        return this.#keep(Object(true));
      case tags.falseObject:
        return this.#keep(Object(false));
      case tags.numberObject:
        return this.#keep(Object(this.#double()));
      case tags.bigIntObject:
        return this.#keep(Object(this.#digits()));
      case tags.stringObject:
        return this.#keep(Object(this.#string()));
      case tags.regExp:
        return this.#regExp();
      case tags.map:
        return this.#map();
      case tags.set:
        return this.#set();
      case tags.error:
        return this.#error();
      case tags.hostObject:
        return this.#hostObject();
      default:
        return this.#memory(tag);
    }
  }

  #keep(object) {
    this.#objects.push(object);
    return object;
  }

  #reference(id) {
    if (id >= this.#objects.length) {
      throw malformed();
    }
    return this.#viewOf(this.#objects[id]);
  }

  #digits() {
    const field = this.#varint();
    const length = field >>> 1;
    const start = this.#skip(length);
    let value = 0n;
    for (let i = length - 1; i >= 0; i--) {
      value = (value << 8n) | BigInt(this.#bytes[start + i]);
    }
    return field & 1 ? -value : value;
  }

  #string() {
    return this.#stringOf(this.#tag());
  }

  #stringOf(tag) {
    const length = this.#varint();
    const start = this.#skip(length);
    switch (tag) {
      case tags.utf8String:
        return this.#bytes.utf8Slice(start, start + length);
      case tags.oneByteString:
        return this.#bytes.latin1Slice(start, start + length);
      case tags.twoByteString:
        if (length % 2 === 0) {
          return this.#bytes.ucs2Slice(start, start + length);
        }
    }
    throw malformed();
  }

  /** Reads keys and values up to the end tag; how many there were. */
  #properties(object, end) {
    let count = 0;
    while (this.#peek() !== end) {
      const key = this.#value();
      if (typeof key !== 'string' && typeof key !== 'number') {
        throw malformed();
      }
      define(object, key, this.#value());
      count++;
    }
    this.#tag();
    return count;
  }

  #expect(value) {
    if (this.#varint() !== value) {
      throw malformed();
    }
  }

  #plain() {
    const object = this.#keep({});
    this.#expect(this.#properties(object, tags.objectEnd));
    return object;
  }

  #denseArray() {
    const length = this.#varint();
    if (length > this.#bytes.length - this.#position) {
      throw malformed();
    }
    const array = this.#keep(new Array(length));
    for (let i = 0; i < length; i++) {
      if (this.#peek() === tags.hole) {
        this.#tag();
      } else {
        array[i] = this.#value();
      }
    }
    this.#expect(this.#properties(array, tags.denseArrayEnd));
    this.#expect(length);
    return array;
  }

  #sparseArray() {
    const length = this.#varint();
    const array = this.#keep([]);
    array.length = length;
    this.#expect(this.#properties(array, tags.sparseArrayEnd));
    this.#expect(length);
    return array;
  }

  #regExp() {
    const source = this.#string();
    const bits = this.#varint();
    let flags = '';
    for (let i = 0; i < REGEXP_FLAGS.length; i++) {
      if (bits & (1 << i)) {
        flags += REGEXP_FLAGS[i];
      }
    }
    try {
      return this.#keep(new RegExp(source, flags));
    } catch {
      throw malformed();
    }
  }

  #map() {
    const map = this.#keep(new Map());
    let length = 0;
    while (this.#peek() !== tags.mapEnd) {
      const key = this.#value();
      Map.prototype.set.call(map, key, this.#value());
      length += 2;
    }
    this.#tag();
    this.#expect(length);
    return map;
  }

  #set() {
    const set = this.#keep(new Set());
    let length = 0;
    while (this.#peek() !== tags.setEnd) {
      Set.prototype.add.call(set, this.#value());
      length++;
    }
    this.#tag();
    this.#expect(length);
    return set;
  }

  #error() {
    const id = this.#objects.push(undefined) - 1;
    let Type = Error;
    let tag = this.#byte();
    if (errorConstructors.has(tag)) {
      Type = errorConstructors.get(tag);
      tag = this.#byte();
    }
    const error = new Type();
    delete error.stack;
    this.#objects[id] = error;
    for (; tag !== errorTags.end; tag = this.#byte()) {
      if (tag === errorTags.message) {
        hide(error, 'message', this.#string());
      } else if (tag === errorTags.stack) {
        hide(error, 'stack', this.#string());
      } else if (tag === errorTags.cause) {
        hide(error, 'cause', this.#value());
      } else {
        throw malformed();
      }
    }
    return error;
  }

  #hostObject() {
    if (typeof this._readHostObject !== 'function') {
      throw malformed();
    }
    const id = this.#objects.push(undefined) - 1;
    const object = this._readHostObject();
    if (typeof object !== 'object' || object === null) {
      throw new TypeError('readHostObject must return an object');
    }
    this.#objects[id] = object;
    return object;
  }

  #memory(tag) {
    let buffer;
    if (tag === tags.arrayBuffer) {
      const length = this.#varint();
      const start = this.#skip(length);
      buffer = new ArrayBuffer(length);
      new Uint8Array(buffer).set(this.#bytes.subarray(start, start + length));
    } else if (tag === tags.resizableArrayBuffer) {
      const length = this.#varint();
      const maxByteLength = this.#varint();
      if (length > maxByteLength) {
        throw malformed();
      }
      const start = this.#skip(length);
      buffer = new ArrayBuffer(length, { maxByteLength });
      new Uint8Array(buffer).set(this.#bytes.subarray(start, start + length));
    } else if (tag === tags.transferredArrayBuffer) {
      buffer = this.#transferred.get(this.#varint());
    }
    if (buffer === undefined) {
      throw malformed();
    }
    return this.#viewOf(this.#keep(buffer));
  }

  /** A view stands right behind its memory. */
  #viewOf(object) {
    if (!isAnyArrayBuffer(object) || this.#position >= this.#bytes.length || this.#peek() !== tags.view) {
      return object;
    }
    this.#tag();
    const View = viewConstructors.get(this.#byte());
    const byteOffset = this.#varint();
    const byteLength = this.#varint();
    const flags = this.#version >= kFirstVersionWithViewFlags ? this.#varint() : 0;
    const size = View?.BYTES_PER_ELEMENT ?? 1;
    if (View === undefined || byteOffset + byteLength > object.byteLength || byteOffset % size !== 0 || byteLength % size !== 0) {
      throw malformed();
    }
    return this.#keep(new View(object, byteOffset, flags & kLengthTracking ? undefined : byteLength / size));
  }
}

module.exports = { Deserializer: constructorOnly(Deserializer) };
