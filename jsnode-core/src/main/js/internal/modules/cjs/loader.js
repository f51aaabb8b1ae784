'use strict';

// CommonJS: the Module class. Its methods call each other through the class, since tools replace them.

const path = require('path');
const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_UNKNOWN_BUILTIN_MODULE },
} = require('internal/errors');
const { validateString } = require('internal/validators');
const { traced } = require('internal/diagnostics/builtin');
const builtins = require('internal/modules/builtins');
const circular = require('internal/modules/cjs/circular');
const compile = require('internal/modules/compile');
const lookup = require('internal/modules/cjs/paths');
const { makeRequire } = require('internal/modules/cjs/require');
const { resolveFilename } = require('internal/modules/cjs/resolve');
const hooks = require('internal/modules/hooks');
const mocks = require('internal/modules/mocks');
const resolution = require('internal/modules/resolution');
const schemes = require('internal/modules/schemes');
const { tellRequired } = require('internal/watch_mode/dependencies');

const kIsMainSymbol = Symbol('kIsMainSymbol');
const kIsCachedByESMLoader = Symbol('kIsCachedByESMLoader');
const kURL = Symbol('kURL');
const kFormat = Symbol('kFormat');
const kIsExecuting = Symbol('kIsExecuting');

// Most programs have no TypeScript.
const typescript = () => require('internal/modules/typescript/strip');

const parents = new WeakMap();
// By `folder of the requiring module \0 request`: the file it resolved to.
const relativeResolutions = { __proto__: null };

function setOwn(object, key, value) {
  Object.defineProperty(object, key, { __proto__: null, value, configurable: true, enumerable: true, writable: true });
}

function updateChildren(parent, child, scan) {
  const children = parent?.children;
  if (children && !(scan && children.includes(child))) {
    children.push(child);
  }
}

function Module(id = '', parent) {
  this.id = id;
  this.path = path.dirname(id);
  setOwn(this, 'exports', {});
  parents.set(this, parent);
  updateChildren(parent, this, false);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}

Module._cache = { __proto__: null };
Module._pathCache = { __proto__: null };
Module._extensions = { __proto__: null };
Module.globalPaths = lookup.globalPaths;

const wrapper = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];
let wrap = (script) => wrapper[0] + script + wrapper[1];
let patched = false;

Object.defineProperty(Module, 'wrap', {
  __proto__: null,
  get() {
    return wrap;
  },
  set(value) {
    patched = true;
    wrap = value;
  },
});
const observedWrapper = new Proxy(wrapper, {
  set(target, property, value, receiver) {
    patched = true;
    return Reflect.set(target, property, value, receiver);
  },
  defineProperty(target, property, descriptor) {
    patched = true;
    return Object.defineProperty(target, property, descriptor);
  },
});
let currentWrapper = observedWrapper;
Object.defineProperty(Module, 'wrapper', {
  __proto__: null,
  get() {
    return currentWrapper;
  },
  set(value) {
    patched = true;
    currentWrapper = value;
  },
});

Module._debug = function debug() {};
Module.isBuiltin = builtins.isBuiltin;

Module._findPath = function(request, paths, isMain) {
  const absolute = path.isAbsolute(request);
  if (!absolute && (!paths || paths.length === 0)) {
    return false;
  }
  const folders = absolute ? [''] : paths;
  const key = `${request}\x00${folders.join('\x00')}`;
  const cached = Module._pathCache[key];
  if (cached) {
    return cached;
  }
  let found;
  try {
    found = isMain && absolute ? resolution.findProgram(request, Object.keys(Module._extensions)) :
      resolution.findPath(request, folders.map((folder) => path.resolve(folder)), Object.keys(Module._extensions));
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND' && error.path?.endsWith('package.json')) {
      error.requestPath = request;
    }
    throw error;
  }
  if (found === undefined) {
    return false;
  }
  Module._pathCache[key] = found;
  return found;
};

Module._nodeModulePaths = function(from) {
  return lookup.nodeModulePaths(from);
};

Module._resolveLookupPaths = function(request, parent) {
  return lookup.lookupPaths(request, parent);
};

