'use strict';

// Ids of asynchronous resources, the stack of what executes now, and the hooks that watch both.
// Timers, ticks, requests and the like get ids only once node:async_hooks has been loaded: before, nobody can ask for them.
// Promises (internal/async_hooks/promises) take part while a hook that wants them is enabled.

const {
  codes: { ERR_ASYNC_TYPE, ERR_INVALID_ASYNC_ID },
} = require('internal/errors');

const async_id_symbol = Symbol('async_id_symbol');
const trigger_async_id_symbol = Symbol('trigger_async_id_symbol');
const owner_symbol = Symbol('owner_symbol');
const init_symbol = Symbol('init');
const before_symbol = Symbol('before');
const after_symbol = Symbol('after');
const destroy_symbol = Symbol('destroy');
const promise_resolve_symbol = Symbol('promiseResolve');
const no_promise_symbol = Symbol('kNoPromiseHook');

// The main script runs as resource 1, triggered by nothing.
let lastId = 1;
let currentId = 1;
let currentTrigger = 0;
let currentResource = {};
let defaultTrigger = -1;
const stack = [];

/** The enabled hooks; replaced, never changed, so that a hook may enable and disable hooks while it is called. */
let hooks = [];
let destroyed = [];

let tracking = false;

function startTracking() {
  tracking = true;
}

const isTracking = () => tracking;

/** Gives a timer, tick or request that is made now its ids, and tells the hooks. */
function initResource(resource, type) {
  if (tracking) {
    const asyncId = newAsyncId();
    const triggerId = getDefaultTriggerAsyncId();
    resource[async_id_symbol] = asyncId;
    resource[trigger_async_id_symbol] = triggerId;
    emitInit(asyncId, type, triggerId, resource);
  }
}

/** Calls fn(resource) as the resource. What throws leaves its id behind for the listeners of 'uncaughtException'. */
function callAs(resource, fn) {
  const asyncId = resource[async_id_symbol];
  if (asyncId === undefined) {
    fn(resource);
    return;
  }
  emitBefore(asyncId, resource[trigger_async_id_symbol], resource);
  fn(resource);
  emitAfter(asyncId);
}

function destroyResource(resource) {
  if (resource[async_id_symbol] !== undefined) {
    emitDestroy(resource[async_id_symbol]);
  }
}

/** After an exception that was taken: what was executing is over. */
function unwind() {
  while (stack.length > 0) {
    emitAfter(currentId);
  }
}

function newAsyncId() {
  return ++lastId;
}

function executionAsyncId() {
  return currentId;
}

function triggerAsyncId() {
  return currentTrigger;
}

function executionAsyncResource() {
  return currentResource;
}

function getDefaultTriggerAsyncId() {
  return defaultTrigger < 0 ? currentId : defaultTrigger;
}

/** Runs block so that resources made in it are triggered by the given id. */
function defaultTriggerAsyncIdScope(id, block, ...args) {
  if (id === undefined) {
    return Reflect.apply(block, null, args);
  }
  const previous = defaultTrigger;
  defaultTrigger = id;
  try {
    return Reflect.apply(block, null, args);
  } finally {
    defaultTrigger = previous;
  }
}

function getOrSetAsyncId(object) {
  if (!Object.hasOwn(object, async_id_symbol)) {
    object[async_id_symbol] = newAsyncId();
  }
  return object[async_id_symbol];
}

function checkId(id, type) {
  if (!Number.isSafeInteger(id) || id < -1) {
    throw new ERR_INVALID_ASYNC_ID(type, id);
  }
}

function hooksExist(symbol) {
  for (let i = 0; i < hooks.length; i++) {
    if (hooks[i][symbol] !== undefined) {
      return true;
    }
  }
  return false;
}

const enabledHooksExist = () => hooks.length > 0;
const initHooksExist = () => hooks.length > 0 && hooksExist(init_symbol);
const destroyHooksExist = () => hooks.length > 0 && hooksExist(destroy_symbol);

/** An exception of a hook ends the process: the state of what it watches can no longer be trusted. */
function fatal(error) {
  process._rawDebug(typeof error?.stack === 'string' ? error.stack : `${error}`);
  process.removeAllListeners('exit');
  process.exit(1);
}

