'use strict';

const { isArrayBufferView } = require('internal/util/types');

/** Whether writeFile gets its data in pieces. */
function isIterable(data) {
  return data !== null && typeof data === 'object' && !isArrayBufferView(data) &&
    (typeof data[Symbol.asyncIterator] === 'function' || typeof data[Symbol.iterator] === 'function');
}

module.exports = { isIterable };
