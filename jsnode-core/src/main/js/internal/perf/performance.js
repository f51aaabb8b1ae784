'use strict';

const { EventTarget, defineEventHandler } = require('internal/event_target');
const { PerformanceEntry, kCreate: kCreateEntry } = require('internal/perf/entry');
const { clearEntries, entries } = require('internal/perf/timeline');
const { mark, measure } = require('internal/perf/user_timing');
const { markResourceTiming } = require('internal/perf/resource_timing');
const { clearResources, onBufferFull, setBufferSize } = require('internal/perf/resource_buffer');
const { timerify } = require('internal/perf/timerify');
const { milestone, now, timeOrigin } = require('internal/perf/clock');
const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS, ERR_MISSING_ARGS },
} = require('internal/errors');

const native = binding('performance');
const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const kCreate = Symbol('kCreate');

const bootstrapComplete = milestone();

/** What the process did when, in milliseconds from its start. */
class PerformanceNodeTiming extends PerformanceEntry {
  constructor() {
    super(kCreateEntry, 'node', 'node', 0, 0);
    const milestones = {
      name: () => 'node',
      entryType: () => 'node',
      startTime: () => 0,
      duration: now,
      nodeStart: () => 0,
      v8Start: () => 0,
      environment: () => 0,
      loopStart: bootstrapComplete,
      loopExit: () => -1,
      bootstrapComplete,
      idleTime: () => native.loopIdleTime(),
    };
    for (const [name, get] of Object.entries(milestones)) {
      Object.defineProperty(this, name, { __proto__: null, enumerable: true, configurable: true, get });
    }
  }

  toJSON() {
    return {
      name: 'node',
      entryType: 'node',
      startTime: this.startTime,
      duration: this.duration,
      nodeStart: this.nodeStart,
      v8Start: this.v8Start,
      bootstrapComplete: this.bootstrapComplete,
      environment: this.environment,
      loopStart: this.loopStart,
      loopExit: this.loopExit,
      idleTime: this.idleTime,
    };
  }
}

const nodeTiming = new PerformanceNodeTiming();

/** The share of time that the loop was busy, in all or between two readings. */
function eventLoopUtilization(later, earlier) {
  if (later && earlier) {
    return utilization(later.idle - earlier.idle, later.active - earlier.active);
  }
  const idle = native.loopIdleTime();
  const active = native.loopActiveTime();
  return later ? utilization(idle - later.idle, active - later.active) : utilization(idle, active);
}

function utilization(idle, active) {
  return { idle, active, utilization: active + idle <= 0 ? 0 : active / (active + idle) };
}

class Performance extends EventTarget {
  #real = true;

  constructor(key = undefined) {
    if (key !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    super();
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#real in value)) {
      throw new ERR_INVALID_THIS('Performance');
    }
  }

  clearMarks(name = undefined) {
    Performance.#check(this);
    clearEntries('mark', name === undefined ? undefined : `${name}`);
  }

  clearMeasures(name = undefined) {
    Performance.#check(this);
    clearEntries('measure', name === undefined ? undefined : `${name}`);
  }

  clearResourceTimings(name = undefined) {
    Performance.#check(this);
    clearResources(name === undefined ? undefined : `${name}`);
  }

  getEntries() {
    Performance.#check(this);
    return entries();
  }

  getEntriesByName(name, type = undefined) {
    Performance.#check(this);
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('name');
    }
    name = `${name}`;
    return entries(type).filter((entry) => entry.name === name);
  }

  getEntriesByType(type) {
    Performance.#check(this);
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('type');
    }
    return entries(`${type}`);
  }

  mark(name, options = undefined) {
    Performance.#check(this);
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('name');
    }
    return mark(name, options);
  }

  measure(name, startOrMeasureOptions = undefined, endMark = undefined) {
    Performance.#check(this);
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('name');
    }
    return measure(name, startOrMeasureOptions, endMark);
  }

  now() {
    Performance.#check(this);
    return native.now();
  }

  setResourceTimingBufferSize(maxSize) {
    Performance.#check(this);
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('maxSize');
    }
    setBufferSize(toUnsignedLong(maxSize, 'maxSize'));
  }

  get timeOrigin() {
    Performance.#check(this);
    return timeOrigin();
  }

  toJSON() {
    Performance.#check(this);
    return { nodeTiming, timeOrigin: timeOrigin(), eventLoopUtilization: eventLoopUtilization() };
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) {
      return this;
    }
    const { inspect } = require('internal/util/inspect');
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `Performance ${inspect({ nodeTiming, timeOrigin: timeOrigin() }, inner)}`;
  }
}

const enumerable = { __proto__: null, enumerable: true };
for (const name of [
  'clearMarks',
  'clearMeasures',
  'clearResourceTimings',
  'getEntries',
  'getEntriesByName',
  'getEntriesByType',
  'mark',
  'measure',
  'now',
  'setResourceTimingBufferSize',
  'timeOrigin',
  'toJSON',
]) {
  Object.defineProperty(Performance.prototype, name, enumerable);
}

function hidden(value) {
  return { __proto__: null, configurable: true, enumerable: false, writable: true, value };
}

Object.defineProperties(Performance.prototype, {
  eventLoopUtilization: hidden(eventLoopUtilization),
  nodeTiming: hidden(nodeTiming),
  markResourceTiming: hidden(markResourceTiming),
  timerify: hidden(timerify),
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'Performance' },
});
defineEventHandler(Performance.prototype, 'resourcetimingbufferfull');

/** WebIDL's conversion to `unsigned long`. */
function toUnsignedLong(value, name) {
  if (typeof value === 'bigint' || typeof value === 'symbol') {
    const kind = typeof value === 'bigint' ? 'BigInt' : 'Symbol';
    throw Object.assign(new TypeError(`${name} is a ${kind} and cannot be converted to a number.`),
      { code: 'ERR_INVALID_ARG_TYPE' });
  }
  return +value >>> 0;
}

const performance = new Performance(kCreate);
onBufferFull(() => {
  const { Event } = require('internal/event_target');
  performance.dispatchEvent(new Event('resourcetimingbufferfull'));
});

module.exports = { Performance, eventLoopUtilization, nodeTiming, performance };