Module._resolveFilename = function(request, parent, isMain, options) {
  return resolveFilename(Module, parents, request, parent, isMain, options);
};

function cachedModule(filename, parent) {
  const cached = Module._cache[filename];
  if (cached === undefined) {
    return undefined;
  }
  updateChildren(parent, cached, true);
  return cached;
}

function exportsOf(module) {
  return module.loaded || module[kIsCachedByESMLoader] ? module.exports : circular.exportsSoFar(module);
}

Module._load = function(request, parent, isMain) {
  if (mocks.any() && schemes.schemeOf(request) === undefined) {
    const mock = mocks.find(urlOf(resolveThroughHooks(request, parent, isMain)));
    if (mock !== undefined) {
      return mock.exports();
    }
  }
  let relativeKey;
  if (parent) {
    relativeKey = `${parent.path}\x00${request}`;
    const filename = hooks.hasResolve() ? undefined : relativeResolutions[relativeKey];
    if (filename !== undefined) {
      const cached = cachedModule(filename, parent);
      if (cached !== undefined) {
        return exportsOf(cached);
      }
      delete relativeResolutions[relativeKey];
    }
  }
  if (request.startsWith('node:') && !hooks.hasResolve()) {
    if (!builtins.isBuiltin(request)) {
      throw new ERR_UNKNOWN_BUILTIN_MODULE(request);
    }
    return builtins.loadSpecifier(request);
  }
  const scheme = schemes.schemeOf(request);
  if (scheme !== undefined) {
    return schemes.exportsOf(scheme, request);
  }
  const filename = resolveThroughHooks(request, parent, isMain);
  const cached = cachedModule(filename, parent);
  if (cached !== undefined) {
    return exportsOf(cached);
  }
  if (builtins.isBuiltin(filename)) {
    return builtins.loadSpecifier(filename);
  }
  return loadNew(filename, parent, isMain, relativeKey);
};

function loadNew(filename, parent, isMain, relativeKey) {
  tellRequired(filename);
  const module = new Module(filename, parent);
  if (isMain) {
    process.mainModule = module;
    module.id = '.';
  }
  module[kIsMainSymbol] = Boolean(isMain);
  Module._cache[filename] = module;
  if (relativeKey !== undefined) {
    relativeResolutions[relativeKey] = filename;
  }
  let loaded = false;
  try {
    module.load(filename);
    loaded = true;
  } finally {
    if (loaded) {
      circular.settle(module);
    } else {
      forget(module, filename, parent, relativeKey);
    }
  }
  return module.exports;
}

// By file name or URL: the format that hooks have given with it.
const formatHints = new Map();

function urlOf(filename) {
  return builtins.isBuiltin(filename) ? `node:${filename.replace(/^node:/, '')}` :
    path.isAbsolute(filename) ? resolution.urlFromPath(filename) : filename;
}

/** The file that a request means, or the URL that hooks have given it. */
function resolveThroughHooks(request, parent, isMain) {
  if (!hooks.hasResolve()) {
    return Module._resolveFilename(request, parent, isMain);
  }
  const parentUrl = parent?.filename ? urlOf(parent.filename) : undefined;
  const context = new hooks.ModuleResolveContext(parentUrl, undefined, resolution.requireConditions);
  const { url, format } = hooks.runResolve(request, context, (specifier) => {
    validateString(specifier, 'path');
    const filename = Module._resolveFilename(specifier, parent, isMain);
    return { __proto__: null, url: urlOf(filename), format: undefined, importAttributes: undefined };
  });
  const filename = url.startsWith('file:') ? resolution.pathFromUrl(url) : url;
  if (format !== undefined && format !== null) {
    formatHints.set(filename, format);
  }
  return filename;
}

/** Loads a file that was resolved already. */
function loadFile(filename) {
  return loadNew(filename, undefined, false);
}

/** Runs a text as the CommonJS module of a file. */
function loadText(filename, text) {
  const module = new Module(filename, undefined);
  module.filename = filename;
  module.paths = Module._nodeModulePaths(module.path);
  Module._cache[filename] = module;
  let loaded = false;
  try {
    module._compile(text, filename, 'commonjs');
    loaded = true;
  } finally {
    if (!loaded) {
      delete Module._cache[filename];
    }
  }
  module.loaded = true;
  circular.settle(module);
  return module.exports;
}

