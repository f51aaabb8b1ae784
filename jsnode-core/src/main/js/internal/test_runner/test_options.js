'use strict';

// The options of test() and suite(), checked.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const {
  validateAbortSignal, validateArray, validateNumber, validateString, validateUint32,
} = require('internal/validators');

const kTimeoutMax = 2 ** 31 - 1;

let warned = false;

/** The arguments of test(), in whatever form they were given. */
function normalizeArguments(name, options, fn) {
  if (typeof name === 'function') {
    fn = name;
    options = undefined;
    name = undefined;
  } else if (name !== null && typeof name === 'object') {
    fn = typeof options === 'function' ? options : fn;
    options = name;
    name = options.name;
  } else if (typeof options === 'function') {
    fn = options;
    options = undefined;
  }
  if (options === null || typeof options !== 'object') {
    options = {};
  }
  if (typeof fn !== 'function') {
    fn = undefined;
  }
  if (typeof name !== 'string' || name === '') {
    name = fn?.name || '<anonymous>';
  }
  return { name, options, fn };
}

/** Milliseconds, or undefined for what was not given. */
function timeoutOption(timeout) {
  if (timeout === null || timeout === undefined) {
    return undefined;
  }
  if (timeout !== Infinity) {
    validateNumber(timeout, 'options.timeout', 0, kTimeoutMax);
  }
  return timeout;
}

function concurrencyOption(concurrency, whenTrue) {
  switch (typeof concurrency) {
    case 'number':
      validateUint32(concurrency, 'options.concurrency', true);
      return concurrency;
    case 'boolean':
      return concurrency ? whenTrue : 1;
    default:
      if (concurrency === null || concurrency === undefined) {
        return undefined;
      }
      throw new ERR_INVALID_ARG_TYPE('options.concurrency', ['boolean', 'number'], concurrency);
  }
}

function signalOption(signal) {
  if (signal !== undefined) {
    validateAbortSignal(signal, 'options.signal');
  }
  return signal;
}

/** Tags in lower case, without doubles, those of the parent first. */
function tagsOption(tags, inherited) {
  if (tags === undefined) {
    return inherited;
  }
  validateArray(tags, 'options.tags');
  const all = new Set(inherited);
  for (let i = 0; i < tags.length; i++) {
    validateString(tags[i], `options.tags[${i}]`);
    if (tags[i] === '') {
      throw new ERR_INVALID_ARG_VALUE(`options.tags[${i}]`, tags[i], 'must not be an empty string');
    }
    all.add(tags[i].toLowerCase());
  }
  if (tags.length > 0) {
    warnOfTags();
  }
  return Object.freeze([...all]);
}

function warnOfTags() {
  if (!warned) {
    warned = true;
    process.emitWarning('Test tags is an experimental feature and might change at any time', 'ExperimentalWarning');
  }
}

module.exports = {
  concurrencyOption, kTimeoutMax, normalizeArguments, signalOption, tagsOption, timeoutOption, warnOfTags,
};
