'use strict';

// Runs the function of a test or hook: plain, with a promise, or with a callback as its second parameter.

const { isPromise } = require('util/types');
const { failure, failureHere, kinds } = require('internal/test_runner/failure');

/** Resolves when fn is done; rejects with what it threw or what `stopped` rejects with. */
async function runBody(fn, context, stopped) {
  if (fn.length !== 2) {
    await Promise.race([Reflect.apply(fn, context, [context]), stopped]);
    return;
  }
  const { promise, done } = callback();
  const result = Reflect.apply(fn, context, [context, done]);
  if (isPromise(result)) {
    result.catch(() => {});
    promise.catch(() => {});
    throw failure('passed a callback but also returned a Promise', kinds.callbackAndPromise);
  }
  await Promise.race([promise, stopped]);
}

function callback() {
  const { promise, resolve, reject } = Promise.withResolvers();
  let calls = 0;
  return {
    promise,
    done(error) {
      if (++calls > 1) {
        if (calls === 2) {
          throw failureHere('callback invoked multiple times', kinds.multipleCallback);
        }
        return;
      }
      if (error) {
        reject(error);
      } else {
        resolve();
      }
    },
  };
}

module.exports = { runBody };
