'use strict';

const {
  codes: { ERR_MISSING_ARGS },
} = require('internal/errors');
const { markClassUncloneable } = require('internal/worker/transferable');
const { URLSearchParams, attach, refill } = require('internal/url/search_params');

const native = binding('url');
const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');

/** Schemes with an origin of their own. */
const withOrigin = new Set(['http:', 'https:', 'ws:', 'wss:', 'ftp:']);

/** Where the parts of a serialized URL lie. Computed when the first part is asked for: many URLs are only passed on. */
class Parts {
  constructor(href) {
    const scheme = href.indexOf(':') + 1;
    let hash = href.indexOf('#');
    hash = hash < 0 ? href.length : hash;
    let search = href.indexOf('?');
    search = search < 0 || search > hash ? hash : search;
    this.protocolEnd = scheme;
    this.searchStart = search;
    this.hashStart = hash;
    this.usernameEnd = this.userinfoEnd = this.hostStart = this.hostEnd = this.portStart = this.pathStart = scheme;
    if (href.startsWith('//', scheme)) {
      this.#authority(href, scheme + 2, search);
    } else if (href.startsWith('/.//', scheme)) {
      // Written only to keep the path from looking like a host.
      this.pathStart = scheme + 2;
    }
  }

  #authority(href, start, end) {
    let path = href.indexOf('/', start);
    path = path < 0 || path > end ? end : path;
    const at = href.lastIndexOf('@', path - 1);
    let host = start;
    this.usernameEnd = this.userinfoEnd = start;
    if (at >= start) {
      const colon = href.indexOf(':', start);
      this.usernameEnd = colon >= 0 && colon < at ? colon : at;
      this.userinfoEnd = at;
      host = at + 1;
    }
    this.usernameStart = start;
    this.hostStart = host;
    this.pathStart = path;
    const bracket = href.charCodeAt(host) === 91 ? href.indexOf(']', host) : host;
    const colon = href.indexOf(':', bracket);
    this.hostEnd = colon >= 0 && colon < path ? colon : path;
    this.portStart = this.hostEnd === path ? path : this.hostEnd + 1;
  }
}

let setQuery;
let isURLInstance;

class URL {
  #href;
  #parts = undefined;
  #searchParams = undefined;

  static {
    isURLInstance = (value) => typeof value === 'object' && value !== null && #href in value;
    setQuery = (url, query) => {
      url.#set(native.change(url.#href, 'search', query), false);
    };
  }

