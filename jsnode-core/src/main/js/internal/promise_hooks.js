'use strict';

// Who watches promises: node:async_hooks and v8.promiseHooks. The engine calls one function while there is one at all.

const { validateFunction } = require('internal/validators');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');

const names = ['init', 'settled', 'before', 'after'];
const hidden = new WeakSet();

/** Replaced, never changed, so that a watcher may add and remove watchers while it is called. */
let watchers = [];
let hiding = false;

function promiseChanged(type, promise, parent) {
  if (hiding) {
    hidden.add(promise);
    return;
  }
  if (hidden.has(promise)) {
    return;
  }
  const called = watchers;
  for (let i = 0; i < called.length; i++) {
    try {
      called[i][names[type]]?.(promise, parent);
    } catch (error) {
      // Not the error of who happens to use a promise.
      require('internal/process/execution').triggerUncaughtException(error, false);
    }
  }
}

/** Runs what makes a promise that is nobody's business. */
function unseen(make) {
  if (watchers.length === 0) {
    return make();
  }
  hiding = true;
  try {
    return make();
  } finally {
    hiding = false;
  }
}

/** Calls the functions of a watcher from now on. Returns what ends it. */
function watch(watcher) {
  watchers = [...watchers, watcher];
  if (watchers.length === 1) {
    binding('asyncContext').promiseHook(promiseChanged);
  }
  return () => {
    const count = watchers.length;
    watchers = watchers.filter((each) => each !== watcher);
    if (count > 0 && watchers.length === 0) {
      binding('asyncContext').promiseHook(null);
    }
  };
}

const AsyncFunction = (async () => {}).constructor;
const AsyncGeneratorFunction = (async function* () {}).constructor;

/** A watcher that is asynchronous would watch itself for ever. */
function validatePlain(fn, name) {
  validateFunction(fn, name);
  if (fn instanceof AsyncFunction || fn instanceof AsyncGeneratorFunction) {
    throw new ERR_INVALID_ARG_TYPE(name, 'function', fn);
  }
}

function adder(event) {
  const name = `${event}Hook`;
  const method = `on${event[0].toUpperCase()}${event.slice(1)}`;
  return {
    [method](fn) {
      validatePlain(fn, name);
      return watch({ [event]: fn });
    },
  }[method];
}

/** v8.promiseHooks.createHook(). */
function createHook(callbacks = {}) {
  const watcher = {};
  for (const name of names) {
    if (callbacks[name] !== undefined) {
      validatePlain(callbacks[name], `${name}Hook`);
      watcher[name] = callbacks[name];
    }
  }
  return watch(watcher);
}

module.exports = {
  publicHooks: {
    createHook,
    onInit: adder('init'),
    onBefore: adder('before'),
    onAfter: adder('after'),
    onSettled: adder('settled'),
  },
  unseen,
  watch,
};
