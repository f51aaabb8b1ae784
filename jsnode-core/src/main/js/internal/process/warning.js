'use strict';

// process.emitWarning and what prints warnings on stderr.

const { validateString } = require('internal/validators');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');

let disabledByFlag = () => process.noDeprecation;

function emitWarning(warning, type, code, ctor) {
  let detail;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    ctor = type.ctor;
    code = type.code;
    detail = typeof type.detail === 'string' ? type.detail : undefined;
    type = type.type || 'Warning';
  } else if (typeof type === 'function') {
    ctor = type;
    code = '';
    type = 'Warning';
  }
  if (type !== undefined) {
    validateString(type, 'type');
  }
  if (typeof code === 'function') {
    ctor = code;
    code = undefined;
  } else if (code !== undefined) {
    validateString(code, 'code');
  }
  if (typeof warning === 'string') {
    warning = createWarning(warning, type, code, ctor, detail);
  } else if (!(warning instanceof Error)) {
    throw new ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (warning.name === 'DeprecationWarning') {
    if (disabledByFlag()) {
      return;
    }
    if (process.throwDeprecation) {
      return process.nextTick(() => {
        throw warning;
      });
    }
  }
  process.nextTick(emitNow, warning);
}

function emitNow(warning) {
  process.emit('warning', warning);
}

function createWarning(message, type, code, ctor, detail) {
  const limit = Error.stackTraceLimit;
  if (type === 'DeprecationWarning' && disabledByFlag()) {
    Error.stackTraceLimit = 0;
  }
  const warning = new Error(message);
  Error.stackTraceLimit = limit;
  warning.name = String(type || 'Warning');
  if (code !== undefined) {
    warning.code = code;
  }
  if (detail !== undefined) {
    warning.detail = detail;
  }
  Error.captureStackTrace(warning, ctor || emitWarning);
  return warning;
}

let traceHintShown = false;

let disabledWarnings = new Set();

let redirectedTo;

/** Keeps warnings of these names and codes from being printed. */
function disable(namesAndCodes) {
  disabledWarnings = new Set(namesAndCodes);
}

/** Appends warnings to a file instead of printing them. */
function redirect(file) {
  redirectedTo = require('path').resolve(file);
}

function print(text) {
  if (redirectedTo !== undefined) {
    try {
      require('fs').appendFileSync(redirectedTo, text);
      return;
    } catch {
      // Node prints what it cannot write to the file.
    }
  }
  const { guessedStderr } = require('internal/process/object');
  guessedStderr(text);
}

function onWarning(warning) {
  if (!(warning instanceof Error)) {
    return;
  }
  const isDeprecation = warning.name === 'DeprecationWarning';
  if (isDeprecation && process.noDeprecation) {
    return;
  }
  if (disabledWarnings.has(warning.code) || disabledWarnings.has(warning.name)) {
    return;
  }
  const trace = process.traceProcessWarnings || (isDeprecation && process.traceDeprecation);
  let message = `(${process.release.name}:${process.pid}) `;
  if (warning.code) {
    message += `[${warning.code}] `;
  }
  if (trace && warning.stack) {
    message += warning.stack;
  } else {
    message += typeof warning.toString === 'function' ? `${warning.toString()}` : Error.prototype.toString.call(warning);
  }
  if (typeof warning.detail === 'string') {
    message += `\n${warning.detail}`;
  }
  if (!trace && !traceHintShown) {
    const flag = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
    message += `\n(Use \`node ${flag} ...\` to show where the warning was created)`;
    traceHintShown = true;
  }
  print(`${message}\n`);
}

function emitWarningSync(warning, type, code, ctor) {
  process.emit('warning', createWarning(warning, type, code, ctor));
}

module.exports = { disable, emitWarning, emitWarningSync, onWarning, redirect };
