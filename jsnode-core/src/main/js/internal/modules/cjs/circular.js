'use strict';

// A module that is required again while it runs gives its exports so far. Reading what is not there yet warns.

function isProxy(value) {
  return require('internal/util/types').isProxy(value);
}

function warn(property) {
  process.emitWarning(
    `Accessing non-existent property '${String(property)}' of module exports inside circular dependency`);
}

const warningPrototype = new Proxy({}, {
  get(target, property) {
    // __esModule is probed by transpiled code.
    if (property in target || property === '__esModule') {
      return target[property];
    }
    warn(property);
    return undefined;
  },
  getOwnPropertyDescriptor(target, property) {
    if (Object.hasOwn(target, property) || property === '__esModule') {
      return Object.getOwnPropertyDescriptor(target, property);
    }
    warn(property);
    return undefined;
  },
});

function exportsSoFar(module) {
  const { exports } = module;
  if (exports && typeof exports === 'object' && !isProxy(exports) &&
      Object.getPrototypeOf(exports) === Object.prototype && !exports.__esModule) {
    Object.setPrototypeOf(exports, warningPrototype);
  }
  return exports;
}

/** Undoes it when the module has run. */
function settle(module) {
  const { exports } = module;
  if (exports && typeof exports === 'object' && !isProxy(exports) &&
      Object.getPrototypeOf(exports) === warningPrototype) {
    Object.setPrototypeOf(exports, Object.prototype);
  }
}

module.exports = { exportsSoFar, settle };
