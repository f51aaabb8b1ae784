'use strict';

const { createNodeEntry } = require('internal/perf/entry');
const { enqueue, hasObserver } = require('internal/perf/timeline');
const { now } = require('internal/perf/clock');
const { validateFunction, validateObject } = require('internal/validators');
const {
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');

function checkedHistogram(histogram) {
  if (histogram !== undefined && !(typeof histogram === 'object' && typeof histogram.record === 'function')) {
    throw new ERR_INVALID_ARG_TYPE('options.histogram', 'RecordableHistogram', histogram);
  }
  return histogram;
}

function finish(name, start, args, histogram) {
  const duration = now() - start;
  histogram?.record(Math.max(1, Math.ceil(duration * 1e6)));
  if (hasObserver('function')) {
    const entry = createNodeEntry(name, 'function', start, duration, args);
    for (let i = 0; i < args.length; i++) {
      entry[i] = args[i];
    }
    enqueue(entry);
  }
}

/** Wraps a function so that its calls are measured and reported as 'function' entries. */
function timerify(fn, options = {}) {
  validateFunction(fn, 'fn');
  validateObject(options, 'options');
  const histogram = checkedHistogram(options.histogram);
  function timerified(...args) {
    const isConstructor = new.target !== undefined;
    const start = now();
    const result = isConstructor ? Reflect.construct(fn, args, fn) : Reflect.apply(fn, this, args);
    if (!isConstructor && typeof result?.finally === 'function') {
      return result.finally(() => finish(fn.name, start, args, histogram));
    }
    finish(fn.name, start, args, histogram);
    return result;
  }
  Object.defineProperties(timerified, {
    length: { __proto__: null, configurable: true, enumerable: false, value: fn.length },
    name: { __proto__: null, configurable: true, enumerable: false, value: `timerified ${fn.name}` },
  });
  return timerified;
}

module.exports = { timerify };
