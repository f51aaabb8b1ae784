'use strict';

// What assert.ok checks; its message quotes the call, so it must know the function that was called.

const AssertionError = require('internal/assert/assertion_error');
const { isError } = require('internal/util');

function falsyMessage(above) {
  const { callSource } = require('internal/assert/call_source');
  const source = callSource(above);
  return source === undefined ? undefined : `The expression evaluated to a falsy value:\n\n  ${source}\n`;
}

/** Throws where value is falsy; `above` is the function that the user called. */
function checkOk(above, argumentCount, value, message) {
  if (value) {
    return;
  }
  let generatedMessage = false;
  if (argumentCount === 0) {
    generatedMessage = true;
    message = 'No value argument passed to `assert.ok()`';
  } else if (message === undefined || message === null) {
    generatedMessage = true;
    message = falsyMessage(above);
  } else if (isError(message)) {
    throw message;
  }
  const error = new AssertionError({ actual: value, expected: true, message, operator: '==', stackStartFn: above });
  error.generatedMessage = generatedMessage;
  throw error;
}

module.exports = { checkOk };
