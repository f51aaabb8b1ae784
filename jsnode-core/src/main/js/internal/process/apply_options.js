'use strict';

// What options of the command line change before any user code runs.

const { getOptionValue, getOptionValues, isOff, isOn } = require('internal/options');

function define(name, value) {
  Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
}

function applyWarnings() {
  if (isOff('deprecation')) {
    process.noDeprecation = true;
  }
  if (isOn('throw-deprecation')) {
    process.throwDeprecation = true;
  }
  if (isOn('trace-deprecation')) {
    process.traceDeprecation = true;
  }
  if (isOn('trace-warnings')) {
    process.traceProcessWarnings = true;
    process.traceDeprecation = true;
  }
  if (isOff('warnings') || process.env.NODE_NO_WARNINGS === '1') {
    process.removeListener('warning', require('internal/process/warning').onWarning);
  }
  const disabled = getOptionValues('disable-warning');
  if (disabled.length > 0) {
    require('internal/process/warning').disable(disabled);
  }
  const file = getOptionValue('redirect-warnings') ?? process.env.NODE_REDIRECT_WARNINGS;
  if (file) {
    require('internal/process/warning').redirect(file);
  }
}

function applyGlobals() {
  if (isOn('expose-gc')) {
    define('gc', function gc() {
      binding('process').gc();
    });
  }
  if (isOff('experimental-global-navigator')) {
    delete globalThis.navigator;
    delete globalThis.Navigator;
  }
  if (isOff('experimental-websocket')) {
    delete globalThis.WebSocket;
    delete globalThis.CloseEvent;
  }
}

function applyProto() {
  const mode = getOptionValue('disable-proto');
  if (mode === 'delete') {
    delete Object.prototype.__proto__;
  } else if (mode === 'throw') {
    const thrower = () => {
      const { codes: { ERR_PROTO_ACCESS } } = require('internal/errors');
      throw new ERR_PROTO_ACCESS();
    };
    Object.defineProperty(Object.prototype, '__proto__', {
      configurable: true, enumerable: false, get: thrower, set: thrower,
    });
  }
}

function applyEnvFiles() {
  for (const file of getOptionValues('env-file')) {
    loadEnvFile(file, true);
  }
  for (const file of getOptionValues('env-file-if-exists')) {
    loadEnvFile(file, false);
  }
}

function loadEnvFile(file, required) {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    if (error.code !== 'ENOENT') {
      throw error;
    }
    if (required) {
      require('internal/process/object').guessedStderr(`${process.execPath}: ${file}: not found\n`);
      process.reallyExit(9);
    }
  }
}

function applyModules() {
  if (isOn('enable-source-maps') || (isOn('experimental-transform-types') && !isOff('enable-source-maps'))) {
    require('module').setSourceMapsSupport(true, { generatedCode: true, nodeModules: true });
  }
  const map = getOptionValue('experimental-package-map');
  if (map !== undefined) {
    require('internal/modules/resolution').usePackageMap(map);
  }
  if (isOn('preserve-symlinks') || process.env.NODE_PRESERVE_SYMLINKS === '1') {
    require('internal/modules/resolution').preserveSymlinks();
  }
}

function applyOptions() {
  applyWarnings();
  require('internal/process/permission').applyOptions({ getOptionValues, isOn });
  applyGlobals();
  applyProto();
  applyEnvFiles();
  applyModules();
  const limit = getOptionValue('stack-trace-limit');
  if (limit !== undefined) {
    Error.stackTraceLimit = Number(limit);
  }
  const mode = getOptionValue('unhandled-rejections');
  if (mode !== undefined) {
    require('internal/process/promises').setUnhandledRejectionsMode(mode);
  }
  process.title = getOptionValue('title') ?? process.execPath;
}

module.exports = { applyOptions };
