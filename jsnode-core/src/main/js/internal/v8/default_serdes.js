'use strict';

// What v8.serialize writes: views of memory are host objects, each as its type's number and its bytes.

const { Buffer } = require('buffer');
const { Deserializer } = require('internal/v8/deserializer');
const { Serializer } = require('internal/v8/serializer');
const { viewName } = require('internal/v8/tags');
const { isArrayBufferView } = require('internal/util/types');

// Their places are Node's numbers. A Buffer has a number of its own.
const VIEW_TYPES = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array,
  Float64Array, DataView, Buffer, BigInt64Array, BigUint64Array, Float16Array];
const VIEW_NAMES = VIEW_TYPES.map((type) => type.name);
const kBuffer = VIEW_TYPES.indexOf(Buffer);

class DefaultSerializer extends Serializer {
  constructor() {
    super();
    this._setTreatArrayBufferViewsAsHostObjects(true);
  }

  _writeHostObject(view) {
    if (!isArrayBufferView(view)) {
      throw this._getDataCloneError(`Unserializable host object: ${require('internal/util/inspect').inspect(view)}`);
    }
    this.writeUint32(Buffer.isBuffer(view) ? kBuffer : VIEW_NAMES.indexOf(viewName(view)));
    this.writeUint32(view.byteLength);
    this.writeRawBytes(view);
  }
}

class DefaultDeserializer extends Deserializer {
  _readHostObject() {
    const number = this.readUint32();
    const byteLength = this.readUint32();
    const offset = this.buffer.byteOffset + this._readRawBytes(byteLength);
    const { buffer } = this.buffer;
    if (number === kBuffer) {
      return Buffer.from(buffer, offset, byteLength);
    }
    const View = VIEW_TYPES[number];
    if (View === undefined) {
      throw new Error('Unable to deserialize cloned data.');
    }
    const size = View.BYTES_PER_ELEMENT ?? 1;
    if (offset % size === 0) {
      return new View(buffer, offset, byteLength / size);
    }
    return new View(buffer.slice(offset, offset + byteLength), 0, byteLength / size);
  }
}

function serialize(value) {
  const serializer = new DefaultSerializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}

function deserialize(buffer) {
  const deserializer = new DefaultDeserializer(buffer);
  deserializer.readHeader();
  return deserializer.readValue();
}

module.exports = { DefaultDeserializer, DefaultSerializer, deserialize, serialize };
