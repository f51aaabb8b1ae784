'use strict';

// timers/promises and AbortSignal.timeout on a mocked clock.

const { AbortError } = require('internal/errors');
const { AbortController } = require('internal/abort_controller');
const { addAbortListener } = require('events');
const { lazyDOMException } = require('internal/util');
const { validateAbortSignal, validateNumber, validateObject } = require('internal/validators');

function mockPromises(clock) {
  return {
    abortSignalTimeout(delay) {
      validateNumber(delay, 'delay', 0);
      const controller = new AbortController();
      clock.setTimeout(() => {
        controller.abort(lazyDOMException('The operation was aborted due to timeout', 'TimeoutError'));
      }, delay);
      return controller.signal;
    },
    setImmediate: (value, options = {}) => later((fire) => clock.setImmediate(fire), clock, value, options),
    setInterval: (delay, value, options = {}) => interval(clock, delay, value, options),
    setTimeout: (delay, value, options = {}) => later((fire) => clock.setTimeout(fire, delay), clock, value, options),
    wait: (delay, options = {}) => later((fire) => clock.setTimeout(fire, delay), clock, undefined, options),
  };
}

function checkedSignal(options) {
  validateObject(options, 'options');
  if (options.signal !== undefined) {
    validateAbortSignal(options.signal, 'options.signal');
  }
  return options.signal;
}

async function later(schedule, clock, value, options) {
  const signal = checkedSignal(options);
  if (signal?.aborted) {
    throw new AbortError(undefined, { cause: signal.reason });
  }
  const { promise, resolve, reject } = Promise.withResolvers();
  const timer = schedule(() => {
    listener?.[Symbol.dispose]();
    resolve(value);
  });
  const listener = signal === undefined ? undefined : addAbortListener(signal, () => {
    clock.clear(timer);
    reject(new AbortError(undefined, { cause: signal.reason }));
  });
  return promise;
}

async function* interval(clock, delay, value, options) {
  const signal = checkedSignal(options);
  if (signal?.aborted) {
    throw new AbortError(undefined, { cause: signal.reason });
  }
  let fired = 0;
  let wake = () => {};
  const timer = clock.setInterval(() => {
    fired++;
    wake();
  }, delay);
  const listener = signal === undefined ? undefined : addAbortListener(signal, () => wake());
  try {
    for (;;) {
      while (fired === 0 && !signal?.aborted) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
      if (fired === 0) {
        throw new AbortError(undefined, { cause: signal.reason });
      }
      fired--;
      yield value;
    }
  } finally {
    clock.clear(timer);
    listener?.[Symbol.dispose]();
  }
}

module.exports = { mockPromises };
