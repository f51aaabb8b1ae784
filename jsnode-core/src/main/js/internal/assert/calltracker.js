'use strict';

const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_UNAVAILABLE_DURING_EXIT },
} = require('internal/errors');
const AssertionError = require('internal/assert/assertion_error');
const { validateUint32 } = require('internal/validators');

function noop() {}

/** The calls of one tracked function. */
class Tracked {
  #expected;
  #calls = [];
  #name;
  #stack;

  constructor(expected, name, stack) {
    this.#expected = expected;
    this.#name = name;
    this.#stack = stack;
  }

  track(thisArg, args) {
    this.#calls.push(Object.freeze({ thisArg, arguments: Object.freeze(args.slice()) }));
  }

  get calls() {
    return Object.freeze(this.#calls.slice());
  }

  reset() {
    this.#calls = [];
  }

  report() {
    if (this.#calls.length === this.#expected) {
      return undefined;
    }
    return {
      message: `Expected the ${this.#name} function to be executed ${this.#expected} time(s) but was executed ${this.#calls.length} time(s).`,
      actual: this.#calls.length,
      expected: this.#expected,
      operator: this.#name,
      stack: this.#stack,
    };
  }
}

class CallTracker {
  #tracked = new Map();

  #of(fn) {
    const tracked = this.#tracked.get(fn);
    if (tracked === undefined) {
      throw new ERR_INVALID_ARG_VALUE('tracked', fn, 'is not a tracked function');
    }
    return tracked;
  }

  reset(fn) {
    if (fn === undefined) {
      this.#tracked.forEach((tracked) => tracked.reset());
    } else {
      this.#of(fn).reset();
    }
  }

  getCalls(fn) {
    return this.#of(fn).calls;
  }

  calls(fn, expected = 1) {
    if (process._exiting) {
      throw new ERR_UNAVAILABLE_DURING_EXIT();
    }
    if (typeof fn === 'number') {
      expected = fn;
      fn = noop;
    } else if (fn === undefined) {
      fn = noop;
    }
    validateUint32(expected, 'expected', true);
    const tracked = new Tracked(expected, fn.name || 'calls', new Error());
    const proxy = new Proxy(fn, {
      __proto__: null,
      apply(target, thisArg, args) {
        tracked.track(thisArg, args);
        return Reflect.apply(target, thisArg, args);
      },
    });
    this.#tracked.set(proxy, tracked);
    return proxy;
  }

  report() {
    const reports = [];
    this.#tracked.forEach((tracked) => {
      const report = tracked.report();
      if (report !== undefined) {
        reports.push(report);
      }
    });
    return reports;
  }

  verify() {
    const reports = this.report();
    if (reports.length === 0) {
      return;
    }
    throw new AssertionError({
      message: reports.length === 1 ?
        reports[0].message :
        'Functions were not called the expected number of times',
      details: reports,
    });
  }
}

module.exports = CallTracker;
