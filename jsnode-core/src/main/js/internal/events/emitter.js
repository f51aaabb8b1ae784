'use strict';

const { kCapture, kErrorMonitor, kRejection, kShapeMode } = require('internal/events/symbols');
const {
  codes: { ERR_UNHANDLED_ERROR },
} = require('internal/errors');
const { validateBoolean, validateFunction, validateNumber } = require('internal/validators');

// A single listener is stored as the function itself, several as an array: most events have one listener, and
// calling it needs neither a loop nor a copy. An array is copied only when it changes while an emit goes through it.

const kEmitting = Symbol('events.emitting');

let defaultMaxListeners = 10;

function EventEmitter(opts) {
  EventEmitter.init.call(this, opts);
}

EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;

Object.defineProperty(EventEmitter.prototype, kCapture, {
  __proto__: null,
  value: false,
  writable: true,
  enumerable: false,
});

EventEmitter.init = function (opts) {
  const events = this._events;
  if (events === undefined || events === Object.getPrototypeOf(this)._events) {
    this[kShapeMode] = false;
    this._events = { __proto__: null };
    this._eventsCount = 0;
  } else {
    // The subclass has laid out its own events object: keep its keys, so that the shape stays the same.
    this[kShapeMode] = true;
  }
  this._maxListeners = this._maxListeners || undefined;
  if (opts?.captureRejections) {
    validateBoolean(opts.captureRejections, 'options.captureRejections');
    this[kCapture] = Boolean(opts.captureRejections);
  } else {
    this[kCapture] = EventEmitter.prototype[kCapture];
  }
};

function checkListener(listener) {
  if (typeof listener !== 'function') {
    validateFunction(listener, 'listener');
  }
}

EventEmitter.prototype.setMaxListeners = function setMaxListeners(n) {
  validateNumber(n, 'setMaxListeners', 0);
  this._maxListeners = n;
  return this;
};

function maxListenersOf(emitter) {
  return emitter._maxListeners === undefined ? defaultMaxListeners : emitter._maxListeners;
}

EventEmitter.prototype.getMaxListeners = function getMaxListeners() {
  return maxListenersOf(this);
};

function throwUnhandledError(emitter, error) {
  if (error instanceof Error) {
    throw error;
  }
  let text;
  try {
    text = require('internal/util/inspect').inspect(error);
  } catch {
    text = error;
  }
  const wrapped = new ERR_UNHANDLED_ERROR(text);
  wrapped.context = error;
  throw wrapped;
}

function emitError(emitter, args) {
  const events = emitter._events;
  if (events !== undefined) {
    if (events[kErrorMonitor] !== undefined) {
      emitter.emit(kErrorMonitor, ...args);
    }
    if (events.error !== undefined) {
      return false;
    }
  }
  throwUnhandledError(emitter, args[0]);
}

function restOf(args) {
  const rest = [];
  for (let i = 1; i < args.length; i++) {
    rest.push(args[i]);
  }
  return rest;
}

// The arguments are passed on one by one up to three: no array is made for the calls that happen in practice.
EventEmitter.prototype.emit = function emit(type) {
  if (type === 'error') {
    emitError(this, restOf(arguments));
  }
  const events = this._events;
  if (events === undefined) {
    return false;
  }
  const handler = events[type];
  if (handler === undefined) {
    return false;
  }
  if (typeof handler === 'function') {
    let result;
    switch (arguments.length) {
      case 1:
        result = handler.call(this);
        break;
      case 2:
        result = handler.call(this, arguments[1]);
        break;
      case 3:
        result = handler.call(this, arguments[1], arguments[2]);
        break;
      case 4:
        result = handler.call(this, arguments[1], arguments[2], arguments[3]);
        break;
      default:
        result = Reflect.apply(handler, this, restOf(arguments));
    }
    if (result !== undefined && result !== null && this[kCapture] === true) {
      captureRejection(this, result, type, restOf(arguments));
    }
    return true;
  }
  handler[kEmitting]++;
  try {
    if (arguments.length <= 4 && this[kCapture] !== true) {
      emitFew(this, handler, arguments.length - 1, arguments[1], arguments[2], arguments[3]);
    } else {
      emitToMany(this, type, handler, restOf(arguments));
    }
  } finally {
    handler[kEmitting]--;
  }
  return true;
};

