'use strict';

// How a runtime ends: uncaught errors, process.exit, the loop running dry. 'exit' is emitted once, whatever the way.

const { callIn, contextOf } = require('internal/async_context');

const native = binding('process');

const kGenericError = 1;
const kNoFatalExceptionHandler = 6;
const kInvalidFatalExceptionHandler = 7;
const kUnsettledTopLevelAwait = 13;

let captureCallback = null;
let domains;
let mainPromise;

function triggerUncaughtException(error, fromPromise) {
  const type = fromPromise ? 'unhandledRejection' : 'uncaughtException';
  if (typeof process._fatalException !== 'function') {
    native.rawStderr(require('internal/process/uncaught_report').formatUncaught(error));
    native.reallyExit(kNoFatalExceptionHandler, error);
    return;
  }
  let taken;
  try {
    // Listeners run in the context of what failed.
    taken = callIn(contextOf(error), offer, undefined, [error, type]);
  } catch (second) {
    endWith(second, kInvalidFatalExceptionHandler);
    return;
  }
  if (!taken) {
    endWith(error, kGenericError);
  }
  require('internal/async_hooks').unwind();
}

function offer(error, type) {
  process.emit('uncaughtExceptionMonitor', error, type);
  if (captureCallback !== null) {
    captureCallback(error);
    return true;
  }
  if (domains !== undefined && domains(error)) {
    return true;
  }
  return process.emit('uncaughtException', error, type);
}

function endWith(error, code) {
  try {
    if (!process._exiting) {
      process.exitCode = code;
      process._exiting = true;
      process.emit('exit', code);
    }
  } catch {
    // The first error is the one that is reported.
  }
  const { formatUncaught } = require('internal/process/uncaught_report');
  native.rawStderr(formatUncaught(error));
  native.reallyExit(exitCodeOr(code), error);
}

function exitCodeOr(otherwise) {
  return process.exitCode === undefined ? otherwise : Number(process.exitCode) | 0;
}

function exit(code) {
  if (arguments.length !== 0) {
    process.exitCode = code;
  }
  emitExitOnce();
  // As in Node, programs may put a function of their own in its place.
  process.reallyExit(exitCodeOr(0));
}

function reallyExit(code) {
  native.reallyExit(Number(code) | 0, null);
}

function emitExitOnce() {
  if (!process._exiting) {
    process._exiting = true;
    process.emit('exit', exitCodeOr(0));
  }
}

// Java calls this when the loop has nothing left to do.
function emitBeforeExit() {
  require('internal/async_hooks').flushAllDestroyed();
  process.emit('beforeExit', exitCodeOr(0));
}

// Java calls this when nothing came of 'beforeExit'; returns the exit code.
function emitExit() {
  if (mainPromise !== undefined && process.exitCode === undefined) {
    process.exitCode = kUnsettledTopLevelAwait;
    process._exiting = true;
    process.emit('exit', kUnsettledTopLevelAwait);
    if (process.exitCode === kUnsettledTopLevelAwait) {
      native.rawStderr(`Warning: Detected unsettled top-level await${require('internal/modules/run_main').stalledAwait()}\n`);
    }
    return exitCodeOr(0);
  }
  try {
    emitExitOnce();
  } catch (error) {
    triggerUncaughtException(error, false);
  }
  return exitCodeOr(0);
}

// The main module's promise: pending at the end means an unsettled top-level await.
function watchMain(promise) {
  mainPromise = promise;
  const settled = () => {
    mainPromise = undefined;
  };
  promise.then(settled, settled);
}

function setUncaughtExceptionCaptureCallback(fn) {
  const {
    codes: { ERR_INVALID_ARG_TYPE, ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET },
  } = require('internal/errors');
  if (fn === null) {
    captureCallback = null;
    return;
  }
  if (typeof fn !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], fn);
  }
  if (captureCallback !== null) {
    throw new ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
  }
  captureCallback = fn;
}

/** From now on `take` is asked first; it returns whether it took the error. node:domain's door. */
function offerToDomains(take) {
  domains = take;
}

function hasUncaughtExceptionCaptureCallback() {
  return captureCallback !== null;
}

module.exports = {
  emitBeforeExit,
  emitExit,
  exit,
  hasUncaughtExceptionCaptureCallback,
  offerToDomains,
  reallyExit,
  setUncaughtExceptionCaptureCallback,
  triggerUncaughtException,
  watchMain,
};
