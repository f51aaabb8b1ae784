'use strict';

// process.finalization: callbacks at the end for objects that are still there.

const { validateFunction, validateObject } = require('internal/validators');

/** Weak references in the order of registration, by the event at which they are called. */
const registered = { __proto__: null, exit: new Map(), beforeExit: new Map() };
const collected = new FinalizationRegistry(remove);

function remove(reference) {
  for (const event of ['exit', 'beforeExit']) {
    if (registered[event].delete(reference) && registered[event].size === 0) {
      process.removeListener(event, handlers[event]);
    }
  }
}

function callAll(event) {
  for (const [reference, callback] of registered[event]) {
    const object = reference.deref();
    if (object !== undefined) {
      callback(object, event);
    }
  }
}

const handlers = {
  __proto__: null,
  exit: () => {
    callAll('exit');
    registered.exit.clear();
  },
  beforeExit: () => {
    callAll('beforeExit');
    registered.beforeExit.clear();
    process.removeListener('beforeExit', handlers.beforeExit);
  },
};

function add(event, object, callback) {
  validateObject(object, 'obj', 4);
  validateFunction(callback, 'fn');
  if (registered[event].size === 0) {
    process.on(event, handlers[event]);
  }
  const reference = new WeakRef(object);
  registered[event].set(reference, callback);
  collected.register(object, reference, reference);
}

function register(obj, callback) {
  add('exit', obj, callback);
}

function registerBeforeExit(obj, callback) {
  add('beforeExit', obj, callback);
}

function unregister(obj) {
  for (const event of ['exit', 'beforeExit']) {
    for (const reference of [...registered[event].keys()]) {
      if (reference.deref() === obj) {
        collected.unregister(reference);
        remove(reference);
      }
    }
  }
}

module.exports = { register, registerBeforeExit, unregister };
