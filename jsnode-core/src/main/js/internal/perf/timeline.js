'use strict';

// The entries of the timeline, and who observes them.

const { DOMException } = require('internal/domexception');
const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS },
} = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');

const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const kCreate = Symbol('kCreate');

const SUPPORTED = ['dns', 'function', 'gc', 'http', 'http2', 'mark', 'measure', 'net', 'quic', 'resource'];
Object.freeze(SUPPORTED);

/** What stays until it is cleared; other types only go to observers. */
const buffers = { __proto__: null, mark: [], measure: [], resource: [] };
const observers = new Set();
const pending = new Set();
let scheduled = false;

function byStartTime(a, b) {
  return a.startTime - b.startTime;
}

function entries(type) {
  const found = type === undefined ? Object.values(buffers).flat() : (buffers[type] ?? []).slice();
  return found.sort(byStartTime);
}

function clearEntries(type, name) {
  buffers[type] = name === undefined ? [] : buffers[type].filter((entry) => entry.name !== name);
}

function hasObserver(type) {
  for (const observer of observers) {
    if (observer[kTypes].has(type)) {
      return true;
    }
  }
  return false;
}

/** Adds an entry to the timeline and hands it to its observers. */
function enqueue(entry) {
  buffers[entry.entryType]?.push(entry);
  observe(entry);
}

/** Hands an entry to the observers of its type. */
function observe(entry) {
  const type = entry.entryType;
  for (const observer of observers) {
    observer[kMaybeBuffer](entry, type);
  }
}

const kForced = 4;
let collections;

/** The JVM's collections are watched while somebody observes 'gc'. */
function watchCollections() {
  if (hasObserver('gc') === (collections !== undefined)) {
    return;
  }
  if (collections !== undefined) {
    collections.stop();
    collections = undefined;
    return;
  }
  const { createNodeEntry } = require('internal/perf/entry');
  const { timeOrigin } = require('internal/perf/clock');
  collections = binding('gc').watch((kind, startedAt, millis, forced) => {
    enqueue(createNodeEntry('gc', 'gc', startedAt - timeOrigin(), millis, { kind, flags: forced ? kForced : 0 }));
  });
}

function schedule(observer) {
  pending.add(observer);
  if (!scheduled) {
    scheduled = true;
    require('timers').setImmediate(dispatchPending);
  }
}

function dispatchPending() {
  scheduled = false;
  const waiting = [...pending];
  pending.clear();
  for (const observer of waiting) {
    observer[kDispatch]();
  }
}

const kTypes = Symbol('kTypes');
const kMaybeBuffer = Symbol('kMaybeBuffer');
const kDispatch = Symbol('kDispatch');

class PerformanceObserverEntryList {
  #entries;

  constructor(key = undefined, list = undefined) {
    if (key !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    this.#entries = list.sort(byStartTime);
  }

  getEntries() {
    return this.#entries.slice();
  }

  getEntriesByType(type) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('type');
    }
    type = `${type}`;
    return this.#entries.filter((entry) => entry.entryType === type);
  }

  getEntriesByName(name, type = undefined) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('name');
    }
    name = `${name}`;
    return this.#entries.filter((entry) => entry.name === name && (type === undefined || entry.entryType === type));
  }

  [customInspectSymbol](depth, options) {
    return depth < 0 ? this : inspectAs('PerformanceObserverEntryList', this.#entries, options);
  }
}

function inspectAs(name, value, options) {
  const { inspect } = require('internal/util/inspect');
  return `${name} ${inspect(value, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
}

function checkTypes(entryTypes, type) {
  if (entryTypes === undefined && type === undefined) {
    throw new ERR_MISSING_ARGS('options.entryTypes', 'options.type');
  }
  if (entryTypes != null && type != null) {
    throw new ERR_INVALID_ARG_VALUE(
      'options.entryTypes',
      entryTypes,
      'options.entryTypes can not set with options.type together',
    );
  }
  if (entryTypes !== undefined && !Array.isArray(entryTypes)) {
    throw new ERR_INVALID_ARG_TYPE('options.entryTypes', 'string[]', entryTypes);
  }
}

class PerformanceObserver {
  #callback;
  #buffer = [];
  #mode = undefined;

  constructor(callback) {
    validateFunction(callback, 'callback');
    this.#callback = callback;
    Object.defineProperty(this, kTypes, { __proto__: null, value: new Set() });
  }

  observe(options = {}) {
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = { ...options };
    checkTypes(entryTypes, type);
    const mode = entryTypes !== undefined ? 'multiple' : 'single';
    if (this.#mode !== undefined && this.#mode !== mode) {
      throw new DOMException(
        `PerformanceObserver can not change to ${mode === 'multiple' ? 'multiple' : 'single'} observations`,
        'InvalidModificationError',
      );
    }
    this.#mode = mode;
    const types = this[kTypes];
    if (mode === 'multiple') {
      types.clear();
      for (const each of entryTypes) {
        if (SUPPORTED.includes(each)) {
          types.add(each);
        }
      }
    } else if (SUPPORTED.includes(type)) {
      types.add(type);
      if (buffered) {
        this.#buffer.push(...entries(type));
        schedule(this);
      }
    }
    if (types.size > 0) {
      observers.add(this);
    } else {
      this.disconnect();
    }
    watchCollections();
  }

  disconnect() {
    observers.delete(this);
    pending.delete(this);
    this.#buffer = [];
    this[kTypes].clear();
    this.#mode = undefined;
    watchCollections();
  }

  takeRecords() {
    return this.#buffer.splice(0);
  }

  static get supportedEntryTypes() {
    return SUPPORTED;
  }

  [kMaybeBuffer](entry, type) {
    if (this[kTypes].has(type)) {
      this.#buffer.push(entry);
      schedule(this);
    }
  }

  [kDispatch]() {
    if (this.#buffer.length > 0) {
      const list = new PerformanceObserverEntryList(kCreate, this.takeRecords());
      this.#callback.call(this, list, this);
    }
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) {
      return this;
    }
    const shown = {
      connected: observers.has(this),
      pending: pending.has(this),
      entryTypes: [...this[kTypes]],
      buffer: this.#buffer,
    };
    return inspectAs('PerformanceObserver', shown, options);
  }
}

const enumerable = { __proto__: null, enumerable: true };
for (const name of ['observe', 'disconnect', 'takeRecords']) {
  Object.defineProperty(PerformanceObserver.prototype, name, enumerable);
}
for (const name of ['getEntries', 'getEntriesByType', 'getEntriesByName']) {
  Object.defineProperty(PerformanceObserverEntryList.prototype, name, enumerable);
}
for (const each of [PerformanceObserver, PerformanceObserverEntryList]) {
  Object.defineProperty(each.prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: each.name });
}

module.exports = {
  PerformanceObserver, PerformanceObserverEntryList, buffers, clearEntries, enqueue, entries, hasObserver, observe,
};
