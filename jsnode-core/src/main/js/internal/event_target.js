'use strict';

const {
  codes: { ERR_EVENT_RECURSION, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_MISSING_ARGS },
} = require('internal/errors');
const { validateAbortSignal, validateObject } = require('internal/validators');
const { getDefaultMaxListeners } = require('internal/events/emitter');
const { kMaxEventTargetListeners, kMaxEventTargetListenersWarned, kResistStopPropagation } =
  require('internal/events/symbols');
const { CustomEvent, Event, begin, end, isDispatching, isEvent, isStopped, kTrustEvent, setPassive, setTarget } =
  require('internal/event_target/event');
const { Listener } = require('internal/event_target/listener');

const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const kCreateEvent = Symbol('kCreateEvent');
const kEvents = Symbol('kEvents');
const kHandlers = Symbol('kHandlers');
const kHybridDispatch = Symbol.for('nodejs.internal.kHybridDispatch');
const kIsEventTarget = Symbol.for('nodejs.event_target');
const kIsNodeEventTarget = Symbol('kIsNodeEventTarget');
const kIsNodeStyleListener = Symbol('kIsNodeStyleListener');
const kNewListener = Symbol('kNewListener');
const kRemoveListener = Symbol('kRemoveListener');
const kRemoveWeakListenerHelper = Symbol('kRemoveWeakListenerHelper');
const kWeakHandler = Symbol('kWeak');

const kNullable = 7; // arrays, functions and null pass too

/** Removes the registration of a weak listener once that was collected. */
const weakListeners = new FinalizationRegistry(({ target, type, listener }) => {
  target.deref()?.[kRemoveWeakListenerHelper](type, listener);
});
const weakListenersKeptBy = new WeakMap();

function isEventTarget(value) {
  return Boolean(value?.constructor?.[kIsEventTarget]);
}

function isNodeEventTarget(value) {
  return Boolean(value?.constructor?.[kIsNodeEventTarget]);
}

function checkThis(value) {
  if (!isEventTarget(value)) {
    throw new ERR_INVALID_THIS('EventTarget');
  }
}

function initEventTarget(self) {
  self[kEvents] = new Map();
  self[kMaxEventTargetListeners] = getDefaultMaxListeners();
  self[kMaxEventTargetListenersWarned] = false;
  self[kHandlers] = new Map();
}

/** Options of addEventListener as one shape; `true` is short for `{ capture: true }`. */
function listenerOptions(options) {
  if (typeof options === 'boolean') {
    return {
      once: false,
      capture: options,
      passive: false,
      signal: undefined,
      isNodeStyleListener: false,
      weak: undefined,
      resistStopPropagation: false,
    };
  }
  if (options === null) {
    options = undefined;
  } else {
    validateObject(options, 'options', kNullable);
  }
  return {
    once: Boolean(options?.once),
    capture: Boolean(options?.capture),
    passive: Boolean(options?.passive),
    signal: options?.signal,
    isNodeStyleListener: Boolean(options?.[kIsNodeStyleListener]),
    weak: options?.[kWeakHandler],
    resistStopPropagation: Boolean(options?.[kResistStopPropagation]),
  };
}

