'use strict';

const { checkString, extensionStart, formatPath, matchesGlob, resolveSegments, withoutSuffix } =
  require('internal/path/common');

const SLASH = 47;
const BACKSLASH = 92;
const COLON = 58;

/** Names that are devices wherever they stand; a path must not turn into one by being normalized. */
const RESERVED = new Set([
  'CON', 'PRN', 'AUX', 'NUL',
  'COM1', 'COM2', 'COM3', 'COM4', 'COM5', 'COM6', 'COM7', 'COM8', 'COM9', 'COM\u00b9', 'COM\u00b2', 'COM\u00b3',
  'LPT1', 'LPT2', 'LPT3', 'LPT4', 'LPT5', 'LPT6', 'LPT7', 'LPT8', 'LPT9', 'LPT\u00b9', 'LPT\u00b2', 'LPT\u00b3',
]);

function isSeparator(code) {
  return code === SLASH || code === BACKSLASH;
}

function isDriveLetter(code) {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isReserved(path, colon) {
  return RESERVED.has(path.slice(0, colon).toUpperCase());
}

function skipSeparators(path, at) {
  while (at < path.length && isSeparator(path.charCodeAt(at))) {
    at++;
  }
  return at;
}

function skipName(path, at) {
  while (at < path.length && !isSeparator(path.charCodeAt(at))) {
    at++;
  }
  return at;
}

/**
 * What a path starts with: `device` ('C:', '\\\\server\\share', '\\\\.' or none), the length of the root, and whether the
 * path is absolute. `bare` says that a share is all there is.
 */
function rootOf(path) {
  const first = path.charCodeAt(0);
  if (isSeparator(first)) {
    return uncRootOf(path) ?? { device: '', length: 1, absolute: true, bare: false };
  }
  if (isDriveLetter(first) && path.charCodeAt(1) === COLON) {
    const absolute = path.length > 2 && isSeparator(path.charCodeAt(2));
    return { device: path.slice(0, 2), length: absolute ? 3 : 2, absolute, bare: false };
  }
  return { device: '', length: 0, absolute: false, bare: false };
}

function uncRootOf(path) {
  if (path.length < 2 || !isSeparator(path.charCodeAt(1))) {
    return undefined;
  }
  const serverEnd = skipName(path, 2);
  if (serverEnd === 2 || serverEnd === path.length) {
    return undefined;
  }
  const shareStart = skipSeparators(path, serverEnd);
  if (shareStart === path.length) {
    return undefined;
  }
  const server = path.slice(2, serverEnd);
  const shareEnd = skipName(path, shareStart);
  if (server === '.' || server === '?') {
    return { device: `\\\\${server}`, length: 4, absolute: true, bare: false, namespace: true };
  }
  const bare = shareEnd === path.length;
  return { device: `\\\\${server}\\${path.slice(shareStart, shareEnd)}`, length: shareEnd, absolute: true, bare };
}

function segmentsOf(path) {
  return path.split(/[\\/]/);
}

function lastSegment(path, from) {
  let end = path.length;
  while (end > from && isSeparator(path.charCodeAt(end - 1))) {
    end--;
  }
  let start = end;
  while (start > from && !isSeparator(path.charCodeAt(start - 1))) {
    start--;
  }
  return { start, end };
}

function cwdOf(device) {
  if (device === '') {
    return process.cwd();
  }
  // Windows keeps a working directory per drive in hidden environment variables.
  const path = process.env[`=${device}`] || process.cwd();
  const other = path.slice(0, 2).toLowerCase() !== device.toLowerCase() && path.charCodeAt(2) === BACKSLASH;
  return other ? `${device}\\` : path;
}

function driveLength(path) {
  return path.length >= 2 && isDriveLetter(path.charCodeAt(0)) && path.charCodeAt(1) === COLON ? 2 : 0;
}

const win32 = {
  resolve(...args) {
    let device = '';
    let tail = '';
    let absolute = false;
    for (let i = args.length - 1; i >= -1; i--) {
      let path;
      if (i >= 0) {
        path = args[i];
        checkString(path, `paths[${i}]`);
        if (path.length === 0) {
          continue;
        }
      } else {
        path = cwdOf(device);
      }
      const root = rootOf(path);
      if (root.device !== '') {
        if (device !== '') {
          if (root.device.toLowerCase() !== device.toLowerCase()) {
            continue;
          }
        } else {
          device = root.device;
        }
      }
      if (!absolute) {
        tail = `${path.slice(root.length)}\\${tail}`;
        absolute = root.absolute;
      }
      if (absolute && device !== '') {
        break;
      }
    }
    tail = resolveSegments(segmentsOf(tail), !absolute, '\\');
    return absolute ? `${device}\\${tail}` : `${device}${tail}` || '.';
  },

  normalize(path) {
    checkString(path, 'path');
    const { length } = path;
    if (length === 0) {
      return '.';
    }
    if (length === 1) {
      return path.charCodeAt(0) === SLASH ? '\\' : path;
    }
    const root = rootOf(path);
    if (root.bare) {
      return `${root.device}\\`;
    }
    let tail = root.length < length ? resolveSegments(segmentsOf(path.slice(root.length)), !root.absolute, '\\') : '';
    if (tail === '' && !root.absolute) {
      tail = '.';
    }
    if (tail !== '' && isSeparator(path.charCodeAt(length - 1))) {
      tail += '\\';
    }
    if (isReserved(path, length - 1) && path.endsWith(':')) {
      return `.\\${path}.`;
    }
    if (!root.absolute && root.device === '' && path.includes(':')) {
      // 'foo/../C:/x' is relative and must stay so.
      if (driveLength(tail) > 0) {
        return `.\\${tail}`;
      }
      for (let colon = path.indexOf(':'); colon !== -1; colon = path.indexOf(':', colon + 1)) {
        if (colon === length - 1 || isSeparator(path.charCodeAt(colon + 1))) {
          return `.\\${tail}`;
        }
      }
    }
    const colon = path.indexOf(':');
    if (isReserved(path, colon)) {
      return `.\\${root.device}${tail}`;
    }
    if (root.device === '') {
      return root.absolute ? `\\${tail}` : tail;
    }
    return root.absolute ? `${root.device}\\${tail}` : `${root.device}${tail}`;
  },

  isAbsolute(path) {
    checkString(path, 'path');
    if (path.length === 0) {
      return false;
    }
    return isSeparator(path.charCodeAt(0)) || (driveLength(path) > 0 && path.length > 2 && isSeparator(path.charCodeAt(2)));
  },

  join(...args) {
    const parts = [];
    for (let i = 0; i < args.length; i++) {
      checkString(args[i], 'path');
      if (args[i].length > 0) {
        parts.push(args[i]);
      }
    }
    if (parts.length === 0) {
      return '.';
    }
    let joined = parts.join('\\');
    // Only a first part that looks like '\\server' may make a UNC path of the whole.
    const first = parts[0];
    const leading = skipSeparators(first, 0);
    const unc = leading === 2 && first.length > 2;
    if (!unc) {
      const slashes = skipSeparators(joined, 0);
      if (slashes >= 2) {
        joined = `\\${joined.slice(slashes)}`;
      }
    }
    return namesDevice(joined) ? joined.replaceAll('/', '\\') : win32.normalize(joined);
  },

  relative(from, to) {
    checkString(from, 'from');
    checkString(to, 'to');
    if (from === to) {
      return '';
    }
    const source = win32.resolve(from);
    const target = win32.resolve(to);
    if (source === target || source.toLowerCase() === target.toLowerCase()) {
      return '';
    }
    return relativeOf(source, target);
  },

  toNamespacedPath(path) {
    if (typeof path !== 'string' || path.length === 0) {
      return path;
    }
    const resolved = win32.resolve(path);
    if (resolved.length <= 2) {
      return path;
    }
    if (resolved.startsWith('\\\\')) {
      const code = resolved[2];
      return code !== '?' && code !== '.' ? `\\\\?\\UNC\\${resolved.slice(2)}` : resolved;
    }
    if (driveLength(resolved) > 0 && resolved[2] === '\\') {
      return `\\\\?\\${resolved}`;
    }
    return resolved;
  },

  dirname(path) {
    checkString(path, 'path');
    const { length } = path;
    if (length === 0) {
      return '.';
    }
    if (length === 1) {
      return isSeparator(path.charCodeAt(0)) ? path : '.';
    }
    const root = rootLengthOf(path);
    if (root.all) {
      return path;
    }
    const { start } = lastSegment(path, root.length);
    const end = start > root.length ? start - 1 : root.length;
    return end === 0 ? '.' : path.slice(0, end);
  },

  basename(path, suffix) {
    if (suffix !== undefined) {
      checkString(suffix, 'suffix');
    }
    checkString(path, 'path');
    if (suffix !== undefined && suffix === path) {
      return '';
    }
    const { start, end } = lastSegment(path, driveLength(path));
    return suffix === undefined ? path.slice(start, end) : withoutSuffix(path, start, end, suffix);
  },

  extname(path) {
    checkString(path, 'path');
    const { start, end } = lastSegment(path, driveLength(path));
    const base = path.slice(start, end);
    const dot = extensionStart(base);
    return dot < 0 ? '' : base.slice(dot);
  },

  format(pathObject) {
    return formatPath('\\', pathObject);
  },

  parse(path) {
    checkString(path, 'path');
    const result = { root: '', dir: '', base: '', ext: '', name: '' };
    const { length } = path;
    if (length === 0) {
      return result;
    }
    const root = rootLengthOf(path);
    if (root.all || root.length === length) {
      result.root = result.dir = path;
      return result;
    }
    result.root = path.slice(0, root.length);
    const { start, end } = lastSegment(path, root.length);
    const base = path.slice(start, end);
    const dot = extensionStart(base);
    result.base = base;
    result.ext = dot < 0 ? '' : base.slice(dot);
    result.name = dot < 0 ? base : base.slice(0, dot);
    result.dir = start > root.length && base !== '' ? path.slice(0, start - 1) : result.root;
    return result;
  },

  matchesGlob(path, pattern) {
    return matchesGlob(path, pattern, true);
  },

  sep: '\\',
  delimiter: ';',
  win32: null,
  posix: null,
};

/** Whether a segment is a reserved name with a colon: such a path is left as it is. */
function namesDevice(path) {
  if (!path.includes(':')) {
    return false;
  }
  return path.split('\\').some((segment) => {
    const colon = segment.indexOf(':');
    return colon !== -1 && isReserved(segment, colon);
  });
}

/** The root as dirname() and parse() see it: a share with the separator behind it; `all` when there is nothing else. */
function rootLengthOf(path) {
  const { length } = path;
  const first = path.charCodeAt(0);
  if (isSeparator(first)) {
    if (length === 1) {
      return { length: 1, all: true };
    }
    if (!isSeparator(path.charCodeAt(1))) {
      return { length: 1, all: false };
    }
    const serverEnd = skipName(path, 2);
    const shareStart = skipSeparators(path, serverEnd);
    if (serverEnd === 2 || serverEnd === length || shareStart === length) {
      return { length: 1, all: false };
    }
    const shareEnd = skipName(path, shareStart);
    return shareEnd === length ? { length, all: true } : { length: shareEnd + 1, all: false };
  }
  if (driveLength(path) > 0) {
    return { length: length > 2 && isSeparator(path.charCodeAt(2)) ? 3 : 2, all: false };
  }
  return { length: 0, all: false };
}

function relativeOf(source, target) {
  const from = source.split('\\').filter(Boolean);
  const to = target.split('\\').filter(Boolean);
  let common = 0;
  while (common < from.length && common < to.length && from[common].toLowerCase() === to[common].toLowerCase()) {
    common++;
  }
  if (common === 0 && target !== '\\') {
    return source === '\\' ? to.join('\\') : target;
  }
  return [...from.slice(common).fill('..'), ...to.slice(common)].join('\\');
}

module.exports = win32;
