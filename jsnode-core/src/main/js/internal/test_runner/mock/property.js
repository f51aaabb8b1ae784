'use strict';

// A mocked property: reads and writes are recorded, the value can be changed.

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateInteger } = require('internal/validators');

class MockPropertyContext {
  #object;
  #name;
  #value;
  #original;
  #once = new Map();
  #accesses = [];

  constructor(object, name, value, hasValue) {
    const original = Object.getOwnPropertyDescriptor(object, name);
    if (original === undefined) {
      throw new ERR_INVALID_ARG_VALUE('propertyName', name, 'is not a property of the object');
    }
    this.#object = object;
    this.#name = name;
    this.#original = original;
    this.#value = hasValue ? value : object[name];
    Object.defineProperty(object, name, {
      __proto__: null,
      configurable: true,
      enumerable: original.enumerable,
      get: () => this.#access('get', this.#next(this.#value)),
      set: (given) => this.#set(given),
    });
  }

  get accesses() {
    return this.#accesses.slice();
  }

  accessCount() {
    return this.#accesses.length;
  }

  mockImplementation(value) {
    this.#checkWritable(value);
    this.#value = value;
  }

  mockImplementationOnce(value, onAccess) {
    this.#checkWritable(value);
    const next = this.#accesses.length;
    const access = onAccess ?? next;
    validateInteger(access, 'onAccess', next);
    this.#once.set(access, value);
  }

  resetAccesses() {
    this.#accesses = [];
  }

  restore() {
    Object.defineProperty(this.#object, this.#name, this.#original);
  }

  #checkWritable(value) {
    if (this.#original.writable === false) {
      throw new ERR_INVALID_ARG_VALUE('propertyName', this.#name, 'cannot be set');
    }
    return value;
  }

  #next(otherwise) {
    const number = this.#accesses.length;
    if (!this.#once.has(number)) {
      return otherwise;
    }
    const value = this.#once.get(number);
    this.#once.delete(number);
    return value;
  }

  #set(given) {
    this.#checkWritable(given);
    this.#value = this.#next(given);
    this.#access('set', this.#value);
  }

  #access(type, value) {
    this.#accesses.push({ __proto__: null, type, value, stack: new Error() });
    return value;
  }
}

module.exports = { MockPropertyContext };
