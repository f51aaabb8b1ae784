'use strict';

// How many assertions and subtests a test means to make.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateNumber, validateObject, validateUint32 } = require('internal/validators');
const { failure, kinds } = require('internal/test_runner/failure');
const { setTimeout, clearTimeout } = require('timers');

const kTimeoutMax = 2 ** 31 - 1;

class TestPlan {
  #expected;
  #actual = 0;
  #wait;
  #waiting;

  constructor(count, options = {}) {
    validateUint32(count, 'count');
    validateObject(options, 'options');
    const { wait } = options;
    if (typeof wait === 'number') {
      validateNumber(wait, 'options.wait', 0, kTimeoutMax);
    } else if (wait !== undefined && typeof wait !== 'boolean') {
      throw new ERR_INVALID_ARG_TYPE('options.wait', ['boolean', 'number'], wait);
    }
    this.#expected = count;
    this.#wait = wait;
  }

  count() {
    this.#actual++;
    if (this.#actual >= this.#expected) {
      this.#waiting?.();
    }
  }

  /** Undefined when the plan is kept, a promise while it may still be; throws when it cannot be. */
  check() {
    if (this.#actual === this.#expected) {
      return undefined;
    }
    if (this.#actual < this.#expected && this.#wait !== undefined && this.#wait !== false) {
      return this.#later();
    }
    throw this.#failure(`plan expected ${this.#expected} assertions but received ${this.#actual}`);
  }

  #failure(message) {
    return failure(message, kinds.testCode);
  }

  #later() {
    const { promise, resolve, reject } = Promise.withResolvers();
    const timer = typeof this.#wait === 'number' ? setTimeout(() => {
      reject(failure(
        `plan timed out after ${this.#wait}ms with ${this.#actual} assertions when expecting ${this.#expected}`,
        kinds.timeout));
    }, this.#wait) : undefined;
    this.#waiting = resolve;
    return promise.finally(() => {
      clearTimeout(timer);
      this.#waiting = undefined;
      if (this.#actual !== this.#expected) {
        throw this.#failure(`plan expected ${this.#expected} assertions but received ${this.#actual}`);
      }
    });
  }
}

module.exports = { TestPlan };
