'use strict';

const { Module } = require('internal/modules/cjs/loader');
const { builtinModules } = require('internal/modules/builtins');
const { findPackageJSON } = require('internal/modules/package_json');
const { registerHooks } = require('internal/modules/hooks');
const { register } = require('internal/modules/register');
const { stripTypeScriptTypes } = require('internal/modules/typescript/strip');
const unsupported = require('internal/modules/unsupported');
const { runMain } = require('internal/modules/run_main');

Module.registerHooks = registerHooks;
Module.builtinModules = builtinModules;
Module.runMain = runMain;
Module.register = register;
Module.constants = Object.freeze({
  __proto__: null,
  compileCacheStatus: Object.freeze({ __proto__: null, FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 }),
});
Module.enableCompileCache = unsupported.enableCompileCache;
Module.findPackageJSON = findPackageJSON;
Module.flushCompileCache = unsupported.flushCompileCache;
Module.getCompileCacheDir = unsupported.getCompileCacheDir;
Module.stripTypeScriptTypes = stripTypeScriptTypes;
Module.findSourceMap = unsupported.findSourceMap;
Module.SourceMap = unsupported.SourceMap;
Module.getSourceMapsSupport = unsupported.getSourceMapsSupport;
Module.setSourceMapsSupport = unsupported.setSourceMapsSupport;

module.exports = Module;
