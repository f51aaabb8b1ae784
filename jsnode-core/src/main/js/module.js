'use strict';

const { Module } = require('internal/modules/cjs/loader');
const { builtinModules } = require('internal/modules/builtins');
const { findPackageJSON } = require('internal/modules/package_json');
const unsupported = require('internal/modules/unsupported');
const { runMain } = require('internal/modules/run_main');

Module.registerHooks = unsupported.registerHooks;
Module.builtinModules = builtinModules;
Module.runMain = runMain;
Module.register = unsupported.register;
Module.constants = Object.freeze({
  __proto__: null,
  compileCacheStatus: Object.freeze({ __proto__: null, FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 }),
});
Module.enableCompileCache = unsupported.enableCompileCache;
Module.findPackageJSON = findPackageJSON;
Module.flushCompileCache = unsupported.flushCompileCache;
Module.getCompileCacheDir = unsupported.getCompileCacheDir;
Module.stripTypeScriptTypes = unsupported.stripTypeScriptTypes;
Module.findSourceMap = unsupported.findSourceMap;
Module.SourceMap = unsupported.SourceMap;
Module.getSourceMapsSupport = unsupported.getSourceMapsSupport;
Module.setSourceMapsSupport = unsupported.setSourceMapsSupport;

module.exports = Module;
