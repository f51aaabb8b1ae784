'use strict';

const { codes: { ERR_INVALID_RETURN_VALUE } } = require('internal/errors');
const { isPromise } = require('internal/util/types');
const { getSyncOperations, runSync } = require('internal/fs/driver');

function cpSync(src, dest, options) {
  const { prepareCp } = require('internal/fs/cp');
  const { copy } = require('internal/fs/cp_steps');
  const prepared = prepareCp(src, dest, options);
  const { filter } = prepared.options;
  if (filter) {
    prepared.options.filter = (from, to) => {
      const wanted = filter(from, to);
      if (isPromise(wanted)) {
        throw new ERR_INVALID_RETURN_VALUE('boolean', 'filter', wanted);
      }
      return wanted;
    };
  }
  runSync(copy(getSyncOperations(), prepared.src, prepared.dest, prepared.options));
}

module.exports = { cpSync };
