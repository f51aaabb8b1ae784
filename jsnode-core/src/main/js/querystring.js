'use strict';

const { Buffer } = require('buffer');

/** A-Z a-z 0-9 - . _ ~ ! ' ( ) * */
const unescapedOnly = /^[\w\-.~!'()*]*$/;

const encoded = /%[0-9a-f]{2}/i;

function hexDigit(code) {
  if (code >= 48 && code <= 57) {
    return code - 48;
  }
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** Decodes what can be decoded and leaves the rest. */
function unescapeBuffer(text, decodeSpaces) {
  const out = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code === 43 && decodeSpaces) {
      code = 32;
    } else if (code === 37 && i + 2 < text.length) {
      const high = hexDigit(text.charCodeAt(i + 1));
      const low = high < 0 ? -1 : hexDigit(text.charCodeAt(i + 2));
      if (low >= 0) {
        code = high * 16 + low;
        i += 2;
      }
    }
    out[length++] = code;
  }
  return length === text.length ? out : out.slice(0, length);
}

function qsUnescape(text, decodeSpaces) {
  try {
    return decodeURIComponent(text);
  } catch {
    return querystring.unescapeBuffer(text, decodeSpaces).toString();
  }
}

function qsEscape(value) {
  if (typeof value !== 'string') {
    value = typeof value === 'object' ? String(value) : `${value}`;
  }
  if (unescapedOnly.test(value)) {
    return value;
  }
  if (!value.isWellFormed()) {
    checkSurrogates(value);
  }
  return encodeURIComponent(value.toWellFormed());
}

/** Only an unpaired surrogate at the end is malformed: any other takes the next unit along. */
function checkSurrogates(text) {
  const {
    codes: { ERR_INVALID_URI },
  } = require('internal/errors');
  throw new ERR_INVALID_URI();
}

function primitive(value) {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) ? `${value}` : '';
    case 'bigint':
      return `${value}`;
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return '';
  }
}

function stringify(obj, sep, eq, options) {
  sep ||= '&';
  eq ||= '=';
  if (obj === null || typeof obj !== 'object') {
    return '';
  }
  const encode = typeof options?.encodeURIComponent === 'function' ? options.encodeURIComponent : querystring.escape;
  const convert = (value) => {
    const text = primitive(value);
    return text === '' ? '' : encode(text);
  };
  const fields = [];
  for (const key of Object.keys(obj)) {
    const value = obj[key];
    const prefix = `${key === '' ? '' : encode(key)}${eq}`;
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        fields.push(prefix + convert(value[i]));
      }
    } else {
      fields.push(prefix + convert(value));
    }
  }
  return fields.join(sep);
}

function decodeWith(decode, text, custom) {
  if (text === '') {
    return text;
  }
  if (!custom && !encoded.test(text)) {
    return text;
  }
  try {
    return decode(text);
  } catch {
    return querystring.unescape(text, true);
  }
}

function add(obj, key, value, decode, custom) {
  key = decodeWith(decode, key, custom);
  value = decodeWith(decode, value, custom);
  const existing = obj[key];
  if (existing === undefined) {
    obj[key] = value;
  } else if (Array.isArray(existing)) {
    existing.push(value);
  } else {
    obj[key] = [existing, value];
  }
}

function parse(qs, sep, eq, options) {
  const obj = { __proto__: null };
  if (typeof qs !== 'string' || qs.length === 0) {
    return obj;
  }
  sep = sep ? `${sep}` : '&';
  eq = eq ? `${eq}` : '=';
  let left = 1000;
  if (typeof options?.maxKeys === 'number') {
    left = options.maxKeys > 0 ? options.maxKeys : -1;
  }
  const decode =
    typeof options?.decodeURIComponent === 'function' ? options.decodeURIComponent : querystring.unescape;
  const custom = decode !== qsUnescape;
  // A custom decoder sees '+' as '%20', as the browser's decodeURIComponent needs it.
  const plus = custom ? '%20' : ' ';
  for (const part of qs.split(sep)) {
    if (part.length === 0) {
      // Counts as a pair all the same.
      if (--left === 0) {
        break;
      }
      continue;
    }
    const at = part.indexOf(eq);
    const key = (at < 0 ? part : part.slice(0, at)).replaceAll('+', plus);
    const value = at < 0 ? '' : part.slice(at + eq.length).replaceAll('+', plus);
    add(obj, key, value, decode, custom);
    if (--left === 0) {
      break;
    }
  }
  return obj;
}

const querystring = {
  unescapeBuffer,
  unescape: qsUnescape,
  escape: qsEscape,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
};

module.exports = querystring;
