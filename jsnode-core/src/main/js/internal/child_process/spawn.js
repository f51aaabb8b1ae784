'use strict';

// child_process.spawn, with its time limit and its AbortSignal.

const { AbortError } = require('internal/errors');
const { addAbortListener } = require('events');
const { validateAbortSignal } = require('internal/validators');
const { ChildProcess } = require('internal/child_process/child');
const { normalizeSpawnArguments, sanitizeKillSignal, validateTimeout } = require('internal/child_process/options');

function spawn(file, args, options) {
  const normalized = normalizeSpawnArguments(file, args, options);
  const { signal, timeout } = normalized;
  validateTimeout(timeout);
  if (signal !== undefined && signal !== null) {
    validateAbortSignal(signal, 'options.signal');
  }
  const killSignal = sanitizeKillSignal(normalized.killSignal);
  const child = new ChildProcess();
  child.spawn(normalized);
  if (timeout > 0) {
    limit(child, timeout, killSignal);
  }
  if (signal) {
    obey(child, signal, killSignal);
  }
  return child;
}

function limit(child, timeout, killSignal) {
  const timer = setTimeout(() => {
    try {
      child.kill(killSignal);
    } catch (error) {
      child.emit('error', error);
    }
  }, timeout);
  child.once('exit', () => clearTimeout(timer));
}

function obey(child, signal, killSignal) {
  const onAbort = () => abort(child, killSignal, signal.reason);
  if (signal.aborted) {
    process.nextTick(onAbort);
    return;
  }
  const disposable = addAbortListener(signal, onAbort);
  child.once('exit', () => disposable[Symbol.dispose]());
}

function abort(child, killSignal, cause) {
  try {
    if (child.kill(killSignal)) {
      child.emit('error', new AbortError(undefined, { cause }));
    }
  } catch (error) {
    child.emit('error', error);
  }
}

module.exports = { spawn };
