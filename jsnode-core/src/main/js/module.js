'use strict';

const { Module } = require('internal/modules/cjs/loader');
const { builtinModules } = require('internal/modules/builtins');
const { findPackageJSON } = require('internal/modules/package_json');
const { registerHooks } = require('internal/modules/hooks');
const { register } = require('internal/modules/register');
const { stripTypeScriptTypes } = require('internal/modules/typescript/strip');
const extras = require('internal/modules/extras');
const { runMain } = require('internal/modules/run_main');

Module.registerHooks = registerHooks;
Module.builtinModules = builtinModules;
Module.runMain = runMain;
Module.register = register;
Module.constants = Object.freeze({
  __proto__: null,
  compileCacheStatus: Object.freeze({ __proto__: null, FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 }),
});
Module.enableCompileCache = extras.enableCompileCache;
Module.findPackageJSON = findPackageJSON;
Module.flushCompileCache = extras.flushCompileCache;
Module.getCompileCacheDir = extras.getCompileCacheDir;
Module.stripTypeScriptTypes = stripTypeScriptTypes;
Module.findSourceMap = extras.findSourceMap;
Module.SourceMap = extras.SourceMap;
Module.getSourceMapsSupport = extras.getSourceMapsSupport;
Module.setSourceMapsSupport = extras.setSourceMapsSupport;

module.exports = Module;
