'use strict';

// setTimeout() of sockets: a time without activity after which `_onTimeout()` is called. It does not keep the loop alive.
//
// An HTTP connection sets, refreshes and ends its timeout with every request. So none of these touches the loop's timers:
// they note when the timeout is due, and the timer that runs looks at the note when it fires, and goes on if it is too early.

const { getTimerDuration, loopNow, setUnrefTimeout, clear } = require('internal/timers');
const { capture } = require('internal/async_context');
const { validateFunction } = require('internal/validators');

const kTimeout = Symbol('timeout');

class InactivityTimeout {
  constructor(stream) {
    this.stream = stream;
    this.duration = 0;
    this.due = 0;
    this.wanted = false;
    this.timer = null;
    this.firesAt = 0;
  }

  start(duration) {
    this.duration = duration;
    this.wanted = true;
    // A timer runs its callback in the async context it was made in.
    if (this.timer !== null && capture() !== undefined) {
      this.clear();
    }
    this.refresh();
  }

  stop() {
    this.wanted = false;
  }

  refresh() {
    if (!this.wanted) {
      return;
    }
    this.due = loopNow() + this.duration;
    if (this.timer === null || this.due < this.firesAt) {
      this.schedule(this.duration);
    }
  }

  schedule(duration) {
    this.clear();
    this.firesAt = loopNow() + duration;
    this.timer = setUnrefTimeout(() => this.fire(), duration);
  }

  fire() {
    this.timer = null;
    if (!this.wanted) {
      return;
    }
    const left = this.due - loopNow();
    if (left > 0) {
      this.schedule(left);
    } else {
      this.stream._onTimeout();
    }
  }

  clear() {
    if (this.timer !== null) {
      clear(this.timer);
      this.timer = null;
    }
  }
}

function setStreamTimeout(msecs, callback) {
  if (this.destroyed) {
    return this;
  }
  this.timeout = msecs;
  const duration = getTimerDuration(msecs, 'msecs');
  if (callback !== undefined) {
    validateFunction(callback, 'callback');
  }
  if (duration === 0) {
    this[kTimeout]?.stop();
    if (callback !== undefined) {
      this.removeListener('timeout', callback);
    }
  } else {
    this[kTimeout] ??= new InactivityTimeout(this);
    this[kTimeout].start(duration);
    if (callback !== undefined) {
      this.once('timeout', callback);
    }
  }
  return this;
}

function clearStreamTimeout(stream) {
  for (let s = stream; s !== null && s !== undefined; s = s._parent) {
    if (s[kTimeout]) {
      s[kTimeout].stop();
      s[kTimeout].clear();
    }
  }
}

module.exports = { clearStreamTimeout, kTimeout, setStreamTimeout };
