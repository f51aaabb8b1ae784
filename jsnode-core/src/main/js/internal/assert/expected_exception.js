'use strict';

// What assert.throws, rejects, doesNotThrow and doesNotReject make of what was thrown.

const {
  codes: { ERR_AMBIGUOUS_ARGUMENT, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_RETURN_VALUE },
} = require('internal/errors');
const AssertionError = require('internal/assert/assertion_error');
const { inspect } = require('internal/util/inspect');
const { isError } = require('internal/util');
const { isPromise, isRegExp } = require('internal/util/types');
const { validateFunction } = require('internal/validators');

const kNoException = Symbol('kNoException');

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

function test(regexp, text) {
  return RegExp.prototype.exec.call(regexp, text) !== null;
}

function fail(options) {
  if (options.message instanceof Error) {
    throw options.message;
  }
  throw new AssertionError(options);
}

/** Shows of an error only the compared properties. */
class Comparison {
  constructor(object, keys, actual) {
    for (const key of keys) {
      if (key in object) {
        this[key] = actual !== undefined && typeof actual[key] === 'string' && isRegExp(object[key]) &&
          test(object[key], actual[key]) ? actual[key] : object[key];
      }
    }
  }
}

function compareKey(actual, expected, key, message, keys, context) {
  const { isDeepStrictEqual } = require('internal/util/comparisons');
  if (key in actual && isDeepStrictEqual(actual[key], expected[key])) {
    return;
  }
  if (!message) {
    const error = new AssertionError({
      actual: new Comparison(actual, keys),
      expected: new Comparison(expected, keys, actual),
      operator: 'deepStrictEqual',
      stackStartFn: context.above,
      diff: context.diff,
    });
    error.actual = actual;
    error.expected = expected;
    error.operator = context.operator;
    throw error;
  }
  fail({ actual, expected, message, operator: context.operator, stackStartFn: context.above, diff: context.diff });
}

function matchObject(actual, expected, message, context) {
  const keys = Object.keys(expected);
  if (expected instanceof Error) {
    keys.push('name', 'message');
  } else if (keys.length === 0) {
    throw new ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
  }
  for (const key of keys) {
    if (typeof actual[key] === 'string' && isRegExp(expected[key]) && test(expected[key], actual[key])) {
      continue;
    }
    compareKey(actual, expected, key, message, keys, context);
  }
}

function describeWrongClass(actual, expected) {
  let text = `The error is expected to be an instance of "${expected.name}". Received `;
  if (!isError(actual)) {
    return `${text}"${inspect(actual, { depth: -1 })}"`;
  }
  const { name } = actual.constructor ?? {};
  text += expected.name === name ?
    'an error with identical name but a different prototype.' :
    `"${name ?? actual.name}"`;
  return actual.message ? `${text}\n\nError message:\n\n${actual.message}` : text;
}

/** The message where a class or a validation function refuses; undefined where it accepts. */
function refusal(actual, expected) {
  if (expected.prototype !== undefined && actual instanceof expected) {
    return undefined;
  }
  if (Object.prototype.isPrototypeOf.call(Error, expected)) {
    return describeWrongClass(actual, expected);
  }
  const result = Reflect.apply(expected, {}, [actual]);
  if (result === true) {
    return undefined;
  }
  const name = expected.name ? `"${expected.name}" ` : '';
  const text = `The ${name}validation function is expected to return "true". Received ${inspect(result)}`;
  return isError(actual) ? `${text}\n\nCaught error:\n\n${actual}` : text;
}

function expectedException(actual, expected, message, context) {
  let generated;
  if (typeof expected === 'function') {
    generated = refusal(actual, expected);
    if (generated === undefined) {
      return;
    }
  } else if (isRegExp(expected)) {
    const text = String(actual);
    if (test(expected, text)) {
      return;
    }
    generated = `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`;
  } else if (!isObject(actual)) {
    const error = new AssertionError({
      actual, expected, message, operator: 'deepStrictEqual', stackStartFn: context.above, diff: context.diff,
    });
    error.operator = context.operator;
    throw error;
  } else {
    matchObject(actual, expected, message, context);
    return;
  }
  if (isError(message)) {
    throw message;
  }
  const error = new AssertionError({
    actual,
    expected,
    message: message || generated,
    operator: context.operator,
    stackStartFn: context.above,
    diff: context.diff,
  });
  error.generatedMessage = !message;
  throw error;
}

/** `context`: {above, operator, kind: 'exception' or 'rejection', diff, argumentCount}. */
function expectsError(context, actual, error, message) {
  if (typeof error === 'string') {
    if (context.argumentCount > 2) {
      throw new ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], error);
    }
    if (isObject(actual)) {
      if (actual.message === error) {
        throw new ERR_AMBIGUOUS_ARGUMENT('error/message', `The error message "${actual.message}" is identical to the message.`);
      }
    } else if (actual === error) {
      throw new ERR_AMBIGUOUS_ARGUMENT('error/message', `The error "${actual}" is identical to the message.`);
    }
    message = error;
    error = undefined;
  } else if (error !== undefined && error !== null && typeof error !== 'object' && typeof error !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], error);
  }
  if (actual === kNoException) {
    const details = `${error?.name ? ` (${error.name})` : ''}${message ? `: ${message}` : '.'}`;
    fail({
      actual: undefined,
      expected: error,
      operator: context.operator,
      message: `Missing expected ${context.kind}${details}`,
      stackStartFn: context.above,
      diff: context.diff,
    });
  }
  if (error) {
    expectedException(actual, error, message, context);
  }
}

function isUnwanted(actual, expected) {
  if (typeof expected !== 'function') {
    if (isRegExp(expected)) {
      return test(expected, String(actual));
    }
    throw new ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && actual instanceof expected) {
    return true;
  }
  if (Object.prototype.isPrototypeOf.call(Error, expected)) {
    return false;
  }
  return Reflect.apply(expected, {}, [actual]) === true;
}

function expectsNoError(context, actual, error, message) {
  if (actual === kNoException) {
    return;
  }
  if (typeof error === 'string') {
    message = error;
    error = undefined;
  }
  if (!error || isUnwanted(actual, error)) {
    fail({
      actual,
      expected: error,
      operator: context.operator,
      message: `Got unwanted ${context.kind}${message ? `: ${message}` : '.'}\nActual message: "${actual?.message}"`,
      stackStartFn: context.above,
      diff: context.diff,
    });
  }
  throw actual;
}

function catchException(fn) {
  validateFunction(fn, 'fn');
  try {
    fn();
  } catch (error) {
    return error;
  }
  return kNoException;
}

function isThenable(value) {
  return isPromise(value) || (isObject(value) && typeof value.then === 'function' && typeof value.catch === 'function');
}

async function catchRejection(promiseFn) {
  let promise;
  if (typeof promiseFn === 'function') {
    promise = promiseFn();
    if (!isThenable(promise)) {
      throw new ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
    }
  } else if (isThenable(promiseFn)) {
    promise = promiseFn;
  } else {
    throw new ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promiseFn);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return kNoException;
}

module.exports = { catchException, catchRejection, expectsError, expectsNoError };
