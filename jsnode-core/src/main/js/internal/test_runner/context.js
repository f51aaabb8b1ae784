'use strict';

// What a test's function is given: TestContext, and SuiteContext for suites.

const { codes: { ERR_INVALID_STATE } } = require('internal/errors');
const { validateFunction, validateNumber, validateObject } = require('internal/validators');
const { kTimeoutMax } = require('internal/test_runner/test_options');
const { locationAbove } = require('internal/test_runner/location');
const { setTimeout, clearTimeout } = require('timers');

class TestContext {
  #test;
  #assert;

  constructor(test) {
    this.#test = test;
  }

  get signal() {
    return this.#test.signal;
  }

  get name() {
    return this.#test.name;
  }

  get filePath() {
    return this.#test.harness.entryFile ?? this.#test.location?.file;
  }

  get fullName() {
    return this.#test.fullName;
  }

  get error() {
    return this.#test.error;
  }

  get passed() {
    return this.#test.passed;
  }

  get attempt() {
    return this.#test.attempt ?? 0;
  }

  get tags() {
    return this.#test.tags;
  }

  get workerId() {
    const id = process.env.NODE_TEST_WORKER_ID;
    return id === undefined ? undefined : Number(id);
  }

  get assert() {
    this.#assert ??= require('internal/test_runner/assert').assertionsFor(this, this.#test);
    return this.#assert;
  }

  get mock() {
    this.#test.mock ??= new (require('internal/test_runner/mock/mock').MockTracker)();
    return this.#test.mock;
  }

  test(name, options, fn) {
    const { Test } = require('internal/test_runner/test');
    return this.#test.createSubtest(Test, name, options, fn, {}, locationAbove(this.test)).start();
  }

  plan(count, options = {}) {
    if (this.#test.plan !== null) {
      throw new ERR_INVALID_STATE('cannot set plan more than once');
    }
    const { TestPlan } = require('internal/test_runner/plan');
    this.#test.plan = new TestPlan(count, options);
  }

  diagnostic(message) {
    this.#test.diagnose(message);
  }

  log(message, data) {
    this.#test.log(message, data);
  }

  runOnly(value) {
    this.#test.runOnlySubtests = Boolean(value);
  }

  skip(message) {
    this.#test.skipped = true;
    this.#test.skipReason = typeof message === 'string' ? message : this.#test.skipReason;
  }

  todo(message) {
    this.#test.todo = true;
    this.#test.todoReason = typeof message === 'string' ? message : this.#test.todoReason;
  }

  before(fn, options) {
    this.#test.addHook('before', fn, options, locationAbove(this.before));
  }

  after(fn, options) {
    this.#test.addHook('after', fn, options, locationAbove(this.after));
  }

  beforeEach(fn, options) {
    this.#test.addHook('beforeEach', fn, options, locationAbove(this.beforeEach));
  }

  afterEach(fn, options) {
    this.#test.addHook('afterEach', fn, options, locationAbove(this.afterEach));
  }

  waitFor(condition, options = {}) {
    validateFunction(condition, 'condition');
    validateObject(options, 'options');
    const { interval = 50, timeout = 1000 } = options;
    validateNumber(interval, 'options.interval', 0, kTimeoutMax);
    validateNumber(timeout, 'options.timeout', 0, kTimeoutMax);
    return poll(condition, interval, timeout);
  }
}

function poll(condition, interval, timeout) {
  const { promise, resolve, reject } = Promise.withResolvers();
  let lastError;
  let pending = false;
  let done = false;
  let next;
  const finish = (settle, value) => {
    if (!done) {
      done = true;
      clearTimeout(limit);
      clearTimeout(next);
      settle(value);
    }
  };
  const limit = setTimeout(() => {
    const error = new Error('waitFor() timed out');
    if (!pending && lastError !== undefined) {
      error.cause = lastError;
    }
    finish(reject, error);
  }, timeout);
  const attempt = async () => {
    try {
      pending = true;
      const value = await condition();
      pending = false;
      finish(resolve, value);
    } catch (error) {
      pending = false;
      lastError = error;
      if (!done) {
        next = setTimeout(attempt, interval);
      }
    }
  };
  attempt();
  return promise;
}

class SuiteContext {
  #suite;

  constructor(suite) {
    this.#suite = suite;
  }

  get signal() {
    return this.#suite.signal;
  }

  get name() {
    return this.#suite.name;
  }

  get filePath() {
    return this.#suite.harness.entryFile ?? this.#suite.location?.file;
  }

  get fullName() {
    return this.#suite.fullName;
  }

  get passed() {
    return this.#suite.passed;
  }

  get attempt() {
    return this.#suite.attempt ?? 0;
  }

  diagnostic(message) {
    this.#suite.diagnose(message);
  }

  log(message, data) {
    this.#suite.log(message, data);
  }
}

module.exports = { SuiteContext, TestContext };