/** A module that threw is loaded anew the next time. */
function forget(module, filename, parent, relativeKey) {
  delete Module._cache[filename];
  if (relativeKey !== undefined) {
    delete relativeResolutions[relativeKey];
  }
  const index = parent?.children?.indexOf(module) ?? -1;
  if (index >= 0) {
    parent.children.splice(index, 1);
  }
}

/** The registered extension that the file's name ends with: the longest one. */
function extensionOf(filename) {
  const name = path.basename(filename);
  for (let dot = name.indexOf('.', 1); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const extension = name.slice(dot);
    if (Module._extensions[extension]) {
      return extension;
    }
  }
  return '.js';
}

Module.prototype.load = function(filename) {
  this.filename ??= filename;
  this.paths ??= Module._nodeModulePaths(path.dirname(filename));
  Module._extensions[extensionOf(filename)](this, filename);
  this.loaded = true;
};

Module.prototype.require = function(id) {
  validateString(id, 'id');
  if (id === '') {
    throw new ERR_INVALID_ARG_VALUE('id', id, 'must be a non-empty string');
  }
  const operation = traced('module.require');
  if (operation === undefined) {
    return Module._load(id, this, false);
  }
  const context = { __proto__: null, parentFilename: this.filename ?? undefined, id };
  return operation.traceSync(Module._load, context, Module, id, this, false);
};

/** Compiles the wrapped text; `format` undefined means that a module's syntax is looked for. */
function wrapSafe(filename, content, module, format) {
  const compiled = patched ?
    compilePatched(filename, content) :
    compile.compileFunction(content, filename, compile.wrapperParameters);
  if (typeof compiled === 'function') {
    return compiled;
  }
  const esm = require('internal/modules/cjs/require_esm');
  if (format === undefined && !esm.isRefused() && compile.isModule(content, resolution.urlFromPath(filename), compiled)) {
    return undefined;
  }
  esm.warnOfModuleSyntax(filename, compiled);
  throw compile.decorate(compiled);
}

function compilePatched(filename, content) {
  const run = compile.compileScript(Module.wrap === undefined ? content : wrap(content), filename);
  return run instanceof SyntaxError ? run : run();
}

Module.prototype._compile = function(content, filename, format) {
  if (format === 'module') {
    const esm = require('internal/modules/cjs/require_esm');
    if (esm.isRefused()) {
      throw esm.refusal(filename, parents.get(this)?.filename, content);
    }
    require('internal/modules/esm/require').loadInto(this, filename, content);
    return undefined;
  }
  const compiled = wrapSafe(filename, content, this, format === 'commonjs' ? format : undefined);
  if (compiled === undefined) {
    require('internal/modules/esm/require').loadInto(this, filename, content);
    return undefined;
  }
  const dirname = path.dirname(filename);
  this[kIsExecuting] = true;
  const require_ = makeRequire(this, Module);
  const { exports } = this;
  const result = Reflect.apply(compiled, exports, [exports, require_, this, filename, dirname]);
  this[kIsExecuting] = false;
  return result;
};

/** What the file's name and its package say; undefined leaves it to the text. */
function formatOf(filename) {
  if (filename.endsWith('.mjs')) {
    return 'module';
  }
  if (filename.endsWith('.cjs')) {
    return 'commonjs';
  }
  if (filename.endsWith('.js')) {
    const type = resolution.packageType(filename);
    return type === 'none' ? undefined : type;
  }
  const typed = filename.endsWith('ts') ? typescript().formatOf(filename, resolution.packageType) : undefined;
  if (typed !== undefined) {
    return typed;
  }
  return path.extname(filename) === '' ? undefined : 'commonjs';
}

/** The text of a file and its format, hooks asked, types stripped. */
function loadSource(filename, format) {
  if (!hooks.hasLoad()) {
    return plain(resolution.readText(filename), filename, formatHints.get(filename) ?? format);
  }
  const context = new hooks.ModuleLoadContext(formatHints.get(filename) ?? format, undefined, resolution.requireConditions);
  const loaded = hooks.runLoad(urlOf(filename), context, (url, current) => ({
    __proto__: null,
    format: current.format,
    source: resolution.readText(url.startsWith('file:') ? resolution.pathFromUrl(url) : url),
  }));
  const source = loaded.source === undefined ? '' : hooks.textOf(loaded.source);
  return plain(source, filename, loaded.format ?? undefined);
}

