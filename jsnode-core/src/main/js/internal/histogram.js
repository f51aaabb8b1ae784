'use strict';

const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE },
} = require('internal/errors');
const { validateInteger, validateNumber, validateObject } = require('internal/validators');

const native = binding('performance');
const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const kCreate = Symbol('kCreate');

let handleOf;

class Histogram {
  #handle;

  static {
    handleOf = (histogram) => histogram.#handle;
  }

  constructor(key = undefined, handle = undefined) {
    if (key !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    this.#handle = handle;
  }

  get count() {
    return this.#handle.count();
  }

  get countBigInt() {
    return BigInt(this.#handle.count());
  }

  get min() {
    return this.#handle.min();
  }

  get minBigInt() {
    return BigInt(this.#handle.min());
  }

  get max() {
    return this.#handle.max();
  }

  get maxBigInt() {
    return BigInt(this.#handle.max());
  }

  get mean() {
    return this.#handle.mean();
  }

  get exceeds() {
    return this.#handle.exceeds();
  }

  get exceedsBigInt() {
    return BigInt(this.#handle.exceeds());
  }

  get stddev() {
    return this.#handle.stddev();
  }

  percentile(percentile) {
    return this.#handle.percentile(checkedPercentile(percentile));
  }

  percentileBigInt(percentile) {
    return BigInt(this.#handle.percentile(checkedPercentile(percentile)));
  }

  get percentiles() {
    return percentilesOf(this.#handle, (value) => value);
  }

  get percentilesBigInt() {
    return percentilesOf(this.#handle, BigInt);
  }

  reset() {
    this.#handle.reset();
  }

  toJSON() {
    return {
      count: this.count,
      min: this.min,
      max: this.max,
      mean: this.mean,
      exceeds: this.exceeds,
      stddev: this.stddev,
      percentiles: Object.fromEntries(this.percentiles),
    };
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) {
      return this;
    }
    const { inspect } = require('internal/util/inspect');
    const shown = {
      min: this.min,
      max: this.max,
      mean: this.mean,
      exceeds: this.exceeds,
      stddev: this.stddev,
      count: this.count,
      percentiles: this.percentiles,
    };
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `Histogram ${inspect(shown, inner)}`;
  }
}

function checkedPercentile(percentile) {
  validateNumber(percentile, 'percentile');
  if (Number.isNaN(percentile) || percentile <= 0 || percentile > 100) {
    throw new ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
  }
  return percentile;
}

function percentilesOf(handle, convert) {
  const flat = handle.percentiles();
  const found = new Map();
  for (let i = 0; i < flat.length; i += 2) {
    found.set(flat[i], convert(flat[i + 1]));
  }
  return found;
}

class RecordableHistogram extends Histogram {
  #previous = undefined;

  record(val) {
    if (typeof val === 'bigint') {
      handleOf(this).record(Number(val));
      return;
    }
    validateInteger(val, 'val', 1);
    handleOf(this).record(val);
  }

  /** Records the nanoseconds since the previous call. */
  recordDelta() {
    const time = native.now() * 1e6;
    if (this.#previous !== undefined) {
      handleOf(this).record(Math.max(1, Math.round(time - this.#previous)));
    }
    this.#previous = time;
  }

  add(other) {
    if (!(other instanceof RecordableHistogram)) {
      throw new ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    }
    handleOf(this).add(handleOf(other));
  }
}

class ELDHistogram extends Histogram {
  enable() {
    return handleOf(this).enable();
  }

  disable() {
    return handleOf(this).disable();
  }

  [Symbol.dispose]() {
    this.disable();
  }
}

function createHistogram(options = {}) {
  validateObject(options, 'options');
  const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
  if (typeof lowest !== 'bigint') {
    validateInteger(lowest, 'options.lowest', 1, Number.MAX_SAFE_INTEGER);
  }
  if (typeof highest !== 'bigint') {
    validateInteger(highest, 'options.highest', 2 * Number(lowest), Number.MAX_SAFE_INTEGER);
  } else if (highest < 2n * BigInt(lowest)) {
    throw new ERR_INVALID_ARG_TYPE('options.highest', `>= ${2n * BigInt(lowest)}`, highest);
  }
  validateInteger(figures, 'options.figures', 1, 5);
  return new RecordableHistogram(kCreate, native.histogram(Number(lowest), Number(highest), figures));
}

/** A histogram of the time between runs of a timer with the given interval: what is above it is the loop's delay. */
function monitorEventLoopDelay(options = {}) {
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  return new ELDHistogram(kCreate, native.delayMonitor(Math.min(resolution, 2 ** 31 - 1)));
}

module.exports = { Histogram, RecordableHistogram, createHistogram, monitorEventLoopDelay };