/** Whether the listener can be called; null and undefined are let through and ignored, all else is an error. */
function checkListener(listener) {
  if (typeof listener === 'function' || (typeof listener === 'object' && listener !== null)) {
    return true;
  }
  if (listener == null) {
    return false;
  }
  throw new ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

class EventTarget {
  static [kIsEventTarget] = true;

  constructor() {
    initEventTarget(this);
  }

  [kNewListener](size, type, listener, once, capture, passive, weak) {
    const max = this[kMaxEventTargetListeners];
    if (max > 0 && size > max && !this[kMaxEventTargetListenersWarned]) {
      this[kMaxEventTargetListenersWarned] = true;
      warnAboutLeak(this, type, size, max);
    }
  }

  [kRemoveListener](size, type, listener, capture) {}

  addEventListener(type, listener, options = undefined) {
    checkThis(this);
    if (arguments.length < 2) {
      throw new ERR_MISSING_ARGS('type', 'listener');
    }
    const parsed = options === undefined ? DEFAULTS : listenerOptions(options);
    const { signal } = parsed;
    validateAbortSignal(signal, 'options.signal');
    if (!checkListener(listener)) {
      warnAboutUselessListener(this, type, listener);
      return;
    }
    type = `${type}`;
    if (signal !== undefined && !removeOnAbort(this, signal, type, listener, options)) {
      return;
    }
    let listeners = this[kEvents].get(type);
    if (listeners === undefined) {
      listeners = [];
      this[kEvents].set(type, listeners);
    }
    for (let i = 0; i < listeners.length; i++) {
      if (listeners[i].is(listener, parsed.capture)) {
        return;
      }
    }
    const registration = new Listener(listener, parsed);
    if (parsed.weak) {
      keepWeakly(this, type, registration, listener, parsed.weak);
    }
    listeners.push(registration);
    this[kNewListener](listeners.length, type, listener, parsed.once, parsed.capture, parsed.passive, Boolean(parsed.weak));
  }

  removeEventListener(type, listener, options = undefined) {
    checkThis(this);
    if (arguments.length < 2) {
      throw new ERR_MISSING_ARGS('type', 'listener');
    }
    if (!checkListener(listener)) {
      return;
    }
    type = `${type}`;
    const capture = Boolean(typeof options === 'boolean' ? options : options?.capture);
    const listeners = this[kEvents].get(type);
    const found = listeners?.findIndex((each) => each.is(listener, capture)) ?? -1;
    if (found >= 0) {
      removeAt(this, type, listeners, found);
    }
  }

  [kRemoveWeakListenerHelper](type, registration) {
    const listeners = this[kEvents].get(type);
    const found = listeners?.indexOf(registration) ?? -1;
    if (found >= 0) {
      removeAt(this, type, listeners, found);
    }
  }

  dispatchEvent(event) {
    checkThis(this);
    if (arguments.length < 1) {
      throw new ERR_MISSING_ARGS('event');
    }
    if (!isEvent(event)) {
      throw new ERR_INVALID_ARG_TYPE('event', 'Event', event);
    }
    if (isDispatching(event)) {
      throw new ERR_EVENT_RECURSION(event.type);
    }
    this[kHybridDispatch](event, event.type, event);
    return event.defaultPrevented !== true;
  }

  /**
   * Calls web listeners with an Event and Node listeners (`on`) with the bare value. Where the event is undefined, it is
   * created from the value when the first web listener asks for it.
   */
  [kHybridDispatch](nodeValue, type, event) {
    if (event !== undefined) {
      begin(event, this);
    }
    const listeners = this[kEvents].get(type);
    if (listeners === undefined || listeners.length === 0) {
      if (event !== undefined) {
        end(event);
      }
      return true;
    }
    for (const registration of listeners.slice()) {
      if (registration.removed || (event !== undefined && isStopped(event) && !registration.resistStopPropagation)) {
        continue;
      }
      if (registration.once) {
        removeAt(this, type, this[kEvents].get(type), this[kEvents].get(type).indexOf(registration));
      }
      let argument = nodeValue;
      if (!registration.isNodeStyleListener) {
        if (event === undefined) {
          event = this[kCreateEvent](nodeValue, type);
          begin(event, this);
        }
        setPassive(event, registration.passive);
        argument = event;
      }
      callListener(this, registration, argument);
    }
    if (event !== undefined) {
      setPassive(event, false);
      end(event);
    }
    return undefined;
  }

  [kCreateEvent](nodeValue, type) {
    return new CustomEvent(type, { __proto__: null, detail: nodeValue });
  }

  [customInspectSymbol](depth, options) {
    const name = this.constructor.name;
    if (depth < 0) {
      return name;
    }
    const { inspect } = require('internal/util/inspect');
    return `${name} ${inspect(
      {},
      { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth },
    )}`;
  }
}

const DEFAULTS = Object.freeze({ __proto__: null, ...listenerOptions(false) });

Object.defineProperties(EventTarget.prototype, {
  addEventListener: { __proto__: null, enumerable: true },
  removeEventListener: { __proto__: null, enumerable: true },
  dispatchEvent: { __proto__: null, enumerable: true },
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'EventTarget' },
});

function callListener(target, registration, argument) {
  try {
    const result = registration.call(target, argument);
    if (result !== undefined && result !== null) {
      const then = result.then;
      if (typeof then === 'function') {
        then.call(result, undefined, throwLater);
      }
    }
  } catch (error) {
    throwLater(error);
  }
}

function throwLater(error) {
  process.nextTick(() => {
    throw error;
  });
}

function removeAt(target, type, listeners, index) {
  const [registration] = listeners.splice(index, 1);
  registration.removed = true;
  if (listeners.length === 0) {
    target[kEvents].delete(type);
  }
  target[kRemoveListener](listeners.length, type, registration.listener, registration.capture);
}

