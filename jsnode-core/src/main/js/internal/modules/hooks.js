'use strict';

// Hooks of users that take part in finding and loading modules: chains whose last member is what the loader itself
// does. Hooks of registerHooks() are plain functions and apply to `require` and `import`; hooks of register() may be
// async and apply to `import`, after the former. Node runs the latter on a thread of their own; here they run on the
// loop's.

const {
  codes: {
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_RETURN_PROPERTY_VALUE,
    ERR_INVALID_RETURN_VALUE,
    ERR_LOADER_CHAIN_INCOMPLETE,
  },
} = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');

// Each { resolve, load }, either may be undefined. The newest comes first in a chain.
const plain = { resolve: [], load: [] };
const asyncHooks = { resolve: [], load: [] };

class ModuleResolveContext {
  constructor(parentURL, importAttributes, conditions) {
    this.parentURL = parentURL;
    this.importAttributes = importAttributes;
    this.conditions = conditions;
  }
}

class ModuleLoadContext {
  constructor(format, importAttributes, conditions) {
    this.format = format;
    this.importAttributes = importAttributes;
    this.conditions = conditions;
  }
}

class ModuleHooks {
  constructor(resolve, load) {
    this.resolve = resolve;
    this.load = load;
  }

  deregister() {
    for (const name of ['resolve', 'load']) {
      plain[name] = plain[name].filter((hook) => hook.owner !== this);
    }
  }
}

function registerHooks(hooks) {
  const { resolve, load } = hooks;
  if (resolve !== undefined) {
    validateFunction(resolve, 'hooks.resolve');
  }
  if (load !== undefined) {
    validateFunction(load, 'hooks.load');
  }
  const owner = new ModuleHooks(resolve, load);
  for (const name of ['resolve', 'load']) {
    if (owner[name] !== undefined) {
      plain[name] = [...plain[name], { owner, run: owner[name] }];
    }
  }
  return owner;
}

/** Adds what a module given to register() exports. */
function addAsync(url, { resolve, load }) {
  if (resolve !== undefined) {
    asyncHooks.resolve.push({ run: resolve, label: `${url} 'resolve'` });
  }
  if (load !== undefined) {
    asyncHooks.load.push({ run: load, label: `${url} 'load'` });
  }
}

function merge(context, given) {
  return given === undefined ? context : Object.assign(Object.create(Object.getPrototypeOf(context)), context, given);
}

/** Runs the chain of registerHooks(); `last` is what follows it. */
function run(name, subject, context, last, validate) {
  // A chain under way keeps its members.
  const hooks = plain[name];
  const step = (index, value, current) => {
    if (index < 0) {
      return last(value, current);
    }
    let called = false;
    const nextStep = (nextValue, nextContext) => {
      called = true;
      return step(index - 1, nextValue, merge(current, nextContext));
    };
    const result = hooks[index].run(value, current, nextStep);
    if (!called && !result.shortCircuit) {
      throw returned('true', name, 'shortCircuit', result.shortCircuit);
    }
    validate(result);
    return result;
  };
  return step(hooks.length - 1, subject, context);
}

function returned(expected, name, property, value) {
  return new ERR_INVALID_RETURN_PROPERTY_VALUE(expected, name, property, value);
}

function validateResolved(result, name = 'resolve') {
  if (typeof result.url !== 'string' || (name !== 'resolve' && !URL.canParse(result.url))) {
    throw returned('a URL string', name, 'url', result.url);
  }
  if (result.format !== undefined && result.format !== null && typeof result.format !== 'string') {
    throw returned('a string', name, 'format', result.format);
  }
  const { importAttributes } = result;
  if (importAttributes !== undefined && importAttributes !== null && typeof importAttributes !== 'object') {
    throw returned('an object', name, 'importAttributes', importAttributes);
  }
}

function isSource(source) {
  return typeof source === 'string' || ArrayBuffer.isView(source) || source instanceof ArrayBuffer ||
    (typeof SharedArrayBuffer === 'function' && source instanceof SharedArrayBuffer);
}

const sourceKinds = 'a string, an ArrayBuffer, or a TypedArray';

function validateLoaded({ format, source }, name = 'load') {
  if (format !== undefined && format !== null && typeof format !== 'string') {
    throw returned('a string', name, 'format', format);
  }
  if (source !== undefined && source !== null && !isSource(source)) {
    throw returned(sourceKinds, name, 'source', source);
  }
}

/** The text of a loaded source. */
function textOf(source) {
  if (typeof source === 'string') {
    return source;
  }
  if (!isSource(source)) {
    throw returned(sourceKinds, 'load', 'source', source);
  }
  const { Buffer } = require('buffer');
  const bytes = ArrayBuffer.isView(source) ? Buffer.from(source.buffer, source.byteOffset, source.byteLength) :
    Buffer.from(source);
  return bytes.toString();
}

function runResolve(specifier, context, last) {
  return run('resolve', specifier, context, last, validateResolved);
}

function runLoad(url, context, last) {
  return run('load', url, context, last, validateLoaded);
}

/** Runs the chain of register(). */
function runAsync(name, subject, context, last, validate) {
  const hooks = asyncHooks[name];
  const nextName = name === 'resolve' ? 'nextResolve' : 'nextLoad';
  const labelOf = (index) => (index < 0 ? `node:internal/modules/esm/${name} '${name}'` : hooks[index].label);
  const step = async (index, value, current) => {
    if (index < 0) {
      return last(value, current);
    }
    const label = labelOf(index);
    let called = false;
    const next = async (nextValue, nextContext) => {
      called = true;
      validateNext(`${labelOf(index - 1)} hook's ${nextName}()`, name, nextValue, nextContext);
      return step(index - 1, nextValue, { ...current, ...nextContext });
    };
    const result = await hooks[index].run(value, current, next);
    if (typeof result !== 'object' || result === null) {
      throw new ERR_INVALID_RETURN_VALUE('an object', `${label} hook's ${nextName}()`, result);
    }
    if (!called && !result.shortCircuit) {
      throw new ERR_LOADER_CHAIN_INCOMPLETE(label);
    }
    validate(result, label);
    return result;
  };
  return step(hooks.length - 1, subject, context);
}

function validateNext(label, name, value, context) {
  if (typeof value !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(`${label} ${name === 'resolve' ? 'specifier' : 'url'}`, 'string', value);
  }
  if (context !== undefined) {
    validateObject(context, `${label} context`);
  }
}

/** Resolves through all hooks; `last` is the loader's own answer, `{ url, format }`. */
function resolveAsync(specifier, context, last) {
  return runAsync('resolve', specifier, context, last, validateResolved);
}

function loadAsync(url, context, last) {
  return runAsync('load', url, context, last, validateLoaded);
}

// Settles when the initialize() of all that was registered has.
let ready;

/** Makes loads through async hooks wait. */
function waitFor(promise) {
  const before = ready;
  ready = (async () => {
    await before;
    await promise;
  })();
  // Each load that waits reports it.
  ready.catch(() => {});
}

module.exports = {
  ModuleLoadContext,
  ModuleResolveContext,
  addAsync,
  hasAsync: () => asyncHooks.resolve.length > 0 || asyncHooks.load.length > 0,
  hasLoad: () => plain.load.length > 0,
  hasResolve: () => plain.resolve.length > 0,
  loadAsync,
  ready: () => ready,
  registerHooks,
  resolveAsync,
  runLoad,
  runResolve,
  textOf,
  waitFor,
};
