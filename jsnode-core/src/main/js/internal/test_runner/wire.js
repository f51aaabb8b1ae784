'use strict';

// What a child process tells the runner that started it: each event is a frame on stdout, a mark and a length before
// a text. All else on stdout is output of the program.

const { Buffer } = require('buffer');
const { isError } = require('internal/util');

const kMark = Buffer.from([0xff, 0x0f]);
const kHead = kMark.length + 4;

/** The frame of an event. */
function encode(message) {
  const body = Buffer.from(JSON.stringify(pack(message, new Set())));
  const head = Buffer.alloc(kHead);
  kMark.copy(head);
  head.writeUInt32BE(body.length, kMark.length);
  return Buffer.concat([head, body]);
}

// Values are pairs of a kind and a content, so that what JSON has no word for comes back as it was.
function pack(value, above) {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : ['number', Object.is(value, -0) ? '-0' : String(value)];
    case 'undefined':
      return ['undefined'];
    case 'bigint':
      return ['bigint', String(value)];
    case 'object':
      break;
    default:
      return ['text', String(value)];
  }
  if (value === null) {
    return null;
  }
  if (above.has(value)) {
    return ['text', '[Circular]'];
  }
  above.add(value);
  const packed = packObject(value, above);
  above.delete(value);
  return packed;
}

function packObject(value, above) {
  if (Array.isArray(value)) {
    return ['array', value.map((item) => pack(item, above))];
  }
  if (isError(value)) {
    return ['error', pack(value.name, above), pack(value.message, above), pack(value.stack, above),
      fields(value, [...Object.keys(value), ...(Object.hasOwn(value, 'cause') ? ['cause'] : [])], above)];
  }
  return ['object', fields(value, Object.keys(value), above)];
}

function fields(value, keys, above) {
  return [...new Set(keys)].map((key) => [key, pack(value[key], above)]);
}

function unpack(packed) {
  if (!Array.isArray(packed)) {
    return packed;
  }
  const [kind, content] = packed;
  switch (kind) {
    case 'number':
      return Number(content);
    case 'undefined':
      return undefined;
    case 'bigint':
      return BigInt(content);
    case 'text':
      return content;
    case 'array':
      return content.map(unpack);
    case 'error':
      return unpackError(packed);
    default:
      return fill({}, content);
  }
}

const kErrors = { __proto__: null, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function unpackError([, name, message, stack, content]) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = new (kErrors[name] ?? Error)(unpack(message));
  Error.stackTraceLimit = limit;
  define(error, 'stack', unpack(stack));
  if (error.name !== name) {
    define(error, 'name', unpack(name));
  }
  for (const [key, value] of content) {
    if (key === 'cause') {
      define(error, key, unpack(value));
    } else {
      error[key] = unpack(value);
    }
  }
  return error;
}

function define(object, name, value) {
  Object.defineProperty(object, name, { __proto__: null, value, configurable: true, enumerable: false, writable: true });
}

function fill(object, content) {
  for (const [key, value] of content) {
    object[key] = unpack(value);
  }
  return object;
}

/** Takes the output of a child apart: yields `{ event }` and `{ output }` in their order. */
class Decoder {
  #rest = Buffer.alloc(0);

  * read(bytes) {
    let rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    while (rest.length > 0) {
      const start = startOfFrame(rest);
      if (start > 0) {
        yield { output: rest.subarray(0, start) };
        rest = rest.subarray(start);
        continue;
      }
      const end = rest.length < kHead ? Infinity : kHead + rest.readUInt32BE(kMark.length);
      if (rest.length < end) {
        break;
      }
      yield { event: unpack(JSON.parse(rest.toString('utf8', kHead, end))) };
      rest = rest.subarray(end);
    }
    this.#rest = rest;
  }

  /** What is left at the end belongs to no frame. */
  * end() {
    if (this.#rest.length > 0) {
      yield { output: this.#rest };
    }
  }
}

function startOfFrame(bytes) {
  const found = bytes.indexOf(kMark);
  if (found >= 0) {
    return found;
  }
  return bytes.at(-1) === kMark[0] ? bytes.length - 1 : bytes.length;
}

async function* report(source) {
  for await (const { type, data } of source) {
    yield encode({ type, data });
  }
}

module.exports = { Decoder, encode, report };
