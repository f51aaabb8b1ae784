'use strict';

// process.on('SIG...') and process.kill. Signals are heard from the first listener of their name to the last.

const native = binding('signals');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_SIGNAL }, errnoException } = require('internal/errors');
const { signals } = require('internal/constants_signals');
const { SIGKILL, SIGSTOP } = signals;

const heard = new Set();

function isSignal(event) {
  return typeof event === 'string' && signals[event] !== undefined;
}

function startListening(event) {
  if (!isSignal(event) || heard.has(event)) {
    return;
  }
  const number = signals[event];
  const error = number === SIGKILL || number === SIGSTOP ? -22 :
    native.start(event.slice(3), number, () => process.emit(event, event, number));
  if (error !== 0) {
    throw errnoException(error, 'uv_signal_start');
  }
  heard.add(event);
}

function stopListening(event) {
  if (heard.has(event) && process.listenerCount(event) === 0) {
    heard.delete(event);
    native.stop(signals[event]);
  }
}

function kill(pid, signal) {
  // eslint-disable-next-line eqeqeq -- numbers in strings are welcome
  if (pid != (pid | 0)) {
    throw new ERR_INVALID_ARG_TYPE('pid', 'number', pid);
  }
  let error;
  if (typeof signal === 'number') {
    error = process._kill(pid, signal);
  } else {
    signal = signal || 'SIGTERM';
    if (signals[signal] === undefined) {
      throw new ERR_UNKNOWN_SIGNAL(signal);
    }
    error = process._kill(pid, signals[signal]);
  }
  if (error) {
    throw errnoException(error, 'kill');
  }
  return true;
}

function _kill(pid, signal) {
  return native.kill(pid | 0, signal | 0);
}

module.exports = { _kill, kill, startListening, stopListening };
