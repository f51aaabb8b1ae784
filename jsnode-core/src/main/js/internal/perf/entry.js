'use strict';

const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS },
} = require('internal/errors');

const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const kCreate = Symbol('kCreate');
const kDetail = Symbol('kDetail');

class PerformanceEntry {
  #name;
  #type;
  #startTime;
  #duration;

  constructor(key = undefined, name = undefined, type = undefined, startTime = undefined, duration = undefined) {
    if (key !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    this.#name = name;
    this.#type = type;
    this.#startTime = startTime;
    this.#duration = duration;
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#name in value)) {
      throw new ERR_INVALID_THIS('PerformanceEntry');
    }
    return value;
  }

  get name() {
    return PerformanceEntry.#check(this).#name;
  }

  get entryType() {
    return PerformanceEntry.#check(this).#type;
  }

  get startTime() {
    return PerformanceEntry.#check(this).#startTime;
  }

  get duration() {
    return PerformanceEntry.#check(this).#duration;
  }

  toJSON() {
    PerformanceEntry.#check(this);
    return { name: this.#name, entryType: this.#type, startTime: this.#startTime, duration: this.#duration };
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) {
      return this;
    }
    const { inspect } = require('internal/util/inspect');
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `${this.constructor.name} ${inspect(this.toJSON(), inner)}`;
  }
}

const enumerable = { __proto__: null, enumerable: true };
for (const name of ['name', 'entryType', 'startTime', 'duration', 'toJSON']) {
  Object.defineProperty(PerformanceEntry.prototype, name, enumerable);
}

/** An entry of Node's own types, with what it is about as `detail`. */
class PerformanceNodeEntry extends PerformanceEntry {
  constructor(name, type, startTime, duration, detail) {
    super(kCreate, name, type, startTime, duration);
    this[kDetail] = detail;
  }

  get detail() {
    return this[kDetail];
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.detail };
  }
}

Object.defineProperty(PerformanceNodeEntry.prototype, kDetail, { __proto__: null, writable: true, value: undefined });

function createNodeEntry(name, type, startTime, duration, detail) {
  const entry = new PerformanceNodeEntry(name, type, startTime, duration, detail);
  Object.defineProperty(entry, kDetail, { __proto__: null, enumerable: false });
  return entry;
}

module.exports = { PerformanceEntry, PerformanceNodeEntry, createNodeEntry, kCreate };
