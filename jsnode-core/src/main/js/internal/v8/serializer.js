'use strict';

// Writes values in V8's wire format, byte for byte as V8 does, so that what is written here can be read by Node.

const types = require('internal/util/types');
const { ByteWriter } = require('internal/v8/byte_writer');
const { describe, isExotic } = require('internal/structured_clone');
const { REGEXP_FLAGS, VERSION, argumentError, constructorOnly, errorTags, tags, viewName, viewTags } = require('internal/v8/tags');

const { getOwnPropertyDescriptor, hasOwn, keys } = Object;
const kLengthTracking = 1;
const kBackedByResizable = 2;

const isLatin1 = (text) => !/[^\0-\xff]/.test(text);
const isSmall = (value) => (value | 0) === value && !Object.is(value, -0);

function isIndex(key) {
  const index = key >>> 0;
  return index !== 0xffffffff && String(index) === key;
}

class Serializer {
  #out = new ByteWriter();
  #ids = new Map();
  #transferred = new Map();
  #viewsAreHostObjects = false;

  writeHeader() {
    this.#out.byte(0xff);
    this.#out.byte(VERSION);
  }

  writeValue(value) {
    this.#value(value);
    return true;
  }

  releaseBuffer() {
    return this.#out.release();
  }

  transferArrayBuffer(id, arrayBuffer) {
    if (!types.isAnyArrayBuffer(arrayBuffer)) {
      throw argumentError('arrayBuffer must be an ArrayBuffer or SharedArrayBuffer');
    }
    this.#transferred.set(arrayBuffer, id >>> 0);
  }

  writeUint32(value) {
    this.#out.varint(value >>> 0);
  }

  writeUint64(high, low) {
    this.#out.varint64((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
  }

  writeDouble(value) {
    this.#out.double(+value);
  }

  writeRawBytes(source) {
    if (!types.isArrayBufferView(source)) {
      throw argumentError('source must be a TypedArray or a DataView');
    }
    this.#out.bytes(new Uint8Array(source.buffer, source.byteOffset, source.byteLength));
  }

  _setTreatArrayBufferViewsAsHostObjects(mode) {
    this.#viewsAreHostObjects = Boolean(mode);
  }

