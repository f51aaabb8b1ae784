'use strict';

// process.env: strings only, as an environment is.

const { codes: { ERR_INVALID_OBJECT_DEFINE_PROPERTY } } = require('internal/errors');

function text(value) {
  if (typeof value === 'symbol') {
    throw new TypeError('Cannot convert a Symbol value to a string');
  }
  return `${value}`;
}

let warnAboutType;

function warnOnce() {
  warnAboutType ??= require('internal/util').pendingDeprecate(() => {},
    'Assigning any value other than a string, number, or boolean to a process.env property is deprecated. Please make ' +
    'sure to convert the value to a string before setting process.env with it.', 'DEP0104');
  warnAboutType();
}

const handler = {
  set(target, name, value) {
    if (typeof name === 'symbol') {
      throw new TypeError('Cannot convert a Symbol value to a string');
    }
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      warnOnce();
    }
    target[name] = text(value);
    if (name === 'TZ') {
      binding('process').timeZone(target.TZ);
    }
    return true;
  },
  defineProperty(target, name, descriptor) {
    if ('value' in descriptor) {
      if (!descriptor.configurable || !descriptor.writable || !descriptor.enumerable) {
        throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY(
          "'process.env' only accepts a configurable, writable, and enumerable data descriptor");
      }
      return Reflect.defineProperty(target, name, { ...descriptor, value: text(descriptor.value) });
    }
    if ('get' in descriptor || 'set' in descriptor) {
      throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY(
        "'process.env' does not accept an accessor(getter/setter) descriptor");
    }
    throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY(
      "'process.env' only accepts a configurable, writable, and enumerable data descriptor");
  },
};

function createEnv(pairs) {
  const target = {};
  for (let i = 0; i < pairs.length; i += 2) {
    target[pairs[i]] = pairs[i + 1];
  }
  return new Proxy(target, handler);
}

module.exports = { createEnv };
