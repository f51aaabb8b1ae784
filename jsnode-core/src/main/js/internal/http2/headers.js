'use strict';

// Header fields between what users give, what the wire has and what users get.

const { checkIsHttpToken } = require('internal/http/common');
const { constants } = require('internal/http2/constants');
const {
  codes: {
    ERR_HTTP2_HEADER_SINGLE_VALUE, ERR_HTTP2_INVALID_CONNECTION_HEADERS, ERR_HTTP2_INVALID_PSEUDOHEADER,
    ERR_INVALID_ARG_TYPE, ERR_INVALID_HTTP_TOKEN,
  },
} = require('internal/errors');

const kSensitiveHeaders = Symbol('sensitiveHeaders');

const allPseudoHeaders = new Set([':status', ':method', ':authority', ':scheme', ':path', ':protocol']);

const singleValueFields = new Set([
  ':status', ':method', ':authority', ':scheme', ':path', ':protocol', 'access-control-allow-credentials',
  'access-control-max-age', 'access-control-request-method', 'age', 'authorization', 'content-encoding',
  'content-language', 'content-length', 'content-location', 'content-md5', 'content-range', 'content-type', 'date', 'dnt',
  'etag', 'expires', 'from', 'host', 'if-match', 'if-modified-since', 'if-none-match', 'if-range', 'if-unmodified-since',
  'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'range', 'referer', 'retry-after', 'tk',
  'upgrade-insecure-requests', 'user-agent', 'x-content-type-options',
]);

const connectionFields = new Set([
  'connection', 'upgrade', 'http2-settings', 'keep-alive', 'proxy-connection', 'transfer-encoding',
]);

function assertValidPseudoHeader(name) {
  if (!allPseudoHeaders.has(name)) {
    throw new ERR_HTTP2_INVALID_PSEUDOHEADER(name);
  }
}

function assertValidPseudoHeaderResponse(name) {
  if (name !== ':status') {
    throw new ERR_HTTP2_INVALID_PSEUDOHEADER(name);
  }
}

function assertValidPseudoHeaderTrailer(name) {
  throw new ERR_HTTP2_INVALID_PSEUDOHEADER(name);
}

/** Whether the field only has a meaning in HTTP/1. */
function isConnectionField(name, value) {
  if (name === 'te') {
    const values = Array.isArray(value) ? value : [value];
    return values.length !== 1 || `${values[0]}`.toLowerCase() !== 'trailers';
  }
  return connectionFields.has(name);
}

// Collects fields; those of the protocol itself come first on the wire.
class FieldList {
  constructor(assertPseudoHeader, strictSingleValueFields, sensitive) {
    this.assertPseudoHeader = assertPseudoHeader;
    this.strict = strictSingleValueFields;
    this.sensitive = new Set();
    if (sensitive !== undefined) {
      if (!Array.isArray(sensitive)) {
        throw new ERR_INVALID_ARG_TYPE('headers[http2.neverIndex]', 'Array', sensitive);
      }
      for (const name of sensitive) {
        this.sensitive.add(`${name}`.toLowerCase());
      }
    }
    this.seen = new Set();
    this.pseudo = [];
    this.regular = [];
  }

  add(key, value) {
    const name = key.toLowerCase();
    if (name === '' || value === undefined) {
      return;
    }
    if (Array.isArray(value)) {
      if (value.length === 0) {
        return;
      }
      if (value.length > 1 && this.strict && singleValueFields.has(name)) {
        throw new ERR_HTTP2_HEADER_SINGLE_VALUE(name);
      }
    }
    if (this.strict && singleValueFields.has(name)) {
      if (this.seen.has(name)) {
        throw new ERR_HTTP2_HEADER_SINGLE_VALUE(name);
      }
      this.seen.add(name);
    }
    if (name[0] === ':') {
      this.assertPseudoHeader(name);
      this.pseudo.push(name, `${Array.isArray(value) ? value[0] : value}`);
      return;
    }
    if (!checkIsHttpToken(name)) {
      throw new ERR_INVALID_HTTP_TOKEN('Header name', key);
    }
    if (isConnectionField(name, value)) {
      throw new ERR_HTTP2_INVALID_CONNECTION_HEADERS(name);
    }
    if (Array.isArray(value)) {
      for (const each of value) {
        this.regular.push(name, `${each}`);
      }
    } else {
      this.regular.push(name, `${value}`);
    }
  }

  lines() {
    return [...this.pseudo, ...this.regular];
  }
}

/**
 * The fields of an object, or of an array of names and values in turn, as the binding takes them: lines, and for each field
 * whether it must not be indexed. The binding writes one byte for a character; a line feed cannot be in a field.
 */
function toWire(headers, assertPseudoHeader, strictSingleValueFields) {
  const lines = collect(headers, assertPseudoHeader, strictSingleValueFields);
  let marked = '';
  if (lines.sensitive.size > 0) {
    for (let i = 0; i < lines.all.length; i += 2) {
      marked += lines.sensitive.has(lines.all[i]) ? '1' : '0';
    }
  }
  return { text: lines.all.map(toLine).join('\n'), marked };
}

// A line feed, also one that only becomes one when the character is cut to a byte, is for the peer to drop the field for.
function toLine(text) {
  return text.includes('\n') ? text.replaceAll('\n', '\r') : text;
}

function collect(headers, assertPseudoHeader, strictSingleValueFields) {
  const list = new FieldList(assertPseudoHeader, strictSingleValueFields, headers[kSensitiveHeaders]);
  if (Array.isArray(headers)) {
    for (let i = 0; i + 1 < headers.length; i += 2) {
      list.add(headers[i], headers[i + 1]);
    }
  } else {
    for (const key of Object.keys(headers)) {
      list.add(key, headers[key]);
    }
  }
  return { all: list.lines(), sensitive: list.sensitive };
}

/** What users get of names and values in turn. */
function toHeaderObject(raw, sensitive) {
  const headers = { __proto__: null };
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i];
    const value = name === ':status' ? raw[i + 1] | 0 : raw[i + 1];
    const present = headers[name];
    if (present === undefined) {
      headers[name] = name === 'set-cookie' ? [value] : value;
    } else if (name === 'set-cookie') {
      present.push(value);
    } else if (name === 'cookie') {
      headers[name] = `${present}; ${value}`;
    } else if (!singleValueFields.has(name)) {
      headers[name] = `${present}, ${value}`;
    }
  }
  headers[kSensitiveHeaders] = sensitive;
  return headers;
}

/** The object that `sentHeaders` has for an array of names and values in turn; the names stay as they were written. */
function toSentHeaders(raw) {
  const headers = { __proto__: null };
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const present = headers[raw[i]];
    if (present === undefined) {
      headers[raw[i]] = raw[i + 1];
    } else if (Array.isArray(present)) {
      present.push(raw[i + 1]);
    } else {
      headers[raw[i]] = [present, raw[i + 1]];
    }
  }
  return headers;
}

/** ':authority', or 'host' where that is missing. */
function getAuthority(headers) {
  return headers[constants.HTTP2_HEADER_AUTHORITY] !== undefined ?
    headers[constants.HTTP2_HEADER_AUTHORITY] : headers[constants.HTTP2_HEADER_HOST];
}

module.exports = {
  assertValidPseudoHeader,
  assertValidPseudoHeaderResponse,
  assertValidPseudoHeaderTrailer,
  getAuthority,
  isConnectionField,
  kSensitiveHeaders,
  toHeaderObject,
  toSentHeaders,
  toWire,
};
