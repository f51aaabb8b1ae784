'use strict';

// mock.module(): what require() and import give in place of a module, from now until it is restored.

const { pathToFileURL } = require('url');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE },
} = require('internal/errors');
const { emitExperimentalWarning } = require('internal/util');
const { validateBoolean, validateObject } = require('internal/validators');
const mocks = require('internal/modules/mocks');

class MockModuleContext {
  #urls;

  constructor(urls, mock) {
    this.#urls = urls;
    urls.forEach((url) => mocks.add(url, mock));
  }

  restore() {
    this.#urls.forEach(mocks.remove);
    this.#urls = [];
  }
}

/** What stands in for a module; each call gives new exports, unless they are to be kept. */
class ModuleMock {
  #given;
  #format;
  #exports;
  ownUrl = undefined;

  constructor(given, format, isCached) {
    this.#given = given;
    this.#format = format;
    this.isCached = isCached;
  }

  // An ES module has only what was given; of others `module.exports` is the default.
  get #isCommonJs() {
    return this.#format !== 'module';
  }

  get names() {
    const own = Object.keys(this.#given.named);
    if (this.#isCommonJs) {
      return [...own, 'default', 'module.exports'];
    }
    return this.#given.hasDefault ? [...own, 'default'] : own;
  }

  /** The values of `names`. */
  values() {
    const own = Object.values(this.#given.named);
    if (this.#isCommonJs) {
      const exports = this.exports();
      return [...own, exports, exports];
    }
    return this.#given.hasDefault ? [...own, this.#given.value] : own;
  }

  exports() {
    if (this.#exports === undefined || !this.isCached) {
      this.#exports = { value: this.#newExports() };
    }
    return this.#exports.value;
  }

  #newExports() {
    const { hasDefault, named, value } = this.#given;
    const exports = hasDefault ? value : {};
    const names = Object.keys(named);
    if (names.length > 0 && (exports === null || (typeof exports !== 'object' && typeof exports !== 'function'))) {
      throw new Error('Cannot create mock because named exports cannot be applied to the provided default export.');
    }
    for (const name of names) {
      Object.defineProperty(exports, name, Object.getOwnPropertyDescriptor(named, name));
    }
    return exports;
  }
}

function mockModule(specifier, options, caller) {
  const name = specifierOf(specifier);
  validateObject(options, 'options');
  const { cache = false } = options;
  validateBoolean(cache, 'options.cache');
  const given = exportsOption(options);
  emitExperimentalWarning('Module mocking');
  const { urls, format } = locate(name, caller);
  if (urls.some((url) => mocks.find(url) !== undefined)) {
    throw new ERR_INVALID_STATE(`Cannot mock '${name}'. The module is already mocked.`);
  }
  return new MockModuleContext(urls, new ModuleMock(given, format, cache));
}

function specifierOf(specifier) {
  if (typeof specifier === 'string') {
    return specifier;
  }
  if (typeof specifier?.href !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('specifier', ['string', 'URL'], specifier);
  }
  return specifier.href;
}

/** `{ named, hasDefault, value }` of the option `exports`, or of the two that came before it. */
function exportsOption(options) {
  const { exports, namedExports = {} } = options;
  if (exports !== undefined) {
    validateObject(exports, 'options.exports');
    for (const name of ['namedExports', 'defaultExport']) {
      if (options[name] !== undefined) {
        throw new ERR_INVALID_ARG_VALUE('options.exports', exports, `cannot be used with 'options.${name}'`);
      }
    }
    const { default: value, ...named } = exports;
    return { named, hasDefault: Object.hasOwn(exports, 'default'), value };
  }
  validateObject(namedExports, 'options.namedExports');
  warnOfOld(options);
  return { named: { ...namedExports }, hasDefault: 'defaultExport' in options, value: options.defaultExport };
}

const kNewNames = { __proto__: null, namedExports: 'options.exports', defaultExport: 'options.exports.default' };
const warned = new Set();

function warnOfOld(options) {
  for (const name of Object.keys(kNewNames)) {
    if (name in options && !warned.has(name)) {
      warned.add(name);
      process.emitWarning(`mock.module(): options.${name} is deprecated. Use ${kNewNames[name]} instead.`, 'DeprecationWarning');
    }
  }
}

/** A package may have other files for require() than for import: both are replaced. */
function locate(specifier, caller) {
  const esm = require('internal/modules/esm/loader');
  const url = esm.resolveThroughHooks(specifier, pathToFileURL(caller).href);
  const { formatAt } = require('internal/modules/esm/load');
  return { urls: [...new Set([url, requiredUrl(specifier, caller, url)])], format: formatAt(url) };
}

function requiredUrl(specifier, caller, otherwise) {
  if (specifier.startsWith('file:')) {
    return otherwise;
  }
  const { Module, urlOf } = require('internal/modules/cjs/loader');
  try {
    return urlOf(Module.createRequire(caller).resolve(specifier));
  } catch (error) {
    if (error?.code === undefined) {
      throw error;
    }
    // Only import finds it.
    return otherwise;
  }
}

module.exports = { mockModule };
