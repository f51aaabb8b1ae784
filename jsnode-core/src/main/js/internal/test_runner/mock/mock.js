'use strict';

// Mocks of functions, methods, properties and timers; a tracker restores all that it made.

const {
  codes: { ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const { isOn } = require('internal/options');
const { locationAbove } = require('internal/test_runner/location');
const {
  validateBoolean, validateFunction, validateInteger, validateObject,
} = require('internal/validators');
const { mockFunction } = require('internal/test_runner/mock/function');
const { MockPropertyContext } = require('internal/test_runner/mock/property');

const kNone = function() {};

class MockTracker {
  #mocks = [];
  #timers;

  get timers() {
    this.#timers ??= new (require('internal/test_runner/mock/timers').MockTimers)();
    return this.#timers;
  }

  fn(original = function() {}, implementation = original, options = {}) {
    if (original !== null && typeof original === 'object') {
      options = original;
      original = function() {};
      implementation = original;
    } else if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = original;
    }
    validateFunction(original, 'original');
    validateFunction(implementation, 'implementation');
    validateObject(options, 'options');
    const times = timesOption(options);
    return this.#keep(mockFunction(original, implementation, times)).proxy;
  }

  method(objectOrFunction, methodName, implementation = kNone, options = {}) {
    validateStringOrSymbol(methodName, 'methodName');
    if (typeof objectOrFunction !== 'function') {
      validateObject(objectOrFunction, 'object');
    }
    if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = kNone;
    }
    validateFunction(implementation, 'implementation');
    validateObject(options, 'options');
    const { getter = false, setter = false } = options;
    validateBoolean(getter, 'options.getter');
    validateBoolean(setter, 'options.setter');
    const times = timesOption(options);
    if (setter && getter) {
      throw new ERR_INVALID_ARG_VALUE('options.setter', setter, "cannot be used with 'options.getter'");
    }
    return this.#method(objectOrFunction, methodName, implementation, getter ? 'get' : setter ? 'set' : 'value', times);
  }

  #method(object, name, implementation, kind, times) {
    const descriptor = findDescriptor(object, name);
    const original = descriptor?.[kind];
    if (typeof original !== 'function') {
      throw new ERR_INVALID_ARG_VALUE('methodName', original, 'must be a method');
    }
    const own = Object.getOwnPropertyDescriptor(object, name);
    const restore = () => {
      if (own === undefined) {
        delete object[name];
      } else {
        Object.defineProperty(object, name, own);
      }
    };
    const mock = mockFunction(original, implementation === kNone ? original : implementation, times, restore);
    const shape = { __proto__: null, configurable: descriptor.configurable, enumerable: descriptor.enumerable };
    if (kind === 'value') {
      shape.writable = descriptor.writable;
    } else {
      shape.get = descriptor.get;
      shape.set = descriptor.set;
    }
    shape[kind] = mock.proxy;
    Object.defineProperty(object, name, shape);
    return this.#keep(mock).proxy;
  }

  getter(object, methodName, implementation = kNone, options = {}) {
    return this.#accessor(object, methodName, implementation, options, 'getter');
  }

  setter(object, methodName, implementation = kNone, options = {}) {
    return this.#accessor(object, methodName, implementation, options, 'setter');
  }

  #accessor(object, methodName, implementation, options, kind) {
    if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = kNone;
    } else {
      validateObject(options, 'options');
    }
    if (options[kind] === false) {
      throw new ERR_INVALID_ARG_VALUE(`options.${kind}`, options[kind], 'cannot be false');
    }
    return this.method(object, methodName, implementation, { ...options, [kind]: true });
  }

  property(object, propertyName, value) {
    validateObject(object, 'object');
    validateStringOrSymbol(propertyName, 'propertyName');
    const context = new MockPropertyContext(object, propertyName, value, arguments.length > 2);
    this.#mocks.push(context);
    return new Proxy(object, {
      __proto__: null,
      get: (target, name, receiver) => (name === 'mock' ? context : Reflect.get(target, name, receiver)),
    });
  }

  reset() {
    this.restoreAll();
    this.#timers?.reset();
    this.#mocks = [];
  }

  restoreAll() {
    for (const mock of this.#mocks) {
      mock.restore();
    }
  }

  static {
    if (isOn('experimental-test-module-mocks')) {
      this.prototype.module = function module(specifier, options = {}) {
        const { mockModule } = require('internal/test_runner/mock/module');
        const context = mockModule(specifier, options, callerOf(module));
        this.#mocks.push(context);
        return context;
      };
    }
  }

  #keep(mock) {
    this.#mocks.push(mock.context);
    return mock;
  }
}

function callerOf(method) {
  const { file } = locationAbove(method) ?? {};
  return file?.startsWith('/') ? file : `${process.cwd()}/`;
}

function timesOption({ times = Infinity }) {
  if (times !== Infinity) {
    validateInteger(times, 'options.times', 1);
  }
  return times;
}

function validateStringOrSymbol(value, name) {
  if (typeof value !== 'string' && typeof value !== 'symbol') {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'symbol'], value);
  }
}

function findDescriptor(object, name) {
  for (let one = object; one !== null; one = Object.getPrototypeOf(one)) {
    const descriptor = Object.getOwnPropertyDescriptor(one, name);
    if (descriptor !== undefined) {
      return descriptor;
    }
  }
  return undefined;
}

module.exports = { MockTracker };
