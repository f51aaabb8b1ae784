'use strict';

// What `import()` and `import.meta` do in scripts, functions and modules of node:vm. The engine names the referrer by a
// URI, `vm:<number>`, under which the code was registered; `vm:` alone has no callback, `vm:main` uses the loader of
// the application. An entry lives as long as the runtime, since functions of a script can outlive it.

const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING, ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG, ERR_VM_MODULE_NOT_MODULE,
  },
} = require('internal/errors');
const { isOn } = require('internal/options');
const { emitExperimentalWarning } = require('internal/util');
const { isModuleNamespaceObject } = require('internal/util/types');

const constants = Object.freeze({
  __proto__: null,
  USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('vm_dynamic_import_main_context_default'),
  DONT_CONTEXTIFY: Symbol('vm_context_no_contextify'),
});

const kNone = 'vm:none';
const kMain = 'vm:main';

const hosts = new Map();
let nextId = 1;

function areModulesEnabled() {
  return isOn('experimental-vm-modules');
}

/**
 * Returns the URI for a value of the option importModuleDynamically; `wrapOf` gives what the callback is told. The
 * loader of the application looks beside the code's file, where that has an absolute name.
 */
function register(importModuleDynamically, name, wrapOf, initializeImportMeta, filename) {
  if (importModuleDynamically === constants.USE_MAIN_CONTEXT_DEFAULT_LOADER && initializeImportMeta === undefined) {
    if (!/^(?:\/|file:)/.test(filename)) {
      return kMain;
    }
    const uri = `vm:${nextId++}`;
    hosts.set(uri, { importModuleDynamically, filename });
    return uri;
  }
  if (importModuleDynamically === undefined && initializeImportMeta === undefined) {
    return kNone;
  }
  if (importModuleDynamically !== undefined && typeof importModuleDynamically !== 'function' && typeof importModuleDynamically !== 'symbol') {
    throw new ERR_INVALID_ARG_TYPE(name, 'function', importModuleDynamically);
  }
  const uri = `vm:${nextId++}`;
  hosts.set(uri, { importModuleDynamically, wrapOf, initializeImportMeta });
  return uri;
}

function isHost(uri) {
  return /^vm:(?:none|main|\d+)$/.test(uri);
}

async function importFrom(uri, specifier, attributePairs) {
  const host = hosts.get(uri);
  if (uri === kMain || host?.importModuleDynamically === constants.USE_MAIN_CONTEXT_DEFAULT_LOADER) {
    emitExperimentalWarning('vm.USE_MAIN_CONTEXT_DEFAULT_LOADER');
    const loader = require('internal/modules/esm/loader');
    return loader.importFrom(specifier, loader.baseOf(host?.filename ?? 'vm'), attributePairs);
  }
  if (host?.importModuleDynamically === undefined) {
    throw new ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING();
  }
  if (!areModulesEnabled()) {
    throw new ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG();
  }
  return namespaceOf(await host.importModuleDynamically(specifier, host.wrapOf(), attributesOf(attributePairs), 'evaluation'));
}

function attributesOf(pairs) {
  const attributes = { __proto__: null };
  for (let i = 0; i < pairs.length; i += 2) {
    attributes[pairs[i]] = pairs[i + 1];
  }
  return attributes;
}

function namespaceOf(module) {
  if (isModuleNamespaceObject(module)) {
    return module;
  }
  const { isModule } = require('internal/vm/module');
  if (!isModule(module)) {
    throw new ERR_VM_MODULE_NOT_MODULE();
  }
  if (module.status === 'errored') {
    throw module.error;
  }
  return module.namespace;
}

function fillMeta(uri, meta) {
  const host = hosts.get(uri);
  host?.initializeImportMeta?.(meta, host.wrapOf());
}

module.exports = { areModulesEnabled, attributesOf, constants, fillMeta, importFrom, isHost, register };
