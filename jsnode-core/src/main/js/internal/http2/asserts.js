'use strict';

const { codes: { ERR_HTTP2_INVALID_SETTING_VALUE, ERR_INVALID_ARG_TYPE } } = require('internal/errors');

function assertIsObject(value, name, types) {
  if (value !== undefined && (value === null || typeof value !== 'object' || Array.isArray(value))) {
    throw new ERR_INVALID_ARG_TYPE(name, types || 'Object', value);
  }
}

function assertIsArray(value, name, types) {
  if (value !== undefined && !Array.isArray(value)) {
    throw new ERR_INVALID_ARG_TYPE(name, types || 'Array', value);
  }
}

function assertWithinRange(name, value, min = 0, max = Infinity) {
  if (value !== undefined && (typeof value !== 'number' || !(value >= min && value <= max))) {
    throw new ERR_HTTP2_INVALID_SETTING_VALUE.RangeError(name, value, min, max);
  }
}

module.exports = { assertIsArray, assertIsObject, assertWithinRange };
