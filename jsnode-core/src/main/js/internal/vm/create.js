'use strict';

const { contextOf, contextify } = require('internal/vm/context');
const { constants } = require('internal/vm/hosts');
const hosts = require('internal/vm/hosts');
const { kValidateObjectAllowObjects, validateBoolean, validateObject, validateOneOf, validateString } = require('internal/validators');

let nextContext = 1;

function isContext(object) {
  validateObject(object, 'object', kValidateObjectAllowObjects);
  return contextOf(object) !== undefined;
}

function createContext(contextObject = {}, options = {}) {
  const isVanilla = contextObject === constants.DONT_CONTEXTIFY;
  if (!isVanilla && isContext(contextObject)) {
    return contextObject;
  }
  validateObject(options, 'options');
  const { name = `VM Context ${nextContext++}`, origin, codeGeneration, microtaskMode, importModuleDynamically } = options;
  validateString(name, 'options.name');
  if (origin !== undefined) {
    validateString(origin, 'options.origin');
  }
  const { strings = true, wasm = true } = validateCodeGeneration(codeGeneration, 'options.codeGeneration');
  validateBoolean(strings, 'options.codeGeneration.strings');
  validateBoolean(wasm, 'options.codeGeneration.wasm');
  validateOneOf(microtaskMode, 'options.microtaskMode', ['afterEvaluate', undefined]);
  const hostDefined = hosts.register(importModuleDynamically, 'options.importModuleDynamically', () => contextObject);
  return contextify(isVanilla ? undefined : contextObject, { ownJobs: microtaskMode === 'afterEvaluate', strings, hostDefined });
}

function validateCodeGeneration(value, name) {
  if (value !== undefined) {
    validateObject(value, name);
  }
  return value ?? {};
}

/** The options of a new context among those of runInNewContext. */
function contextOptions(options) {
  if (typeof options === 'string' || options === undefined || options === null) {
    return {};
  }
  const { contextName, contextOrigin, contextCodeGeneration, microtaskMode } = options;
  if (contextName !== undefined) {
    validateString(contextName, 'options.contextName');
  }
  if (contextOrigin !== undefined) {
    validateString(contextOrigin, 'options.contextOrigin');
  }
  const { strings, wasm } = validateCodeGeneration(contextCodeGeneration, 'options.contextCodeGeneration');
  if (strings !== undefined) {
    validateBoolean(strings, 'options.contextCodeGeneration.strings');
  }
  if (wasm !== undefined) {
    validateBoolean(wasm, 'options.contextCodeGeneration.wasm');
  }
  if (microtaskMode !== undefined) {
    validateString(microtaskMode, 'options.microtaskMode');
  }
  return { name: contextName, origin: contextOrigin, codeGeneration: contextCodeGeneration, microtaskMode };
}

module.exports = { contextOptions, createContext, isContext };
