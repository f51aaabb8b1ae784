'use strict';

const path = require('path');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS } } = require('internal/errors');
const { isRelative } = require('internal/modules/cjs/paths');
const { isBuiltin } = require('internal/modules/builtins');
const resolution = require('internal/modules/resolution');

function toUrl(value, name) {
  if (typeof value === 'object' && typeof value?.href === 'string') {
    return value.href;
  }
  if (typeof value !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'URL'], value);
  }
  return path.isAbsolute(value) ? resolution.urlFromPath(value) : value;
}

/** The package.json that governs a file, or that of the package a bare specifier names as seen from `base`. */
function findPackageJSON(specifier, base = 'data:') {
  if (arguments.length === 0) {
    throw new ERR_MISSING_ARGS('specifier');
  }
  const target = toUrl(specifier, 'specifier');
  const from = toUrl(base, 'base');
  if (target.startsWith('file:')) {
    return governing(resolution.pathFromUrl(target));
  }
  if (isBuiltin(target)) {
    return undefined;
  }
  if (!from.startsWith('file:')) {
    throw new ERR_INVALID_ARG_VALUE('base', base, 'must be a file URL or an absolute path');
  }
  const file = resolution.pathFromUrl(from);
  if (isRelative(target)) {
    return governing(path.resolve(path.dirname(file), target));
  }
  return resolution.packageFileOf(target, from);
}

function governing(file) {
  return resolution.packageFile(resolution.isDirectory(file) ? `${file}/noop` : file);
}

module.exports = { findPackageJSON };
