'use strict';

// url.parse(), url.format() and url.resolve(): Node's own parser from before the URL Standard.

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_URL },
} = require('internal/errors');
const { validateObject, validateString } = require('internal/validators');
const { URL, isURL } = require('internal/url');

const native = binding('url');

/** Schemes followed by '//' with or without a host. */
const slashedSchemes = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss']);
const slashed = (protocol) => slashedSchemes.has(protocol.endsWith(':') ? protocol.slice(0, -1) : protocol);
const scripted = (protocol) => protocol === 'javascript' || protocol === 'javascript:';

const schemePattern = /^[a-z0-9.+-]+:/i;
const simplePathPattern = /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/;
const portPattern = /:[0-9]*$/;
const hostPattern = /^\/\/[^@/]+@[^@/]+/;
const forbiddenInHost = /[\0\t\n\r #%/:<>?@[\\\]^|]/;
const forbiddenInIpv6 = /[\0\t\n\r #%/<>?@\\^|]/;
const endsHost = /[/?#]/;
const neverInHost = /[ "%';<>\\^`{|}]/;
const escaped = /[\t\n\r "'<>\\^`{|}]/g;

const surroundingSpace = /^[\0-\x20\u00a0\ufeff]+|[\0-\x20\u00a0\ufeff]+$/g;

function Url() {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.host = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.query = null;
  this.pathname = null;
  this.path = null;
  this.href = null;
}

/** Backslashes are slashes up to the query or fragment. */
function normalizeSlashes(url) {
  const end = url.search(/[?#]/);
  const head = end < 0 ? url : url.slice(0, end);
  return head.includes('\\') ? head.replaceAll('\\', '/') + (end < 0 ? '' : url.slice(end)) : url;
}

function escape(character) {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function isIpv6(hostname) {
  return hostname.charCodeAt(0) === 91 && hostname.charCodeAt(hostname.length - 1) === 93;
}

let invalidPortWarned = false;

function warnAboutInvalidPort(url) {
  if (!invalidPortWarned) {
    invalidPortWarned = true;
    process.emitWarning(
      `The URL ${url} is invalid. Future versions of Node.js will throw an error.`,
      'DeprecationWarning',
      'DEP0170',
    );
  }
}

/** Splits credentials and host off; returns what is left. */
function takeHost(self, rest, url) {
  let hostEnd = -1;
  let atSign = -1;
  let nonHost = -1;
  for (let i = 0; i < rest.length && hostEnd === -1; i++) {
    const character = rest[i];
    if (character === '\t' || character === '\n' || character === '\r') {
      // Removed, as the URL Standard does, but only as far as the host reaches.
      rest = rest.slice(0, i) + rest.slice(i + 1);
      i--;
    } else if (character === '@') {
      // The last one before the host ends separates: 'a@b@c' is user 'a@b'.
      atSign = i;
      nonHost = -1;
    } else if (endsHost.test(character)) {
      nonHost = nonHost === -1 ? i : nonHost;
      hostEnd = i;
    } else if (nonHost === -1 && neverInHost.test(character)) {
      nonHost = i;
    }
  }
  const start = atSign + 1;
  if (atSign !== -1) {
    self.auth = decodeURIComponent(rest.slice(0, atSign));
  }
  self.host = nonHost === -1 ? rest.slice(start) : rest.slice(start, nonHost);
  rest = nonHost === -1 ? '' : rest.slice(nonHost);
  splitPort(self);
  if (typeof self.hostname !== 'string') {
    self.hostname = '';
  }
  return normalizeHost(self, rest, url);
}

function splitPort(self) {
  let { host } = self;
  const port = portPattern.exec(host)?.[0];
  if (port !== undefined) {
    if (port !== ':') {
      self.port = port.slice(1);
    }
    host = host.slice(0, host.length - port.length);
  }
  if (host) {
    self.hostname = host;
  }
}

function normalizeHost(self, rest, url) {
  const ipv6 = isIpv6(self.hostname);
  if (!ipv6) {
    const invalid = self.hostname.search(/[/\\#?:]/);
    if (invalid !== -1) {
      if (self.hostname[invalid] === ':') {
        warnAboutInvalidPort(url);
      }
      rest = `/${self.hostname.slice(invalid)}${rest}`;
      self.hostname = self.hostname.slice(0, invalid);
    }
  }
  self.hostname = self.hostname.length > 255 ? '' : self.hostname.toLowerCase();
  if (self.hostname !== '') {
    if (ipv6) {
      if (forbiddenInIpv6.test(self.hostname)) {
        throw new ERR_INVALID_URL(url);
      }
    } else {
      self.hostname = toASCII(self.hostname);
      if (self.hostname === '' || forbiddenInHost.test(self.hostname)) {
        throw new ERR_INVALID_URL(url);
      }
    }
  }
  self.host = (self.hostname || '') + (self.port ? `:${self.port}` : '');
  if (ipv6) {
    self.hostname = self.hostname.slice(1, -1);
    if (rest[0] !== '/') {
      rest = `/${rest}`;
    }
  }
  return rest;
}

function toASCII(hostname) {
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(hostname)) {
    return hostname;
  }
  return native.domainToAscii(hostname) ?? '';
}

function parseQuery(text) {
  return require('querystring').parse(text);
}

function takeQueryAndHash(self, rest, parseQueryString) {
  const hashAt = rest.indexOf('#');
  const body = hashAt === -1 ? rest : rest.slice(0, hashAt);
  if (hashAt !== -1) {
    self.hash = rest.slice(hashAt);
  }
  const queryAt = body.indexOf('?');
  if (queryAt !== -1) {
    self.search = body.slice(queryAt);
    self.query = body.slice(queryAt + 1);
    if (parseQueryString) {
      self.query = parseQuery(self.query);
    }
  } else if (parseQueryString) {
    self.search = null;
    self.query = { __proto__: null };
  }
  const pathname = queryAt === -1 ? body : body.slice(0, queryAt);
  if (pathname.length > 0) {
    self.pathname = pathname;
  }
}

Url.prototype.parse = function (url, parseQueryString, slashesDenoteHost) {
  validateString(url, 'url');
  const withHash = url.includes('#');
  const withAt = /^[^?#]*@/.test(url);
  let rest = normalizeSlashes(url.replace(surroundingSpace, ''));

  if (!slashesDenoteHost && !withHash && !withAt) {
    const simple = simplePathPattern.exec(rest);
    if (simple !== null) {
      this.path = rest;
      this.href = rest;
      this.pathname = simple[1];
      if (simple[2]) {
        this.search = simple[2];
        this.query = parseQueryString ? parseQuery(simple[2].slice(1)) : simple[2].slice(1);
      } else if (parseQueryString) {
        this.search = null;
        this.query = { __proto__: null };
      }
      return this;
    }
  }

  const scheme = schemePattern.exec(rest)?.[0];
  const protocol = scheme?.toLowerCase();
  if (scheme !== undefined) {
    this.protocol = protocol;
    rest = rest.slice(scheme.length);
  }

  let slashes = false;
  if (slashesDenoteHost || scheme || hostPattern.test(rest)) {
    slashes = rest.startsWith('//');
    if (slashes && !(scheme && scripted(protocol))) {
      rest = rest.slice(2);
      this.slashes = true;
    }
  }
  if (!(protocol && scripted(protocol)) && (slashes || (scheme && !slashed(scheme)))) {
    rest = takeHost(this, rest, url);
  }
  if (!(protocol && scripted(protocol))) {
    rest = rest.replace(escaped, escape);
  }
  takeQueryAndHash(this, rest, parseQueryString);
  if (protocol && slashed(protocol) && this.hostname && !this.pathname) {
    this.pathname = '/';
  }
  if (this.pathname || this.search) {
    this.path = (this.pathname || '') + (this.search || '');
  }
  this.href = this.format();
  return this;
};

Url.prototype.format = function () {
  const auth = this.auth ? `${encodeURIComponent(this.auth).replace(/%3A/gi, ':')}@` : '';
  let protocol = this.protocol || '';
  let pathname = this.pathname || '';
  let hash = this.hash || '';
  let host = '';
  let query = '';

  if (this.host) {
    host = auth + this.host;
  } else if (this.hostname) {
    const { hostname } = this;
    host = auth + (hostname.includes(':') && !isIpv6(hostname) ? `[${hostname}]` : hostname);
    if (this.port) {
      host += `:${this.port}`;
    }
  }
  if (this.query !== null && typeof this.query === 'object') {
    query = require('querystring').stringify(this.query);
  }
  let search = this.search || (query && `?${query}`) || '';
  if (protocol && !protocol.endsWith(':')) {
    protocol += ':';
  }
  pathname = pathname.replace(/[#?]/g, (character) => (character === '#' ? '%23' : '%3F'));

  if (this.slashes || slashed(protocol)) {
    if (this.slashes || host) {
      if (pathname && pathname[0] !== '/') {
        pathname = `/${pathname}`;
      }
      host = `//${host}`;
    } else if (protocol.startsWith('file')) {
      host = '//';
    }
  }
  search = search.replaceAll('#', '%23');
  if (hash && hash[0] !== '#') {
    hash = `#${hash}`;
  }
  if (search && search[0] !== '?') {
    search = `?${search}`;
  }
  return protocol + host + pathname + search + hash;
};

Url.prototype.resolve = function (relative) {
  return this.resolveObject(parseUrl(relative, false, true)).format();
};

Url.prototype.resolveObject = function (relative) {
  if (typeof relative === 'string') {
    relative = new Url().parse(relative, false, true);
  }
  return require('internal/url/legacy_resolve').resolveObject(this, relative, Url);
};

Url.prototype.parseHost = function () {
  splitPort(this);
};

let parseWarned = false;

function warnAboutParse() {
  const { isInsideNodeModules } = require('internal/util');
  if (!parseWarned && !isInsideNodeModules()) {
    parseWarned = true;
    process.emitWarning(
      '`url.parse()` behavior is not standardized and prone to errors that have security implications. ' +
        'Use the WHATWG URL API instead. CVEs are not issued for `url.parse()` vulnerabilities.',
      'DeprecationWarning',
      'DEP0169',
    );
  }
}

function parseUrl(url, parseQueryString, slashesDenoteHost) {
  return url instanceof Url ? url : new Url().parse(url, parseQueryString, slashesDenoteHost);
}

function parse(url, parseQueryString, slashesDenoteHost) {
  warnAboutParse();
  return parseUrl(url, parseQueryString, slashesDenoteHost);
}

function formatWhatwg(url, options) {
  let fragment = true;
  let unicode = false;
  let search = true;
  let auth = true;
  if (options) {
    validateObject(options, 'options');
    fragment = options.fragment == null ? true : Boolean(options.fragment);
    unicode = options.unicode == null ? false : Boolean(options.unicode);
    search = options.search == null ? true : Boolean(options.search);
    auth = options.auth == null ? true : Boolean(options.auth);
  }
  if (fragment && !unicode && search && auth) {
    return url.href;
  }
  const copy = new URL(url.href);
  if (!fragment) {
    copy.hash = '';
  }
  if (!search) {
    copy.search = '';
  }
  if (!auth) {
    copy.username = '';
    copy.password = '';
  }
  const { href, hostname } = copy;
  return unicode && hostname ? href.replace(hostname, native.domainToUnicode(hostname)) : href;
}

function format(urlObject, options) {
  if (typeof urlObject === 'string') {
    urlObject = parseUrl(urlObject);
  } else if (typeof urlObject !== 'object' || urlObject === null) {
    throw new ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], urlObject);
  } else if (isURL(urlObject)) {
    return formatWhatwg(urlObject, options);
  }
  return Url.prototype.format.call(urlObject);
}

function resolve(source, relative) {
  return parseUrl(source, false, true).resolve(relative);
}

function resolveObject(source, relative) {
  return source ? parseUrl(source, false, true).resolveObject(relative) : relative;
}

module.exports = { Url, format, parse, resolve, resolveObject };
