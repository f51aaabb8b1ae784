'use strict';

// The debugger that others connect to: there is one in the JVM, for all runtimes.

const { codes: { ERR_INSPECTOR_ALREADY_ACTIVATED, ERR_INSPECTOR_NOT_ACTIVE } } = require('internal/errors');
const { validateInteger, validateString } = require('internal/validators');
const { report } = require('internal/inspector/console');

const native = binding('inspector');
const HIGHEST_PORT = 65535;

const isUint32 = (value) => value === value >>> 0;
const isActive = () => native.url() !== null;

function open(port, host, wait) {
  native.requirePermission();
  if (isActive()) {
    throw new ERR_INSPECTOR_ALREADY_ACTIVATED();
  }
  if (isUint32(port)) {
    validateInteger(port, 'port', 0, HIGHEST_PORT);
  }
  if (host !== undefined) {
    validateString(host, 'host');
  }
  native.open(host ?? '127.0.0.1', isUint32(port) ? port : process.debugPort);
  if (wait) {
    waitForDebugger();
  }
  return { __proto__: null, [Symbol.dispose]: close };
}

/** Clients that debug go with it, whoever let them in. */
function close() {
  if (isActive()) {
    native.requirePermission();
    native.close();
  }
}

function url() {
  return native.url() ?? undefined;
}

function waitForDebugger() {
  if (!isActive()) {
    throw new ERR_INSPECTOR_NOT_ACTIVE();
  }
  native.awaitClient();
}

// Names of the protocol by methods: what is written here is for clients only.
const types = {
  log: 'log', debug: 'debug', info: 'info', warn: 'warning', error: 'error', dir: 'dir', dirxml: 'dirxml', table: 'table',
  trace: 'trace', clear: 'clear', group: 'startGroup', groupCollapsed: 'startGroupCollapsed', groupEnd: 'endGroup',
};

const console = {};
for (const name of Object.keys(types)) {
  console[name] = {
    [name](...args) {
      if (native.observesConsole()) {
        report(types[name], args);
      }
    },
  }[name];
}
console.assert = function assert(condition, ...args) {
  if (!condition && native.observesConsole()) {
    report('assert', args.length === 0 ? ['console.assert'] : args);
  }
};

module.exports = { close, console, open, url, waitForDebugger };
