'use strict';

// Modules whose exports are set by the loader: built-ins, CommonJS, JSON, and what schemes of the embedder give.

const builtins = require('internal/modules/builtins');
const { engine } = require('internal/modules/compile');
const { Module, kIsCachedByESMLoader, loadFile, loadText } = require('internal/modules/cjs/loader');
const { namesOf } = require('internal/modules/esm/lexer');
const resolution = require('internal/modules/resolution');

// Handles of built-ins by id.
const builtinHandles = new Map();

function read(object, name) {
  try {
    return object[name];
  } catch {
    return undefined;
  }
}

function setBuiltinExports(handle, exports, names) {
  handle.setExports([...names, 'default'], [...names.map((name) => read(exports, name)), exports]);
}

function builtinModule(id) {
  let entry = builtinHandles.get(id);
  if (entry === undefined) {
    const exports = builtins.load(id);
    const names = Object.keys(exports).filter((name) => name !== 'default');
    const handle = engine.syntheticModule(`node:${id}`, [...names, 'default'],
      (self) => setBuiltinExports(self, exports, names));
    entry = { handle, exports, names };
    builtinHandles.set(id, entry);
  }
  return entry.handle;
}

/** Copies what a user has changed on the exports of built-ins to their ES modules. */
function syncBuiltins() {
  for (const { handle, exports, names } of builtinHandles.values()) {
    const present = names.filter((name) => Object.hasOwn(exports, name));
    setBuiltinExports(handle, exports, present);
    const absent = names.filter((name) => !Object.hasOwn(exports, name));
    handle.setExports(absent, absent.map(() => undefined));
  }
}

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Only own properties are read: the exports may be a proxy that refuses unknown names. */
function setCommonJsExports(handle, exports, names) {
  const present = isObject(exports) ? names.filter((name) => Object.hasOwn(exports, name)) : [];
  handle.setExports([...present, 'default', 'module.exports'],
    [...present.map((name) => read(exports, name)), exports, exports]);
}

/** `given` is the text that hooks have made; without it the file is loaded as `require` would. */
function commonJsModule(url, filename, source, given) {
  const names = new Set(namesOf(filename, source));
  const cached = Module._cache[filename];
  if (cached?.loaded && isObject(cached.exports)) {
    for (const name of Object.keys(cached.exports)) {
      names.add(name);
    }
  }
  names.delete('default');
  names.delete('module.exports');
  const list = [...names];
  return engine.syntheticModule(url, [...list, 'default', 'module.exports'], (self) => {
    setCommonJsExports(self, loadCommonJs(filename, given), list);
  });
}

function loadCommonJs(filename, given) {
  const cached = Module._cache[filename];
  if (cached !== undefined) {
    return cached.exports;
  }
  return given === undefined ? loadFile(filename) : loadText(filename, given);
}

function jsonModule(url, text) {
  const file = url.startsWith('file:') ? resolution.pathFromUrl(url) : undefined;
  let value;
  const cached = file !== undefined && !/[?#]/.test(url) ? Module._cache[file] : undefined;
  if (cached?.loaded) {
    value = cached.exports;
  } else {
    try {
      value = JSON.parse(text);
    } catch (error) {
      error.message = `${file ?? url}: ${error.message}`;
      throw error;
    }
    if (file !== undefined && cached === undefined) {
      rememberJson(file, value);
    }
  }
  return engine.syntheticModule(url, ['default'], (self) => self.setExports(['default'], [value]));
}

function textModule(url, text) {
  const value = text.startsWith('\ufeff') ? text.slice(1) : text;
  return engine.syntheticModule(url, ['default'], (self) => self.setExports(['default'], [value]));
}

/** `require` of the same file gives the same object. */
function rememberJson(file, value) {
  const module = new Module(file);
  module.filename = file;
  module.paths = Module._nodeModulePaths(module.path);
  module.exports = value;
  module.loaded = true;
  module[kIsCachedByESMLoader] = true;
  Module._cache[file] = module;
}

/** A module of an embedder's scheme: `exports` is read once, when it is evaluated. */
function schemeModule(url, exports) {
  const names = Object.keys(exports).filter((name) => name !== 'default');
  return engine.syntheticModule(url, [...names, 'default'], (self) => self.setExports(
    [...names, 'default'],
    [...names.map((name) => exports[name]), Object.hasOwn(exports, 'default') ? exports.default : exports]));
}

/** What stands in for a module in a test. */
function mockModule(url, mock) {
  const { names } = mock;
  return engine.syntheticModule(url, names, (self) => self.setExports(names, mock.values()));
}

module.exports = { builtinModule, commonJsModule, jsonModule, mockModule, schemeModule, syncBuiltins, textModule };