function callHooks(symbol, a, b, c, d) {
  callEach(hooks, symbol, a, b, c, d);
}

function callEach(called, symbol, a, b, c, d) {
  for (let i = 0; i < called.length; i++) {
    const hook = called[i][symbol];
    if (typeof hook === 'function') {
      try {
        hook(a, b, c, d);
      } catch (error) {
        fatal(error);
      }
    }
  }
}

function emitInit(asyncId, type, triggerId, resource) {
  if (hooks.length === 0) {
    return;
  }
  callHooks(init_symbol, asyncId, type, triggerId === null || triggerId === undefined ? getDefaultTriggerAsyncId() : triggerId, resource);
}

/** Promises are told only to the hooks that want them. */
function emitPromiseInit(asyncId, triggerId, promise) {
  if (hooks.length > 0) {
    callEach(hooks.filter((hook) => !hook[no_promise_symbol]), init_symbol, asyncId, 'PROMISE', triggerId, promise);
  }
}

function emitPromiseResolve(asyncId) {
  callHooks(promise_resolve_symbol, asyncId);
}

function checkType(type) {
  if (hooks.length > 0 && type.length === 0) {
    throw new ERR_ASYNC_TYPE(type);
  }
}

function push(asyncId, triggerId, resource) {
  stack.push(currentId, currentTrigger, currentResource);
  currentId = asyncId;
  currentTrigger = triggerId;
  currentResource = resource;
}

function pop() {
  if (stack.length > 0) {
    currentResource = stack.pop();
    currentTrigger = stack.pop();
    currentId = stack.pop();
  }
}

function emitBefore(asyncId, triggerId, resource) {
  push(asyncId, triggerId, resource);
  if (hooks.length > 0) {
    callHooks(before_symbol, asyncId);
  }
}

function emitAfter(asyncId) {
  emitOnlyAfter(asyncId);
  pop();
}

/** For what began before a hook saw it. */
function emitOnlyAfter(asyncId) {
  if (hooks.length > 0) {
    callHooks(after_symbol, asyncId);
  }
}

/** The destroy hooks run in an immediate of their own: a destroy may happen where no user code can. */
function emitDestroy(asyncId) {
  if (asyncId <= 0 || !destroyHooksExist()) {
    return;
  }
  destroyed.push(asyncId);
  if (destroyed.length === 1) {
    binding('timers').beforeImmediates(flushDestroyed);
  }
}

function flushDestroyed() {
  const ids = destroyed;
  destroyed = [];
  for (const id of ids) {
    callHooks(destroy_symbol, id);
  }
}

/** At the end of the event loop, which may not get to the immediate any more. */
function flushAllDestroyed() {
  while (destroyed.length > 0) {
    flushDestroyed();
  }
}

function hasAsyncIdStack() {
  return stack.length > 0;
}

function enableHook(hook) {
  if (!hooks.includes(hook)) {
    hooks = [...hooks, hook];
    if (!hook[no_promise_symbol]) {
      require('internal/async_hooks/promises').enable();
    }
  }
}

function disableHook(hook) {
  const count = hooks.length;
  hooks = hooks.filter((each) => each !== hook);
  if (hooks.length < count && hooks.every((each) => each[no_promise_symbol])) {
    require('internal/async_hooks/promises').disable(() => hooks.every((each) => each[no_promise_symbol]));
  }
}

module.exports = {
  callAs,
  checkId,
  checkType,
  defaultTriggerAsyncIdScope,
  destroyHooksExist,
  destroyResource,
  disableHook,
  emitAfter,
  emitBefore,
  emitDestroy,
  emitInit,
  emitOnlyAfter,
  emitPromiseInit,
  emitPromiseResolve,
  enableHook,
  enabledHooksExist,
  flushAllDestroyed,
  executionAsyncId,
  executionAsyncResource,
  getDefaultTriggerAsyncId,
  getOrSetAsyncId,
  hasAsyncIdStack,
  initHooksExist,
  initResource,
  isTracking,
  newAsyncId,
  startTracking,
  symbols: {
    async_id_symbol,
    trigger_async_id_symbol,
    init_symbol,
    before_symbol,
    after_symbol,
    destroy_symbol,
    promise_resolve_symbol,
    no_promise_symbol,
    owner_symbol,
  },
  triggerAsyncId,
  unwind,
};
