'use strict';

const { checkString, extensionStart, formatPath, matchesGlob, resolveSegments, withoutSuffix } =
  require('internal/path/common');

const SLASH = 47;

/** An empty, '.' or '..' segment somewhere: the path has something to resolve. */
const needsWork = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** Resolved segments of a path that is known to be absolute or relative, without slashes at either end. */
function resolved(path, allowAbove) {
  const start = path.charCodeAt(0) === SLASH ? 1 : 0;
  const end = path.length > start && path.charCodeAt(path.length - 1) === SLASH ? path.length - 1 : path.length;
  const inner = start === 0 && end === path.length ? path : path.slice(start, end);
  return needsWork.test(inner) ? resolveSegments(inner.split('/'), allowAbove, '/') : inner;
}

/** Where the last segment begins and ends, slashes behind it left out. */
function lastSegment(path) {
  let end = path.length;
  while (end > 0 && path.charCodeAt(end - 1) === SLASH) {
    end--;
  }
  const start = end === 0 ? 0 : path.lastIndexOf('/', end - 1) + 1;
  return { start, end };
}

function cwd() {
  return process.cwd();
}

const posix = {
  resolve(...args) {
    let path = '';
    let absolute = false;
    for (let i = args.length - 1; i >= 0 && !absolute; i--) {
      const segment = args[i];
      checkString(segment, `paths[${i}]`);
      if (segment.length > 0) {
        path = path === '' ? segment : `${segment}/${path}`;
        absolute = segment.charCodeAt(0) === SLASH;
      }
    }
    if (!absolute) {
      const base = cwd();
      path = path === '' ? base : `${base}/${path}`;
      absolute = base.charCodeAt(0) === SLASH;
    }
    const result = resolved(path, !absolute);
    return absolute ? `/${result}` : result || '.';
  },

  normalize(path) {
    checkString(path, 'path');
    if (path.length === 0) {
      return '.';
    }
    const absolute = path.charCodeAt(0) === SLASH;
    const trailing = path.charCodeAt(path.length - 1) === SLASH;
    const result = resolved(path, !absolute);
    if (result.length === 0) {
      return absolute ? '/' : trailing ? './' : '.';
    }
    return `${absolute ? '/' : ''}${result}${trailing ? '/' : ''}`;
  },

  isAbsolute(path) {
    checkString(path, 'path');
    return path.length > 0 && path.charCodeAt(0) === SLASH;
  },

  join(...args) {
    let joined = '';
    for (let i = 0; i < args.length; i++) {
      const segment = args[i];
      checkString(segment, 'path');
      if (segment.length > 0) {
        joined = joined === '' ? segment : `${joined}/${segment}`;
      }
    }
    return joined === '' ? '.' : posix.normalize(joined);
  },

  relative(from, to) {
    checkString(from, 'from');
    checkString(to, 'to');
    if (from === to) {
      return '';
    }
    from = posix.resolve(from);
    to = posix.resolve(to);
    if (from === to) {
      return '';
    }
    const source = from === '/' ? [] : from.slice(1).split('/');
    const target = to === '/' ? [] : to.slice(1).split('/');
    let common = 0;
    while (common < source.length && common < target.length && source[common] === target[common]) {
      common++;
    }
    return [...source.slice(common).fill('..'), ...target.slice(common)].join('/');
  },

  toNamespacedPath(path) {
    return path;
  },

  dirname(path) {
    checkString(path, 'path');
    if (path.length === 0) {
      return '.';
    }
    const absolute = path.charCodeAt(0) === SLASH;
    const { start } = lastSegment(path);
    const end = start - 1;
    if (end < 1) {
      return absolute ? '/' : '.';
    }
    return absolute && end === 1 ? '//' : path.slice(0, end);
  },

  basename(path, suffix) {
    if (suffix !== undefined) {
      checkString(suffix, 'suffix');
    }
    checkString(path, 'path');
    if (suffix === undefined) {
      const { start, end } = lastSegment(path);
      return path.slice(start, end);
    }
    if (suffix === path) {
      return '';
    }
    const { start, end } = lastSegment(path);
    return withoutSuffix(path, start, end, suffix);
  },

  extname(path) {
    checkString(path, 'path');
    const { start, end } = lastSegment(path);
    const base = path.slice(start, end);
    const dot = extensionStart(base);
    return dot < 0 ? '' : base.slice(dot);
  },

  format(pathObject) {
    return formatPath('/', pathObject);
  },

  parse(path) {
    checkString(path, 'path');
    const root = path.charCodeAt(0) === SLASH ? '/' : '';
    const { start, end } = lastSegment(path);
    const base = path.slice(start, end);
    const dot = extensionStart(base);
    const dir = start > 1 ? path.slice(0, start - 1) : root;
    if (base === '..' && start === 1) {
      return { root, dir, base, ext: '.', name: '.' };
    }
    return {
      root,
      dir: base === '' ? root : dir,
      base,
      ext: dot < 0 ? '' : base.slice(dot),
      name: dot < 0 ? base : base.slice(0, dot),
    };
  },

  matchesGlob(path, pattern) {
    return matchesGlob(path, pattern, false);
  },

  sep: '/',
  delimiter: ':',
  win32: null,
  posix: null,
};

module.exports = posix;
