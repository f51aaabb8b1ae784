'use strict';

// Parts of `node:module` that this runtime does not have. What only speeds things up says that it is off; everything
// else throws.

const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
const { validateBoolean, validateObject } = require('internal/validators');

/** Code is cached by the engine, in memory: a cache on disk stays disabled. */
function enableCompileCache() {
  return { status: 3 };
}

function flushCompileCache() {}

function getCompileCacheDir() {
  return undefined;
}

function findSourceMap() {
  return undefined;
}

class SourceMap {
  constructor() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('module.SourceMap');
  }
}

function getSourceMapsSupport() {
  return Object.freeze({ __proto__: null, enabled: false, nodeModules: false, generatedCode: false });
}

function setSourceMapsSupport(enabled, options = {}) {
  validateBoolean(enabled, 'enabled');
  validateObject(options, 'options');
  const { nodeModules = false, generatedCode = false } = options;
  validateBoolean(nodeModules, 'options.nodeModules');
  validateBoolean(generatedCode, 'options.generatedCode');
  if (enabled) {
    throw new ERR_METHOD_NOT_IMPLEMENTED('module.setSourceMapsSupport()');
  }
}

module.exports = {
  SourceMap,
  enableCompileCache,
  findSourceMap,
  flushCompileCache,
  getCompileCacheDir,
  getSourceMapsSupport,
  setSourceMapsSupport,
};
