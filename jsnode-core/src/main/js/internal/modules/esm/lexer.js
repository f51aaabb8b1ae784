'use strict';

// The names that a CommonJS file exports, found in its text (cjs-module-lexer), reexports included.

const path = require('path');
const { isBuiltin } = require('internal/modules/builtins');
const { Module, formatOf } = require('internal/modules/cjs/loader');
const resolution = require('internal/modules/resolution');

const native = binding('modules');

// By file name.
const found = new Map();

function namesOf(filename, source) {
  const known = found.get(filename);
  if (known !== undefined) {
    return known;
  }
  const names = new Set();
  found.set(filename, names);
  let result;
  try {
    result = namesIn(source ?? resolution.readText(filename));
  } catch {
    // Not understood by the lexer: the default export stays.
    return names;
  }
  for (const name of result.exports) {
    names.add(name);
  }
  for (const request of result.reexports) {
    for (const name of reexported(request, filename)) {
      names.add(name);
    }
  }
  return names;
}

/** { exports, reexports } of a text: looked for once in all runtimes. */
function namesIn(text) {
  const known = native.knownNames(text);
  if (known !== null) {
    const [exports, reexports] = known.split('\u0001');
    return { exports: listOf(exports), reexports: listOf(reexports) };
  }
  const found = require('internal/deps/cjs-module-lexer/lexer').parse(text);
  native.rememberNames(text, `${found.exports.join('\0')}\u0001${found.reexports.join('\0')}`);
  return found;
}

function listOf(text) {
  return text === '' ? [] : text.split('\0');
}

function reexported(request, filename) {
  if (isBuiltin(request)) {
    return [];
  }
  const parent = new Module(filename);
  parent.filename = filename;
  parent.paths = Module._nodeModulePaths(parent.path);
  let file;
  try {
    file = Module._resolveFilename(request, parent, false);
  } catch {
    return [];
  }
  const extension = path.extname(file);
  const isScript = extension === '.js' || extension === '.cjs' || extension === '';
  return isScript && formatOf(file) !== 'module' ? namesOf(file) : [];
}

module.exports = { namesOf };
