'use strict';

// vm.Module: modules whose imports the caller resolves. The record behind one is the engine's.

const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS, ERR_MODULE_LINK_MISMATCH, ERR_SCRIPT_EXECUTION_INTERRUPTED,
    ERR_SCRIPT_EXECUTION_TIMEOUT,
    ERR_VM_MODULE_ALREADY_LINKED, ERR_VM_MODULE_CACHED_DATA_REJECTED,
    ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA, ERR_VM_MODULE_DIFFERENT_CONTEXT, ERR_VM_MODULE_LINK_FAILURE, ERR_VM_MODULE_NOT_MODULE,
    ERR_VM_MODULE_STATUS,
  },
} = require('internal/errors');
const compile = require('internal/modules/compile');
const cachedData = require('internal/vm/cached_data');
const { contextOf } = require('internal/vm/context');
const hosts = require('internal/vm/hosts');
const { guarded, placed, validateCachedData } = require('internal/vm/script');
const { customInspectSymbol } = require('internal/util');
const {
  validateArray, validateBoolean, validateFunction, validateInt32, validateObject, validateString, validateUint32,
} = require('internal/validators');

// By module: { handle, context, identifier, error, failed, linking, evaluating, requests, linked }.
const states = new WeakMap();
const promiseThen = Promise.prototype.then;
let mainModules = 0;

function isModule(value) {
  return typeof value === 'object' && value !== null && states.has(value);
}

function stateOf(module) {
  const state = states.get(module);
  if (state === undefined) {
    throw new ERR_INVALID_THIS('Module');
  }
  return state;
}

function statusOf(state) {
  if (state.failed) {
    return 'errored';
  }
  if (state.linking) {
    return 'linking';
  }
  if (state.evaluating) {
    return 'evaluating';
  }
  const status = state.handle.status();
  return status === 'evaluating-async' ? 'evaluated' : status;
}

function fail(state, error) {
  state.failed = true;
  state.error = error;
}

function contextFor(context) {
  if (context === undefined) {
    return undefined;
  }
  validateObject(context, 'options.context');
  const found = contextOf(context);
  if (found === undefined) {
    throw new ERR_INVALID_ARG_TYPE('options.context', 'vm.Context', context);
  }
  return found;
}

function identifierFor(identifier, context) {
  if (identifier !== undefined) {
    validateString(identifier, 'options.identifier');
    return identifier;
  }
  const number = context === undefined ? mainModules++ : context.modules++;
  return `vm:module(${number})`;
}

class Module {
  constructor() {
    if (new.target === Module) {
      throw new TypeError('Module is not a constructor');
    }
  }

  get identifier() {
    return stateOf(this).identifier;
  }

  get context() {
    return stateOf(this).context?.object;
  }

  get status() {
    return statusOf(stateOf(this));
  }

  get namespace() {
    const state = stateOf(this);
    const status = statusOf(state);
    if (status === 'unlinked' || status === 'linking') {
      throw new ERR_VM_MODULE_STATUS('must not be unlinked or linking');
    }
    return state.handle.namespace();
  }

  get error() {
    const state = stateOf(this);
    if (statusOf(state) !== 'errored') {
      throw new ERR_VM_MODULE_STATUS('must be errored');
    }
    return state.failed ? state.error : state.handle.error();
  }

  async link(linker) {
    const state = stateOf(this);
    validateFunction(linker, 'linker');
    if (state.isSynthetic) {
      return; // imports nothing, linked from the start
    }
    if (statusOf(state) === 'linked') {
      throw new ERR_VM_MODULE_ALREADY_LINKED();
    }
    if (statusOf(state) !== 'unlinked') {
      throw new ERR_VM_MODULE_STATUS('must be unlinked');
    }
    try {
      await linkGraph(this, linker);
      instantiate(state);
    } catch (error) {
      fail(state, error);
      throw error;
    }
  }

  async evaluate(options = {}) {
    const state = stateOf(this);
    validateObject(options, 'options');
    const { timeout, breakOnSigint = false } = options;
    if (timeout !== undefined) {
      validateUint32(timeout, 'options.timeout', true);
    }
    validateBoolean(breakOnSigint, 'options.breakOnSigint');
    const status = statusOf(state);
    if (status !== 'linked' && status !== 'evaluated' && status !== 'errored') {
      throw new ERR_VM_MODULE_STATUS('must be one of linked, evaluated, or errored');
    }
    if (state.isSynthetic) {
      if (status === 'linked') {
        // The promise tells nothing more: what failed is in the state.
        promiseThen.call(evaluate(state, timeout ?? 0, breakOnSigint), undefined, () => {});
      }
      if (state.failed) {
        throw state.error;
      }
      return undefined;
    }
    if (state.failed) {
      throw state.error;
    }
    await evaluate(state, timeout ?? 0, breakOnSigint);
    return undefined;
  }