  constructor(input, base = undefined) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('url');
    }
    input = `${input}`;
    if (base !== undefined) {
      base = `${base}`;
    }
    const href = native.parse(input, base ?? null);
    if (href === null) {
      throw invalidURL(input, base);
    }
    this.#href = href;
  }

  static parse(input, base = undefined) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('url');
    }
    const href = native.parse(`${input}`, base === undefined ? null : `${base}`);
    return href === null ? null : new URL(href);
  }

  static canParse(url, base = undefined) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('url');
    }
    return native.parse(`${url}`, base === undefined ? null : `${base}`) !== null;
  }

  static createObjectURL(object) {
    return require('internal/blob').createObjectURL(object);
  }

  static revokeObjectURL(url) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('url');
    }
    require('internal/blob').revokeObjectURL(`${url}`);
  }

  [customInspectSymbol](depth, options) {
    checkThis(this);
    if (typeof depth === 'number' && depth < 0) {
      return this;
    }
    const { inspect } = require('internal/util/inspect');
    const constructor = constructorOf(this) ?? URL;
    const shown = Object.create({ constructor: Object });
    for (const name of SHOWN) {
      shown[name] = this[name];
    }
    if (options?.showHidden) {
      const { URLContext } = require('internal/url/context');
      shown[Symbol('context')] = new URLContext(this.#href, this.#layout, this);
    }
    return `${constructor.name} ${inspect(shown, options)}`;
  }

  get #layout() {
    this.#parts ??= new Parts(this.#href);
    return this.#parts;
  }

  #set(href, refresh = true) {
    this.#href = href;
    this.#parts = undefined;
    if (refresh && this.#searchParams !== undefined) {
      const { searchStart, hashStart } = this.#layout;
      refill(this.#searchParams, href.slice(searchStart + 1, Math.max(searchStart + 1, hashStart)));
    }
  }

  #change(part, value) {
    this.#set(native.change(this.#href, part, value));
  }

  toString() {
    checkThis(this);
    return this.#href;
  }

  get href() {
    checkThis(this);
    return this.#href;
  }

  set href(value) {
    checkThis(this);
    value = `${value}`;
    const href = native.parse(value, null);
    if (href === null) {
      throw invalidURL(value);
    }
    this.#set(href);
  }

  get origin() {
    checkThis(this);
    const { protocol } = this;
    if (withOrigin.has(protocol)) {
      return `${protocol}//${this.host}`;
    }
    if (protocol === 'blob:') {
      const inner = native.parse(this.pathname, null);
      const innerProtocol = inner?.slice(0, inner.indexOf(':') + 1);
      return innerProtocol === 'http:' || innerProtocol === 'https:' ? new URL(inner).origin : 'null';
    }
    return 'null';
  }

  get protocol() {
    checkThis(this);
    return this.#href.slice(0, this.#layout.protocolEnd);
  }

  set protocol(value) {
    checkThis(this);
    this.#change('protocol', `${value}`);
  }

  get username() {
    checkThis(this);
    const { usernameStart, usernameEnd } = this.#layout;
    return usernameStart === undefined ? '' : this.#href.slice(usernameStart, usernameEnd);
  }

  set username(value) {
    checkThis(this);
    this.#change('username', `${value}`);
  }

  get password() {
    checkThis(this);
    const { usernameEnd, userinfoEnd } = this.#layout;
    return this.#href.slice(usernameEnd + 1, Math.max(usernameEnd + 1, userinfoEnd));
  }

  set password(value) {
    checkThis(this);
    this.#change('password', `${value}`);
  }

  get host() {
    checkThis(this);
    const { hostStart, portStart, hostEnd, pathStart } = this.#layout;
    return this.#href.slice(hostStart, portStart > hostEnd ? pathStart : hostEnd);
  }

  set host(value) {
    checkThis(this);
    this.#change('host', `${value}`);
  }

  get hostname() {
    checkThis(this);
    return this.#href.slice(this.#layout.hostStart, this.#layout.hostEnd);
  }

  set hostname(value) {
    checkThis(this);
    this.#change('hostname', `${value}`);
  }

  get port() {
    checkThis(this);
    const { portStart, hostEnd, pathStart } = this.#layout;
    return portStart > hostEnd ? this.#href.slice(portStart, pathStart) : '';
  }

  set port(value) {
    checkThis(this);
    this.#change('port', `${value}`);
  }

  get pathname() {
    checkThis(this);
    return this.#href.slice(this.#layout.pathStart, this.#layout.searchStart);
  }

  set pathname(value) {
    checkThis(this);
    this.#change('pathname', `${value}`);
  }

  get search() {
    checkThis(this);
    const { searchStart, hashStart } = this.#layout;
    return hashStart - searchStart > 1 ? this.#href.slice(searchStart, hashStart) : '';
  }

  set search(value) {
    checkThis(this);
    this.#change('search', `${value}`);
  }

  get searchParams() {
    checkThis(this);
    if (this.#searchParams === undefined) {
      this.#searchParams = new URLSearchParams(this.search);
      attach(this.#searchParams, (query) => setQuery(this, query));
    }
    return this.#searchParams;
  }

  get hash() {
    checkThis(this);
    const { hashStart } = this.#layout;
    return this.#href.length - hashStart > 1 ? this.#href.slice(hashStart) : '';
  }

  set hash(value) {
    checkThis(this);
    this.#change('hash', `${value}`);
  }

  toJSON() {
    checkThis(this);
    return this.#href;
  }
}

function invalidURL(input, base) {
  const error = new TypeError('Invalid URL');
  error.code = 'ERR_INVALID_URL';
  error.input = input;
  if (base !== undefined) {
    error.base = base;
  }
  return error;
}

const SHOWN = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'searchParams',
  'hash',
];

function checkThis(value) {
  if (!isURLInstance(value)) {
    throw new TypeError('Receiver must be an instance of class URL');
  }
}

function constructorOf(value) {
  for (let object = value; object !== null; object = Object.getPrototypeOf(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(object, 'constructor');
    if (typeof descriptor?.value === 'function' && descriptor.value.name !== '') {
      return descriptor.value;
    }
  }
  return undefined;
}

const enumerable = { __proto__: null, enumerable: true };

for (const name of ['toString', ...SHOWN, 'toJSON']) {
  Object.defineProperty(URL.prototype, name, enumerable);
}
Object.defineProperty(URL.prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: 'URL' });
for (const name of ['parse', 'canParse', 'createObjectURL', 'revokeObjectURL']) {
  Object.defineProperty(URL, name, enumerable);
}

markClassUncloneable(URL);
markClassUncloneable(URLSearchParams);

/** Whether a value is a WHATWG URL, ours or another library's; the result of url.parse() is not. */
function isURL(self) {
  return Boolean(self?.href && self.protocol && self.auth === undefined && self.path === undefined);
}

function domainToASCII(domain) {
  if (arguments.length < 1) {
    throw new ERR_MISSING_ARGS('domain');
  }
  return native.domainToAscii(`${domain}`) ?? '';
}

function domainToUnicode(domain) {
  if (arguments.length < 1) {
    throw new ERR_MISSING_ARGS('domain');
  }
  const ascii = native.domainToAscii(`${domain}`);
  return ascii === null ? '' : native.domainToUnicode(ascii);
}

function toPathIfFileURL(value) {
  return isURL(value) ? module.exports.fileURLToPath(value) : value;
}

module.exports = {
  URL,
  URLSearchParams,
  domainToASCII,
  domainToUnicode,
  isURL,
  toPathIfFileURL,
};

Object.assign(module.exports, require('internal/url/file'));
