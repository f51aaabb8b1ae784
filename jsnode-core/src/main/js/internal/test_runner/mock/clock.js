'use strict';

// A clock that stands still until it is told to move, and the timers on it.

const { validateFunction } = require('internal/validators');

const kLongest = 2 ** 31 - 1;

class MockTimer {
  #clock;
  #referenced = true;

  constructor(clock, id, callback, args, delay, repeats) {
    this.#clock = clock;
    this.id = id;
    this.callback = callback;
    this.args = args;
    this.delay = delay;
    this.runAt = clock.now + delay;
    this.repeats = repeats;
  }

  hasRef() {
    return this.#referenced;
  }

  ref() {
    this.#referenced = true;
    return this;
  }

  unref() {
    this.#referenced = false;
    return this;
  }

  refresh() {
    this.#clock.restart(this);
    return this;
  }

  close() {
    this.#clock.clear(this);
    return this;
  }

  [Symbol.toPrimitive]() {
    return this.id;
  }

  [Symbol.dispose]() {
    this.#clock.clear(this);
  }
}

class Clock {
  #timers = new Map();
  #nextId = 1;

  constructor(now) {
    this.now = now;
    this.setTimeout = (callback, delay, ...args) => this.add(callback, delayOf(delay), args, false);
    this.setInterval = (callback, delay, ...args) => this.add(callback, delayOf(delay), args, true);
    this.setImmediate = (callback, ...args) => this.add(callback, 0, args, false);
    this.clear = (timer) => {
      this.#timers.delete(typeof timer === 'object' ? timer?.id : Number(timer));
    };
  }

  add(callback, delay, args, repeats) {
    const timer = new MockTimer(this, this.#nextId++, callback, args, delay, repeats);
    this.#timers.set(timer.id, timer);
    return timer;
  }

  restart(timer) {
    if (this.#timers.has(timer.id)) {
      timer.runAt = this.now + timer.delay;
    }
  }

  tick(time) {
    // All timers of one tick see the time at its end, as in Node.
    this.now += time;
    for (let next = this.#earliest(); next !== undefined && next.runAt <= this.now; next = this.#earliest()) {
      this.#run(next);
    }
  }

  #run(timer) {
    if (timer.repeats) {
      timer.runAt += timer.delay;
    } else {
      this.#timers.delete(timer.id);
    }
    validateFunction(timer.callback, 'callback');
    Reflect.apply(timer.callback, undefined, timer.args);
  }

  #earliest() {
    let first;
    for (const timer of this.#timers.values()) {
      if (first === undefined || timer.runAt < first.runAt) {
        first = timer;
      }
    }
    return first;
  }

  /** Runs all timers up to the last one that waits now. */
  runAll() {
    let last = this.now;
    for (const { runAt } of this.#timers.values()) {
      last = Math.max(last, runAt);
    }
    this.tick(last - this.now);
  }
}

function delayOf(delay) {
  const number = Number(delay);
  return number >= 1 && number <= kLongest ? Math.trunc(number) : 1;
}

module.exports = { Clock };