function removeOnAbort(target, signal, type, listener, options) {
  if (signal.aborted) {
    return false;
  }
  signal.addEventListener('abort', () => target.removeEventListener(type, listener, options), {
    __proto__: null,
    once: true,
    [kWeakHandler]: target,
    [kResistStopPropagation]: true,
  });
  return true;
}

/** The registration holds the listener weakly; the object given as `kWeakHandler` keeps it alive. */
function keepWeakly(target, type, registration, listener, keeper) {
  weakListeners.register(listener, { target: new WeakRef(target), type, listener: registration }, registration);
  const kept = weakListenersKeptBy.get(keeper);
  if (kept === undefined) {
    weakListenersKeptBy.set(keeper, [listener]);
  } else {
    kept.push(listener);
  }
}

function warnAboutLeak(target, type, count, max) {
  const { inspect } = require('internal/util/inspect');
  const warning = new Error(
    `Possible EventTarget memory leak detected. ${count} ${type} listeners added to ` +
      `${inspect(target, { depth: -1 })}. MaxListeners is ${max}. Use events.setMaxListeners() to increase limit`,
  );
  warning.name = 'MaxListenersExceededWarning';
  warning.target = target;
  warning.type = type;
  warning.count = count;
  process.emitWarning(warning);
}

function warnAboutUselessListener(target, type, listener) {
  const warning = new Error(`addEventListener called with ${listener} which has no effect.`);
  warning.name = 'AddEventListenerArgumentTypeWarning';
  warning.target = target;
  warning.type = type;
  process.emitWarning(warning);
}

/** What `events.getEventListeners()` shows of a target. */
function listenersOf(target, type) {
  const found = [];
  for (const registration of target[kEvents].get(type) ?? []) {
    const { listener } = registration;
    if (listener !== undefined) {
      found.push(listener);
    }
  }
  return found;
}

function handlerWrapper(initial) {
  function eventHandler(...args) {
    return typeof eventHandler.handler === 'function' ? Reflect.apply(eventHandler.handler, this, args) : undefined;
  }
  eventHandler.handler = initial;
  return eventHandler;
}

/** Defines `on<name>`: the handler keeps the place in the listener order of its first assignment. */
function defineEventHandler(emitter, name, event = name) {
  const property = `on${name}`;
  const accessors = {
    get() {
      validateHandlerOwner(this);
      return this[kHandlers]?.get(event)?.handler ?? null;
    },
    set(value) {
      validateHandlerOwner(this);
      let wrapper = this[kHandlers]?.get(event);
      if (wrapper === undefined) {
        this[kHandlers] ??= new Map();
        wrapper = handlerWrapper(value);
        this[kHandlers].set(event, wrapper);
        this.addEventListener(event, wrapper);
        return;
      }
      const count = this[kEvents].get(event)?.length ?? 0;
      const before = typeof wrapper.handler === 'function';
      wrapper.handler = value;
      const after = typeof value === 'function';
      if (before && !after) {
        this[kRemoveListener](count - 1, event, wrapper, false);
      } else if (!before && after) {
        this[kNewListener](count, event, wrapper, false, false, false, false);
      }
    },
  };
  Object.defineProperty(accessors.get, 'name', { __proto__: null, value: `get ${property}` });
  Object.defineProperty(accessors.set, 'name', { __proto__: null, value: `set ${property}` });
  Object.defineProperty(emitter, property, { __proto__: null, ...accessors, configurable: true, enumerable: true });
}

function validateHandlerOwner(owner) {
  if (owner?.[kEvents] === undefined) {
    throw new ERR_INVALID_THIS('EventTarget');
  }
}

module.exports = {
  CustomEvent,
  Event,
  EventTarget,
  defineEventHandler,
  initEventTarget,
  isEventTarget,
  isNodeEventTarget,
  kCreateEvent,
  kEvents,
  kHybridDispatch,
  kIsNodeEventTarget,
  kIsNodeStyleListener,
  kNewListener,
  kRemoveListener,
  kResistStopPropagation,
  kTrustEvent,
  kWeakHandler,
  listenersOf,
  setEventTarget: setTarget,
};

const { NodeEventTarget, initNodeEventTarget } = require('internal/event_target/node');
module.exports.NodeEventTarget = NodeEventTarget;
module.exports.initNodeEventTarget = initNodeEventTarget;
