'use strict';

const {
  disableHook,
  enableHook,
  symbols: { init_symbol, before_symbol, after_symbol, destroy_symbol, no_promise_symbol, promise_resolve_symbol },
} = require('internal/async_hooks');
const {
  codes: { ERR_ASYNC_CALLBACK, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const { validateBoolean } = require('internal/validators');

function checkCallback(callback, name) {
  if (callback !== undefined && typeof callback !== 'function') {
    throw new ERR_ASYNC_CALLBACK(`hook.${name}`);
  }
}

class AsyncHook {
  constructor({ init, before, after, destroy, promiseResolve, trackPromises }) {
    checkCallback(init, 'init');
    checkCallback(before, 'before');
    checkCallback(after, 'after');
    checkCallback(destroy, 'destroy');
    checkCallback(promiseResolve, 'promiseResolve');
    if (trackPromises !== undefined) {
      validateBoolean(trackPromises, 'trackPromises');
    }
    this[init_symbol] = init;
    this[before_symbol] = before;
    this[after_symbol] = after;
    this[destroy_symbol] = destroy;
    this[promise_resolve_symbol] = promiseResolve;
    if (trackPromises === false && promiseResolve) {
      throw new ERR_INVALID_ARG_VALUE(
        'trackPromises',
        trackPromises,
        'must not be false when promiseResolve is enabled',
      );
    }
    this[no_promise_symbol] = trackPromises === false;
  }

  enable() {
    enableHook(this);
    return this;
  }

  disable() {
    disableHook(this);
    return this;
  }
}

function createHook(callbacks) {
  return new AsyncHook(callbacks);
}

module.exports = { createHook };