  [customInspectSymbol](depth, options) {
    const { identifier, context } = stateOf(this);
    const { constructor } = this;
    const name = constructor?.name ?? 'Module';
    if (typeof depth === 'number' && depth < 0) {
      return `[${name}]`;
    }
    const shown = { status: this.status, identifier, context: context?.object };
    return `${name} ${require('internal/util/inspect').inspect(shown, options)}`;
  }
}

function evaluate(state, timeout, breakOnSigint) {
  const run = compile.engine.guardedRun();
  state.evaluating = true;
  let status;
  try {
    status = guarded(run, breakOnSigint, () => run.evaluate(state.handle, state.context?.realm ?? null, timeout));
  } finally {
    state.evaluating = false;
  }
  switch (status) {
    case 'completed':
      return run.result();
    case 'timeout':
      throw new ERR_SCRIPT_EXECUTION_TIMEOUT(timeout);
    case 'broken':
      throw new ERR_SCRIPT_EXECUTION_INTERRUPTED();
    case 'interrupted':
      return undefined;
    default:
      throw run.error();
  }
}

function instantiate(state) {
  if (!state.handle.instantiate()) {
    throw state.handle.error();
  }
}

/** Resolves the imports of a module and of all that it reaches. */
async function linkGraph(module, linker) {
  const state = stateOf(module);
  state.linking = true;
  try {
    const linked = await Promise.all(requestsOf(state).map((request) => resolveRequest(module, state, request, linker)));
    connect(state, linked);
    for (const dependency of linked) {
      const other = stateOf(dependency);
      if (statusOf(other) === 'unlinked' && !other.linked) {
        await linkGraph(dependency, linker);
      }
    }
  } finally {
    state.linking = false;
  }
}

async function resolveRequest(module, state, { specifier, attributes }, linker) {
  const resolved = await linker(specifier, module, { attributes, assert: attributes });
  if (!isModule(resolved)) {
    throw new ERR_VM_MODULE_NOT_MODULE();
  }
  const other = stateOf(resolved);
  if (other.context !== state.context) {
    throw new ERR_VM_MODULE_DIFFERENT_CONTEXT();
  }
  if (statusOf(other) === 'errored') {
    throw new ERR_VM_MODULE_LINK_FAILURE(`request for '${specifier}' resolved to an errored module`, resolved.error);
  }
  return resolved;
}

function connect(state, modules) {
  state.handle.linkTo(modules.map((module) => stateOf(module).handle));
  state.dependencies = modules;
  state.linked = true;
}

function requestsOf(state) {
  if (state.requests === undefined) {
    const flat = state.handle.describeRequests();
    const requests = [];
    for (let i = 0; i < flat.length;) {
      const specifier = flat[i++];
      const phase = flat[i++];
      const end = i + 1 + 2 * Number(flat[i]);
      const attributes = hosts.attributesOf(Array.prototype.slice.call(flat, i + 1, end));
      i = end;
      requests.push(Object.freeze({ __proto__: null, specifier, attributes: Object.freeze(attributes), phase }));
    }
    state.requests = Object.freeze(requests);
  }
  return state.requests;
}

class SourceTextModule extends Module {
  constructor(sourceText, options = {}) {
    super();
    validateString(sourceText, 'sourceText');
    validateObject(options, 'options');
    const { lineOffset = 0, columnOffset = 0, initializeImportMeta, importModuleDynamically, cachedData: given } = options;
    const context = contextFor(options.context);
    validateInt32(lineOffset, 'options.lineOffset');
    validateInt32(columnOffset, 'options.columnOffset');
    if (initializeImportMeta !== undefined) {
      validateFunction(initializeImportMeta, 'options.initializeImportMeta');
    }
    validateCachedData(given);
    const identifier = identifierFor(options.identifier, context);
    const uri = hosts.register(importModuleDynamically, 'options.importModuleDynamically', () => this, initializeImportMeta);
    if (given !== undefined && !cachedData.accepts(given, sourceText)) {
      throw new ERR_VM_MODULE_CACHED_DATA_REJECTED();
    }
    const handle = compile.compileModuleIn(context?.realm ?? null, uri, placed(sourceText, lineOffset, columnOffset), identifier);
    if (handle instanceof SyntaxError) {
      throw compile.decorate(handle);
    }
    states.set(this, { handle, context, identifier, source: sourceText });
  }

