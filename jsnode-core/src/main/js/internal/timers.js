'use strict';

// Timeout and Immediate as user code holds them. When they run is the loop's business (dev.jsnode.loop.Timers).

const native = binding('timers');
const { callIn, capture } = require('internal/async_context');
const { callAs, destroyResource, initResource } = require('internal/async_hooks');
const { validateFunction, validateNumber } = require('internal/validators');
const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');

const TIMEOUT_MAX = 2 ** 31 - 1;
const kRefed = Symbol('refed');
const kHasPrimitive = Symbol('kHasPrimitive');

const byPrimitive = new Map();
let nextId = 1;
let timeouts = 0;
let immediates = 0;

function toDuration(after, callback) {
  after *= 1;
  if (after >= 1 && after <= TIMEOUT_MAX) {
    return Math.trunc(after);
  }
  if (after > TIMEOUT_MAX) {
    warnOverflow(`${after} does not fit into a 32-bit signed integer.`, 'TimeoutOverflowWarning');
  } else if (after < 0) {
    warnOnce('TimeoutNegativeWarning', `${after} is a negative number.`);
  } else if (Number.isNaN(after)) {
    warnOnce('TimeoutNaNWarning', `${after} is not a number.`);
  }
  return 1;
}

const warned = new Set();

function warnOnce(type, text) {
  if (!warned.has(type)) {
    warned.add(type);
    warnOverflow(text, type);
  }
}

function warnOverflow(text, type) {
  process.emitWarning(`${text}\nTimeout duration was set to 1.`, type);
}

class Timeout {
  #native;
  #snapshot;
  #id = nextId++;

  constructor(callback, after, args, isRepeat, isRefed) {
    const duration = toDuration(after === undefined ? 1 : after);
    this._idleTimeout = duration;
    this._onTimeout = callback;
    this._timerArgs = args;
    // First null for both kinds: where a field has two types from the start, the first interval that fires makes the
    // compiler start again with all code that knows timers.
    this._repeat = null;
    if (isRepeat) {
      this._repeat = duration;
    }
    this._destroyed = false;
    this[kRefed] = isRefed;
    this[kHasPrimitive] = false;
    this.#snapshot = capture();
    timeouts += 1;
    initResource(this, 'Timeout');
    this.#native = native.start(this, duration, isRepeat, isRefed);
  }

  refresh() {
    if (!this._destroyed || this._idleTimeout > 0) {
      if (this._destroyed) {
        this._destroyed = false;
        timeouts += 1;
        initResource(this, 'Timeout');
      }
      this.#native.refresh();
    }
    return this;
  }

