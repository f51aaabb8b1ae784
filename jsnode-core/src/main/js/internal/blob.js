'use strict';

// Blob. A blob's bytes are a list of parts: pieces of memory that nobody else can change, and ranges of files
// (fs.openAsBlob), which are read when they are asked for. A slice shares its parts with the blob it comes from.

const buffers = binding('buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS },
} = require('internal/errors');
const { validateOneOf } = require('internal/validators');
const { isAnyArrayBuffer, isArrayBufferView } = require('internal/util/types');

const customInspect = Symbol.for('nodejs.util.inspect.custom');
const CHUNK = 64 * 1024;

// Given to the constructor by those who make a blob from parts: slice(), File, file-backed blobs.
const kParts = Symbol('kParts');

class MemoryPart {
  constructor(bytes) {
    this.bytes = bytes;
    this.size = bytes.length;
    this.chunk = Infinity;
  }

  slice(start, end) {
    return new MemoryPart(this.bytes.subarray(start, end));
  }

  // A copy: the blob's own bytes stay what they are.
  async read(start, end) {
    return this.bytes.slice(start, end);
  }
}

/** A range of a file; `read(position, length)` -> promise of a Uint8Array, rejects where the file has changed. */
class FilePart {
  constructor(readFile, position, size) {
    this.readFile = readFile;
    this.position = position;
    this.size = size;
    this.chunk = CHUNK;
  }

  slice(start, end) {
    return new FilePart(this.readFile, this.position + start, end - start);
  }

  read(start, end) {
    return this.readFile(this.position + start, end - start);
  }
}

function sizeOf(parts) {
  let size = 0;
  for (const part of parts) size += part.size;
  return size;
}

function sliceParts(parts, start, end) {
  const result = [];
  let position = 0;
  for (const part of parts) {
    const from = Math.max(start - position, 0);
    const to = Math.min(end - position, part.size);
    if (from < to) result.push(from === 0 && to === part.size ? part : part.slice(from, to));
    position += part.size;
  }
  return result;
}

async function readAll(parts) {
  const bytes = new Uint8Array(sizeOf(parts));
  let position = 0;
  for (const part of parts) {
    bytes.set(await part.read(0, part.size), position);
    position += part.size;
  }
  return bytes;
}

function encode(text) {
  return new Uint8Array(buffers.utf8Encode(text));
}

/** The parts of one element of the constructor's sequence. */
function partsOf(element, index, endings) {
  if (isAnyArrayBuffer(element)) return [new MemoryPart(new Uint8Array(element.slice(0)))];
  if (isArrayBufferView(element)) {
    const view = new Uint8Array(element.buffer, element.byteOffset, element.byteLength);
    return [new MemoryPart(new Uint8Array(view))];
  }
  if (isBlob(element)) return element[kParts]();
  if (typeof element === 'symbol') {
    throw sequenceError(`Value[${index}] is a Symbol and cannot be converted to a string.`);
  }
  let text = `${element}`;
  if (endings === 'native') text = text.replace(/\r\n|\r|\n/g, '\n');
  return [new MemoryPart(encode(text))];
}

function sequenceError(message) {
  const e = new TypeError(message);
  e.code = 'ERR_INVALID_ARG_TYPE';
  return e;
}

function toSequence(value) {
  if (value === null || typeof value !== 'object' || typeof value[Symbol.iterator] !== 'function') {
    throw sequenceError('Value cannot be converted to sequence.');
  }
  return value;
}

function validateDictionary(value, name) {
  if (value === null || value === undefined || typeof value === 'object' || typeof value === 'function') return;
  throw new ERR_INVALID_ARG_TYPE(name, 'a dictionary', value);
}

/** A media type as blobs keep it: lower case, or empty where it has a character outside of printable ASCII. */
function normalizeType(type) {
  type = `${type}`;
  return /[^\x20-\x7e]/.test(type) ? '' : type.toLowerCase();
}

class Blob {
  #parts;
  #size;
  #type;

  constructor(sources = [], options = undefined) {
    if (sources?.[kParts] === Blob) {
      this.#parts = sources.parts;
      this.#type = options;
    } else {
      toSequence(sources);
      validateDictionary(options, 'options');
      const endings = options?.endings ?? 'transparent';
      const type = options?.type ?? '';
      validateOneOf(`${endings}`, 'options.endings', ['transparent', 'native']);
      const parts = [];
      let index = 0;
      for (const source of sources) parts.push(...partsOf(source, index++, endings));
      this.#parts = parts.filter((part) => part.size > 0);
      this.#type = normalizeType(type);
    }
    this.#size = sizeOf(this.#parts);
  }

