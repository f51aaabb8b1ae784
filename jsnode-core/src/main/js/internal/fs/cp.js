'use strict';

const { getValidatedPath } = require('internal/fs/utils');
const { validateCpOptions } = require('internal/fs/cp_options');
const { getAsyncOperations, runAsync } = require('internal/fs/driver');

/** The checked arguments of cp. */
function prepareCp(src, dest, options) {
  options = validateCpOptions(options);
  return { src: `${getValidatedPath(src, 'src')}`, dest: `${getValidatedPath(dest, 'dest')}`, options };
}

function cpPrepared({ src, dest, options }) {
  const { copy } = require('internal/fs/cp_steps');
  return runAsync(copy(getAsyncOperations(), src, dest, options));
}

module.exports = { cpPrepared, prepareCp };
