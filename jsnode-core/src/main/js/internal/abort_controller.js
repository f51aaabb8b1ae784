'use strict';

const { Event, EventTarget, defineEventHandler, kNewListener, kRemoveListener, kTrustEvent } =
  require('internal/event_target');
const { kMaxEventTargetListeners } = require('internal/events/symbols');
const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS },
} = require('internal/errors');
const { validateAbortSignalArray, validateUint32 } = require('internal/validators');
const { DOMException } = require('internal/domexception');

const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const kCreate = Symbol('kCreate');

let abortSignal;
let follow;
let isSignal;

// A signal that will abort by itself (timeout, any) must not be collected while somebody listens to it, and should be
// while nobody does.
const listenedTo = new Set();
const timersOfSignals = new FinalizationRegistry((timer) => require('timers').clearTimeout(timer));

class AbortSignal extends EventTarget {
  #aborted = false;
  #reason = undefined;
  #abortsByItself = false;
  /** Signals of `any()` that depend on this one, and the ones that this one depends on; null unless there are. */
  #dependents = null;
  #sources = null;
  #keptSources = null;

  static {
    abortSignal = (signal, reason) => signal.#abort(reason);
    isSignal = (value) => typeof value === 'object' && value !== null && #aborted in value;
    follow = (signal, source) => signal.#follow(source);
  }

  constructor(key = undefined) {
    if (key !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    super();
    this[kMaxEventTargetListeners] = 0;
  }

  get aborted() {
    checkSignal(this);
    return this.#aborted;
  }

  get reason() {
    checkSignal(this);
    return this.#reason;
  }

  throwIfAborted() {
    checkSignal(this);
    if (this.#aborted) {
      throw this.#reason;
    }
  }

  [customInspectSymbol](depth, options) {
    return customInspect(this, { aborted: this.aborted }, depth, options);
  }

  static abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
    const signal = new AbortSignal(kCreate);
    signal.#aborted = true;
    signal.#reason = reason;
    return signal;
  }

  static timeout(delay) {
    validateUint32(delay, 'delay', false);
    const signal = new AbortSignal(kCreate);
    signal.#abortsByItself = true;
    const timer = startTimeout(new WeakRef(signal), delay);
    timersOfSignals.register(signal, timer);
    return signal;
  }

  static any(signals) {
    validateAbortSignalArray(signals, 'signals');
    const signal = new AbortSignal(kCreate);
    for (const source of signals) {
      if (source.aborted) {
        signal.#aborted = true;
        signal.#reason = source.reason;
        return signal;
      }
    }
    signal.#abortsByItself = true;
    for (const source of signals) {
      if (source.#sources === null) {
        follow(signal, source);
        continue;
      }
      for (const reference of source.#sources) {
        const root = reference.deref();
        if (root !== undefined) {
          follow(signal, root);
        }
      }
    }
    return signal;
  }

  [kNewListener](size, type, listener, once, capture, passive, weak) {
    super[kNewListener](size, type, listener, once, capture, passive, weak);
    if (this.#abortsByItself && type === 'abort' && !this.#aborted && !weak && size === 1) {
      listenedTo.add(this);
    }
  }

  [kRemoveListener](size, type, listener, capture) {
    super[kRemoveListener](size, type, listener, capture);
    if (this.#abortsByItself && type === 'abort' && size === 0) {
      listenedTo.delete(this);
    }
  }

  #follow(source) {
    this.#sources ??= new Set();
    source.#dependents ??= new Set();
    this.#sources.add(new WeakRef(source));
    source.#dependents.add(new WeakRef(this));
    // The source may be a signal that aborts by itself and that nobody else holds.
    if (source.#abortsByItself) {
      this.#keptSources ??= [];
      this.#keptSources.push(source);
    }
  }

  /** First every dependent signal is marked, then the events fire: no listener sees a signal lag behind its source. */
  #abort(reason) {
    if (this.#aborted) {
      return;
    }
    const marked = [this];
    this.#mark(reason);
    if (this.#dependents !== null) {
      for (const reference of this.#dependents) {
        const dependent = reference.deref();
        if (dependent !== undefined && !dependent.#aborted) {
          dependent.#mark(reason);
          marked.push(dependent);
        }
      }
      this.#dependents = null;
    }
    for (const signal of marked) {
      listenedTo.delete(signal);
      signal.dispatchEvent(new Event('abort', { [kTrustEvent]: true }));
    }
  }

  #mark(reason) {
    this.#aborted = true;
    this.#reason = reason;
  }
}

function startTimeout(reference, delay) {
  const timer = require('timers').setTimeout(() => {
    const signal = reference.deref();
    if (signal !== undefined) {
      abortSignal(signal, new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }
  }, delay);
  timer.unref();
  return timer;
}

function checkSignal(value) {
  if (!isSignal(value)) {
    throw new ERR_INVALID_THIS('AbortSignal');
  }
}

function customInspect(self, shown, depth, options) {
  if (depth < 0) {
    return self;
  }
  const { inspect } = require('internal/util/inspect');
  const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
  return `${self.constructor.name} ${inspect(shown, inner)}`;
}

Object.defineProperties(AbortSignal.prototype, {
  aborted: { __proto__: null, enumerable: true },
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'AbortSignal' },
});
defineEventHandler(AbortSignal.prototype, 'abort');

class AbortController {
  #signal;

  get signal() {
    return AbortController.#signalOf(this);
  }

  abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
    abortSignal(AbortController.#signalOf(this), reason);
  }

  static #signalOf(controller) {
    if (typeof controller !== 'object' || controller === null || !(#signal in controller)) {
      throw new ERR_INVALID_THIS('AbortController');
    }
    controller.#signal ??= new AbortSignal(kCreate);
    return controller.#signal;
  }

  [customInspectSymbol](depth, options) {
    return customInspect(this, { signal: this.signal }, depth, options);
  }
}

Object.defineProperties(AbortController.prototype, {
  signal: { __proto__: null, enumerable: true },
  abort: { __proto__: null, enumerable: true },
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'AbortController' },
});

/** A promise that is fulfilled when the signal aborts, and lets the resource be collected before that. */
async function aborted(signal, resource) {
  if (signal === undefined) {
    throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  }
  require('internal/validators').validateAbortSignal(signal, 'signal');
  require('internal/validators').validateObject(resource, 'resource', 7);
  if (signal.aborted) {
    return undefined;
  }
  const { kWeakHandler } = require('internal/event_target');
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { __proto__: null, once: true, [kWeakHandler]: resource });
  });
}

function createAbortSignal() {
  return new AbortSignal(kCreate);
}

module.exports = { AbortController, AbortSignal, aborted, abortSignal, createAbortSignal };
