'use strict';

// What ends a test from outside: its time is up, or its signal is aborted.

const { failure, kinds } = require('internal/test_runner/failure');
const { setTimeout, clearTimeout } = require('timers');

/** A promise that rejects when the test must stop, undefined where nothing can stop it; `dispose` takes it back. */
function stopper(timeout, signal) {
  const { promise, reject } = Promise.withResolvers();
  promise.catch(() => {});
  const onAbort = () => reject(failure(signal.reason, kinds.aborted));
  signal?.addEventListener('abort', onAbort, { once: true });
  let timer;
  if (timeout !== Infinity) {
    timer = setTimeout(() => reject(failure(`test timed out after ${timeout}ms`, kinds.timeout)), timeout);
    timer.unref();
  }
  return {
    promise,
    dispose() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}

module.exports = { stopper };
