'use strict';

const { Timeout, Immediate, clear, clearImmediate } = require('internal/timers');
const { validateAbortSignal, validateBoolean, validateNumber, validateObject } = require('internal/validators');
const { AbortError, codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');

const kEmpty = Object.freeze({ __proto__: null });

function checkOptions(options) {
  validateObject(options, 'options');
  if (options.signal !== undefined) {
    validateAbortSignal(options.signal, 'options.signal');
  }
  if (options.ref !== undefined) {
    validateBoolean(options.ref, 'options.ref');
  }
}

function aborted(signal) {
  return new AbortError(undefined, { cause: signal.reason });
}

// Settles with what `start(resolve)` schedules, or rejects and calls `stop` when the signal aborts.
function abortable(options, start, stop) {
  const { signal } = options;
  if (signal?.aborted) {
    return Promise.reject(aborted(signal));
  }
  let onAbort;
  const promise = new Promise((resolve, reject) => {
    const scheduled = start(resolve);
    if (options.ref === false) {
      scheduled.unref();
    }
    if (signal) {
      onAbort = () => {
        stop(scheduled);
        reject(aborted(signal));
      };
      signal.addEventListener('abort', onAbort, { once: true });
    }
  });
  if (onAbort === undefined) {
    return promise;
  }
  return promise.finally(() => signal.removeEventListener('abort', onAbort));
}

function setTimeout(delay, value, options = kEmpty) {
  try {
    if (delay !== undefined) {
      validateNumber(delay, 'delay');
    }
    checkOptions(options);
  } catch (error) {
    return Promise.reject(error);
  }
  return abortable(options, (resolve) => new Timeout(() => resolve(value), delay, undefined, false, true), clear);
}

function setImmediate(value, options = kEmpty) {
  try {
    checkOptions(options);
  } catch (error) {
    return Promise.reject(error);
  }
  return abortable(options, (resolve) => new Immediate(() => resolve(value), undefined), clearImmediate);
}

async function* setInterval(delay, value, options = kEmpty) {
  checkOptions(options);
  if (delay !== undefined) {
    validateNumber(delay, 'delay');
  }
  const { signal, ref = true } = options;
  if (signal?.aborted) {
    throw aborted(signal);
  }
  let notYielded = 0;
  let wake;
  const interval = new Timeout(() => {
    notYielded++;
    wake?.();
    wake = undefined;
  }, delay, undefined, true, ref);
  let reject;
  const onAbort = () => {
    clear(interval);
    reject?.(aborted(signal));
    reject = undefined;
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    while (!signal?.aborted) {
      if (notYielded === 0) {
        await new Promise((resolve, fail) => {
          wake = resolve;
          reject = fail;
        });
      }
      for (; notYielded > 0; notYielded--) {
        yield value;
      }
    }
    throw aborted(signal);
  } finally {
    clear(interval);
    signal?.removeEventListener('abort', onAbort);
  }
}

class Scheduler {
  constructor() {
    throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  yield() {
    if (!(this instanceof Scheduler)) {
      throw new ERR_INVALID_THIS('Scheduler');
    }
    return setImmediate();
  }

  wait(delay, options) {
    if (!(this instanceof Scheduler)) {
      throw new ERR_INVALID_THIS('Scheduler');
    }
    return setTimeout(delay, undefined, options);
  }
}

const scheduler = Object.create(Scheduler.prototype);

module.exports = { setTimeout, setImmediate, setInterval, scheduler };
