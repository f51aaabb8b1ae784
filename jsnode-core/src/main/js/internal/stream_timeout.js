'use strict';

// setTimeout() of sockets: a timer that starts anew with each activity and does not keep the loop alive.

const { getTimerDuration, setUnrefTimeout, clear } = require('internal/timers');
const { validateFunction } = require('internal/validators');

const kTimeout = Symbol('timeout');

function setStreamTimeout(msecs, callback) {
  if (this.destroyed) {
    return this;
  }
  this.timeout = msecs;
  const duration = getTimerDuration(msecs, 'msecs');
  if (this[kTimeout]) {
    clear(this[kTimeout]);
  }
  if (duration === 0) {
    if (callback !== undefined) {
      validateFunction(callback, 'callback');
      this.removeListener('timeout', callback);
    }
    this[kTimeout] = null;
  } else {
    this[kTimeout] = setUnrefTimeout(() => this._onTimeout(), duration);
    if (this._connecting) {
      this[kTimeout].refresh();
    }
    if (callback !== undefined) {
      validateFunction(callback, 'callback');
      this.once('timeout', callback);
    }
  }
  return this;
}

function clearStreamTimeout(stream) {
  for (let s = stream; s !== null && s !== undefined; s = s._parent) {
    if (s[kTimeout]) {
      clear(s[kTimeout]);
      s[kTimeout] = null;
    }
  }
}

module.exports = { clearStreamTimeout, kTimeout, setStreamTimeout };
