'use strict';

const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');
const { createContext, isContext } = require('internal/vm/create');
const { areModulesEnabled, constants } = require('internal/vm/hosts');
const { Script, compileFunction } = require('internal/vm/script');
const { validateObject, validateOneOf } = require('internal/validators');

function asOptions(options) {
  return typeof options === 'string' ? { filename: options } : options;
}

function runInContext(code, contextifiedObject, options) {
  options = asOptions(options);
  if (options !== undefined) {
    validateObject(options, 'options');
  }
  return createScript(code, options).runInContext(contextifiedObject, options);
}

function runInNewContext(code, contextObject, options) {
  options = asOptions(options);
  if (options !== undefined) {
    validateObject(options, 'options');
  }
  return createScript(code, options).runInNewContext(contextObject, options);
}

function runInThisContext(code, options) {
  options = asOptions(options);
  return createScript(code, options).runInThisContext(options);
}

function createScript(code, options) {
  return new Script(code, options);
}

/** The JVM cannot tell whose memory is whose. */
function measureMemory(options = {}) {
  validateObject(options, 'options');
  const { mode = 'summary', execution = 'default' } = options;
  validateOneOf(mode, 'options.mode', ['summary', 'detailed']);
  validateOneOf(execution, 'options.execution', ['default', 'eager']);
  throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('vm.measureMemory()');
}

module.exports = {
  Script,
  createContext,
  createScript,
  runInContext,
  runInNewContext,
  runInThisContext,
  isContext,
  compileFunction,
  measureMemory,
  constants,
};

if (areModulesEnabled()) {
  Object.assign(module.exports, require('internal/vm/module').exports);
}
