'use strict';

// Tests that are expected to fail: option expectFailure, a flag, a label, what the error must match, or both.

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { isRegExp } = require('util/types');
const { asFailure, kinds } = require('internal/test_runner/failure');

/** `{ label, match }`, or undefined where no failure is expected. */
function option(value) {
  if (value === undefined || value === false || value === null) {
    return undefined;
  }
  if (typeof value === 'string') {
    return value === '' ? undefined : { label: value, match: undefined };
  }
  if (typeof value === 'function' || isRegExp(value) || value instanceof Error) {
    return { label: undefined, match: value };
  }
  if (typeof value === 'object') {
    return fromObject(value);
  }
  return { label: undefined, match: undefined };
}

function fromObject(value) {
  const keys = Object.keys(value);
  if (keys.length === 0) {
    throw new ERR_INVALID_ARG_VALUE('options.expectFailure', value, 'must not be an empty object');
  }
  if (keys.every((key) => key === 'label' || key === 'match')) {
    return { label: value.label, match: value.match };
  }
  return { label: undefined, match: value };
}

/** Turns the failure of a test around when it is the one that was expected. */
function apply(test) {
  const { failureType } = test.error;
  if (test.cancelled || failureType === kinds.expected || failureType === kinds.hook) {
    return;
  }
  const { match } = test.expectFailure;
  if (match !== undefined) {
    const cause = test.error.cause ?? test.error;
    try {
      require('assert').throws(() => {
        throw cause;
      }, match);
    } catch (mismatch) {
      test.error = asFailure('The test failed, but the error did not match the expected validation');
      test.error.cause = mismatch;
      return;
    }
  }
  test.error = null;
  test.passed = true;
}

module.exports = { apply, option };