function emitFew(emitter, listeners, count, first, second, third) {
  const { length } = listeners;
  for (let i = 0; i < length; i++) {
    const listener = listeners[i];
    switch (count) {
      case 0:
        listener.call(emitter);
        break;
      case 1:
        listener.call(emitter, first);
        break;
      case 2:
        listener.call(emitter, first, second);
        break;
      default:
        listener.call(emitter, first, second, third);
    }
  }
}

function emitToMany(emitter, type, listeners, args) {
  const { length } = listeners;
  const capture = emitter[kCapture] === true;
  for (let i = 0; i < length; i++) {
    const result = Reflect.apply(listeners[i], emitter, args);
    if (capture && result !== undefined && result !== null) {
      captureRejection(emitter, result, type, args);
    }
  }
}

function listenerList(listeners) {
  listeners[kEmitting] = 0;
  return listeners;
}

/** The list of an event, ready to be changed: replaced by a copy when an emit is going through it. */
function changeable(events, type, list) {
  if (list[kEmitting] === 0) {
    return list;
  }
  const copy = listenerList(list.slice());
  if (list.warned) {
    copy.warned = true;
  }
  events[type] = copy;
  return copy;
}

function captureRejection(emitter, promise, type, args) {
  try {
    const then = promise.then;
    if (typeof then === 'function') {
      then.call(promise, undefined, (error) => {
        // Out of the promise job, so that a throwing handler is an uncaught exception and not a rejection.
        process.nextTick(deliverRejection, emitter, error, type, args);
      });
    }
  } catch (error) {
    emitter.emit('error', error);
  }
}

function deliverRejection(emitter, error, type, args) {
  if (typeof emitter[kRejection] === 'function') {
    emitter[kRejection](error, type, ...args);
    return;
  }
  // An 'error' listener that rejects must not call itself for ever.
  const previous = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit('error', error);
  } finally {
    emitter[kCapture] = previous;
  }
}

function addListenerTo(emitter, type, listener, prepend) {
  checkListener(listener);
  let events = emitter._events;
  let existing;
  if (events === undefined) {
    events = emitter._events = { __proto__: null };
    emitter._eventsCount = 0;
  } else {
    // Announced before it is added: a 'newListener' handler may add listeners before this one.
    if (events.newListener !== undefined) {
      emitter.emit('newListener', type, listener.listener ?? listener);
      events = emitter._events;
    }
    existing = events[type];
  }
  if (existing === undefined) {
    events[type] = listener;
    ++emitter._eventsCount;
    return emitter;
  }
  if (typeof existing === 'function') {
    existing = listenerList(prepend ? [listener, existing] : [existing, listener]);
    events[type] = existing;
  } else {
    existing = changeable(events, type, existing);
    if (prepend) {
      existing.unshift(listener);
    } else {
      existing.push(listener);
    }
  }
  const max = maxListenersOf(emitter);
  if (max > 0 && existing.length > max && !existing.warned) {
    warnAboutLeak(emitter, type, existing);
  }
  return emitter;
}

