'use strict';

// require() of an ES module.

const {
  codes: { ERR_REQUIRE_ASYNC_MODULE, ERR_REQUIRE_CYCLE_MODULE },
} = require('internal/errors');
const compile = require('internal/modules/compile');
const esm = require('internal/modules/esm/loader');
const resolution = require('internal/modules/resolution');

function parentOf(module) {
  return require('internal/modules/cjs/loader').parentOf(module)?.filename;
}

function cycle(module) {
  const filename = module.filename;
  const parent = parentOf(module);
  let message = `Cannot require() ES Module ${filename} in a cycle.`;
  if (parent) {
    message += ` (from ${parent})`;
  }
  message += ' A cycle involving require(esm) is not allowed to maintain invariants mandated by the ECMAScript ' +
    'specification. Try making at least part of the dependency in the graph lazily loaded.';
  return new ERR_REQUIRE_CYCLE_MODULE(message);
}

/** The namespace of a module, evaluated now. */
function namespaceOf(module, filename, source) {
  const entry = esm.moduleAt(resolution.urlFromPath(filename), [], source);
  const { handle } = entry;
  const status = handle.status();
  if (status === 'linking' || status === 'evaluating') {
    throw cycle(module);
  }
  esm.instantiate(entry);
  if (handle.isGraphAsync()) {
    throw new ERR_REQUIRE_ASYNC_MODULE(filename, require('internal/modules/cjs/loader').parentOf(module));
  }
  if (!handle.evaluateSync()) {
    throw esm.explainScope(handle.error(), handle.url());
  }
  return handle.namespace();
}

// What is returned for a module with a default export: as transpiled CommonJS expects it.
const facade = "export * from 'original'; export { default } from 'original'; export const __esModule = true;";
const facadeUrl = 'node:internal/require_module_default_facade';

function facadeOf(handle) {
  const module = compile.engine.facade(facadeUrl, facade, handle);
  if (!module.instantiate() || !module.evaluateSync()) {
    throw module.error();
  }
  return module.namespace();
}

function loadInto(module, filename, source) {
  const namespace = namespaceOf(module, filename, source);
  if (Object.hasOwn(namespace, 'module.exports')) {
    module.exports = namespace['module.exports'];
  } else if (!Object.hasOwn(namespace, 'default') || Object.hasOwn(namespace, '__esModule')) {
    module.exports = namespace;
  } else {
    module.exports = facadeOf(esm.moduleAt(resolution.urlFromPath(filename), []).handle);
  }
}

module.exports = { loadInto };
