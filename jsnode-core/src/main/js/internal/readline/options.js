'use strict';

// The options of an interface, checked; they may be given one by one as well.

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateAbortSignal, validateString, validateUint32 } = require('internal/validators');

const kMinCrlfDelay = 100;
const kEscapeTimeout = 500;

function isOptions(value) {
  return value?.input !== undefined;
}

function readOptions(input, output, completer, terminal) {
  const options = isOptions(input) ? input : { input, output, completer, terminal };
  if (options.completer !== undefined && typeof options.completer !== 'function') {
    throw new ERR_INVALID_ARG_VALUE('completer', options.completer);
  }
  const { tabSize = 8, prompt = '> ', escapeCodeTimeout = kEscapeTimeout } = options;
  if (options.signal !== undefined) {
    validateAbortSignal(options.signal, 'options.signal');
  }
  if (options.tabSize !== undefined) {
    validateUint32(tabSize, 'tabSize', true);
  }
  if (options.prompt !== undefined) {
    validateString(prompt, 'prompt');
  }
  if (!Number.isFinite(escapeCodeTimeout)) {
    throw new ERR_INVALID_ARG_VALUE('input.escapeCodeTimeout', escapeCodeTimeout);
  }
  return {
    ...options,
    crlfDelay: options.crlfDelay ? Math.max(kMinCrlfDelay, options.crlfDelay) : kMinCrlfDelay,
    escapeCodeTimeout,
    prompt,
    tabSize,
    terminal: options.terminal === undefined ? Boolean(options.output?.isTTY) : Boolean(options.terminal),
  };
}

module.exports = { readOptions };
