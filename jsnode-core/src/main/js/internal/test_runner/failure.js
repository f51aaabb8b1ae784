'use strict';

// Why a test failed: ERR_TEST_FAILURE with the kind of failure and what was thrown as its cause.

const { codes: { ERR_TEST_FAILURE } } = require('internal/errors');

const kinds = {
  __proto__: null,
  aborted: 'testAborted',
  callbackAndPromise: 'callbackAndPromisePresent',
  cancelledByParent: 'cancelledByParent',
  expected: 'expectedFailure',
  hook: 'hookFailed',
  multipleCallback: 'multipleCallbackInvocations',
  parentFinished: 'parentAlreadyFinished',
  subtests: 'subtestsFailed',
  testCode: 'testCodeFailure',
  timeout: 'testTimeoutFailure',
  uncaught: 'uncaughtException',
  unhandled: 'unhandledRejection',
};

/** The failure without a stack of its own: what matters is the stack of the cause. */
function failure(cause, kind) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return new ERR_TEST_FAILURE(cause, kind);
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** As `failure`, with the stack of the caller. */
function failureHere(cause, kind) {
  return new ERR_TEST_FAILURE(cause, kind);
}

function isFailure(error) {
  return error?.code === 'ERR_TEST_FAILURE' && error.failureType !== undefined;
}

function asFailure(error, kind = kinds.testCode) {
  return isFailure(error) ? error : failure(error, kind);
}

module.exports = { asFailure, failure, failureHere, isFailure, kinds };
