'use strict';

// Parts of `node:module` that are seldom used: source maps, and the cache of compiled code, which says that it is off.

const compile = require('internal/modules/compile');
const { validateBoolean, validateObject } = require('internal/validators');

/** Code is cached by the engine, in memory: a cache on disk stays disabled. */
function enableCompileCache() {
  return { status: 3 };
}

function flushCompileCache() {}

function getCompileCacheDir() {
  return undefined;
}

function findSourceMap(path) {
  const { findSourceMap: find, isOn } = require('internal/source_map/registry');
  return isOn() ? find(path) : undefined;
}

function getSourceMapsSupport() {
  return Object.freeze({ __proto__: null, ...require('internal/source_map/registry').settings() });
}

function setSourceMapsSupport(enabled, options = {}) {
  validateBoolean(enabled, 'enabled');
  validateObject(options, 'options');
  const { nodeModules = false, generatedCode = false } = options;
  validateBoolean(nodeModules, 'options.nodeModules');
  validateBoolean(generatedCode, 'options.generatedCode');
  compile.followSourceMaps(enabled);
  require('internal/source_map/registry').configure({ enabled, nodeModules, generatedCode });
}

module.exports = {
  get SourceMap() {
    return require('internal/source_map/source_map').SourceMap;
  },
  enableCompileCache,
  findSourceMap,
  flushCompileCache,
  getCompileCacheDir,
  getSourceMapsSupport,
  setSourceMapsSupport,
};
