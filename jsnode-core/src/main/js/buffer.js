'use strict';

const native = binding('buffer');
const {
  codes: {
    ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE, ERR_INVALID_BUFFER_SIZE, ERR_OUT_OF_RANGE, ERR_UNKNOWN_ENCODING,
  },
} = require('internal/errors');
const { validateArray, validateBuffer, validateInteger, validateNumber } = require('internal/validators');
const { defineLazyProperties, deprecate } = require('internal/util');
const { isAnyArrayBuffer, isArrayBufferView, isTypedArray, isUint8Array } = require('internal/util/types');
const { FastBuffer, advancePool, createUnsafeBuffer, ensurePool, pool, takeFromPool } = require('internal/buffer');
const {
  addEncodingMethods, checkedSlice, encodingTable, getEncodingOps, kStringMaxLength,
} = require('internal/buffer/encodings');
const { fillBuffer } = require('internal/buffer/fill');
const { addNumberMethods } = require('internal/buffer/numbers');
const { search } = require('internal/buffer/search');

const kMaxLength = Number.MAX_SAFE_INTEGER;
const customInspect = Symbol.for('nodejs.util.inspect.custom');
const fillBytes = Uint8Array.prototype.fill;
const setBytes = Uint8Array.prototype.set;
const lengthOf = Function.prototype.call.bind(
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'length').get);

let inspectMaxBytes = 50;

FastBuffer.prototype.constructor = Buffer;
Buffer.prototype = FastBuffer.prototype;

const kMaxStackChecks = 10_000;
let warnedDeprecated = false;
let stackChecks = 0;

/** Code in node_modules is warned of only under --pending-deprecation. */
function warnDeprecated() {
  if (warnedDeprecated || ++stackChecks > kMaxStackChecks) return;
  const { isInsideNodeModules, isPendingDeprecation } = require('internal/util');
  if (!isPendingDeprecation() && isInsideNodeModules(100, true)) return;
  warnedDeprecated = true;
  process.emitWarning(
    'Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), ' +
    'Buffer.allocUnsafe(), or Buffer.from() methods instead.', 'DeprecationWarning', 'DEP0005', Buffer);
}

function Buffer(arg, encodingOrOffset, length) {
  warnDeprecated();
  if (typeof arg !== 'number') return Buffer.from(arg, encodingOrOffset, length);
  if (typeof encodingOrOffset === 'string') throw new ERR_INVALID_ARG_TYPE('string', 'string', arg);
  return Buffer.alloc(arg);
}

Object.defineProperty(Buffer, Symbol.species, {
  configurable: true,
  enumerable: false,
  get() { return FastBuffer; },
});

Buffer.poolSize = 64 * 1024;

// --- Making buffers ------------------------------------------------------------------------------------------------

Buffer.from = function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') return fromString(value, encodingOrOffset);

  if (typeof value === 'object' && value !== null) {
    if (isAnyArrayBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);

    const primitive = value.valueOf && value.valueOf();
    if (primitive != null && primitive !== value && (typeof primitive === 'string' || typeof primitive === 'object')) {
      return from(primitive, encodingOrOffset, length);
    }
    const b = fromObject(value);
    if (b !== undefined) return b;

    if (typeof value[Symbol.toPrimitive] === 'function') {
      const string = value[Symbol.toPrimitive]('string');
      if (typeof string === 'string') return fromString(string, encodingOrOffset);
    }
  }
  throw new ERR_INVALID_ARG_TYPE('first argument', ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'],
                                 value);
};

