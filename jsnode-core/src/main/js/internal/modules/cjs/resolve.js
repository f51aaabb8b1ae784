'use strict';

// Module._resolveFilename: a request and the module that requires give a file name.

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { isBuiltin } = require('internal/modules/builtins');
const { isRelative, nodeModulePaths } = require('internal/modules/cjs/paths');
const resolution = require('internal/modules/resolution');

function notFound(request, requireStack) {
  let message = `Cannot find module '${request}'`;
  if (requireStack?.length > 0) {
    message += `\nRequire stack:\n- ${requireStack.join('\n- ')}`;
  }
  const error = new Error(message);
  error.code = 'MODULE_NOT_FOUND';
  if (requireStack !== undefined) {
    error.requireStack = requireStack;
  }
  return error;
}

function pathsOfOptions(Module, request, options) {
  if (!Array.isArray(options.paths)) {
    if (options.paths === undefined) {
      return undefined;
    }
    throw new ERR_INVALID_ARG_VALUE('options.paths', options.paths);
  }
  if (isRelative(request)) {
    return options.paths;
  }
  const paths = new Set();
  for (const from of options.paths) {
    const parent = new Module('', null);
    parent.paths = nodeModulePaths(from);
    for (const path of Module._resolveLookupPaths(request, parent) ?? []) {
      paths.add(path);
    }
  }
  return [...paths];
}

/** `#name` of the package, or the package's own name; undefined where it is neither. */
function withinPackage(request, parent) {
  const file = parent?.filename;
  if (!file) {
    return undefined;
  }
  if (request.startsWith('#')) {
    try {
      return resolution.resolveInternal(request, file);
    } catch (error) {
      throw error.code === 'ERR_MODULE_NOT_FOUND' ? notFound(request) : error;
    }
  }
  return resolution.resolveSelf(request, file);
}

/** Whether the map of packages decides instead of node_modules. */
function isMapped(request, parent) {
  return resolution.hasPackageMap() && !isRelative(request) && !request.startsWith('/') && Boolean(parent?.filename);
}

function requireStackOf(parent, parents) {
  const stack = [];
  for (let cursor = parent; cursor; cursor = parents.get(cursor)) {
    stack.push(cursor.filename || cursor.id);
  }
  return stack;
}

function resolveFilename(Module, parents, request, parent, isMain, options) {
  if (isBuiltin(request)) {
    return request;
  }
  let paths;
  if (typeof options === 'object' && options !== null) {
    paths = pathsOfOptions(Module, request, options);
  }
  paths ??= Module._resolveLookupPaths(request, parent);
  const found = withinPackage(request, parent) || (isMapped(request, parent) ?
    resolution.resolveMapped(request, parent.filename, Object.keys(Module._extensions)) :
    Module._findPath(request, paths, isMain));
  if (found) {
    return found;
  }
  throw notFound(request, requireStackOf(parent, parents));
}

module.exports = { resolveFilename };
