'use strict';

// Warnings of what is deprecated or experimental, each once per process.

const { validateString } = require('internal/validators');

const { defineProperty, getOwnPropertyDescriptor, setPrototypeOf } = Object;

const codesWarned = new Set();
const experimentalWarnings = new Set();

function isPendingDeprecation() {
  return !process.noDeprecation &&
    (require('internal/options').isOn('pending-deprecation') || process.env.NODE_PENDING_DEPRECATION === '1');
}

/** Returns a function that emits the deprecation warning at its first call. */
function getDeprecationWarningEmitter(code, message, deprecated, useEmitSync = false, shouldEmit = () => true) {
  let warned = false;
  return function emitDeprecationWarning() {
    if (warned || !shouldEmit()) {
      return;
    }
    warned = true;
    const text = typeof message === 'function' ? message() : message;
    if (code === undefined) {
      process.emitWarning(text, 'DeprecationWarning', deprecated);
    } else if (!codesWarned.has(code)) {
      codesWarned.add(code);
      process.emitWarning(text, 'DeprecationWarning', code, deprecated);
    }
  };
}

/** Wraps `fn` so that its first call warns; a code warns once per process. */
function deprecate(fn, message, code, useEmitSync, modifyPrototype = true) {
  if (code !== undefined) {
    validateString(code, 'code');
  }
  const emitWarning = getDeprecationWarningEmitter(code, message, deprecated);
  function deprecated(...args) {
    if (!process.noDeprecation) {
      emitWarning();
    }
    return new.target ? Reflect.construct(fn, args, new.target) : Reflect.apply(fn, this, args);
  }
  defineProperty(deprecated, 'length', { __proto__: null, ...getOwnPropertyDescriptor(fn, 'length') });
  if (modifyPrototype) {
    setPrototypeOf(deprecated, fn);
    if (fn.prototype) {
      deprecated.prototype = fn.prototype;
    }
  }
  return deprecated;
}

/** Like deprecate, but warns only under --pending-deprecation. */
function pendingDeprecate(fn, message, code) {
  return isPendingDeprecation() ? deprecate(fn, message, code) : fn;
}

function deprecateProperty(key, value, message, code) {
  const emitWarning = getDeprecationWarningEmitter(code, message);
  return {
    __proto__: null,
    get() {
      emitWarning();
      return value;
    },
    set(next) {
      emitWarning();
      value = next;
    },
    configurable: true,
    enumerable: true,
  };
}

/** For classes callable without `new`: warns and constructs. */
function deprecateInstantiation(Constructor, code, ...args) {
  if (!codesWarned.has(code)) {
    codesWarned.add(code);
    process.emitWarning(`Instantiating ${Constructor.name} without the 'new' keyword has been deprecated.`,
      'DeprecationWarning', code);
  }
  return new Constructor(...args);
}

function emitExperimentalWarning(feature, messagePrefix, code, ctor) {
  if (experimentalWarnings.has(feature)) {
    return;
  }
  experimentalWarnings.add(feature);
  const message = `${feature} is an experimental feature and might change at any time`;
  process.emitWarning(messagePrefix ? `${messagePrefix}${message}` : message, 'ExperimentalWarning', code, ctor);
}

module.exports = {
  deprecate,
  deprecateInstantiation,
  deprecateProperty,
  emitExperimentalWarning,
  getDeprecationWarningEmitter,
  isPendingDeprecation,
  pendingDeprecate,
};
