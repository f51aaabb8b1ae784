'use strict';

const {
  checkType,
  destroyHooksExist,
  emitAfter,
  emitBefore,
  emitDestroy,
  emitInit,
  getDefaultTriggerAsyncId,
  hasAsyncIdStack,
  initHooksExist,
  newAsyncId,
  symbols: { async_id_symbol, trigger_async_id_symbol },
} = require('internal/async_hooks');
const { callIn, capture } = require('internal/async_context');
const { validateFunction, validateString } = require('internal/validators');
const {
  codes: { ERR_INVALID_ASYNC_ID },
} = require('internal/errors');

const context_frame = Symbol('context_frame');
const destroyed_symbol = Symbol('destroyed');

/** A resource that is collected without emitDestroy() is destroyed then. */
const collected = new FinalizationRegistry(({ asyncId, state }) => {
  if (!state.destroyed) {
    state.destroyed = true;
    emitDestroy(asyncId);
  }
});

class AsyncResource {
  constructor(type, opts = {}) {
    validateString(type, 'type');
    let triggerAsyncId = opts;
    let requireManualDestroy = false;
    if (typeof opts !== 'number') {
      triggerAsyncId = opts.triggerAsyncId === undefined ? getDefaultTriggerAsyncId() : opts.triggerAsyncId;
      requireManualDestroy = Boolean(opts.requireManualDestroy);
    }
    if (!Number.isSafeInteger(triggerAsyncId) || triggerAsyncId < -1) {
      throw new ERR_INVALID_ASYNC_ID('triggerAsyncId', triggerAsyncId);
    }
    this[context_frame] = capture();
    const asyncId = newAsyncId();
    this[async_id_symbol] = asyncId;
    this[trigger_async_id_symbol] = triggerAsyncId;
    checkType(type);
    if (initHooksExist()) {
      emitInit(asyncId, type, triggerAsyncId, this);
    }
    if (!requireManualDestroy && destroyHooksExist()) {
      const state = { destroyed: false };
      this[destroyed_symbol] = state;
      collected.register(this, { asyncId, state });
    }
  }

  runInAsyncScope(fn, thisArg, ...args) {
    const asyncId = this[async_id_symbol];
    emitBefore(asyncId, this[trigger_async_id_symbol], this);
    try {
      return callIn(this[context_frame], fn, thisArg, args);
    } finally {
      if (hasAsyncIdStack()) {
        emitAfter(asyncId);
      }
    }
  }

  emitDestroy() {
    if (this[destroyed_symbol] !== undefined) {
      this[destroyed_symbol].destroyed = true;
    }
    emitDestroy(this[async_id_symbol]);
    return this;
  }

  asyncId() {
    return this[async_id_symbol];
  }

  triggerAsyncId() {
    return this[trigger_async_id_symbol];
  }

  bind(fn, thisArg) {
    validateFunction(fn, 'fn');
    const bound = thisArg === undefined ? bindToCaller(this, fn) : this.runInAsyncScope.bind(this, fn, thisArg);
    let resource = this;
    Object.defineProperties(bound, {
      length: { __proto__: null, configurable: true, enumerable: false, value: fn.length, writable: false },
      asyncResource: {
        __proto__: null,
        configurable: true,
        enumerable: true,
        get: () => {
          warnAboutAsyncResourceProperty();
          return resource;
        },
        set: (value) => {
          warnAboutAsyncResourceProperty();
          resource = value;
        },
      },
    });
    return bound;
  }

  static bind(fn, type, thisArg) {
    type = type || fn.name;
    return new AsyncResource(type || 'bound-anonymous-fn').bind(fn, thisArg);
  }
}

function bindToCaller(resource, fn) {
  return function bound(...args) {
    return resource.runInAsyncScope(fn, this, ...args);
  };
}

let warned = false;

function warnAboutAsyncResourceProperty() {
  if (!warned) {
    warned = true;
    process.emitWarning(
      'The asyncResource property on bound functions is deprecated',
      'DeprecationWarning',
      'DEP0172',
    );
  }
}

module.exports = { AsyncResource };
