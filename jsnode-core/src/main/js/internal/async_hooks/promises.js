'use strict';

// Promises as resources of node:async_hooks: a promise made by `then` or `await` is triggered by the one it waits for, and
// what runs as its reaction executes as it.

const {
  destroyHooksExist,
  emitAfter,
  emitBefore,
  emitDestroy,
  emitOnlyAfter,
  emitPromiseInit,
  emitPromiseResolve,
  executionAsyncId,
  getDefaultTriggerAsyncId,
  newAsyncId,
  symbols: { async_id_symbol, trigger_async_id_symbol },
} = require('internal/async_hooks');
const { unseen, watch } = require('internal/promise_hooks');

const resolved = Promise.resolve();
const { then } = Promise.prototype;

let stop;
let collected;

/** The id of a promise; one that was made while nobody watched gets it now. */
function idOf(promise, parent) {
  const id = promise[async_id_symbol];
  if (id !== undefined) {
    return id;
  }
  promise[async_id_symbol] = newAsyncId();
  promise[trigger_async_id_symbol] = parent === undefined ? getDefaultTriggerAsyncId() : idOf(parent);
  return promise[async_id_symbol];
}

function init(promise, parent) {
  const id = idOf(promise, parent);
  emitPromiseInit(id, promise[trigger_async_id_symbol], promise);
  if (destroyHooksExist()) {
    collected ??= new FinalizationRegistry(emitDestroy);
    collected.register(promise, id);
  }
}

function before(promise) {
  emitBefore(idOf(promise), promise[trigger_async_id_symbol], promise);
}

function after(promise) {
  const id = idOf(promise);
  if (executionAsyncId() === id) {
    emitAfter(id);
  } else {
    emitOnlyAfter(id);
  }
}

function settled(promise) {
  emitPromiseResolve(idOf(promise));
}

function enable() {
  stop ??= watch({ init, before, after, settled });
}

/** Not at once: a reaction that runs now has begun and has to end. */
function disable(isUnwanted) {
  unseen(() => then.call(resolved, () => {
    if (isUnwanted()) {
      stop?.();
      stop = undefined;
    }
  }));
}

module.exports = { disable, enable };