  // Called on something else they do nothing.
  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      this.#native.reference(true);
    }
    return this;
  }

  unref() {
    if (this[kRefed]) {
      this[kRefed] = false;
      this.#native.reference(false);
    }
    return this;
  }

  hasRef() {
    return this[kRefed];
  }

  // What the loop calls.
  static run(timeout) {
    try {
      if (typeof timeout._onTimeout === 'function') {
        callAs(timeout, Timeout.#call);
      } else {
        timeout._repeat = null;
      }
    } finally {
      Timeout.#settle(timeout);
    }
  }

  // Whether it starts again is decided after its callback, by fields that packages are known to write to.
  static #settle(timeout) {
    const repeats = Boolean(timeout._repeat) && timeout._idleTimeout !== -1;
    if (repeats) {
      timeout._idleTimeout = timeout._repeat;
    }
    if (!timeout.#native.settle(repeats ? Number(timeout._repeat) : 0) && !repeats) {
      Timeout.finish(timeout);
    }
  }

  static #call(timeout) {
    const callback = timeout._onTimeout;
    const args = timeout._timerArgs;
    if (timeout.#snapshot !== undefined) {
      callIn(timeout.#snapshot, callback, timeout, args ?? []);
    } else if (args === undefined) {
      timeout._onTimeout();
    } else {
      timeout._onTimeout(...args);
    }
  }

  static finish(timeout) {
    if (!timeout._destroyed) {
      timeout._destroyed = true;
      timeouts -= 1;
      destroyResource(timeout);
      if (timeout[kHasPrimitive]) {
        byPrimitive.delete(timeout.#id);
      }
    }
  }

  static cancel(timeout) {
    if (!timeout._destroyed) {
      Timeout.finish(timeout);
      timeout.#native.cancel();
    }
    timeout._idleTimeout = -1;
    timeout._repeat = null;
    timeout._onTimeout = null;
  }

  close() {
    Timeout.cancel(this);
    return this;
  }

  [Symbol.dispose]() {
    Timeout.cancel(this);
  }

  [Symbol.toPrimitive]() {
    if (!this[kHasPrimitive]) {
      this[kHasPrimitive] = true;
      byPrimitive.set(this.#id, this);
    }
    return this.#id;
  }
}

function clear(timer) {
  if (timer === undefined || timer === null) {
    return;
  }
  if (timer instanceof Timeout) {
    if (timer._onTimeout) {
      Timeout.cancel(timer);
    }
  } else if (typeof timer === 'number' || typeof timer === 'string') {
    const known = byPrimitive.get(Number(timer));
    if (known !== undefined) {
      Timeout.cancel(known);
    }
  } else if (timer instanceof Immediate) {
    clearImmediate(timer);
  } else if (timer._onTimeout && typeof timer.close === 'function') {
    timer.close();
  }
}

class Immediate {
  #native;
  #snapshot;

  constructor(callback, args) {
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    this[kRefed] = true;
    this.#snapshot = capture();
    immediates += 1;
    initResource(this, 'Immediate');
    this.#native = native.immediate(this);
  }

  // What the loop calls.
  static run(immediate) {
    immediate._destroyed = true;
    immediates -= 1;
    destroyResource(immediate);
    callAs(immediate, Immediate.#call);
  }

  static #call(immediate) {
    const callback = immediate._onImmediate;
    const args = immediate._argv;
    if (immediate.#snapshot !== undefined) {
      callIn(immediate.#snapshot, callback, immediate, args ?? []);
    } else if (args === undefined) {
      immediate._onImmediate();
    } else {
      immediate._onImmediate(...args);
    }
  }

  static cancel(immediate) {
    if (!immediate._destroyed) {
      immediate._destroyed = true;
      immediates -= 1;
      immediate._onImmediate = null;
      destroyResource(immediate);
      immediate.#native.cancel();
    }
  }

  ref() {
    this[kRefed] = true;
    this.#native.reference(true);
    return this;
  }

  unref() {
    this[kRefed] = false;
    this.#native.reference(false);
    return this;
  }

  hasRef() {
    return this[kRefed] && !this._destroyed;
  }

  [Symbol.dispose]() {
    clearImmediate(this);
  }
}

function clearImmediate(immediate) {
  if (immediate instanceof Immediate) {
    Immediate.cancel(immediate);
  }
}

native.setup(Timeout.run, Immediate.run);

// The duration that stream and socket timeouts accept.
function getTimerDuration(msecs, name) {
  validateNumber(msecs, name);
  if (msecs < 0 || !Number.isFinite(msecs)) {
    throw new ERR_OUT_OF_RANGE(name, 'a non-negative finite number', msecs);
  }
  if (msecs > TIMEOUT_MAX) {
    warnOverflow(`${msecs} does not fit into a 32-bit signed integer.`, 'TimeoutOverflowWarning');
    return TIMEOUT_MAX;
  }
  return msecs;
}

// An unreferenced timer for sockets: setStreamTimeout's base.
function setUnrefTimeout(callback, after) {
  validateFunction(callback, 'callback');
  return new Timeout(callback, after, undefined, false, false);
}

module.exports = {
  Immediate,
  TIMEOUT_MAX,
  Timeout,
  activeImmediates: () => immediates,
  activeTimeouts: () => timeouts,
  clear,
  clearImmediate,
  getTimerDuration,
  kRefed,
  loopNow: () => native.loopNow(),
  now: () => native.now(),
  setUnrefTimeout,
};
