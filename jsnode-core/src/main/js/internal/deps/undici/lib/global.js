'use strict';

// Stands in for undici's own: its dispatchers speak HTTP by themselves (llhttp in WebAssembly), ours uses `http` and
// `https`. Packages that set another dispatcher (`undici` from npm) do so by these symbols.

const { InvalidArgumentError } = require('internal/deps/undici/lib/core/errors');

const globalDispatcher = Symbol.for('undici.globalDispatcher.1');

let ownDispatcher;

function getGlobalDispatcher() {
  return globalThis[globalDispatcher] ?? (ownDispatcher ??= createDispatcher());
}

function createDispatcher() {
  const { HttpDispatcher } = require('internal/fetch/dispatcher');
  return new HttpDispatcher();
}

function setGlobalDispatcher(agent) {
  if (!agent || typeof agent.dispatch !== 'function') {
    throw new InvalidArgumentError('Argument agent must implement Agent');
  }
  Object.defineProperty(globalThis, globalDispatcher, {
    value: agent,
    writable: true,
    enumerable: false,
    configurable: false,
  });
}

module.exports = { getGlobalDispatcher, setGlobalDispatcher };