function fromString(string, encoding) {
  let ops = encodingTable.utf8;
  if (typeof encoding === 'string' && encoding.length !== 0) {
    ops = getEncodingOps(encoding);
    if (ops === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  }
  if (string.length === 0) return new FastBuffer();

  // No encoding needs more than three bytes for a code unit: short strings need no counting.
  const poolLimit = Buffer.poolSize >>> 1;
  let room = string.length * 3;
  if (room >= poolLimit) {
    if (string.length >= poolLimit && ops === encodingTable.utf8) return new FastBuffer(native.utf8Encode(string));
    room = ops.byteLength(string);
    if (room >= poolLimit) return fromLongString(string, room, ops);
  }
  ensurePool(room, Buffer.poolSize);
  const offset = pool.offset;
  const b = new FastBuffer(pool.buffer, offset, room);
  const written = ops.write(b, string, 0, room);
  advancePool(written);
  return written === room ? b : new FastBuffer(pool.buffer, offset, written);
}

function fromLongString(string, length, ops) {
  const b = createUnsafeBuffer(length);
  const written = ops.write(b, string, 0, length);
  return written === length ? b : b.subarray(0, written);
}

function fromArrayBuffer(buffer, byteOffset, length) {
  byteOffset = byteOffset === undefined ? 0 : +byteOffset || 0;
  const room = buffer.byteLength - byteOffset;
  if (room < 0) throw new ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (length === undefined) {
    // A buffer without a length of its own follows a resizable ArrayBuffer.
    return buffer.resizable || buffer.growable ? new FastBuffer(buffer, byteOffset) :
      new FastBuffer(buffer, byteOffset, room);
  }
  length = +length;
  if (!(length > 0)) length = 0;
  if (length > room) throw new ERR_BUFFER_OUT_OF_BOUNDS('length');
  return new FastBuffer(buffer, byteOffset, length);
}

function fromObject(value) {
  if (value.length !== undefined || isAnyArrayBuffer(value.buffer)) {
    return typeof value.length === 'number' ? fromArrayLike(value) : new FastBuffer();
  }
  if (value.type === 'Buffer' && Array.isArray(value.data)) return fromArrayLike(value.data);
  return undefined;
}

function fromArrayLike(list) {
  if (!(list.length > 0)) return new FastBuffer();
  const b = allocate(list.length);
  setBytes.call(b, list, 0);
  return b;
}

Buffer.copyBytesFrom = function copyBytesFrom(view, offset, length) {
  if (!isTypedArray(view)) throw new ERR_INVALID_ARG_TYPE('view', ['TypedArray'], view);
  if (view.length === 0) return Buffer.alloc(0);

  let part = view;
  if (offset !== undefined || length !== undefined) {
    if (offset === undefined) {
      offset = 0;
    } else {
      validateInteger(offset, 'offset', 0);
      if (offset >= view.length) return Buffer.alloc(0);
    }
    let end = view.length;
    if (length !== undefined) {
      validateInteger(length, 'length', 0);
      end = offset + length;
    }
    part = view.slice(offset, end);
  }
  return fromArrayLike(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
};

Buffer.of = function of(...items) {
  const b = Buffer.allocUnsafe(items.length);
  for (let i = 0; i < items.length; i++) b[i] = items[i];
  return b;
};

function validateSize(size) {
  validateNumber(size, 'size', 0, kMaxLength);
}

Buffer.alloc = function alloc(size, fill, encoding) {
  validateSize(size);
  const b = new FastBuffer(size);
  if (fill !== undefined && fill !== 0 && size > 0) return fillBuffer(b, fill, encoding);
  return b;
};

Buffer.allocUnsafe = function allocUnsafe(size) {
  validateSize(size);
  return allocate(size);
};

Buffer.allocUnsafeSlow = function allocUnsafeSlow(size) {
  validateSize(size);
  return createUnsafeBuffer(size);
};

function allocate(size) {
  if (!(size > 0)) return new FastBuffer();
  if (size >= Buffer.poolSize >>> 1) return createUnsafeBuffer(size);
  ensurePool(size, Buffer.poolSize);
  return takeFromPool(Math.trunc(size));
}

Buffer.concat = function concat(list, length) {
  validateArray(list, 'list');
  if (list.length === 0) return new FastBuffer();
  if (length === undefined) {
    length = 0;
    for (let i = 0; i < list.length; i++) {
      // The true length, whatever a `length` of its own says.
      if (isUint8Array(list[i])) length += lengthOf(list[i]);
    }
  } else {
    validateInteger(length, 'length', 0);
  }

  const result = allocate(length);
  let pos = 0;
  for (let i = 0; i < list.length; i++) {
    const part = list[i];
    if (!isUint8Array(part)) throw new ERR_INVALID_ARG_TYPE(`list[${i}]`, ['Buffer', 'Uint8Array'], part);
    const room = length - pos;
    const size = lengthOf(part);
    if (size > room) {
      setBytes.call(result, part.subarray(0, room), pos);
      pos = length;
      break;
    }
    setBytes.call(result, part, pos);
    pos += size;
  }
  if (pos < length) fillBytes.call(result, 0, pos, length);
  return result;
};

// --- Questions about bytes -----------------------------------------------------------------------------------------

Buffer.isBuffer = function isBuffer(b) {
  return b instanceof Buffer;
};

Buffer.isEncoding = function isEncoding(encoding) {
  return typeof encoding === 'string' && encoding.length !== 0 && getEncodingOps(encoding) !== undefined;
};
Buffer[Symbol('kIsEncodingSymbol')] = Buffer.isEncoding;

Buffer.byteLength = byteLength;

function byteLength(string, encoding) {
  if (typeof string !== 'string') {
    if (isArrayBufferView(string) || isAnyArrayBuffer(string)) return string.byteLength;
    throw new ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], string);
  }
  if (string.length === 0) return 0;
  const ops = (encoding && getEncodingOps(encoding)) || encodingTable.utf8;
  return ops.byteLength(string);
}

