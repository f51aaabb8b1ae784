'use strict';

// The assert function, its methods, and the Assert class that has the same methods with options of its own.

const { codes: { ERR_CONSTRUCT_CALL_REQUIRED, ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS } } = require('internal/errors');
const AssertionError = require('internal/assert/assertion_error');
const { checkOk } = require('internal/assert/check_ok');
const {
  catchException,
  catchRejection,
  expectsError,
  expectsNoError,
} = require('internal/assert/expected_exception');
const { inspect } = require('internal/util/inspect');
const { deprecate, isError } = require('internal/util');
const { isRegExp } = require('internal/util/types');
const { validateOneOf } = require('internal/validators');

const kOptions = Symbol('options');

let comparisons;
function compare() {
  return comparisons ??= require('internal/util/comparisons');
}

function fail(options) {
  if (options.message instanceof Error) {
    throw options.message;
  }
  throw new AssertionError(options);
}

/** Methods taken off their instance behave as those of `assert`. */
function optionsOf(instance) {
  return instance?.[kOptions];
}

function diffOf(instance) {
  return optionsOf(instance)?.diff;
}

function checkArguments(count) {
  if (count < 2) {
    throw new ERR_MISSING_ARGS('actual', 'expected');
  }
}

function checkMatch(instance, above, matches, string, regexp, message) {
  if (!isRegExp(regexp)) {
    throw new ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
  }
  if (typeof string === 'string' && (RegExp.prototype.exec.call(regexp, string) !== null) === matches) {
    return;
  }
  if (message instanceof Error) {
    throw message;
  }
  const generatedMessage = !message;
  message ||= typeof string !== 'string' ?
    `The "string" argument must be of type string. Received type ${typeof string} (${inspect(string)})` :
    (matches ?
      'The input did not match the regular expression ' :
      'The input was expected to not match the regular expression ') + `${inspect(regexp)}. Input:\n\n${inspect(string)}\n`;
  const error = new AssertionError({
    actual: string, expected: regexp, message, operator: above.name, stackStartFn: above, diff: diffOf(instance),
  });
  error.generatedMessage = generatedMessage;
  throw error;
}

function exceptionContext(instance, above, kind, argumentCount) {
  return { above, operator: above.name, kind, diff: diffOf(instance), argumentCount };
}

/** The new error's stack goes on with the frames of the original one, without those that both share. */
function mergeStacks(error, original) {
  const start = original.indexOf('\n    at');
  if (start === -1) {
    return;
  }
  const originalFrames = original.slice(start + 1).split('\n');
  let frames = error.stack.split('\n');
  for (const frame of originalFrames) {
    const position = frames.indexOf(frame);
    if (position !== -1) {
      frames = frames.slice(0, position);
      break;
    }
  }
  const stack = `${frames.join('\n')}\n${originalFrames.join('\n')}`;
  Object.defineProperty(error, 'stack', { __proto__: null, value: stack, configurable: true, writable: true });
}

class AssertMethods {
  fail(message) {
    if (isError(message)) {
      throw message;
    }
    const error = new AssertionError({
      operator: 'fail', stackStartFn: assert.fail, message: message === undefined ? 'Failed' : message, diff: diffOf(this),
    });
    error.generatedMessage = message === undefined;
    throw error;
  }

  ok(...args) {
    checkOk(ok, args.length, ...args);
  }

  equal(actual, expected, message) {
    checkArguments(arguments.length);
    // eslint-disable-next-line eqeqeq
    if (actual != expected && (actual === actual || expected === expected)) {
      fail({ actual, expected, message, operator: '==', stackStartFn: equal, diff: diffOf(this) });
    }
  }

  notEqual(actual, expected, message) {
    checkArguments(arguments.length);
    // eslint-disable-next-line eqeqeq
    if (actual == expected || (actual !== actual && expected !== expected)) {
      fail({ actual, expected, message, operator: '!=', stackStartFn: notEqual, diff: diffOf(this) });
    }
  }

  deepEqual(actual, expected, message) {
    checkArguments(arguments.length);
    if (!compare().isDeepEqual(actual, expected)) {
      fail({ actual, expected, message, operator: 'deepEqual', stackStartFn: deepEqual, diff: diffOf(this) });
    }
  }

  notDeepEqual(actual, expected, message) {
    checkArguments(arguments.length);
    if (compare().isDeepEqual(actual, expected)) {
      fail({ actual, expected, message, operator: 'notDeepEqual', stackStartFn: notDeepEqual, diff: diffOf(this) });
    }
  }

  deepStrictEqual(actual, expected, message) {
    checkArguments(arguments.length);
    if (!compare().isDeepStrictEqual(actual, expected, optionsOf(this)?.skipPrototype)) {
      fail({
        actual, expected, message, operator: 'deepStrictEqual', stackStartFn: deepStrictEqual, diff: diffOf(this),
      });
    }
  }

  notDeepStrictEqual(actual, expected, message) {
    checkArguments(arguments.length);
    if (compare().isDeepStrictEqual(actual, expected, optionsOf(this)?.skipPrototype)) {
      fail({
        actual, expected, message, operator: 'notDeepStrictEqual', stackStartFn: notDeepStrictEqual, diff: diffOf(this),
      });
    }
  }

  strictEqual(actual, expected, message) {
    checkArguments(arguments.length);
    if (!Object.is(actual, expected)) {
      fail({ actual, expected, message, operator: 'strictEqual', stackStartFn: strictEqual, diff: diffOf(this) });
    }
  }