  static #check(value) {
    if (!isBlob(value)) throw new ERR_INVALID_THIS('Blob');
  }

  static isBlob(value) {
    return typeof value === 'object' && value !== null && #parts in value;
  }

  [kParts]() {
    return this.#parts;
  }

  get type() {
    Blob.#check(this);
    return this.#type;
  }

  get size() {
    Blob.#check(this);
    return this.#size;
  }

  slice(start = 0, end = this.size, contentType = '') {
    Blob.#check(this);
    start = clip(start, this.#size);
    end = clip(end, this.#size);
    const parts = end > start ? sliceParts(this.#parts, start, end) : [];
    return fromParts(parts, normalizeType(contentType));
  }

  async arrayBuffer() {
    Blob.#check(this);
    return (await readAll(this.#parts)).buffer;
  }

  async text() {
    Blob.#check(this);
    const bytes = await readAll(this.#parts);
    const text = bytes.length === 0 ? '' : buffers.utf8Slice(bytes.buffer, 0, bytes.length);
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  async bytes() {
    Blob.#check(this);
    return readAll(this.#parts);
  }

  stream() {
    Blob.#check(this);
    return streamOf(this.#parts);
  }

  textStream() {
    Blob.#check(this);
    const { TextDecoderStream } = require('stream/web');
    return streamOf(this.#parts).pipeThrough(new TextDecoderStream());
  }

  [customInspect](depth, options) {
    if (depth < 0) return `[${this.constructor.name}]`;
    const { inspect } = require('internal/util/inspect');
    return `${this.constructor.name} ${inspect({ size: this.size, type: this.type }, options)}`;
  }
}

function clip(value, size) {
  value = Math.trunc(+value) || 0;
  return value < 0 ? Math.max(size + value, 0) : Math.min(value, size);
}

function streamOf(parts) {
  const { ReadableStream } = require('stream/web');
  let index = 0;
  let position = 0;
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      if (index === parts.length) {
        controller.close();
        controller.byobRequest?.respond(0);
        return;
      }
      const part = parts[index];
      const end = Math.min(part.size, position + part.chunk);
      const bytes = await part.read(position, end);
      position = end;
      if (position === part.size) {
        index++;
        position = 0;
      }
      controller.enqueue(bytes);
    },
  }, { highWaterMark: 0 });
}

const { isBlob } = Blob;
delete Blob.isBlob;

function fromParts(parts, type) {
  return new Blob({ [kParts]: Blob, parts }, type);
}

/** A blob over a file of `size` bytes; `read(position, length)` -> promise of a Uint8Array. */
function createBlobFromFile(read, size, type) {
  return fromParts(size > 0 ? [new FilePart(read, 0, size)] : [], normalizeType(type ?? ''));
}

const enumerable = { enumerable: true };
Object.defineProperties(Blob.prototype, {
  type: enumerable,
  size: enumerable,
  slice: enumerable,
  arrayBuffer: enumerable,
  text: enumerable,
  bytes: enumerable,
  stream: enumerable,
  textStream: enumerable,
  [Symbol.toStringTag]: { configurable: true, value: 'Blob' },
});

// --- URL.createObjectURL -------------------------------------------------------------------------------------------

const objectUrls = new Map();

function createObjectURL(obj) {
  if (!isBlob(obj)) throw new ERR_INVALID_ARG_TYPE('obj', 'Blob', obj);
  const id = require('crypto').randomUUID();
  objectUrls.set(id, obj);
  return `blob:nodedata:${id}`;
}

function revokeObjectURL(url) {
  const id = objectUrlId(`${url}`);
  if (id !== undefined) objectUrls.delete(id);
}

function resolveObjectURL(url) {
  const blob = objectUrls.get(objectUrlId(`${url}`));
  return blob && fromParts(blob[kParts](), blob.type);
}

function objectUrlId(url) {
  return /^blob:nodedata:([^:?#]+)$/.exec(url)?.[1];
}

/** What structuredClone() makes of a Blob or File; the bytes are shared. */
function cloneBlob(blob) {
  const parts = blob[kParts]();
  if (parts.some((part) => part instanceof FilePart)) {
    throw Object.assign(new Error('Invalid state: File-backed Blobs are not cloneable'), { code: 'ERR_INVALID_STATE' });
  }
  const { File, isFile } = require('internal/file');
  const copy = fromParts(parts, blob.type);
  return isFile(blob) ? new File([copy], blob.name, { type: blob.type, lastModified: blob.lastModified }) : copy;
}

module.exports = { Blob, cloneBlob, isBlob, createBlobFromFile, createObjectURL, revokeObjectURL, resolveObjectURL };