Buffer.compare = function compare(buf1, buf2) {
  if (!isUint8Array(buf1)) throw new ERR_INVALID_ARG_TYPE('buf1', ['Buffer', 'Uint8Array'], buf1);
  if (!isUint8Array(buf2)) throw new ERR_INVALID_ARG_TYPE('buf2', ['Buffer', 'Uint8Array'], buf2);
  return buf1 === buf2 ? 0 : compareRanges(buf1, 0, buf1.length, buf2, 0, buf2.length);
};

function compareRanges(a, aStart, aLength, b, bStart, bLength) {
  return native.compare(a.buffer, a.byteOffset + aStart, aLength, b.buffer, b.byteOffset + bStart, bLength);
}

function isUtf8(input) {
  if (isTypedArray(input) || isAnyArrayBuffer(input)) return testBytes(input, native.isUtf8);
  throw new ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
}

function isAscii(input) {
  if (isTypedArray(input) || isAnyArrayBuffer(input)) return testBytes(input, native.isAscii);
  throw new ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
}

function testBytes(input, test) {
  const isBuffer = isAnyArrayBuffer(input);
  const buffer = isBuffer ? input : input.buffer;
  if (input.byteLength === 0) return true;
  return test(buffer, isBuffer ? 0 : input.byteOffset, input.byteLength);
}

// --- Methods -------------------------------------------------------------------------------------------------------

const proto = Buffer.prototype;

addNumberMethods(proto);
addEncodingMethods(proto);

Object.defineProperty(proto, 'parent', {
  enumerable: true,
  get() { return this instanceof Buffer ? this.buffer : undefined; },
});

Object.defineProperty(proto, 'offset', {
  enumerable: true,
  get() { return this instanceof Buffer ? this.byteOffset : undefined; },
});