  get moduleRequests() {
    return requestsOf(stateOf(this));
  }

  get dependencySpecifiers() {
    const state = stateOf(this);
    state.specifiers ??= Object.freeze(requestsOf(state).map(({ specifier }) => specifier));
    return state.specifiers;
  }

  linkRequests(modules) {
    const state = stateOf(this);
    if (statusOf(state) !== 'unlinked') {
      throw new ERR_VM_MODULE_STATUS('must be unlinked');
    }
    validateArray(modules, 'modules');
    const requests = requestsOf(state);
    if (modules.length !== requests.length) {
      throw new ERR_MODULE_LINK_MISMATCH(`Expected ${requests.length} modules, got ${modules.length}`);
    }
    for (const module of modules) {
      if (!isModule(module)) {
        throw new ERR_VM_MODULE_NOT_MODULE();
      }
      if (stateOf(module).context !== state.context) {
        throw new ERR_VM_MODULE_DIFFERENT_CONTEXT();
      }
    }
    requests.forEach((request, i) => {
      const same = requests.findIndex((other) => isSameTarget(request, other));
      if (modules[same] !== modules[i]) {
        throw new ERR_MODULE_LINK_MISMATCH(`Module request '${request.specifier}' at index ${i} must be linked to the same module as at index ${same}`);
      }
    });
    connect(state, modules);
  }

  instantiate() {
    const state = stateOf(this);
    if (statusOf(state) !== 'unlinked') {
      throw new ERR_VM_MODULE_STATUS('must be unlinked');
    }
    checkLinked(this, new Set());
    instantiate(state);
  }

  hasTopLevelAwait() {
    return stateOf(this).handle.hasTopLevelAwait();
  }

  hasAsyncGraph() {
    const state = stateOf(this);
    const status = statusOf(state);
    if (status === 'unlinked' || status === 'linking') {
      throw new ERR_VM_MODULE_STATUS('must be instantiated');
    }
    return state.handle.isGraphAsync();
  }

  createCachedData() {
    const state = stateOf(this);
    const status = statusOf(state);
    if (status === 'evaluating' || status === 'evaluated' || status === 'errored') {
      throw new ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA();
    }
    return cachedData.produce(state.source);
  }
}

function isSameTarget(one, other) {
  const keys = Object.keys(one.attributes);
  return one.specifier === other.specifier && keys.length === Object.keys(other.attributes).length &&
    keys.every((key) => one.attributes[key] === other.attributes[key]);
}

function checkLinked(module, seen) {
  const state = stateOf(module);
  if (seen.has(module) || state.isSynthetic) {
    return;
  }
  seen.add(module);
  const requests = requestsOf(state);
  if (!state.linked) {
    if (requests.length > 0) {
      throw new ERR_VM_MODULE_LINK_FAILURE(
        `request for '${requests[0].specifier}' can not be resolved on module '${state.identifier}' that is not linked`);
    }
    connect(state, []);
  }
  for (const dependency of state.dependencies) {
    checkLinked(dependency, seen);
  }
}

class SyntheticModule extends Module {
  constructor(exportNames, evaluateCallback, options = {}) {
    super();
    if (!Array.isArray(exportNames) || exportNames.some((name) => typeof name !== 'string')) {
      throw new ERR_INVALID_ARG_TYPE('exportNames', 'Array of unique strings', exportNames);
    }
    exportNames.forEach((name, i) => {
      if (exportNames.indexOf(name, i + 1) !== -1) {
        throw new ERR_INVALID_ARG_VALUE(`exportNames.${name}`, name, 'is duplicated');
      }
    });
    validateFunction(evaluateCallback, 'evaluateCallback');
    validateObject(options, 'options');
    const context = contextFor(options.context);
    const identifier = identifierFor(options.identifier, context);
    const state = { context, identifier, isSynthetic: true, names: new Set(exportNames), linked: true, dependencies: [] };
    const steps = () => {
      state.evaluating = true;
      try {
        Reflect.apply(evaluateCallback, this, []);
      } catch (error) {
        fail(state, error);
        throw error;
      } finally {
        state.evaluating = false;
      }
    };
    state.handle = compile.engine.syntheticModuleIn(context?.realm ?? null, identifier, exportNames, steps);
    instantiate(state);
    states.set(this, state);
  }

  setExport(name, value) {
    const state = stateOf(this);
    validateString(name, 'name');
    if (!state.names?.has(name)) {
      throw new ReferenceError(`Export '${name}' is not defined in module`);
    }
    state.handle.setExports([name], [value]);
  }
}

module.exports = { exports: { Module, SourceTextModule, SyntheticModule }, isModule };
