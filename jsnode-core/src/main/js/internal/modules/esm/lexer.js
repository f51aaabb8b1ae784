'use strict';

// The names that a CommonJS file exports, found in its text (cjs-module-lexer), reexports included.

const path = require('path');
const { parse } = require('internal/deps/cjs-module-lexer/lexer');
const { isBuiltin } = require('internal/modules/builtins');
const { Module, formatOf } = require('internal/modules/cjs/loader');
const resolution = require('internal/modules/resolution');

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
    result = parse(source ?? resolution.readText(filename));
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