function warnAboutLeak(emitter, type, listeners) {
  listeners.warned = true;
  const { inspect } = require('internal/util/inspect');
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${listeners.length} ${String(type)} listeners added to ` +
      `${inspect(emitter, { depth: -1 })}. MaxListeners is ${maxListenersOf(emitter)}. ` +
      'Use emitter.setMaxListeners() to increase limit',
  );
  warning.name = 'MaxListenersExceededWarning';
  warning.emitter = emitter;
  warning.type = type;
  warning.count = listeners.length;
  process.emitWarning(warning);
}

EventEmitter.prototype.addListener = function addListener(type, listener) {
  return addListenerTo(this, type, listener, false);
};

EventEmitter.prototype.on = EventEmitter.prototype.addListener;

EventEmitter.prototype.prependListener = function prependListener(type, listener) {
  return addListenerTo(this, type, listener, true);
};

function wrapOnce(target, type, listener) {
  let fired = false;
  function wrapper() {
    if (fired) {
      return undefined;
    }
    fired = true;
    target.removeListener(type, wrapper);
    switch (arguments.length) {
      case 0:
        return listener.call(target);
      case 1:
        return listener.call(target, arguments[0]);
      default:
        return Reflect.apply(listener, target, arguments);
    }
  }
  wrapper.listener = listener;
  return wrapper;
}

EventEmitter.prototype.once = function once(type, listener) {
  checkListener(listener);
  this.on(type, wrapOnce(this, type, listener));
  return this;
};

EventEmitter.prototype.prependOnceListener = function prependOnceListener(type, listener) {
  checkListener(listener);
  this.prependListener(type, wrapOnce(this, type, listener));
  return this;
};

function dropEvent(emitter, events, type) {
  emitter._eventsCount -= 1;
  if (emitter[kShapeMode]) {
    events[type] = undefined;
  } else if (emitter._eventsCount === 0) {
    emitter._events = { __proto__: null };
  } else {
    delete events[type];
  }
}

EventEmitter.prototype.removeListener = function removeListener(type, listener) {
  checkListener(listener);
  const events = this._events;
  if (events === undefined) {
    return this;
  }
  const list = events[type];
  if (list === undefined) {
    return this;
  }
  if (list === listener || list.listener === listener) {
    dropEvent(this, events, type);
    if (events.removeListener) {
      this.emit('removeListener', type, list.listener || listener);
    }
    return this;
  }
  if (typeof list === 'function') {
    return this;
  }
  let position = list.length - 1;
  while (position >= 0 && list[position] !== listener && list[position].listener !== listener) {
    position--;
  }
  if (position < 0) {
    return this;
  }
  const changed = changeable(events, type, list);
  changed.splice(position, 1);
  if (changed.length === 1) {
    events[type] = changed[0];
  }
  if (events.removeListener !== undefined) {
    this.emit('removeListener', type, listener);
  }
  return this;
};

EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

EventEmitter.prototype.removeAllListeners = function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) {
    return this;
  }
  if (events.removeListener === undefined) {
    removeUnannounced(this, events, type, arguments.length === 0);
    return this;
  }
  if (arguments.length === 0) {
    for (const key of Reflect.ownKeys(events)) {
      if (key !== 'removeListener') {
        this.removeAllListeners(key);
      }
    }
    this.removeAllListeners('removeListener');
    this._events = { __proto__: null };
    this._eventsCount = 0;
    return this;
  }
  const listeners = events[type];
  if (typeof listeners === 'function') {
    this.removeListener(type, listeners);
  } else if (listeners !== undefined) {
    for (let i = listeners.length - 1; i >= 0; i--) {
      this.removeListener(type, listeners[i]);
    }
  }
  return this;
};

function removeUnannounced(emitter, events, type, all) {
  if (all) {
    emitter._events = { __proto__: null };
    emitter._eventsCount = 0;
  } else if (events[type] !== undefined) {
    if (--emitter._eventsCount === 0) {
      emitter._events = { __proto__: null };
    } else {
      delete events[type];
    }
  }
  emitter[kShapeMode] = false;
}

function listenersOf(emitter, type, unwrap) {
  const events = emitter._events;
  const list = events === undefined ? undefined : events[type];
  if (list === undefined) {
    return [];
  }
  if (typeof list === 'function') {
    return [unwrap ? list.listener || list : list];
  }
  return unwrap ? list.map((listener) => listener.listener || listener) : list.slice();
}

EventEmitter.prototype.listeners = function listeners(type) {
  return listenersOf(this, type, true);
};

EventEmitter.prototype.rawListeners = function rawListeners(type) {
  return listenersOf(this, type, false);
};

EventEmitter.prototype.listenerCount = function listenerCount(type, listener) {
  const events = this._events;
  const list = events === undefined ? undefined : events[type];
  if (list === undefined) {
    return 0;
  }
  if (typeof list === 'function') {
    return listener == null || listener === list || list.listener === listener ? 1 : 0;
  }
  if (listener == null) {
    return list.length;
  }
  let matching = 0;
  for (let i = 0; i < list.length; i++) {
    if (list[i] === listener || list[i].listener === listener) {
      matching++;
    }
  }
  return matching;
};

EventEmitter.prototype.eventNames = function eventNames() {
  return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
};

function setDefaultMaxListeners(n) {
  validateNumber(n, 'defaultMaxListeners', 0);
  defaultMaxListeners = n;
}

module.exports = {
  EventEmitter,
  getDefaultMaxListeners: () => defaultMaxListeners,
  setDefaultMaxListeners,
};
