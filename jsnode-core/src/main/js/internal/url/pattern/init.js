'use strict';

// A URLPatternInit with what it inherits from its base URL, https://urlpattern.spec.whatwg.org/#urlpatterninit-processing

const { URL } = require('internal/url');
const { escapePattern } = require('internal/url/pattern/component');
const canonicalize = require('internal/url/pattern/canonicalize');

const BASE_ORDER = ['protocol', 'hostname', 'port', 'pathname', 'search', 'hash'];
const COMPONENTS = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];

function parsed(url, base) {
  const result = URL.parse(url, base);
  if (result === null) {
    throw new TypeError('Invalid URL');
  }
  return result;
}

/** The components of a URL without their punctuation. */
function componentsOf(url) {
  return {
    protocol: url.protocol.slice(0, -1),
    username: url.username,
    password: url.password,
    hostname: url.hostname,
    port: url.port,
    pathname: url.pathname,
    search: url.search.slice(1),
    hash: url.hash.slice(1),
  };
}

/** `isPattern`: the values are patterns, and none but those that are given are in the result. */
function processInit(init, isPattern) {
  const result = {};
  if (!isPattern) {
    for (const name of COMPONENTS) {
      result[name] = '';
    }
  }
  const base = init.baseURL === undefined ? null : parsed(init.baseURL);
  if (base !== null) {
    inherit(result, init, componentsOf(base), isPattern);
  }
  for (const name of COMPONENTS) {
    if (init[name] !== undefined) {
      result[name] = name === 'pathname' ? resolvePathname(init.pathname, base, isPattern) : init[name];
      result[name] = isPattern ? withoutPunctuation(name, result[name]) : encoded(name, result);
    }
  }
  return result;
}

function inherit(result, init, base, isPattern) {
  for (const name of BASE_ORDER) {
    if (init[name] !== undefined) {
      break;
    }
    result[name] = isPattern ? escapePattern(base[name]) : base[name];
  }
  const noHost = ['protocol', 'hostname', 'port'].every((name) => init[name] === undefined);
  if (!isPattern && noHost && init.username === undefined) {
    result.username = base.username;
    if (init.password === undefined) {
      result.password = base.password;
    }
  }
}

function resolvePathname(pathname, base, isPattern) {
  if (base === null || hasOpaquePath(base) || isAbsolute(pathname, isPattern)) {
    return pathname;
  }
  const path = isPattern ? escapePattern(base.pathname) : base.pathname;
  return path.slice(0, path.lastIndexOf('/') + 1) + pathname;
}

function hasOpaquePath(url) {
  return url.host === '' && !url.pathname.startsWith('/') && url.pathname !== '';
}

function isAbsolute(pathname, isPattern) {
  return pathname.startsWith('/') || (isPattern && (pathname.startsWith('\\/') || pathname.startsWith('{/')));
}

function withoutPunctuation(name, value) {
  switch (name) {
    case 'protocol':
      return value.endsWith(':') ? value.slice(0, -1) : value;
    case 'search':
      return value.startsWith('?') ? value.slice(1) : value;
    case 'hash':
      return value.startsWith('#') ? value.slice(1) : value;
    default:
      return value;
  }
}

function encoded(name, result) {
  const value = withoutPunctuation(name, result[name]);
  const { protocol } = result;
  switch (name) {
    case 'hostname':
      return protocol === '' || canonicalize.isSpecial(protocol)
        ? canonicalize.domainName(value) : canonicalize.hostname(value);
    case 'port':
      return canonicalize.port(value, protocol);
    case 'pathname':
      return protocol === '' || canonicalize.isSpecial(protocol)
        ? canonicalize.pathname(value) : canonicalize.opaquePathname(value);
    default:
      return canonicalize[name](value);
  }
}

module.exports = { COMPONENTS, componentsOf, parsed, processInit };
