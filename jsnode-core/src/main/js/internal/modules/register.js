'use strict';

// module.register(): a module whose hooks may be async. It is loaded at once, through the hooks registered before it.

const hooks = require('internal/modules/hooks');

function register(specifier, parentUrl = undefined, options) {
  let parent = parentUrl;
  let settings = options;
  if (parent !== null && typeof parent === 'object' && typeof parent.href !== 'string') {
    settings = parent;
    parent = settings.parentURL;
  }
  addHooks(`${specifier}`, parent === undefined ? 'data:' : `${parent}`, settings?.data);
}

function addHooks(specifier, base, data) {
  const esm = require('internal/modules/esm/loader');
  const url = esm.resolve(specifier, base);
  const entry = esm.moduleAt(url, []);
  esm.instantiate(entry);
  const { handle } = entry;
  if (handle.isGraphAsync()) {
    hooks.waitFor(evaluateLater(handle, url, data));
    return;
  }
  if (!handle.evaluateSync()) {
    throw handle.error();
  }
  hooks.waitFor(start(handle, url, data));
}

async function evaluateLater(handle, url, data) {
  await handle.evaluate();
  await start(handle, url, data);
}

/** The hooks take part as soon as initialize() has returned; loads wait for its promise. */
function start(handle, url, data) {
  const namespace = handle.namespace();
  const initialized = namespace.initialize?.(data);
  hooks.addAsync(url, namespace);
  release(data);
  return initialized;
}

/** Ports of the hooks keep no program alive. */
function release(data) {
  const { MessagePort } = require('worker_threads');
  for (const value of [data, ...(typeof data === 'object' && data !== null ? Object.values(data) : [])]) {
    if (value instanceof MessagePort) {
      value.unref();
    }
  }
}

module.exports = { addHooks, register };
