'use strict';

// Buffer's numeric readers and writers. Every reader and writer is spelled out, because a shared generic one
// would be compiled once for all widths and stay slow.

const { codes: { ERR_BUFFER_OUT_OF_BOUNDS, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { validateNumber } = require('internal/validators');

const float32 = new Float32Array(1);
const float32Bytes = new Uint8Array(float32.buffer);
const float64 = new Float64Array(1);
const float64Bytes = new Uint8Array(float64.buffer);

const TWO_32 = 2 ** 32;

function failBounds(value, length, type) {
  if (Math.floor(value) !== value) {
    validateNumber(value, type);
    throw new ERR_OUT_OF_RANGE(type || 'offset', 'an integer', value);
  }
  if (length < 0) throw new ERR_BUFFER_OUT_OF_BOUNDS();
  throw new ERR_OUT_OF_RANGE(type || 'offset', `>= ${type ? 1 : 0} and <= ${length}`, value);
}

/** Throws unless `width` bytes can be accessed at `offset`. */
function check(buf, offset, width) {
  validateNumber(offset, 'offset');
  if (buf[offset] === undefined || buf[offset + width - 1] === undefined) failBounds(offset, buf.length - width);
}

function failValue(value, min, max, width) {
  const n = typeof min === 'bigint' ? 'n' : '';
  let range;
  if (width > 4) {
    const bits = width * 8;
    range = Number(min) === 0 ?
      `>= 0${n} and < 2${n} ** ${bits}${n}` :
      `>= -(2${n} ** ${bits - 1}${n}) and < 2${n} ** ${bits - 1}${n}`;
  } else {
    range = `>= ${min}${n} and <= ${max}${n}`;
  }
  throw new ERR_OUT_OF_RANGE('value', range, value);
}

function checkValue(buf, value, min, max, offset, width) {
  if (value > max || value < min) failValue(value, min, max, width);
  check(buf, offset, width);
}

function checkWidth(offset, byteLength) {
  if (offset === undefined) validateNumber(offset, 'offset');
  if (byteLength !== 1 && byteLength !== 2 && byteLength !== 3 && byteLength !== 4 && byteLength !== 5 &&
      byteLength !== 6) {
    validateNumber(byteLength, 'byteLength');
    failBounds(byteLength, 6, 'byteLength');
  }
}

// --- Reading -------------------------------------------------------------------------------------------------------

function readUInt8(offset = 0) {
  validateNumber(offset, 'offset');
  const value = this[offset];
  if (value === undefined) failBounds(offset, this.length - 1);
  return value;
}

function readInt8(offset = 0) {
  validateNumber(offset, 'offset');
  const value = this[offset];
  if (value === undefined) failBounds(offset, this.length - 1);
  return (value << 24) >> 24;
}

function readUInt16LE(offset = 0) {
  check(this, offset, 2);
  return this[offset] | this[offset + 1] << 8;
}

function readUInt16BE(offset = 0) {
  check(this, offset, 2);
  return this[offset] << 8 | this[offset + 1];
}

function readInt16LE(offset = 0) {
  check(this, offset, 2);
  return (this[offset] << 16 | this[offset + 1] << 24) >> 16;
}

function readInt16BE(offset = 0) {
  check(this, offset, 2);
  return (this[offset] << 24 | this[offset + 1] << 16) >> 16;
}

function readUInt32LE(offset = 0) {
  check(this, offset, 4);
  return u32(this[offset + 3], this[offset + 2], this[offset + 1], this[offset]);
}

function readUInt32BE(offset = 0) {
  check(this, offset, 4);
  return u32(this[offset], this[offset + 1], this[offset + 2], this[offset + 3]);
}

function readInt32LE(offset = 0) {
  check(this, offset, 4);
  return this[offset] | this[offset + 1] << 8 | this[offset + 2] << 16 | this[offset + 3] << 24;
}

function readInt32BE(offset = 0) {
  check(this, offset, 4);
  return this[offset] << 24 | this[offset + 1] << 16 | this[offset + 2] << 8 | this[offset + 3];
}

// Most significant byte first.
function u32(a, b, c, d) {
  return (a << 24 | b << 16 | c << 8 | d) >>> 0;
}

function readUIntLE(offset, byteLength) {
  checkWidth(offset, byteLength);
  check(this, offset, byteLength);
  let value = 0;
  for (let i = byteLength - 1; i >= 0; i--) value = value * 256 + this[offset + i];
  return value;
}

function readUIntBE(offset, byteLength) {
  checkWidth(offset, byteLength);
  check(this, offset, byteLength);
  let value = 0;
  for (let i = 0; i < byteLength; i++) value = value * 256 + this[offset + i];
  return value;
}

function signed(value, byteLength) {
  const half = 2 ** (byteLength * 8 - 1);
  return value >= half ? value - 2 * half : value;
}

function readIntLE(offset, byteLength) {
  return signed(readUIntLE.call(this, offset, byteLength), byteLength);
}

function readIntBE(offset, byteLength) {
  return signed(readUIntBE.call(this, offset, byteLength), byteLength);
}

function readBigUInt64LE(offset = 0) {
  check(this, offset, 8);
  const low = u32(this[offset + 3], this[offset + 2], this[offset + 1], this[offset]);
  const high = u32(this[offset + 7], this[offset + 6], this[offset + 5], this[offset + 4]);
  return BigInt(high) << 32n | BigInt(low);
}

function readBigUInt64BE(offset = 0) {
  check(this, offset, 8);
  const high = u32(this[offset], this[offset + 1], this[offset + 2], this[offset + 3]);
  const low = u32(this[offset + 4], this[offset + 5], this[offset + 6], this[offset + 7]);
  return BigInt(high) << 32n | BigInt(low);
}

function readBigInt64LE(offset = 0) {
  return BigInt.asIntN(64, readBigUInt64LE.call(this, offset));
}

function readBigInt64BE(offset = 0) {
  return BigInt.asIntN(64, readBigUInt64BE.call(this, offset));
}

function readFloatForwards(offset = 0) {
  check(this, offset, 4);
  for (let i = 0; i < 4; i++) float32Bytes[i] = this[offset + i];
  return float32[0];
}

function readFloatBackwards(offset = 0) {
  check(this, offset, 4);
  for (let i = 0; i < 4; i++) float32Bytes[3 - i] = this[offset + i];
  return float32[0];
}

function readDoubleForwards(offset = 0) {
  check(this, offset, 8);
  for (let i = 0; i < 8; i++) float64Bytes[i] = this[offset + i];
  return float64[0];
}

function readDoubleBackwards(offset = 0) {
  check(this, offset, 8);
  for (let i = 0; i < 8; i++) float64Bytes[7 - i] = this[offset + i];
  return float64[0];
}

// --- Writing -------------------------------------------------------------------------------------------------------

function writeUInt8(value, offset = 0) {
  return write8(this, value, offset, 0, 0xff);
}

function writeInt8(value, offset = 0) {
  return write8(this, value, offset, -0x80, 0x7f);
}

function write8(buf, value, offset, min, max) {
  value = +value;
  validateNumber(offset, 'offset');
  if (value > max || value < min) failValue(value, min, max, 1);
  if (buf[offset] === undefined) failBounds(offset, buf.length - 1);
  buf[offset] = value;
  return offset + 1;
}

function writeUInt16LE(value, offset = 0) {
  return write16LE(this, value, offset, 0, 0xffff);
}

function writeInt16LE(value, offset = 0) {
  return write16LE(this, value, offset, -0x8000, 0x7fff);
}

function write16LE(buf, value, offset, min, max) {
  value = +value;
  checkValue(buf, value, min, max, offset, 2);
  buf[offset] = value;
  buf[offset + 1] = value >>> 8;
  return offset + 2;
}

function writeUInt16BE(value, offset = 0) {
  return write16BE(this, value, offset, 0, 0xffff);
}

function writeInt16BE(value, offset = 0) {
  return write16BE(this, value, offset, -0x8000, 0x7fff);
}

function write16BE(buf, value, offset, min, max) {
  value = +value;
  checkValue(buf, value, min, max, offset, 2);
  buf[offset] = value >>> 8;
  buf[offset + 1] = value;
  return offset + 2;
}

function writeUInt32LE(value, offset = 0) {
  return write32LE(this, value, offset, 0, 0xffffffff);
}

function writeInt32LE(value, offset = 0) {
  return write32LE(this, value, offset, -0x80000000, 0x7fffffff);
}

function write32LE(buf, value, offset, min, max) {
  value = +value;
  checkValue(buf, value, min, max, offset, 4);
  buf[offset] = value;
  buf[offset + 1] = value >>> 8;
  buf[offset + 2] = value >>> 16;
  buf[offset + 3] = value >>> 24;
  return offset + 4;
}

function writeUInt32BE(value, offset = 0) {
  return write32BE(this, value, offset, 0, 0xffffffff);
}

function writeInt32BE(value, offset = 0) {
  return write32BE(this, value, offset, -0x80000000, 0x7fffffff);
}

function write32BE(buf, value, offset, min, max) {
  value = +value;
  checkValue(buf, value, min, max, offset, 4);
  buf[offset] = value >>> 24;
  buf[offset + 1] = value >>> 16;
  buf[offset + 2] = value >>> 8;
  buf[offset + 3] = value;
  return offset + 4;
}

function writeUIntLE(value, offset, byteLength) {
  return writeWide(this, value, offset, byteLength, true, false);
}

function writeIntLE(value, offset, byteLength) {
  return writeWide(this, value, offset, byteLength, true, true);
}

function writeUIntBE(value, offset, byteLength) {
  return writeWide(this, value, offset, byteLength, false, false);
}

function writeIntBE(value, offset, byteLength) {
  return writeWide(this, value, offset, byteLength, false, true);
}

function writeWide(buf, value, offset, byteLength, littleEndian, isSigned) {
  checkWidth(0, byteLength);
  value = +value;
  const bits = byteLength * 8;
  const min = isSigned ? -(2 ** (bits - 1)) : 0;
  const max = isSigned ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  checkValue(buf, value, min, max, offset, byteLength);
  let low = value | 0;
  let high = Math.floor(value / TWO_32);
  if (byteLength <= 4) high = 0;
  for (let i = 0; i < byteLength; i++) {
    if (i === 4) low = high;
    buf[littleEndian ? offset + i : offset + byteLength - 1 - i] = low;
    low >>>= 8;
  }
  return offset + byteLength;
}

function writeBigUInt64LE(value, offset = 0) {
  return writeBig64(this, value, offset, 0n, 0xffffffffffffffffn, true);
}

function writeBigUInt64BE(value, offset = 0) {
  return writeBig64(this, value, offset, 0n, 0xffffffffffffffffn, false);
}

function writeBigInt64LE(value, offset = 0) {
  return writeBig64(this, value, offset, -0x8000000000000000n, 0x7fffffffffffffffn, true);
}

function writeBigInt64BE(value, offset = 0) {
  return writeBig64(this, value, offset, -0x8000000000000000n, 0x7fffffffffffffffn, false);
}

function writeBig64(buf, value, offset, min, max, littleEndian) {
  checkValue(buf, value, min, max, offset, 8);
  let low = Number(value & 0xffffffffn);
  let high = Number(value >> 32n & 0xffffffffn);
  for (let i = 0; i < 4; i++) {
    buf[littleEndian ? offset + i : offset + 7 - i] = low;
    buf[littleEndian ? offset + 4 + i : offset + 3 - i] = high;
    low >>>= 8;
    high >>>= 8;
  }
  return offset + 8;
}

function writeFloatForwards(value, offset = 0) {
  value = +value;
  check(this, offset, 4);
  float32[0] = value;
  for (let i = 0; i < 4; i++) this[offset + i] = float32Bytes[i];
  return offset + 4;
}

function writeFloatBackwards(value, offset = 0) {
  value = +value;
  check(this, offset, 4);
  float32[0] = value;
  for (let i = 0; i < 4; i++) this[offset + i] = float32Bytes[3 - i];
  return offset + 4;
}

function writeDoubleForwards(value, offset = 0) {
  value = +value;
  check(this, offset, 8);
  float64[0] = value;
  for (let i = 0; i < 8; i++) this[offset + i] = float64Bytes[i];
  return offset + 8;
}

function writeDoubleBackwards(value, offset = 0) {
  value = +value;
  check(this, offset, 8);
  float64[0] = value;
  for (let i = 0; i < 8; i++) this[offset + i] = float64Bytes[7 - i];
  return offset + 8;
}

/** Adds all of them to Buffer.prototype, with the aliases (`Uint` for `UInt`) that Node has. */
function addNumberMethods(proto) {
  proto.readBigUint64LE = proto.readBigUInt64LE = readBigUInt64LE;
  proto.readBigUint64BE = proto.readBigUInt64BE = readBigUInt64BE;
  proto.readBigInt64LE = readBigInt64LE;
  proto.readBigInt64BE = readBigInt64BE;
  proto.writeBigUint64LE = proto.writeBigUInt64LE = writeBigUInt64LE;
  proto.writeBigUint64BE = proto.writeBigUInt64BE = writeBigUInt64BE;
  proto.writeBigInt64LE = writeBigInt64LE;
  proto.writeBigInt64BE = writeBigInt64BE;

  proto.readUintLE = proto.readUIntLE = readUIntLE;
  proto.readUint32LE = proto.readUInt32LE = readUInt32LE;
  proto.readUint16LE = proto.readUInt16LE = readUInt16LE;
  proto.readUint8 = proto.readUInt8 = readUInt8;
  proto.readUintBE = proto.readUIntBE = readUIntBE;
  proto.readUint32BE = proto.readUInt32BE = readUInt32BE;
  proto.readUint16BE = proto.readUInt16BE = readUInt16BE;
  proto.readIntLE = readIntLE;
  proto.readInt32LE = readInt32LE;
  proto.readInt16LE = readInt16LE;
  proto.readInt8 = readInt8;
  proto.readIntBE = readIntBE;
  proto.readInt32BE = readInt32BE;
  proto.readInt16BE = readInt16BE;

  proto.writeUintLE = proto.writeUIntLE = writeUIntLE;
  proto.writeUint32LE = proto.writeUInt32LE = writeUInt32LE;
  proto.writeUint16LE = proto.writeUInt16LE = writeUInt16LE;
  proto.writeUint8 = proto.writeUInt8 = writeUInt8;
  proto.writeUintBE = proto.writeUIntBE = writeUIntBE;
  proto.writeUint32BE = proto.writeUInt32BE = writeUInt32BE;
  proto.writeUint16BE = proto.writeUInt16BE = writeUInt16BE;
  proto.writeIntLE = writeIntLE;
  proto.writeInt32LE = writeInt32LE;
  proto.writeInt16LE = writeInt16LE;
  proto.writeInt8 = writeInt8;
  proto.writeIntBE = writeIntBE;
  proto.writeInt32BE = writeInt32BE;
  proto.writeInt16BE = writeInt16BE;

  proto.readFloatLE = readFloatForwards;
  proto.readFloatBE = readFloatBackwards;
  proto.readDoubleLE = readDoubleForwards;
  proto.readDoubleBE = readDoubleBackwards;
  proto.writeFloatLE = writeFloatForwards;
  proto.writeFloatBE = writeFloatBackwards;
  proto.writeDoubleLE = writeDoubleForwards;
  proto.writeDoubleBE = writeDoubleBackwards;
}

module.exports = { addNumberMethods };
