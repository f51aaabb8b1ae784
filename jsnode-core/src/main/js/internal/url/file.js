'use strict';

const path = require('path');
const { URL, isURL } = require('internal/url');
const {
  codes: {
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
    ERR_INVALID_FILE_URL_HOST,
    ERR_INVALID_FILE_URL_PATH,
    ERR_INVALID_URL_SCHEME,
  },
} = require('internal/errors');
const { validateString } = require('internal/validators');

const native = binding('url');
const isWindows = false;

/** What a path may hold but the path of a URL may not; backslashes are separators on Windows. */
const ESCAPED = {
  '%': '%25',
  '\\': '%5C',
  '\n': '%0A',
  '\r': '%0D',
  '\t': '%09',
  '?': '%3F',
  '#': '%23',
  '[': '%5B',
  ']': '%5D',
  '|': '%7C',
  '~': '%7E',
};

function escapePath(text, windows) {
  return text.replace(windows ? /[%\n\r\t?#[\]|~]/g : /[%\\\n\r\t?#[\]|~]/g, (each) => ESCAPED[each]);
}

function pathToFileURL(filepath, options) {
  const windows = options?.windows ?? isWindows;
  if (windows && typeof filepath === 'string' && filepath.startsWith('\\\\')) {
    return uncToURL(filepath);
  }
  validateString(filepath, 'path');
  let resolved = windows ? path.win32.resolve(filepath) : path.posix.resolve(filepath);
  const last = filepath[filepath.length - 1];
  if ((last === '/' || (windows && last === '\\')) && !resolved.endsWith(windows ? '\\' : '/')) {
    resolved += '/';
  }
  const escaped = escapePath(resolved, windows);
  return new URL(`file://${windows ? `/${escaped.replaceAll('\\', '/')}` : escaped}`);
}

function uncToURL(filepath) {
  const extended = filepath.startsWith('\\\\?\\');
  if (extended && !filepath.startsWith('UNC\\', 4)) {
    return new URL(`file:///${escapePath(filepath.slice(4), true).replaceAll('\\', '/')}`);
  }
  const start = extended ? 8 : 2;
  const end = filepath.indexOf('\\', start);
  if (end === -1) {
    throw new ERR_INVALID_ARG_VALUE('path', filepath, 'Missing UNC resource path');
  }
  if (end === start) {
    throw new ERR_INVALID_ARG_VALUE('path', filepath, 'Empty UNC servername');
  }
  const rest = escapePath(filepath.slice(end), true).replaceAll('\\', '/');
  const [server] = filepath.slice(start, end).split(/[#?/]/, 1);
  return new URL(`file://${server}${rest}`);
}

function toFileURL(value) {
  const url = typeof value === 'string' ? new URL(value) : value;
  if (typeof value !== 'string' && !isURL(value)) {
    throw new ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], value);
  }
  if (url.protocol !== 'file:') {
    throw new ERR_INVALID_URL_SCHEME('file');
  }
  return url;
}

function checkPosix(url) {
  if (url.hostname !== '') {
    throw new ERR_INVALID_FILE_URL_HOST('linux');
  }
  if (/%2f/i.test(url.pathname)) {
    throw new ERR_INVALID_FILE_URL_PATH('must not include encoded / characters', url);
  }
}

function windowsPath(url, decode) {
  const { pathname, hostname } = url;
  if (/%2f|%5c/i.test(pathname)) {
    throw new ERR_INVALID_FILE_URL_PATH('must not include encoded \\ or / characters', url);
  }
  const decoded = decode(pathname.replaceAll('/', '\\'));
  if (hostname !== '') {
    return { prefix: `\\\\${native.domainToUnicode(hostname)}`, decoded };
  }
  if (!/^\/[a-z]:/i.test(pathname)) {
    throw new ERR_INVALID_FILE_URL_PATH('must be absolute', url);
  }
  return { prefix: '', decoded: decoded.slice(1) };
}

function fileURLToPath(value, options) {
  const windows = options?.windows ?? isWindows;
  const url = toFileURL(value);
  if (windows) {
    const { prefix, decoded } = windowsPath(url, decodeURIComponent);
    return `${prefix}${decoded}`;
  }
  checkPosix(url);
  const { pathname } = url;
  return pathname.includes('%') ? decodeURIComponent(pathname) : pathname;
}

function hexDigit(code) {
  if (code >= 48 && code <= 57) {
    return code - 48;
  }
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** The bytes that a percent-encoded text stands for: a file name need not be UTF-8. */
function decodeToBuffer(text) {
  const { Buffer } = require('buffer');
  const bytes = Buffer.from(text);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const high = bytes[i] === 37 && i + 2 < bytes.length ? hexDigit(bytes[i + 1]) : -1;
    const low = high >= 0 ? hexDigit(bytes[i + 2]) : -1;
    if (low >= 0) {
      bytes[length++] = high * 16 + low;
      i += 2;
    } else {
      bytes[length++] = bytes[i];
    }
  }
  return bytes.subarray(0, length);
}

function fileURLToPathBuffer(value, options) {
  const windows = options?.windows ?? isWindows;
  const url = toFileURL(value);
  if (windows) {
    const { Buffer } = require('buffer');
    const { prefix, decoded } = windowsPath(url, (text) => decodeToBuffer(text).toString('latin1'));
    return Buffer.concat([Buffer.from(prefix), Buffer.from(decoded, 'latin1')]);
  }
  checkPosix(url);
  return decodeToBuffer(url.pathname);
}

/** A URL as the options object that http.request() takes. */
function urlToHttpOptions(url) {
  require('internal/validators').validateObject(url, 'url', 3);
  const { hostname, pathname, port, username, password, search } = url;
  const options = {
    __proto__: null,
    ...url,
    protocol: url.protocol,
    hostname: typeof hostname === 'string' && hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href: url.href,
  };
  if (port !== '') {
    options.port = Number(port);
  }
  if (username || password) {
    options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  }
  return options;
}

module.exports = { fileURLToPath, fileURLToPathBuffer, pathToFileURL, urlToHttpOptions };
