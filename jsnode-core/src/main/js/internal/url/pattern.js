'use strict';

// URLPattern, https://urlpattern.spec.whatwg.org/. The errors are Node's.

const { URL } = require('internal/url');
const { markClassUncloneable } = require('internal/worker/transferable');
const { Component } = require('internal/url/pattern/component');
const { matchesSpecial, parseConstructorString } = require('internal/url/pattern/constructor_string');
const { COMPONENTS, componentsOf, processInit } = require('internal/url/pattern/init');
const canonicalize = require('internal/url/pattern/canonicalize');

const INIT_MEMBERS = [...COMPONENTS, 'baseURL'];
const RESULT_ORDER = ['hash', 'hostname', 'inputs', 'password', 'pathname', 'port', 'protocol', 'search', 'username'];

/** The compiled components of each pattern. */
const compiled = new WeakMap();

function coded(code, message) {
  return Object.assign(new TypeError(message), { code });
}

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** A dictionary's members; those that are no strings count as absent. */
function toInit(value) {
  const init = {};
  for (const name of INIT_MEMBERS) {
    const member = value?.[name];
    init[name] = typeof member === 'string' ? member : undefined;
  }
  return init;
}

function toIgnoreCase(options) {
  return Boolean(options?.ignoreCase);
}

function URLPattern(...args) {
  if (new.target === undefined) {
    throw coded('ERR_CONSTRUCT_CALL_REQUIRED', 'Cannot call constructor without `new`');
  }
  const { input, baseURL, ignoreCase } = toArguments(args);
  try {
    compiled.set(this, compile(input, baseURL, ignoreCase));
  } catch {
    throw coded('ERR_INVALID_URL_PATTERN', 'Failed to construct URLPattern');
  }
}

/** The two overloads: (input, baseURL, options) and (input, options). */
function toArguments(args) {
  const [input] = args;
  if (input !== undefined && input !== null && typeof input !== 'string' && !isObject(input)) {
    throw coded('ERR_INVALID_ARG_TYPE', 'Input must be an object or a string');
  }
  const converted = typeof input === 'string' ? input : toInit(input);
  if (args.length >= 3) {
    const [, base, options] = args;
    if (base !== undefined && base !== null && typeof base !== 'string') {
      throw coded('ERR_INVALID_ARG_TYPE', 'second argument must be a string');
    }
    if (options !== undefined && options !== null && !isObject(options)) {
      throw coded('ERR_INVALID_ARG_TYPE', 'options must be an object');
    }
    return { input: converted, baseURL: `${base}`, ignoreCase: toIgnoreCase(options) };
  }
  const [, second] = args;
  if (typeof second === 'string') {
    return { input: converted, baseURL: second, ignoreCase: false };
  }
  if (second !== undefined && second !== null && !isObject(second)) {
    throw coded('ERR_INVALID_ARG_TYPE', 'second argument must be a string or object');
  }
  return { input: converted, baseURL: undefined, ignoreCase: toIgnoreCase(second) };
}

function compile(input, baseURL, ignoreCase) {
  const init = withBase(typeof input === 'string' ? parseConstructorString(input) : input, input, baseURL);
  const patterns = processInit(init, true);
  for (const name of COMPONENTS) {
    patterns[name] ??= '*';
  }
  if (canonicalize.isSpecial(patterns.protocol) && patterns.port === canonicalize.SPECIAL_PORTS[patterns.protocol]) {
    patterns.port = '';
  }
  const plain = { delimiter: '', prefix: '', ignoreCase: false };
  const protocol = new Component(patterns.protocol, canonicalize.protocol, plain);
  const special = matchesSpecial(protocol);
  const cased = { ...plain, ignoreCase };
  return {
    protocol,
    username: new Component(patterns.username, canonicalize.username, plain),
    password: new Component(patterns.password, canonicalize.password, plain),
    hostname: new Component(patterns.hostname, hostEncoding(patterns, special),
      { delimiter: '.', prefix: '', ignoreCase: false }),
    port: new Component(patterns.port, canonicalize.port, plain),
    pathname: special
      ? new Component(patterns.pathname, canonicalize.pathname, { delimiter: '/', prefix: '/', ignoreCase })
      : new Component(patterns.pathname, canonicalize.opaquePathname, cased),
    search: new Component(patterns.search, canonicalize.search, cased),
    hash: new Component(patterns.hash, canonicalize.hash, cased),
  };
}

function withBase(init, input, baseURL) {
  if (typeof input === 'string') {
    if (baseURL === undefined && init.protocol === undefined) {
      throw new TypeError('A relative pattern needs a base URL');
    }
    return { ...init, baseURL };
  }
  if (baseURL !== undefined) {
    throw new TypeError('A dictionary has its base URL inside');
  }
  return init;
}

function hostEncoding(patterns, special) {
  if (/^(?:\[|\{\[|\\\[)./s.test(patterns.hostname)) {
    return canonicalize.ipv6Hostname;
  }
  return special || patterns.protocol === '*' ? canonicalize.domainName : canonicalize.hostname;
}

function checkThis(value) {
  const components = compiled.get(value);
  if (components === undefined) {
    throw new TypeError('Illegal invocation');
  }
  return components;
}

/** What is to be matched, by component; null if it is no URL. */
function valuesOf(input, baseURL) {
  if (typeof input === 'string') {
    const url = URL.parse(input, baseURL);
    return url === null ? null : componentsOf(url);
  }
  try {
    return processInit(input, false);
  } catch {
    return null;
  }
}

function checkInput(args, verb) {
  const [input, baseURL] = args;
  if (input !== undefined && input !== null && typeof input !== 'string' && !isObject(input)) {
    throw coded('ERR_INVALID_ARG_TYPE', 'URLPattern input needs to be a string or an object');
  }
  if (baseURL !== undefined && baseURL !== null && typeof baseURL !== 'string') {
    throw coded('ERR_INVALID_ARG_TYPE', 'baseURL must be a string');
  }
  const base = baseURL === undefined ? undefined : `${baseURL}`;
  if (typeof input !== 'string' && base !== undefined) {
    throw coded('ERR_OPERATION_FAILED', `Failed to ${verb} URLPattern`);
  }
  return { input: typeof input === 'string' ? input : toInit(input), base };
}

function match(components, input, base) {
  const values = valuesOf(input, base);
  if (values === null) {
    return null;
  }
  const result = { __proto__: null };
  for (const name of RESULT_ORDER) {
    if (name === 'inputs') {
      result.inputs = base === undefined ? [input] : [input, base];
    } else {
      const found = components[name].exec(values[name]);
      if (found === null) {
        return null;
      }
      result[name] = found;
    }
  }
  return result;
}

const methods = {
  exec() {
    const components = checkThis(this);
    const { input, base } = checkInput(arguments, 'exec');
    return match(components, input, base);
  },

  test() {
    const components = checkThis(this);
    const { input, base } = checkInput(arguments, 'test');
    return match(components, input, base) !== null;
  },
};

function defineGetter(name, read) {
  Object.defineProperty(URLPattern.prototype, name, { __proto__: null, enumerable: true, get: read });
}

for (const name of COMPONENTS) {
  defineGetter(name, function () {
    return checkThis(this)[name].pattern;
  });
}
defineGetter('hasRegExpGroups', function () {
  return Object.values(checkThis(this)).some((component) => component.hasRegExpGroups);
});
Object.assign(URLPattern.prototype, methods);
markClassUncloneable(URLPattern);

module.exports = { URLPattern };