  notStrictEqual(actual, expected, message) {
    checkArguments(arguments.length);
    if (Object.is(actual, expected)) {
      fail({ actual, expected, message, operator: 'notStrictEqual', stackStartFn: notStrictEqual, diff: diffOf(this) });
    }
  }

  partialDeepStrictEqual(actual, expected, message) {
    checkArguments(arguments.length);
    if (!compare().isPartialStrictEqual(actual, expected)) {
      fail({
        actual,
        expected,
        message,
        operator: 'partialDeepStrictEqual',
        stackStartFn: partialDeepStrictEqual,
        diff: diffOf(this),
      });
    }
  }

  match(string, regexp, message) {
    checkMatch(this, match, true, string, regexp, message);
  }

  doesNotMatch(string, regexp, message) {
    checkMatch(this, doesNotMatch, false, string, regexp, message);
  }

  throws(fn, ...args) {
    expectsError(exceptionContext(this, throws, 'exception', args.length + 1), catchException(fn), ...args);
  }

  async rejects(promiseFn, ...args) {
    const context = exceptionContext(this, rejects, 'rejection', args.length + 1);
    expectsError(context, await catchRejection(promiseFn), ...args);
  }

  doesNotThrow(fn, ...args) {
    expectsNoError(exceptionContext(this, doesNotThrow, 'exception', args.length + 1), catchException(fn), ...args);
  }

  async doesNotReject(promiseFn, ...args) {
    const context = exceptionContext(this, doesNotReject, 'rejection', args.length + 1);
    expectsNoError(context, await catchRejection(promiseFn), ...args);
  }

  ifError(err) {
    if (err === null || err === undefined) {
      return;
    }
    let message = 'ifError got unwanted exception: ';
    if (typeof err === 'object' && typeof err.message === 'string') {
      message += err.message.length === 0 && err.constructor ? err.constructor.name : err.message;
    } else {
      message += inspect(err);
    }
    const error = new AssertionError({
      actual: err, expected: null, operator: 'ifError', message, stackStartFn: ifError, diff: diffOf(this),
    });
    error.generatedMessage = false;
    if (typeof err.stack === 'string') {
      mergeStacks(error, err.stack);
    }
    throw error;
  }
}

const {
  deepEqual,
  deepStrictEqual,
  doesNotMatch,
  doesNotReject,
  doesNotThrow,
  equal,
  ifError,
  match,
  notDeepEqual,
  notDeepStrictEqual,
  notEqual,
  notStrictEqual,
  ok,
  partialDeepStrictEqual,
  rejects,
  strictEqual,
  throws,
} = AssertMethods.prototype;

const kNames = [
  'fail', 'equal', 'notEqual', 'deepEqual', 'notDeepEqual', 'deepStrictEqual', 'notDeepStrictEqual', 'strictEqual',
  'notStrictEqual', 'partialDeepStrictEqual', 'match', 'doesNotMatch', 'throws', 'rejects', 'doesNotThrow',
  'doesNotReject', 'ifError',
];

/** An assert of its own: {diff: 'simple' | 'full', strict: true, skipPrototype: false}. */
function Assert(options) {
  if (!new.target) {
    throw new ERR_CONSTRUCT_CALL_REQUIRED('Assert');
  }
  options = { strict: true, skipPrototype: false, ...options };
  const allowedDiffs = ['simple', 'full'];
  if (options.diff !== undefined) {
    validateOneOf(options.diff, 'options.diff', allowedDiffs);
  }
  this.AssertionError = AssertionError;
  Object.defineProperty(this, kOptions, {
    __proto__: null,
    value: { diff: options.diff ?? 'simple', skipPrototype: options.skipPrototype },
    configurable: true,
  });
  if (options.strict) {
    this.equal = this.strictEqual;
    this.deepEqual = this.deepStrictEqual;
    this.notEqual = this.notStrictEqual;
    this.notDeepEqual = this.notDeepStrictEqual;
  }
}

for (const name of ['ok', ...kNames]) {
  Object.defineProperty(Assert.prototype, name,
    { __proto__: null, value: AssertMethods.prototype[name], configurable: true, enumerable: true, writable: true });
}

function assert(...args) {
  checkOk(assert, args.length, ...args);
}

function strict(...args) {
  checkOk(strict, args.length, ...args);
}

let CallTracker;
function defineCallTracker(target) {
  Object.defineProperty(target, 'CallTracker', {
    __proto__: null,
    get() {
      CallTracker ??= deprecate(require('internal/assert/calltracker'),
        'assert.CallTracker is deprecated.', 'DEP0173');
      return CallTracker;
    },
    set(value) {
      CallTracker = value;
    },
    configurable: true,
    enumerable: true,
  });
}

Object.defineProperty(assert, 'name', { __proto__: null, value: 'ok', configurable: true });
assert.AssertionError = AssertionError;
defineCallTracker(assert);
assert.ok = ok;
for (const name of kNames) {
  assert[name] = AssertMethods.prototype[name];
}
assert.strict = Object.assign(strict, assert, {
  equal: strictEqual,
  deepEqual: deepStrictEqual,
  notEqual: notStrictEqual,
  notDeepEqual: notDeepStrictEqual,
});
defineCallTracker(strict);
strict.Assert = Assert;
strict.strict = strict;
assert.Assert = Assert;

module.exports = assert;
