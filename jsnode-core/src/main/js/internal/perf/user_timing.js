'use strict';

const { PerformanceEntry, kCreate } = require('internal/perf/entry');
const { enqueue, entries } = require('internal/perf/timeline');
const { now } = require('internal/perf/clock');
const { DOMException } = require('internal/domexception');
const {
  codes: {
    ERR_ILLEGAL_CONSTRUCTOR,
    ERR_INVALID_ARG_VALUE,
    ERR_MISSING_ARGS,
    ERR_PERFORMANCE_INVALID_TIMESTAMP,
    ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS,
  },
} = require('internal/errors');
const { validateNumber, validateObject, validateString } = require('internal/validators');

/** Milestones of the process: names that marks may not have, and that measures may refer to. */
const milestones = new Set([
  'nodeStart',
  'v8Start',
  'environment',
  'loopStart',
  'loopExit',
  'bootstrapComplete',
]);

function cloneDetail(detail) {
  return detail == null ? null : require('internal/structured_clone').structuredClone(detail);
}

function markStart(options) {
  validateObject(options, 'options');
  const { startTime } = options;
  if (startTime === undefined) {
    return now();
  }
  validateNumber(startTime, 'startTime');
  if (startTime < 0) {
    throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(startTime);
  }
  return startTime;
}

class PerformanceMark extends PerformanceEntry {
  #detail;

  constructor(name, options = undefined) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('name');
    }
    name = `${name}`;
    if (milestones.has(name)) {
      throw new ERR_INVALID_ARG_VALUE('name', name);
    }
    options ??= {};
    super(kCreate, name, 'mark', markStart(options), 0);
    this.#detail = cloneDetail(options.detail);
  }

  get detail() {
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.#detail };
  }
}

class PerformanceMeasure extends PerformanceEntry {
  #detail;

  constructor(key = undefined, name = undefined, start = undefined, duration = undefined, detail = undefined) {
    if (key !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    super(kCreate, name, 'measure', start, duration);
    this.#detail = cloneDetail(detail);
  }

  get detail() {
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.#detail };
  }
}

for (const each of [PerformanceMark, PerformanceMeasure]) {
  Object.defineProperties(each.prototype, {
    [Symbol.toStringTag]: { __proto__: null, configurable: true, value: each.name },
    detail: { __proto__: null, enumerable: true },
  });
}

function mark(name, options) {
  const entry = new PerformanceMark(name, options);
  enqueue(entry);
  return entry;
}

/** A time, or the name of a mark, as a time. */
function timestampOf(value) {
  if (typeof value === 'number') {
    if (value < 0) {
      throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(value);
    }
    return value;
  }
  const name = `${value}`;
  if (milestones.has(name)) {
    return require('internal/perf/performance').nodeTiming[name];
  }
  const found = entries('mark').findLast((entry) => entry.name === name);
  if (found === undefined) {
    throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
  }
  return found.startTime;
}

function checkOptions(options, endMark) {
  const { start, end, duration, detail } = options;
  if (start === undefined && end === undefined && duration === undefined && detail === undefined) {
    return;
  }
  if (endMark !== undefined) {
    throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('endMark must not be specified');
  }
  if (start === undefined && end === undefined && duration !== undefined) {
    throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('One of options.start or options.end is required');
  }
  if (start !== undefined && end !== undefined && duration !== undefined) {
    throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS(
      'Must not have options.start, options.end, and options.duration specified',
    );
  }
}

function measureEnd(options, endMark) {
  if (endMark !== undefined) {
    return timestampOf(endMark);
  }
  if (options?.end !== undefined) {
    return timestampOf(options.end);
  }
  return options?.start !== undefined && options?.duration !== undefined
    ? timestampOf(options.start) + timestampOf(options.duration)
    : now();
}

function measureStart(startOrOptions, options) {
  if (options?.start !== undefined) {
    return timestampOf(options.start);
  }
  if (options?.duration !== undefined && options?.end !== undefined) {
    return timestampOf(options.end) - timestampOf(options.duration);
  }
  return typeof startOrOptions === 'string' ? timestampOf(startOrOptions) : 0;
}

function measure(name, startOrOptions, endMark) {
  validateString(name, 'name');
  const options = typeof startOrOptions === 'object' && startOrOptions !== null ? startOrOptions : undefined;
  if (options !== undefined) {
    checkOptions(options, endMark);
  }
  const end = measureEnd(options, endMark);
  const start = measureStart(startOrOptions, options);
  const entry = new PerformanceMeasure(kCreate, name, start, end - start, options?.detail);
  enqueue(entry);
  return entry;
}

module.exports = { PerformanceMark, PerformanceMeasure, mark, measure };
