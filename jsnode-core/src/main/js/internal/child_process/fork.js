'use strict';

// fork: a child that runs this runtime, with a channel to it; and the child's side of that.

const { codes: { ERR_CHILD_PROCESS_IPC_REQUIRED } } = require('internal/errors');
const { validateArray, validateObject } = require('internal/validators');
const { argumentsAndOptions, validatedPath } = require('internal/child_process/options');
const { spawn } = require('internal/child_process/spawn');
const { stdioStringToArray } = require('internal/child_process/stdio');

function fork(modulePath, args, options) {
  modulePath = validatedPath(modulePath, 'modulePath');
  [args, options] = argumentsAndOptions(args, options);
  if (options !== undefined && options !== null) {
    validateObject(options, 'options');
  }
  options = { __proto__: null, ...options, shell: false };
  options.execPath ||= process.execPath;
  args = [...execArgv(options), modulePath, ...args];
  if (typeof options.stdio === 'string') {
    options.stdio = stdioStringToArray(options.stdio, 'ipc');
  } else if (!Array.isArray(options.stdio)) {
    options.stdio = stdioStringToArray(options.silent ? 'pipe' : 'inherit', 'ipc');
  } else if (!options.stdio.includes('ipc')) {
    throw new ERR_CHILD_PROCESS_IPC_REQUIRED('options.stdio');
  }
  return spawn(options.execPath, args, options);
}

function execArgv(options) {
  const given = options.execArgv ?? process.execArgv;
  validateArray(given, 'options.execArgv');
  if (given !== process.execArgv || process._eval === undefined) {
    return given;
  }
  // A child that runs a file does not run the text that this process was given.
  const at = given.lastIndexOf(process._eval);
  return at > 0 ? given.filter((_, i) => i !== at && i !== at - 1) : given;
}

/** Called when the environment names a channel. */
function _forkChild(fd, serialization) {
  const native = binding('child_process');
  const { setupChannel } = require('internal/child_process/channel');
  const control = setupChannel(process, native.ipc(fd), serialization);
  const counts = (name) => name === 'message' || name === 'disconnect';
  process.on('newListener', (name) => {
    if (counts(name)) {
      control.refCounted();
    }
  });
  process.on('removeListener', (name) => {
    if (counts(name)) {
      control.unrefCounted();
    }
  });
}

module.exports = { _forkChild, fork };
