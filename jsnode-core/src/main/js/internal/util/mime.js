'use strict';

// MIME types to the WHATWG MIME Sniffing standard, as util.MIMEType and util.MIMEParams.

const { codes: { ERR_INVALID_MIME_SYNTAX } } = require('internal/errors');

const kNotHttpToken = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const kNotHttpQuotedString = /[^\t\u0020-~\u0080-\u00FF]/;
const kEndsOfWhitespace = /^[\r\n\t ]+|[\r\n\t ]+$/g;
const kTrailingWhitespace = /[\r\n\t ]+$/;

function toAsciiLower(text) {
  return text.replace(/[A-Z]/g, (char) => char.toLowerCase());
}

function parseType(text) {
  const input = text.replace(kEndsOfWhitespace, '');
  const slash = input.indexOf('/');
  const type = slash === -1 ? input : input.slice(0, slash);
  const badInType = type.search(kNotHttpToken);
  if (type === '' || slash === -1 || badInType !== -1) {
    throw new ERR_INVALID_MIME_SYNTAX('type', text, badInType);
  }
  const semicolon = input.indexOf(';', slash);
  const rawSubtype = semicolon === -1 ? input.slice(slash + 1) : input.slice(slash + 1, semicolon);
  const subtype = rawSubtype.replace(kTrailingWhitespace, '');
  const badInSubtype = subtype.search(kNotHttpToken);
  if (subtype === '' || badInSubtype !== -1) {
    throw new ERR_INVALID_MIME_SYNTAX('subtype', text, badInSubtype);
  }
  return {
    type: toAsciiLower(type),
    subtype: toAsciiLower(subtype),
    parameters: semicolon === -1 ? '' : input.slice(semicolon + 1),
  };
}

/** Reads a quoted string that starts at `from` (behind the quote): [value, position behind it]. */
function readQuoted(text, from) {
  let value = '';
  let i = from;
  while (i < text.length && text[i] !== '"') {
    if (text[i] === '\\' && i + 1 < text.length) {
      i++;
    }
    value += text[i++];
  }
  return [value, i + 1];
}

/** Fills `map` with the parameters of `text`; the first of a name counts, broken ones are left out. */
function parseParameters(text, map) {
  let position = 0;
  while (position < text.length) {
    while (/[\r\n\t ]/.test(text[position] ?? '')) {
      position++;
    }
    const start = position;
    while (position < text.length && text[position] !== ';' && text[position] !== '=') {
      position++;
    }
    const name = toAsciiLower(text.slice(start, position));
    if (position >= text.length) {
      break;
    }
    if (text[position++] === ';') {
      continue;
    }
    let value;
    const quoted = text[position] === '"';
    if (quoted) {
      [value, position] = readQuoted(text, position + 1);
      const next = text.indexOf(';', position);
      position = next === -1 ? text.length : next;
    } else {
      const next = text.indexOf(';', position);
      const end = next === -1 ? text.length : next;
      value = text.slice(position, end).replace(kTrailingWhitespace, '');
      position = end;
    }
    position++;
    if (name !== '' && !kNotHttpToken.test(name) && (quoted || value !== '') && !kNotHttpQuotedString.test(value) &&
        !map.has(name)) {
      map.set(name, value);
    }
  }
}

function encodeValue(value) {
  if (value.length === 0) {
    return '""';
  }
  return kNotHttpToken.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
}

let parametersOf;

class MIMEParams {
  #data = new Map();
  #pending;

  static {
    parametersOf = (text) => {
      const params = new MIMEParams();
      params.#pending = text;
      return params;
    };
  }

  #parsed() {
    if (this.#pending !== undefined) {
      const text = this.#pending;
      this.#pending = undefined;
      parseParameters(text, this.#data);
    }
    return this.#data;
  }

  delete(name) {
    this.#parsed().delete(toAsciiLower(`${name}`));
  }

  get(name) {
    return this.#parsed().get(toAsciiLower(`${name}`)) ?? null;
  }

  has(name) {
    return this.#parsed().has(toAsciiLower(`${name}`));
  }

  set(name, value) {
    const data = this.#parsed();
    name = `${name}`;
    value = `${value}`;
    const badInName = name.search(kNotHttpToken);
    if (name.length === 0 || badInName !== -1) {
      throw new ERR_INVALID_MIME_SYNTAX('parameter name', name, badInName);
    }
    const badInValue = value.search(kNotHttpQuotedString);
    if (badInValue !== -1) {
      throw new ERR_INVALID_MIME_SYNTAX('parameter value', value, badInValue);
    }
    data.set(toAsciiLower(name), value);
  }

  * entries() {
    yield* this.#parsed().entries();
  }

  * keys() {
    yield* this.#parsed().keys();
  }

  * values() {
    yield* this.#parsed().values();
  }

  toString() {
    const parts = [];
    for (const [name, value] of this.#parsed()) {
      parts.push(`${name}=${encodeValue(value)}`);
    }
    return parts.join(';');
  }
}
hide(MIMEParams.prototype, Symbol.iterator, MIMEParams.prototype.entries);
hide(MIMEParams.prototype, 'toJSON', MIMEParams.prototype.toString);

function hide(target, key, value) {
  Object.defineProperty(target, key, { __proto__: null, value, configurable: true, enumerable: false, writable: true });
}

class MIMEType {
  #type;
  #subtype;
  #parameters;

  constructor(text) {
    const { type, subtype, parameters } = parseType(`${text}`);
    this.#type = type;
    this.#subtype = subtype;
    this.#parameters = parametersOf(parameters);
  }

  /** Like the constructor, but null for what is no MIME type. */
  static parse(text) {
    try {
      return new MIMEType(text);
    } catch (error) {
      if (error?.code === 'ERR_INVALID_MIME_SYNTAX') {
        return null;
      }
      throw error;
    }
  }

  get type() {
    return this.#type;
  }

  set type(value) {
    value = `${value}`;
    const bad = value.search(kNotHttpToken);
    if (value.length === 0 || bad !== -1) {
      throw new ERR_INVALID_MIME_SYNTAX('type', value, bad);
    }
    this.#type = toAsciiLower(value);
  }

  get subtype() {
    return this.#subtype;
  }

  set subtype(value) {
    value = `${value}`;
    const bad = value.search(kNotHttpToken);
    if (value.length === 0 || bad !== -1) {
      throw new ERR_INVALID_MIME_SYNTAX('subtype', value, bad);
    }
    this.#subtype = toAsciiLower(value);
  }

  get essence() {
    return `${this.#type}/${this.#subtype}`;
  }

  get params() {
    return this.#parameters;
  }

  toString() {
    const parameters = this.#parameters.toString();
    return parameters === '' ? this.essence : `${this.essence};${parameters}`;
  }
}
hide(MIMEType.prototype, 'toJSON', MIMEType.prototype.toString);

module.exports = { MIMEParams, MIMEType };