proto.copy = function copy(target, targetStart, sourceStart, sourceEnd) {
  if (!isUint8Array(this)) throw new ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], this);
  if (!isArrayBufferView(target)) throw new ERR_INVALID_ARG_TYPE('target', ['Buffer', 'Uint8Array'], target);

  targetStart = copyIndex(targetStart, 0);
  if (targetStart < 0) throw new ERR_OUT_OF_RANGE('targetStart', '>= 0', targetStart);
  sourceStart = copyIndex(sourceStart, 0);
  if (sourceStart < 0 || sourceStart > this.byteLength) {
    throw new ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${this.byteLength}`, sourceStart);
  }
  sourceEnd = copyIndex(sourceEnd, this.byteLength);
  if (sourceEnd < 0) throw new ERR_OUT_OF_RANGE('sourceEnd', '>= 0', sourceEnd);

  const count = Math.min(sourceEnd - sourceStart, this.byteLength - sourceStart, target.byteLength - targetStart);
  if (!(count > 0)) return 0;
  const into = isUint8Array(target) ? target : new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
  const part = count === this.length ? this : new Uint8Array(this.buffer, this.byteOffset + sourceStart, count);
  setBytes.call(into, part, targetStart);
  return count;
};

function copyIndex(value, fallback) {
  if (value === undefined) return fallback;
  return Math.trunc(+value) || 0;
}

proto.toString = function toString(encoding, start, end) {
  const length = this.length;
  if (arguments.length === 0) {
    return length === 0 ? '' : checkedSlice(encodingTable.utf8, this, 0, length);
  }
  start = !(start > 0) ? 0 : start >= length ? length : Math.trunc(start);
  if (start >= length) return '';
  end = end === undefined || end > length ? length : Math.trunc(end) || 0;
  if (end <= start) return '';

  let ops = encodingTable.utf8;
  if (encoding !== undefined) {
    ops = getEncodingOps(encoding);
    if (ops === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  }
  return checkedSlice(ops, this, start, end);
};

proto.toLocaleString = proto.toString;

proto.equals = function equals(otherBuffer) {
  if (!isUint8Array(otherBuffer)) {
    throw new ERR_INVALID_ARG_TYPE('otherBuffer', ['Buffer', 'Uint8Array'], otherBuffer);
  }
  if (this === otherBuffer) return true;
  const length = this.byteLength;
  if (length !== otherBuffer.byteLength) return false;
  return length === 0 || compareRanges(this, 0, length, otherBuffer, 0, length) === 0;
};

proto[customInspect] = function inspect(recurseTimes, ctx) {
  const count = Math.min(inspectMaxBytes, this.length);
  const rest = this.length - count;
  let text = proto.hexSlice.call(this, 0, count).replace(/(.{2})/g, '$1 ').trim();
  if (rest > 0) text += ` ... ${rest} more byte${rest > 1 ? 's' : ''}`;
  if (ctx) text += inspectExtras(this, ctx, text !== '');
  let name = 'Buffer';
  if (this.constructor && this.constructor.name !== '') name = this.constructor.name;
  return `<${name} ${text}>`;
};
proto.inspect = proto[customInspect];

/** The properties that a user added to the buffer, as `, a: 1`. */
function inspectExtras(buf, ctx, separate) {
  const { getOwnNonIndexProperties } = require('internal/util/inspect');
  const filter = ctx.showHidden ? 0 : 2;
  const keys = getOwnNonIndexProperties ? getOwnNonIndexProperties(buf, filter) : ownNonIndexKeys(buf, ctx.showHidden);
  if (keys.length === 0) return '';
  const extras = { __proto__: null };
  for (const key of keys) extras[key] = buf[key];
  const { inspect } = require('internal/util/inspect');
  const shown = inspect(extras, { ...ctx, breakLength: Infinity, compact: true });
  return (separate ? ', ' : '') + shown.slice('[Object: null prototype] { '.length, -2);
}

function ownNonIndexKeys(buf, showHidden) {
  return Reflect.ownKeys(buf).slice(buf.length)
    .filter((key) => showHidden || Object.prototype.propertyIsEnumerable.call(buf, key));
}

proto.compare = function compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
  if (!isUint8Array(target)) throw new ERR_INVALID_ARG_TYPE('target', ['Buffer', 'Uint8Array'], target);
  if (arguments.length === 1) return compareRanges(this, 0, this.length, target, 0, target.length);

  targetStart = compareIndex(targetStart, 0, 'targetStart', Number.MAX_SAFE_INTEGER);
  targetEnd = compareIndex(targetEnd, target.length, 'targetEnd', target.length);
  sourceStart = compareIndex(sourceStart, 0, 'sourceStart', Number.MAX_SAFE_INTEGER);
  sourceEnd = compareIndex(sourceEnd, this.length, 'sourceEnd', this.length);

  if (sourceStart >= sourceEnd) return targetStart >= targetEnd ? 0 : -1;
  if (targetStart >= targetEnd) return 1;
  return compareRanges(this, sourceStart, sourceEnd - sourceStart, target, targetStart, targetEnd - targetStart);
};

function compareIndex(value, fallback, name, max) {
  if (value === undefined) return fallback;
  validateInteger(value, name, 0, max);
  return value;
}

proto.indexOf = function indexOf(value, byteOffset, end, encoding) {
  return search(this, value, byteOffset, end, encoding, true);
};

proto.lastIndexOf = function lastIndexOf(value, byteOffset, end, encoding) {
  return search(this, value, byteOffset, end, encoding, false);
};

proto.includes = function includes(value, byteOffset, end, encoding) {
  return search(this, value, byteOffset, end, encoding, true) !== -1;
};

proto.fill = function fill(value, offset, end, encoding) {
  if (typeof value === 'string') {
    if (typeof offset === 'string') {
      encoding = offset;
      offset = undefined;
    } else if (typeof end === 'string') {
      encoding = end;
      end = undefined;
    }
  }
  if (offset === undefined) {
    offset = 0;
    end = end === undefined ? this.length : end;
  } else {
    validateNumber(offset, 'offset', 0, kMaxLength);
  }
  if (end === undefined) {
    end = this.length;
  } else {
    validateNumber(end, 'end', 0, this.length);
  }
  return fillBuffer(this, value, encoding, offset, end);
};

proto.write = function write(string, offset, length, encoding) {
  const room = this.length;
  if (offset === undefined) {
    // write(string)
    return writeString(encodingTable.utf8, this, string, 0, room);
  }
  if (length === undefined && typeof offset === 'string') {
    // write(string, encoding)
    encoding = offset;
    length = room;
    offset = 0;
  } else {
    // write(string, offset[, length][, encoding])
    validateInteger(offset, 'offset', 0, room);
    const rest = room - offset;
    if (length === undefined) {
      length = rest;
    } else if (typeof length === 'string') {
      encoding = length;
      length = rest;
    } else {
      validateInteger(length, 'length', 0, room);
      if (length > rest) length = rest;
    }
  }
  if (!encoding) return writeString(encodingTable.utf8, this, string, offset, length);
  const ops = getEncodingOps(encoding);
  if (ops === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return writeString(ops, this, string, offset, length);
};

function writeString(ops, buf, string, offset, length) {
  if (typeof string !== 'string') {
    const e = new TypeError('argument must be a string');
    e.code = 'ERR_INVALID_ARG_TYPE';
    throw e;
  }
  return length === 0 ? 0 : ops.write(buf, string, offset, length);
}

proto.toJSON = function toJSON() {
  if (this.length === 0) return { type: 'Buffer', data: [] };
  const data = new Array(this.length);
  for (let i = 0; i < this.length; i++) data[i] = this[i];
  return { type: 'Buffer', data };
};

proto.subarray = function subarray(start, end) {
  const length = this.length;
  start = sliceIndex(start, length, 0);
  end = sliceIndex(end, length, length);
  return new FastBuffer(this.buffer, this.byteOffset + start, end > start ? end - start : 0);
};

function sliceIndex(value, length, fallback) {
  if (value === undefined) return fallback;
  value = Math.trunc(+value) || 0;
  if (value < 0) return Math.max(0, value + length);
  return value < length ? value : length;
}

proto.slice = function slice(start, end) {
  return this.subarray(start, end);
};

function swap(b, i, j) {
  const t = b[i];
  b[i] = b[j];
  b[j] = t;
}

proto.swap16 = function swap16() {
  const length = this.length;
  if (length % 2 !== 0) throw new ERR_INVALID_BUFFER_SIZE('16-bits');
  for (let i = 0; i < length; i += 2) swap(this, i, i + 1);
  return this;
};

proto.swap32 = function swap32() {
  const length = this.length;
  if (length % 4 !== 0) throw new ERR_INVALID_BUFFER_SIZE('32-bits');
  for (let i = 0; i < length; i += 4) {
    swap(this, i, i + 3);
    swap(this, i + 1, i + 2);
  }
  return this;
};

proto.swap64 = function swap64() {
  const length = this.length;
  if (length % 8 !== 0) throw new ERR_INVALID_BUFFER_SIZE('64-bits');
  for (let i = 0; i < length; i += 8) {
    for (let j = 0; j < 4; j++) swap(this, i + j, i + 7 - j);
  }
  return this;
};

Object.setPrototypeOf(Buffer, Uint8Array);

/** Deprecated since Node 6: an unpooled buffer. */
function SlowBuffer(size) {
  validateSize(size);
  return createUnsafeBuffer(size);
}
Object.setPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);
Object.setPrototypeOf(SlowBuffer, Uint8Array);

module.exports = {
  Buffer,
  SlowBuffer: deprecate(SlowBuffer, 'SlowBuffer() is deprecated. Please use Buffer.allocUnsafeSlow()', 'DEP0030'),
  transcode(source, fromEncoding, toEncoding) {
    return require('internal/buffer/text').transcode(source, fromEncoding, toEncoding);
  },
  isUtf8,
  isAscii,
  kMaxLength,
  kStringMaxLength,
  btoa(input) {
    if (arguments.length === 0) return require('internal/buffer/text').btoa();
    return require('internal/buffer/text').btoa(input);
  },
  atob(input) {
    if (arguments.length === 0) return require('internal/buffer/text').atob();
    return require('internal/buffer/text').atob(input);
  },
};

Object.defineProperties(module.exports, {
  constants: {
    configurable: false,
    enumerable: true,
    value: Object.defineProperties({}, {
      MAX_LENGTH: { value: kMaxLength, writable: false, enumerable: true },
      MAX_STRING_LENGTH: { value: kStringMaxLength, writable: false, enumerable: true },
    }),
  },
  INSPECT_MAX_BYTES: {
    configurable: true,
    enumerable: true,
    get() { return inspectMaxBytes; },
    set(value) {
      validateNumber(value, 'INSPECT_MAX_BYTES', 0);
      inspectMaxBytes = value;
    },
  },
});

defineLazyProperties(module.exports, 'internal/blob', ['Blob', 'resolveObjectURL']);
defineLazyProperties(module.exports, 'internal/file', ['File']);
