'use strict';

const { validateObject } = require('internal/validators');
const {
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');

/** As validators.validateString, without loading anything: paths are validated before most other modules are needed. */
function checkString(value, name) {
  if (typeof value !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(name, 'string', value);
  }
}

/**
 * Removes '.' and empty segments and resolves '..' against the segments before it. What goes above the start is kept
 * when allowed (relative paths) and dropped when not (absolute ones).
 */
function resolveSegments(segments, allowAbove, separator) {
  const out = [];
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i];
    if (segment === '' || segment === '.') {
      continue;
    }
    if (segment !== '..') {
      out.push(segment);
    } else if (out.length > 0 && out[out.length - 1] !== '..') {
      out.pop();
    } else if (allowAbove) {
      out.push('..');
    }
  }
  return out.join(separator);
}

function formatPath(separator, pathObject) {
  validateObject(pathObject, 'pathObject');
  const { root } = pathObject;
  const dir = pathObject.dir || root;
  const ext = pathObject.ext ? `${pathObject.ext[0] === '.' ? '' : '.'}${pathObject.ext}` : '';
  const base = pathObject.base || `${pathObject.name || ''}${ext}`;
  if (!dir) {
    return base;
  }
  return dir === root ? `${dir}${base}` : `${dir}${separator}${base}`;
}

/** The position of the dot that starts the extension of a last segment, or -1. */
function extensionStart(base) {
  const dot = base.lastIndexOf('.');
  return dot <= 0 || base === '..' ? -1 : dot;
}

/** basename() with a suffix, given where the last segment lies. */
function withoutSuffix(path, start, end, suffix) {
  const base = path.slice(start, end);
  if (suffix.length > base.length && suffix.length <= path.length && suffix.endsWith(base)) {
    // Node keeps the slashes behind a segment that is itself the end of a longer suffix.
    return path.slice(start);
  }
  return suffix.length > 0 && base.length > suffix.length && base.endsWith(suffix)
    ? base.slice(0, base.length - suffix.length)
    : base;
}

function matchesGlob(path, pattern, windows) {
  checkString(path, 'path');
  checkString(pattern, 'pattern');
  const { matcher, matchesGlob: matchesEither } = require('internal/fs/glob_pattern');
  return windows ? matchesEither(path, pattern) : matcher(pattern)(path);
}

module.exports = { checkString, extensionStart, formatPath, matchesGlob, resolveSegments, withoutSuffix };
