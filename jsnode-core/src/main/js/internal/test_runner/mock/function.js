'use strict';

// A mocked function: a proxy that records its calls and runs an implementation that can be changed.

const { validateFunction, validateInteger } = require('internal/validators');

class MockFunctionContext {
  #calls = [];
  #original;
  #implementation;
  #times;
  #once = new Map();
  #onRestore;

  constructor(original, implementation, times, onRestore) {
    this.#original = original;
    this.#implementation = implementation;
    this.#times = times;
    this.#onRestore = onRestore;
  }

  /** A copy of the calls so far. */
  get calls() {
    return this.#calls.slice();
  }

  callCount() {
    return this.#calls.length;
  }

  mockImplementation(implementation) {
    validateFunction(implementation, 'implementation');
    this.#implementation = implementation;
  }

  mockImplementationOnce(implementation, onCall) {
    validateFunction(implementation, 'implementation');
    const next = this.#calls.length;
    const call = onCall ?? next;
    validateInteger(call, 'onCall', next);
    this.#once.set(call, implementation);
  }

  restore() {
    this.#implementation = this.#original;
    this.#once.clear();
    this.#onRestore?.();
  }

  resetCalls() {
    this.#calls = [];
  }

  #next() {
    const number = this.#calls.length;
    const once = this.#once.get(number);
    const implementation = once ?? this.#implementation;
    if (number + 1 === this.#times) {
      this.restore();
    }
    this.#once.delete(number);
    return implementation;
  }

  static proxyOf(context, original) {
    return new Proxy(original, {
      __proto__: null,
      apply: (target, receiver, args) => {
        const implementation = context.#next();
        const stack = new Error();
        return context.#record({ arguments: args, stack, target: undefined, this: receiver },
          () => Reflect.apply(implementation, receiver, args));
      },
      construct: (target, args, newTarget) => {
        const implementation = context.#next();
        const record = { arguments: args, stack: new Error(), target, this: undefined };
        return context.#record(record, () => {
          record.this = Reflect.construct(implementation, args, newTarget);
          return record.this;
        });
      },
      get: (target, name, receiver) => (name === 'mock' ? context : Reflect.get(target, name, receiver)),
    });
  }

  #record(record, run) {
    let result;
    let error;
    try {
      result = run();
      return result;
    } catch (thrown) {
      error = thrown;
      throw thrown;
    } finally {
      const { arguments: args, stack, target, this: receiver } = record;
      this.#calls.push({ arguments: args, error, result, stack, target, this: receiver });
    }
  }
}

const { proxyOf } = MockFunctionContext;
delete MockFunctionContext.proxyOf;

/** The function to call in place of `original`. */
function mockFunction(original, implementation, times, onRestore) {
  const context = new MockFunctionContext(original, implementation, times, onRestore);
  return { context, proxy: proxyOf(context, original) };
}

module.exports = { mockFunction };
