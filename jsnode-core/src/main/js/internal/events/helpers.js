'use strict';

const { EventEmitter, getDefaultMaxListeners, setDefaultMaxListeners } = require('internal/events/emitter');
const { kMaxEventTargetListeners, kMaxEventTargetListenersWarned } = require('internal/events/symbols');
const {
  AbortError,
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');
const { validateAbortSignal, validateNumber, validateObject } = require('internal/validators');

const kEmptyObject = Object.freeze({ __proto__: null });

/** Adds to an EventEmitter, or to an EventTarget where the emitter is one. */
function attach(emitter, name, listener, flags) {
  if (typeof emitter.on === 'function') {
    if (flags?.once) {
      emitter.once(name, listener);
    } else {
      emitter.on(name, listener);
    }
  } else if (typeof emitter.addEventListener === 'function') {
    emitter.addEventListener(name, listener, flags);
  } else {
    throw new ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  }
}

function detach(emitter, name, listener, flags) {
  if (typeof emitter.removeListener === 'function') {
    emitter.removeListener(name, listener);
  } else if (typeof emitter.removeEventListener === 'function') {
    emitter.removeEventListener(name, listener, flags);
  } else {
    throw new ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  }
}

async function once(emitter, name, options = kEmptyObject) {
  validateObject(options, 'options');
  const { signal } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) {
    throw new AbortError(undefined, { cause: signal.reason });
  }
  return new Promise((resolve, reject) => {
    const watchErrors = name !== 'error' && typeof emitter.once === 'function';
    const release = () => {
      if (watchErrors) {
        emitter.removeListener('error', onError);
      }
      if (signal != null) {
        detach(signal, 'abort', onAbort);
      }
    };
    const onError = (error) => {
      emitter.removeListener(name, onEvent);
      if (signal != null) {
        detach(signal, 'abort', onAbort);
      }
      reject(error);
    };
    const onEvent = (...args) => {
      release();
      resolve(args);
    };
    const onAbort = () => {
      detach(emitter, name, onEvent);
      if (watchErrors) {
        detach(emitter, 'error', onError);
      }
      reject(new AbortError(undefined, { cause: signal?.reason }));
    };
    attach(emitter, name, onEvent, { __proto__: null, once: true });
    if (watchErrors) {
      emitter.once('error', onError);
    }
    if (signal != null) {
      const { kResistStopPropagation } = require('internal/events/symbols');
      attach(signal, 'abort', onAbort, { __proto__: null, once: true, [kResistStopPropagation]: true });
    }
  });
}

function on(emitter, event, options = kEmptyObject) {
  return require('internal/events/on').on(emitter, event, options);
}

function isEventTarget(value) {
  return require('internal/event_target').isEventTarget(value);
}

function notAnEmitter(emitter) {
  return new ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitter);
}

function getEventListeners(emitterOrTarget, type) {
  if (typeof emitterOrTarget.listeners === 'function') {
    return emitterOrTarget.listeners(type);
  }
  const target = require('internal/event_target');
  if (target.isEventTarget(emitterOrTarget)) {
    return target.listenersOf(emitterOrTarget, type);
  }
  throw notAnEmitter(emitterOrTarget);
}

function getMaxListeners(emitterOrTarget) {
  if (typeof emitterOrTarget?.getMaxListeners === 'function') {
    return emitterOrTarget.getMaxListeners();
  }
  if (typeof emitterOrTarget?.[kMaxEventTargetListeners] === 'number') {
    return emitterOrTarget[kMaxEventTargetListeners];
  }
  throw notAnEmitter(emitterOrTarget);
}

function listenerCount(emitterOrTarget, type) {
  if (typeof emitterOrTarget.listenerCount === 'function') {
    return emitterOrTarget.listenerCount(type);
  }
  if (isEventTarget(emitterOrTarget)) {
    return getEventListeners(emitterOrTarget, type).length;
  }
  throw notAnEmitter(emitterOrTarget);
}

const setMaxListeners = (() => function (n = getDefaultMaxListeners(), ...eventTargets) {
  validateNumber(n, 'setMaxListeners', 0);
  if (eventTargets.length === 0) {
    setDefaultMaxListeners(n);
    return;
  }
  for (const target of eventTargets) {
    if (isEventTarget(target)) {
      target[kMaxEventTargetListeners] = n;
      target[kMaxEventTargetListenersWarned] = false;
    } else if (typeof target.setMaxListeners === 'function') {
      target.setMaxListeners(n);
    } else {
      throw new ERR_INVALID_ARG_TYPE('eventTargets', ['EventEmitter', 'EventTarget'], target);
    }
  }
})();

module.exports = {
  EventEmitter,
  attach,
  detach,
  getEventListeners,
  getMaxListeners,
  kEmptyObject,
  listenerCount,
  on,
  once,
  setMaxListeners,
};
