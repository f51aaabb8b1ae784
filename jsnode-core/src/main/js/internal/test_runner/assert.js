'use strict';

// t.assert: the assertions of node:assert, each of which counts for the plan of its test, and those of the user.

const assert = require('assert');
const { checkOk } = require('internal/assert/check_ok');
const { validateFunction, validateString } = require('internal/validators');

const kNotCopied = new Set(['AssertionError', 'Assert', 'CallTracker', 'strict', 'options']);

const methods = new Map();

for (const name of Object.keys(assert)) {
  if (!kNotCopied.has(name) && typeof assert[name] === 'function') {
    methods.set(name, assert[name]);
  }
}

/** The module comes up with the first snapshot. */
function ofSnapshots(name) {
  return function(...args) {
    return Reflect.apply(require('internal/test_runner/snapshot')[name], this, args);
  };
}

/** Functions that are called with the context as `this`. */
const ofContext = new Map(['snapshot', 'fileSnapshot'].map((name) => [name, ofSnapshots(name)]));

const publicApi = {
  __proto__: null,
  register: function register(name, fn) {
    validateString(name, 'name');
    validateFunction(fn, 'fn');
    ofContext.set(name, fn);
  },
};

/** The assertions of one test. */
function assertionsFor(context, test) {
  const assertions = { __proto__: null };
  for (const [name, method] of methods) {
    assertions[name] = counted(test, method, assert);
  }
  for (const [name, method] of ofContext) {
    assertions[name] = counted(test, method, context);
  }
  return assertions;
}

function counted(test, method, receiver) {
  if (method === assert.ok) {
    return okOf(test);
  }
  return (...args) => {
    test.plan?.count();
    return Reflect.apply(method, receiver, args);
  };
}

// Its message quotes the source of the call, so it must know who called.
function okOf(test) {
  return function ok(...args) {
    test.plan?.count();
    checkOk(ok, args.length, ...args);
  };
}

module.exports = { assertionsFor, publicApi };
