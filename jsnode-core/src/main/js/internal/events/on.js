'use strict';

const FixedQueue = require('internal/fixed_queue');
const { attach, detach, kEmptyObject } = require('internal/events/helpers');
const { addAbortListener } = require('internal/events/abort_listener');
const { kFirstEventParam, kWatermarkData } = require('internal/events/symbols');
const {
  AbortError,
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');
const { validateAbortSignal, validateInteger, validateObject } = require('internal/validators');

const AsyncIteratorPrototype = Object.getPrototypeOf(
  Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})())),
);

/** What one `events.on()` iterator holds: events nobody waited for yet, and the waiters for whom there were none. */
class EventStream {
  constructor(emitter, signal, highWaterMark, lowWaterMark) {
    this.emitter = emitter;
    this.signal = signal;
    this.highWaterMark = highWaterMark;
    this.lowWaterMark = lowWaterMark;
    this.events = new FixedQueue();
    this.waiters = new FixedQueue();
    this.listeners = [];
    this.abortListener = undefined;
    this.error = null;
    this.finished = false;
    this.paused = false;
  }

  listen(target, name, listener) {
    attach(target, name, listener);
    this.listeners.push([target, name, listener]);
  }

  offer(value) {
    const waiter = this.waiters.shift();
    if (waiter !== null) {
      waiter.resolve({ value, done: false });
      return;
    }
    this.events.push(value);
    if (!this.paused && this.events.length > this.highWaterMark) {
      this.paused = true;
      this.emitter.pause();
    }
  }

  take() {
    const value = this.events.shift();
    if (this.paused && !this.finished && this.events.length < this.lowWaterMark) {
      this.emitter.resume();
      this.paused = false;
    }
    return value;
  }

  fail(error) {
    const waiter = this.waiters.shift();
    if (waiter === null) {
      this.error = error;
    } else {
      waiter.reject(error);
    }
    this.close();
  }

  close() {
    this.abortListener?.[Symbol.dispose]();
    for (const [target, name, listener] of this.listeners.splice(0)) {
      detach(target, name, listener);
    }
    this.finished = true;
    for (let waiter = this.waiters.shift(); waiter !== null; waiter = this.waiters.shift()) {
      waiter.resolve({ value: undefined, done: true });
    }
    return Promise.resolve({ value: undefined, done: true });
  }

  next() {
    if (!this.events.isEmpty()) {
      return Promise.resolve({ value: this.take(), done: false });
    }
    if (this.error !== null) {
      const rejection = Promise.reject(this.error);
      this.error = null;
      return rejection;
    }
    if (this.finished) {
      return this.close();
    }
    return new Promise((resolve, reject) => this.waiters.push({ resolve, reject }));
  }
}

function watermarks(stream) {
  return {
    get size() {
      return stream.events.length;
    },
    get low() {
      return stream.lowWaterMark;
    },
    get high() {
      return stream.highWaterMark;
    },
    get isPaused() {
      return stream.paused;
    },
  };
}

function iteratorOf(stream) {
  return Object.setPrototypeOf(
    {
      next() {
        return stream.next();
      },
      return() {
        return stream.close();
      },
      throw(error) {
        if (!error || !(error instanceof Error)) {
          throw new ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', error);
        }
        stream.fail(error);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
      [kWatermarkData]: watermarks(stream),
    },
    AsyncIteratorPrototype,
  );
}

function on(emitter, event, options = kEmptyObject) {
  validateObject(options, 'options');
  const { signal } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) {
    throw new AbortError(undefined, { cause: signal.reason });
  }
  // `highWatermark` and `lowWatermark` are the spellings that Node used first.
  const high = options.highWaterMark ?? options.highWatermark ?? Number.MAX_SAFE_INTEGER;
  validateInteger(high, 'options.highWaterMark', 1);
  const low = options.lowWaterMark ?? options.lowWatermark ?? 1;
  validateInteger(low, 'options.lowWaterMark', 1);

  const stream = new EventStream(emitter, signal, high, low);
  stream.listen(emitter, event, options[kFirstEventParam] ? (value) => stream.offer(value) : (...args) => stream.offer(args));
  if (event !== 'error' && typeof emitter.on === 'function') {
    stream.listen(emitter, 'error', (error) => stream.fail(error));
  }
  for (const name of options.close ?? []) {
    stream.listen(emitter, name, () => stream.close());
  }
  if (signal) {
    stream.abortListener = addAbortListener(signal, () =>
      stream.fail(new AbortError(undefined, { cause: signal.reason })),
    );
  }
  return iteratorOf(stream);
}

module.exports = { on };
