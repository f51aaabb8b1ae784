'use strict';

const path = require('path');
const { Module } = require('internal/modules/cjs/loader');
const resolution = require('internal/modules/resolution');

/**
 * The specifier that would have worked, judged by what `require` finds; undefined where it finds nothing. As in Node,
 * relative specifiers are looked for in the working directory.
 */
function find(specifier, base) {
  const file = resolution.pathFromUrl(base);
  const parent = new Module(file);
  parent.paths = Module._nodeModulePaths(path.dirname(file));
  let found;
  try {
    found = Module._resolveFilename(specifier.startsWith('file:') ? resolution.pathFromUrl(specifier) : specifier, parent, false);
  } catch {
    return undefined;
  }
  if (!path.isAbsolute(found) || found === specifier) {
    return undefined;
  }
  if (specifier.startsWith('.')) {
    const relative = path.relative(path.dirname(file), found);
    return relative.startsWith('../') ? relative : `./${relative}`;
  }
  const index = found.lastIndexOf(`/node_modules/${specifier.split('/')[0]}/`);
  return index < 0 ? resolution.urlFromPath(found) : found.slice(index + '/node_modules/'.length);
}

module.exports = { find };
