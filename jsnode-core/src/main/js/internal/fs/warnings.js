'use strict';

const emitted = new Set();

/** A deprecation warning, once in a process. */
function emitWarningOnce(code, message) {
  if (!emitted.has(code)) {
    emitted.add(code);
    process.emitWarning(message, 'DeprecationWarning', code);
  }
}

module.exports = { emitWarningOnce };
