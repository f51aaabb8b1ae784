'use strict';

const { Variable, activate, enter, runWith } = require('internal/async_context');
const { AsyncResource } = require('internal/async_hooks/resource');
const { validateObject } = require('internal/validators');

/** A store entered by run() or enterWith(). `disable()` switches it off wherever it has been carried to. */
class Entry {
  constructor(store) {
    this.store = store;
    this.disabled = false;
  }
}

class RunScope {
  #variable;
  #previous;
  #disposed = false;

  constructor(variable, store) {
    this.#variable = variable;
    this.#previous = variable.get();
    enter(variable, new Entry(store));
  }

  dispose() {
    if (!this.#disposed) {
      this.#disposed = true;
      enter(this.#variable, this.#previous);
    }
  }

  [Symbol.dispose]() {
    this.dispose();
  }
}

class AsyncLocalStorage {
  #variable = new Variable();
  #defaultValue;
  #name;

  constructor(options = undefined) {
    activate();
    if (options === undefined) {
      return;
    }
    validateObject(options, 'options');
    this.#defaultValue = options.defaultValue;
    if (options.name !== undefined) {
      this.#name = `${options.name}`;
    }
  }

  get name() {
    return this.#name || '';
  }

  static bind(fn) {
    return AsyncResource.bind(fn);
  }

  static snapshot() {
    return AsyncLocalStorage.bind((callback, ...args) => callback(...args));
  }

  disable() {
    const entry = this.#variable.get();
    if (entry !== undefined) {
      entry.disabled = true;
    }
  }

  enterWith(store) {
    enter(this.#variable, new Entry(store));
  }

  run(store, callback, ...args) {
    return runWith(this.#variable, new Entry(store), callback, args);
  }

  exit(callback, ...args) {
    return this.run(undefined, callback, ...args);
  }

  getStore() {
    const entry = this.#variable.get();
    return entry === undefined || entry.disabled ? this.#defaultValue : entry.store;
  }

  withScope(store) {
    return new RunScope(this.#variable, store);
  }
}

module.exports = { AsyncLocalStorage };