function plain(source, filename, format) {
  return format?.endsWith('typescript') ?
    { source: typescript().stripFile(source, filename), format: typescript().stripped(format) } :
    { source, format };
}

Module._extensions['.js'] = function(module, filename) {
  const { source, format } = loadSource(filename, formatOf(filename));
  module._compile(source, filename, format);
};

Module._extensions['.json'] = function(module, filename) {
  const { source, format } = loadSource(filename, 'json');
  if (format === 'json') {
    parseJson(module, filename, source);
    return;
  }
  module._compile(source, filename, format);
};

function parseJson(module, filename, content) {
  try {
    setOwn(module, 'exports', JSON.parse(content));
  } catch (error) {
    error.message = `${filename}: ${error.message}`;
    throw error;
  }
}

Module._extensions['.node'] = function(module, filename) {
  return process.dlopen(module, path.toNamespacedPath(filename));
};

function pending(fn) {
  let warning;
  return function parent(...args) {
    warning ??= require('internal/util').pendingDeprecate(fn,
      'module.parent is deprecated due to accuracy issues. Please use require.main to find program entry point instead.',
      'DEP0144');
    return Reflect.apply(warning, this, args);
  };
}

Object.defineProperty(Module.prototype, 'parent', {
  __proto__: null,
  get: pending(function() {
    return parents.get(this);
  }),
  set: pending(function(value) {
    parents.set(this, value);
  }),
  configurable: true,
});
Object.defineProperty(Module.prototype, 'isPreloading', {
  __proto__: null,
  get: () => false,
  configurable: true,
});
Object.defineProperty(Module.prototype, 'constructor', {
  __proto__: null,
  get: () => Module,
  configurable: false,
  enumerable: false,
});

const createRequireError = 'must be a file URL object, file URL string, or absolute path string';

function createRequire(filenameOrUrl) {
  let filename;
  if (typeof filenameOrUrl === 'object' && typeof filenameOrUrl?.href === 'string' && filenameOrUrl.protocol) {
    filename = fileOf(filenameOrUrl.href, filenameOrUrl);
  } else if (typeof filenameOrUrl !== 'string') {
    throw new ERR_INVALID_ARG_VALUE('filename', filenameOrUrl, createRequireError);
  } else {
    filename = path.isAbsolute(filenameOrUrl) ? filenameOrUrl : fileOf(filenameOrUrl, filenameOrUrl);
  }
  return requireFor(filename);
}

function fileOf(url, given) {
  if (!url.startsWith('file:')) {
    throw new ERR_INVALID_ARG_VALUE('filename', given, createRequireError);
  }
  return resolution.pathFromUrl(url);
}

function requireFor(filename) {
  const file = filename.endsWith('/') ? path.join(filename, 'noop.js') : filename;
  const module = new Module(file);
  module.filename = file;
  module.paths = Module._nodeModulePaths(module.path);
  return makeRequire(module, Module);
}

Module.createRequire = createRequire;

Module._initPaths = function() {
  lookup.initPaths();
};

Module._preloadModules = function(requests) {
  if (!Array.isArray(requests)) {
    return;
  }
  const parent = new Module('internal/preload', null);
  parent.paths = Module._nodeModulePaths(process.cwd());
  for (const request of requests) {
    parent.require(request);
  }
};

Module.syncBuiltinESMExports = function syncBuiltinESMExports() {
  require('internal/modules/esm/synthetic').syncBuiltins();
};

Module.Module = Module;

lookup.initPaths();

module.exports = {
  Module,
  formatOf,
  kFormat,
  kIsCachedByESMLoader,
  kIsExecuting,
  kIsMainSymbol,
  kURL,
  loadFile,
  loadText,
  parentOf: (module) => parents.get(module),
  makeRequire: (module) => makeRequire(module, Module),
  urlOf,
  wrapSafe,
};