  #refuse(text) {
    throw this._getDataCloneError(`${text} could not be cloned.`);
  }

  #value(value) {
    switch (typeof value) {
      case 'undefined':
        this.#out.byte(tags.undefined);
        break;
      case 'boolean':
        this.#out.byte(value ? tags.true : tags.false);
        break;
      case 'number':
        this.#number(value);
        break;
      case 'bigint':
        this.#out.byte(tags.bigInt);
        this.#digits(value);
        break;
      case 'string':
        this.#string(value);
        break;
      case 'object':
        if (value === null) {
          this.#out.byte(tags.null);
        } else {
          this.#object(value);
        }
        break;
      default:
        this.#refuse(describe(value));
    }
  }

  #number(value) {
    if (isSmall(value)) {
      this.#out.byte(tags.int32);
      this.#out.zigzag(value);
    } else {
      this.#out.byte(tags.double);
      this.#out.double(value);
    }
  }

  /** Sign and length in bytes, then whole words, lowest first. */
  #digits(value) {
    const words = [];
    for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 64n) {
      words.push(BigInt.asUintN(64, rest));
    }
    this.#out.varint((words.length * 8 * 2) + (value < 0n ? 1 : 0));
    for (const word of words) {
      this.#out.uint64(word);
    }
  }

  #string(text) {
    const { length } = text;
    if (isLatin1(text)) {
      this.#out.byte(tags.oneByteString);
      this.#out.varint(length);
      this.#out.text(text, 'latin1', length);
      return;
    }
    // Two-byte characters stand at even places.
    const byteLength = length * 2;
    const lengthSize = byteLength < 0x80 ? 1 : Math.ceil(Math.log2(byteLength + 1) / 7);
    if ((this.#out.length + 1 + lengthSize) % 2 === 1) {
      this.#out.byte(tags.padding);
    }
    this.#out.byte(tags.twoByteString);
    this.#out.varint(byteLength);
    this.#out.text(text, 'utf16le', byteLength);
  }

  #object(value) {
    const known = this.#ids.get(value);
    if (known !== undefined) {
      this.#out.byte(tags.reference);
      this.#out.varint(known);
      return;
    }
    const isView = types.isArrayBufferView(value);
    if (isView && !this.#viewsAreHostObjects) {
      // A view stands right behind its memory, or the reference to it.
      this.#object(value.buffer);
    }
    this.#ids.set(value, this.#ids.size);
    if (isView) {
      this.#view(value);
    } else if (types.isProxy(value)) {
      this.#refuse('#<Object>');
    } else if (Array.isArray(value)) {
      this.#array(value);
    } else if (types.isAnyArrayBuffer(value)) {
      this.#arrayBuffer(value);
    } else if (!this.#special(value)) {
      this.#plain(value);
    }
  }

  /** Writes objects with inner state; whether it was one. */
  #special(value) {
    const out = this.#out;
    if (types.isDate(value)) {
      out.byte(tags.date);
      out.double(Date.prototype.getTime.call(value));
    } else if (types.isBoxedPrimitive(value)) {
      this.#boxed(value);
    } else if (types.isRegExp(value)) {
      this.#regExp(value);
    } else if (types.isMap(value)) {
      this.#collection(tags.map, [...Map.prototype.entries.call(value)].flat(), tags.mapEnd);
    } else if (types.isSet(value)) {
      this.#collection(tags.set, [...Set.prototype.values.call(value)], tags.setEnd);
    } else if (types.isNativeError(value)) {
      this.#error(value);
    } else if (types.isArgumentsObject(value)) {
      this.#refuse('#<Object>');
    } else if (types.isExternal(value)) {
      this.#hostObject(value);
    } else if (isExotic(value)) {
      this.#refuse(describe(value));
    } else {
      return false;
    }
    return true;
  }

  #collection(begin, items, end) {
    this.#out.byte(begin);
    for (const item of items) {
      this.#value(item);
    }
    this.#out.byte(end);
    this.#out.varint(items.length);
  }

  #boxed(value) {
    const out = this.#out;
    const primitive = value.valueOf();
    switch (typeof primitive) {
      case 'boolean':
        out.byte(primitive ? tags.trueObject : tags.falseObject);
        break;
      case 'number':
        out.byte(tags.numberObject);
        out.double(primitive);
        break;
      case 'bigint':
        out.byte(tags.bigIntObject);
        this.#digits(primitive);
        break;
      case 'string':
        out.byte(tags.stringObject);
        this.#string(primitive);
        break;
      default:
        this.#refuse('[object Symbol]');
    }
  }

  #regExp(value) {
    this.#out.byte(tags.regExp);
    this.#string(value.source);
    let bits = 0;
    for (const flag of value.flags) {
      bits |= 1 << REGEXP_FLAGS.indexOf(flag);
    }
    this.#out.varint(bits);
  }

  #error(value) {
    const out = this.#out;
    out.byte(tags.error);
    const name = value.name === undefined ? 'Error' : String(value.name);
    if (/^(Eval|Range|Reference|Syntax|Type|URI)Error$/.test(name)) {
      out.byte(errorTags[name]);
    }
    const message = getOwnPropertyDescriptor(value, 'message');
    if (message !== undefined && 'value' in message) {
      out.byte(errorTags.message);
      this.#string(String(message.value));
    }
    const { stack } = value;
    if (typeof stack === 'string') {
      out.byte(errorTags.stack);
      this.#string(stack);
    }
    if (hasOwn(value, 'cause')) {
      out.byte(errorTags.cause);
      this.#value(value.cause);
    }
    out.byte(errorTags.end);
  }

  #arrayBuffer(value) {
    const out = this.#out;
    if (this.#transferred.has(value)) {
      out.byte(tags.transferredArrayBuffer);
      out.varint(this.#transferred.get(value));
      return;
    }
    if (types.isSharedArrayBuffer(value)) {
      this.#refuse('#<SharedArrayBuffer>');
    }
    if (value.detached) {
      throw this._getDataCloneError('An ArrayBuffer is detached and could not be cloned.');
    }
    out.byte(value.resizable ? tags.resizableArrayBuffer : tags.arrayBuffer);
    out.varint(value.byteLength);
    if (value.resizable) {
      out.varint(value.maxByteLength);
    }
    out.bytes(new Uint8Array(value));
  }

  #view(value) {
    if (this.#viewsAreHostObjects) {
      this.#hostObject(value);
      return;
    }
    const { buffer, byteLength, byteOffset } = value;
    this.#out.byte(tags.view);
    this.#out.byte(viewTags[viewName(value)]);
    this.#out.varint(byteOffset);
    this.#out.varint(byteLength);
    const tracks = buffer.resizable && byteOffset + byteLength === buffer.byteLength;
    this.#out.varint((buffer.resizable ? kBackedByResizable : 0) | (tracks ? kLengthTracking : 0));
  }

  #hostObject(value) {
    this.#out.byte(tags.hostObject);
    if (typeof this._writeHostObject !== 'function') {
      this.#refuse(Object.prototype.toString.call(value));
    }
    this._writeHostObject(value);
  }

  #array(value) {
    const own = keys(value);
    const { length } = value;
    const isDense = own.length >= length && (length === 0 || own[length - 1] === String(length - 1));
    if (isDense) {
      this.#denseArray(value, own, length);
      return;
    }
    this.#out.byte(tags.sparseArray);
    this.#out.varint(length);
    const written = this.#properties(value, own);
    this.#out.byte(tags.sparseArrayEnd);
    this.#out.varint(written);
    this.#out.varint(length);
  }

  #denseArray(value, own, length) {
    const out = this.#out;
    out.byte(tags.denseArray);
    out.varint(length);
    if (value.every((item) => typeof item === 'number') && !value.every(isSmall)) {
      // V8 keeps such an array as doubles.
      for (let i = 0; i < length; i++) {
        out.byte(tags.double);
        out.double(value[i]);
      }
    } else {
      for (let i = 0; i < length; i++) {
        if (i >= value.length || !hasOwn(value, i)) {
          // A getter has removed it.
          out.byte(tags.hole);
        } else {
          this.#value(value[i]);
        }
      }
    }
    const written = this.#properties(value, own.slice(length));
    out.byte(tags.denseArrayEnd);
    out.varint(written);
    out.varint(length);
  }

  #plain(value) {
    this.#out.byte(tags.object);
    const written = this.#properties(value, keys(value));
    this.#out.byte(tags.objectEnd);
    this.#out.varint(written);
  }

  #properties(value, names) {
    let written = 0;
    for (const name of names) {
      // A getter may have removed it.
      if (hasOwn(value, name)) {
        if (isIndex(name)) {
          this.#number(Number(name));
        } else {
          this.#string(name);
        }
        this.#value(value[name]);
        written++;
      }
    }
    return written;
  }
}

Serializer.prototype._getDataCloneError = Error;

module.exports = { Serializer: constructorOnly(Serializer) };
