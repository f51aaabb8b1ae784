'use strict';

const slashedProtocols = new Set(['http:', 'https:', 'ftp:', 'gopher:', 'file:', 'ws:', 'wss:']);
const slashed = (protocol) => slashedProtocols.has(protocol);
const scripted = (protocol) => protocol === 'javascript:';

function copy(source, target) {
  return Object.assign(target, source);
}

function segments(pathname) {
  return pathname ? pathname.split('/') : [];
}

function withPath(result) {
  if (result.pathname !== null || result.search !== null) {
    result.path = (result.pathname ? result.pathname : '') + (result.search ? result.search : '');
  }
  return result;
}

/** Resolves a relative URL against a base, both parsed. */
function resolveObject(base, relative, Url) {
  const result = copy(base, new Url());
  // The hash is always the relative's, even where everything else is the base's.
  result.hash = relative.hash;
  if (relative.href === '') {
    result.href = result.format();
    return result;
  }
  if (relative.slashes && !relative.protocol) {
    return schemeRelative(result, relative);
  }
  if (relative.protocol && relative.protocol !== result.protocol) {
    return otherProtocol(result, relative);
  }
  return samePlace(result, relative);
}

function schemeRelative(result, relative) {
  const { protocol } = result;
  copy(relative, result);
  result.protocol = protocol;
  if (slashed(result.protocol) && result.hostname && !result.pathname) {
    result.path = result.pathname = '/';
  }
  result.href = result.format();
  return result;
}

function otherProtocol(result, relative) {
  if (!slashed(relative.protocol)) {
    copy(relative, result);
    result.href = result.format();
    return result;
  }
  result.protocol = relative.protocol;
  if (!relative.host && !/^file:?$/.test(relative.protocol) && !scripted(relative.protocol)) {
    // 'http:/a/b' or 'http:a/b' to another protocol: the first segment is the host.
    const parts = (relative.pathname || '').split('/');
    while (parts.length > 0 && !(relative.host = parts.shift()));
    relative.host ||= '';
    relative.hostname ||= '';
    if (parts[0] !== '') {
      parts.unshift('');
    }
    if (parts.length < 2) {
      parts.unshift('');
    }
    result.pathname = parts.join('/');
  } else {
    result.pathname = relative.pathname;
  }
  result.search = relative.search;
  result.query = relative.query;
  result.host = relative.host || '';
  result.auth = relative.auth;
  result.hostname = relative.hostname || relative.host;
  result.port = relative.port;
  if (result.pathname || result.search) {
    result.path = (result.pathname || '') + (result.search || '');
  }
  result.slashes = result.slashes || relative.slashes;
  result.href = result.format();
  return result;
}

function samePlace(result, relative) {
  const sourceAbsolute = Boolean(result.pathname) && result.pathname[0] === '/';
  const relativeAbsolute = Boolean(relative.host) || (Boolean(relative.pathname) && relative.pathname[0] === '/');
  const removeAllDots = relativeAbsolute || sourceAbsolute || Boolean(result.host && relative.pathname);
  let mustEndAbsolute = removeAllDots;
  let path = segments(result.pathname);
  let relativePath = segments(relative.pathname);
  const noLeadingSlashes = Boolean(result.protocol) && !slashed(result.protocol);

  if (noLeadingSlashes) {
    // 'mailto:local@host' and the like: the host is the first segment of the path for a while.
    result.hostname = '';
    result.port = null;
    if (result.host) {
      if (path[0] === '') {
        path[0] = result.host;
      } else {
        path.unshift(result.host);
      }
    }
    result.host = '';
    if (relative.protocol) {
      relative.hostname = null;
      relative.port = null;
      result.auth = null;
      if (relative.host) {
        if (relativePath[0] === '') {
          relativePath[0] = relative.host;
        } else {
          relativePath.unshift(relative.host);
        }
      }
      relative.host = null;
    }
    mustEndAbsolute &&= relativePath[0] === '' || path[0] === '';
  }

  if (relativeAbsolute) {
    if (relative.host || relative.host === '') {
      if (result.host !== relative.host) {
        result.auth = null;
      }
      result.host = relative.host;
      result.port = relative.port;
    }
    if (relative.hostname || relative.hostname === '') {
      if (result.hostname !== relative.hostname) {
        result.auth = null;
      }
      result.hostname = relative.hostname;
    }
    result.search = relative.search;
    result.query = relative.query;
    path = relativePath;
  } else if (relativePath.length > 0) {
    // The last segment of the base is the file that links.
    path.pop();
    path = path.concat(relativePath);
    result.search = relative.search;
    result.query = relative.query;
  } else if (relative.search !== null && relative.search !== undefined) {
    return queryOnly(result, relative, path, noLeadingSlashes);
  }

  if (path.length === 0) {
    result.pathname = null;
    result.path = result.search ? `/${result.search}` : null;
    result.href = result.format();
    return result;
  }
  return finish(result, relative, path, { mustEndAbsolute, noLeadingSlashes, removeAllDots });
}

function takeHostOf(result, path) {
  result.hostname = result.host = path.shift();
  const at = result.host && result.host.indexOf('@') > 0 && result.host.split('@');
  if (at) {
    result.auth = at.shift();
    result.host = result.hostname = at.shift();
  }
}

function queryOnly(result, relative, path, noLeadingSlashes) {
  if (noLeadingSlashes) {
    takeHostOf(result, path);
  }
  result.search = relative.search;
  result.query = relative.query;
  withPath(result);
  result.href = result.format();
  return result;
}

function finish(result, relative, path, { mustEndAbsolute, noLeadingSlashes, removeAllDots }) {
  const last = path[path.length - 1];
  const trailingSlash =
    ((result.host || relative.host || path.length > 1) && (last === '.' || last === '..')) || last === '';

  let up = 0;
  for (let i = path.length - 1; i >= 0; i--) {
    if (path[i] === '.') {
      path.splice(i, 1);
    } else if (path[i] === '..') {
      path.splice(i, 1);
      up++;
    } else if (up > 0) {
      path.splice(i, 1);
      up--;
    }
  }
  if (!mustEndAbsolute && !removeAllDots) {
    while (up-- > 0) {
      path.unshift('..');
    }
  }
  if (mustEndAbsolute && path[0] !== '' && (!path[0] || path[0][0] !== '/')) {
    path.unshift('');
  }
  if (trailingSlash && !path.join('/').endsWith('/')) {
    path.push('');
  }
  const absolute = path[0] === '' || Boolean(path[0] && path[0][0] === '/');
  if (noLeadingSlashes) {
    takeHostOf(result, absolute || path.length === 0 ? [''] : path);
  }
  mustEndAbsolute ||= Boolean(result.host) && path.length > 0;
  if (mustEndAbsolute && !absolute) {
    path.unshift('');
  }
  if (path.length === 0) {
    result.pathname = null;
    result.path = null;
  } else {
    result.pathname = path.join('/');
  }
  withPath(result);
  result.auth = relative.auth || result.auth;
  result.slashes = result.slashes || relative.slashes;
  result.href = result.format();
  return result;
}

module.exports = { resolveObject };
