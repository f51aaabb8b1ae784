'use strict';

const {
  codes: { ERR_ARG_NOT_ITERABLE, ERR_INVALID_THIS, ERR_INVALID_TUPLE, ERR_MISSING_ARGS },
} = require('internal/errors');
const { validateFunction } = require('internal/validators');

const native = binding('url');
const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');

const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

/** What application/x-www-form-urlencoded leaves as it is. */
const plain = /^[\w*.-]*$/;
const encodedToo = { '!': '%21', "'": '%27', '(': '%28', ')': '%29', '~': '%7E', '%20': '+' };

function encode(text) {
  if (plain.test(text)) {
    return text;
  }
  return encodeURIComponent(text).replace(/%20|[!'()~]/g, (each) => encodedToo[each]);
}

function decode(text) {
  if (text.includes('+')) {
    text = text.replaceAll('+', ' ');
  }
  return text.includes('%') ? native.percentDecode(text) : text;
}

function toUSVString(value) {
  const text = `${value}`;
  return text.isWellFormed() ? text : text.toWellFormed();
}

/** Names and values in turn. */
function parse(query) {
  const list = [];
  for (const pair of query.split('&')) {
    if (pair.length > 0) {
      const equals = pair.indexOf('=');
      list.push(decode(equals < 0 ? pair : pair.slice(0, equals)), equals < 0 ? '' : decode(pair.slice(equals + 1)));
    }
  }
  return list;
}

function serialize(list) {
  let text = '';
  for (let i = 0; i < list.length; i += 2) {
    text += `${i === 0 ? '' : '&'}${encode(list[i])}=${encode(list[i + 1])}`;
  }
  return text;
}

function fromSequence(init, method) {
  if (typeof method !== 'function') {
    throw new ERR_ARG_NOT_ITERABLE('Query pairs');
  }
  const list = [];
  for (const pair of init) {
    if (pair == null) {
      throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    }
    const isContainer = typeof pair === 'object' || typeof pair === 'function';
    const items = isContainer && typeof pair[Symbol.iterator] === 'function' ? [...pair] : [];
    if (items.length !== 2) {
      throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    }
    list.push(toUSVString(items[0]), toUSVString(items[1]));
  }
  return list;
}

function fromRecord(init) {
  const found = new Map();
  for (const key of Reflect.ownKeys(init)) {
    if (Reflect.getOwnPropertyDescriptor(init, key)?.enumerable) {
      found.set(toUSVString(key), toUSVString(init[key]));
    }
  }
  return [...found].flat();
}

function compareCodeUnits(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

let listOf;
let attach;
let refill;

class URLSearchParams {
  #list;
  /** The URL whose query this is, if any: told of every change. */
  #url = undefined;

  static {
    listOf = (params) => params.#list;
    attach = (params, url) => {
      params.#url = url;
    };
    refill = (params, query) => {
      params.#list = parse(query);
    };
  }

  constructor(init = undefined) {
    if (init == null) {
      this.#list = init === null ? ['null', ''] : [];
    } else if (typeof init !== 'object' && typeof init !== 'function') {
      const text = toUSVString(init);
      this.#list = parse(text[0] === '?' ? text.slice(1) : text);
    } else if (typeof init === 'object' && #list in init && init[Symbol.iterator] === URLSearchParams.prototype[Symbol.iterator]) {
      this.#list = init.#list.slice();
    } else {
      const method = init[Symbol.iterator];
      this.#list = method != null ? fromSequence(init, method) : fromRecord(init);
    }
  }

  #changed() {
    this.#url?.(serialize(this.#list));
  }

  [customInspectSymbol](recurseTimes, ctx) {
    checkThis(this);
    if (typeof recurseTimes === 'number' && recurseTimes < 0) {
      return ctx.stylize('[Object]', 'special');
    }
    return inspectList(`${this.constructor.name}`, recurseTimes, ctx, (show) => {
      const shown = [];
      for (let i = 0; i < this.#list.length; i += 2) {
        shown.push(`${show(this.#list[i])} => ${show(this.#list[i + 1])}`);
      }
      return shown;
    });
  }

  get size() {
    checkThis(this);
    return this.#list.length / 2;
  }

  append(name, value) {
    checkThis(this);
    if (arguments.length < 2) {
      throw new ERR_MISSING_ARGS('name', 'value');
    }
    this.#list.push(toUSVString(name), toUSVString(value));
    this.#changed();
  }

  delete(name, value = undefined) {
    checkThis(this);
    if (arguments.length < 1) {
      throw new ERR_MISSING_ARGS('name');
    }
    name = toUSVString(name);
    const wanted = value === undefined ? undefined : toUSVString(value);
    const kept = [];
    for (let i = 0; i < this.#list.length; i += 2) {
      if (this.#list[i] !== name || (wanted !== undefined && this.#list[i + 1] !== wanted)) {
        kept.push(this.#list[i], this.#list[i + 1]);
      }
    }
    this.#replace(kept);
    this.#changed();
  }

  /** Iterators go on with the same list. */
  #replace(items) {
    this.#list.length = 0;
    for (const item of items) {
      this.#list.push(item);
    }
  }

  get(name) {
    checkThis(this);
    if (arguments.length < 1) {
      throw new ERR_MISSING_ARGS('name');
    }
    const at = indexOf(this.#list, toUSVString(name));
    return at < 0 ? null : this.#list[at + 1];
  }

  getAll(name) {
    checkThis(this);
    if (arguments.length < 1) {
      throw new ERR_MISSING_ARGS('name');
    }
    name = toUSVString(name);
    const values = [];
    for (let i = 0; i < this.#list.length; i += 2) {
      if (this.#list[i] === name) {
        values.push(this.#list[i + 1]);
      }
    }
    return values;
  }

  has(name, value = undefined) {
    checkThis(this);
    if (arguments.length < 1) {
      throw new ERR_MISSING_ARGS('name');
    }
    name = toUSVString(name);
    const wanted = value === undefined ? undefined : toUSVString(value);
    for (let i = 0; i < this.#list.length; i += 2) {
      if (this.#list[i] === name && (wanted === undefined || this.#list[i + 1] === wanted)) {
        return true;
      }
    }
    return false;
  }

  set(name, value) {
    checkThis(this);
    if (arguments.length < 2) {
      throw new ERR_MISSING_ARGS('name', 'value');
    }
    name = toUSVString(name);
    value = toUSVString(value);
    const at = indexOf(this.#list, name);
    if (at < 0) {
      this.#list.push(name, value);
    } else {
      const kept = this.#list.slice(0, at);
      kept.push(name, value);
      for (let i = at + 2; i < this.#list.length; i += 2) {
        if (this.#list[i] !== name) {
          kept.push(this.#list[i], this.#list[i + 1]);
        }
      }
      this.#replace(kept);
    }
    this.#changed();
  }

  sort() {
    checkThis(this);
    const pairs = [];
    for (let i = 0; i < this.#list.length; i += 2) {
      pairs.push([this.#list[i], this.#list[i + 1]]);
    }
    pairs.sort((a, b) => compareCodeUnits(a[0], b[0]));
    this.#replace(pairs.flat());
    this.#changed();
  }

  entries() {
    checkThis(this);
    return new URLSearchParamsIterator(this, 'key+value');
  }

  forEach(callback, thisArg = undefined) {
    checkThis(this);
    validateFunction(callback, 'callback');
    // The list may grow and shrink meanwhile.
    for (let i = 0; i < this.#list.length; i += 2) {
      callback.call(thisArg, this.#list[i + 1], this.#list[i], this);
    }
  }

  keys() {
    checkThis(this);
    return new URLSearchParamsIterator(this, 'key');
  }

  values() {
    checkThis(this);
    return new URLSearchParamsIterator(this, 'value');
  }

  toString() {
    checkThis(this);
    return serialize(this.#list);
  }

  static isParams(value) {
    return typeof value === 'object' && value !== null && #list in value;
  }
}

const { isParams } = URLSearchParams;
delete URLSearchParams.isParams;

function checkThis(value) {
  if (!isParams(value)) {
    throw new ERR_INVALID_THIS('URLSearchParams');
  }
}

function indexOf(list, name) {
  for (let i = 0; i < list.length; i += 2) {
    if (list[i] === name) {
      return i;
    }
  }
  return -1;
}

function inspectList(name, recurseTimes, ctx, items) {
  const { inspect } = require('internal/util/inspect');
  const options = { ...ctx };
  if (recurseTimes !== null) {
    options.depth = recurseTimes - 1;
  }
  const shown = items((value) => inspect(value, options));
  let length = -2;
  for (const each of shown) {
    length += each.replace(/\u001b\[\d\d?m/g, '').length + 2;
  }
  if (length > ctx.breakLength) {
    return `${name} {\n  ${shown.join(',\n  ')} }`;
  }
  return shown.length > 0 ? `${name} { ${shown.join(', ')} }` : `${name} {}`;
}

class URLSearchParamsIterator {
  #params;
  #kind;
  #index = 0;

  constructor(params, kind) {
    this.#params = params;
    this.#kind = kind;
  }

  next() {
    if (typeof this !== 'object' || this === null || !(#params in this)) {
      throw new ERR_INVALID_THIS('URLSearchParamsIterator');
    }
    const list = listOf(this.#params);
    if (this.#index >= list.length) {
      return { value: undefined, done: true };
    }
    const value = this.#item(list, this.#index);
    this.#index += 2;
    return { value, done: false };
  }

  [customInspectSymbol](recurseTimes, ctx) {
    if (typeof this !== 'object' || this === null || !(#params in this)) {
      throw new ERR_INVALID_THIS('URLSearchParamsIterator');
    }
    if (typeof recurseTimes === 'number' && recurseTimes < 0) {
      return ctx.stylize('[Object]', 'special');
    }
    const list = listOf(this.#params);
    const { inspect } = require('internal/util/inspect');
    const options = { ...ctx };
    if (recurseTimes !== null) {
      options.depth = recurseTimes - 1;
    }
    const rest = [];
    for (let i = this.#index; i < list.length; i += 2) {
      rest.push(this.#item(list, i));
    }
    const breakLength = ctx.breakLength === Infinity ? Infinity : ctx.breakLength;
    const shown = rest.map((each) => inspect(each, { ...options, breakLength }));
    const text = shown.join(', ');
    const broken = text.length > breakLength || text.includes('\n');
    return `${this[Symbol.toStringTag]} {${broken ? `\n  ${shown.join(',\n  ')}` : ` ${text}`} }`;
  }

  #item(list, index) {
    switch (this.#kind) {
      case 'key':
        return list[index];
      case 'value':
        return list[index + 1];
      default:
        return [list[index], list[index + 1]];
    }
  }
}

delete URLSearchParamsIterator.prototype.constructor;
Object.setPrototypeOf(URLSearchParamsIterator.prototype, IteratorPrototype);

const enumerable = { __proto__: null, enumerable: true };

Object.defineProperties(URLSearchParamsIterator.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'URLSearchParams Iterator' },
  next: enumerable,
});
Object.defineProperties(URLSearchParams.prototype, {
  size: enumerable,
  append: enumerable,
  delete: enumerable,
  get: enumerable,
  getAll: enumerable,
  has: enumerable,
  set: enumerable,
  sort: enumerable,
  entries: enumerable,
  forEach: enumerable,
  keys: enumerable,
  values: enumerable,
  toString: enumerable,
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'URLSearchParams' },
  [Symbol.iterator]: {
    __proto__: null,
    configurable: true,
    writable: true,
    value: URLSearchParams.prototype.entries,
  },
});

module.exports = { URLSearchParams, attach, refill };
