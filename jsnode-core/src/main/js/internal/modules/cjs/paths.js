'use strict';

// Where a request is looked for.

const path = require('path');
const { isBuiltin } = require('internal/modules/builtins');

const globalPaths = [];

function initPaths(env = process.env) {
  const paths = [];
  if (env.NODE_PATH) {
    paths.push(...env.NODE_PATH.split(path.delimiter).filter(Boolean));
  }
  if (env.HOME) {
    paths.push(path.resolve(env.HOME, '.node_modules'), path.resolve(env.HOME, '.node_libraries'));
  }
  paths.push(path.resolve(process.execPath, '..', '..', 'lib', 'node'));
  globalPaths.length = 0;
  globalPaths.push(...paths);
}

/** The node_modules folders above `from`, the nearest first. */
function nodeModulePaths(from) {
  const absolute = path.resolve(from);
  const paths = [];
  for (let end = absolute.length; end > 0; end = absolute.lastIndexOf('/', end - 1)) {
    const folder = absolute.slice(0, end);
    if (!folder.endsWith('/node_modules') && folder !== '/') {
      paths.push(`${folder}/node_modules`);
    }
  }
  paths.push('/node_modules');
  return paths;
}

function isRelative(request) {
  return request === '.' || request === '..' || request.startsWith('./') || request.startsWith('../');
}

/** The folders for a request; null for a built-in. */
function lookupPaths(request, parent) {
  if (isBuiltin(request)) {
    return null;
  }
  if (!isRelative(request)) {
    return parent?.paths?.length ? [...parent.paths, ...globalPaths] : [...globalPaths];
  }
  return parent?.id && parent.filename ? [path.dirname(parent.filename)] : ['.'];
}

module.exports = { globalPaths, initPaths, isRelative, lookupPaths, nodeModulePaths };
