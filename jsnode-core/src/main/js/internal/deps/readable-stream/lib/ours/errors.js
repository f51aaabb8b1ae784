'use strict';

// Stands in for the WebJar's own error table: the runtime's errors, with what Node 24 says differently from Node 18.

const errors = require('internal/errors');

const { codes } = errors;
const CHUNK_TYPES = ['string', 'Buffer', 'TypedArray', 'DataView'];

function invalidArgType(name, expected, actual) {
  if (name === 'chunk') {
    expected = CHUNK_TYPES;
  } else if (name === 'fn') {
    expected = 'Function';
  }
  return new codes.ERR_INVALID_ARG_TYPE(name, expected, actual);
}

// The WebJar calls these two without `new` in places.
function illegalConstructor() {
  return new codes.ERR_ILLEGAL_CONSTRUCTOR();
}

function multipleCallback() {
  return new codes.ERR_MULTIPLE_CALLBACK();
}

module.exports = {
  AbortError: errors.AbortError,
  aggregateTwoErrors: errors.aggregateTwoErrors,
  hideStackFrames: errors.hideStackFrames,
  codes: Object.create(codes, {
    ERR_INVALID_ARG_TYPE: { value: invalidArgType },
    ERR_ILLEGAL_CONSTRUCTOR: { value: illegalConstructor },
    ERR_MULTIPLE_CALLBACK: { value: multipleCallback },
  }),
};
