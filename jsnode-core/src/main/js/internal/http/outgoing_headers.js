'use strict';

// The headers and trailers of http.OutgoingMessage: its methods that collect them until the head is composed.

const { checkTrailer } = require('internal/http/head');
const { kOutHeaders, kUniqueHeaders, validateHeaderName, validateHeaderValue } = require('internal/http/common');
const { codes: { ERR_HTTP_HEADERS_SENT, ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateString } = require('internal/validators');

function setHeader(name, value) {
  if (this._header) {
    throw new ERR_HTTP_HEADERS_SENT('set');
  }
  validateHeaderName(name);
  validateHeaderValue(name, value);
  let headers = this[kOutHeaders];
  if (headers === null) {
    this[kOutHeaders] = headers = { __proto__: null };
  }
  headers[name.toLowerCase()] = [name, value];
  return this;
}

function setHeaders(headers) {
  if (this._header) {
    throw new ERR_HTTP_HEADERS_SENT('set');
  }
  if (!headers || Array.isArray(headers) || typeof headers.keys !== 'function' || typeof headers.get !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('headers', ['Headers', 'Map'], headers);
  }
  const cookies = [];
  for (const [key, value] of headers) {
    if (key === 'set-cookie') {
      cookies.push(...(Array.isArray(value) ? value : [value]));
    } else {
      this.setHeader(key, value);
    }
  }
  if (cookies.length > 0) {
    this.setHeader('set-cookie', cookies);
  }
  return this;
}

function appendHeader(name, value) {
  if (this._header) {
    throw new ERR_HTTP_HEADERS_SENT('append');
  }
  validateHeaderName(name);
  validateHeaderValue(name, value);
  const field = name.toLowerCase();
  this[kOutHeaders] ??= { __proto__: null };
  const headers = this[kOutHeaders];
  if (headers[field] === undefined) {
    headers[field] = [name, value];
    return this;
  }
  if (!Array.isArray(headers[field][1])) {
    headers[field][1] = [headers[field][1]];
  }
  const existing = headers[field][1];
  if (Array.isArray(value)) {
    existing.push(...value);
  } else {
    existing.push(value);
  }
  return this;
}

function getHeader(name) {
  validateString(name, 'name');
  return this[kOutHeaders]?.[name.toLowerCase()]?.[1];
}

function getHeaderNames() {
  return this[kOutHeaders] === null ? [] : Object.keys(this[kOutHeaders]);
}

function getRawHeaderNames() {
  return this[kOutHeaders] === null ? [] : Object.values(this[kOutHeaders]).map(([name]) => name);
}

function getHeaders() {
  const result = { __proto__: null };
  for (const key in this[kOutHeaders]) {
    result[key] = this[kOutHeaders][key][1];
  }
  return result;
}

function _renderHeaders() {
  if (this._header) {
    throw new ERR_HTTP_HEADERS_SENT('render');
  }
  const result = {};
  for (const key in this[kOutHeaders]) {
    const [name, value] = this[kOutHeaders][key];
    result[name] = value;
  }
  return result;
}

function hasHeader(name) {
  validateString(name, 'name');
  return this[kOutHeaders] !== null && Boolean(this[kOutHeaders][name.toLowerCase()]);
}

function removeHeader(name) {
  validateString(name, 'name');
  if (this._header) {
    throw new ERR_HTTP_HEADERS_SENT('remove');
  }
  const key = name.toLowerCase();
  switch (key) {
    case 'connection':
      this._removedConnection = true;
      break;
    case 'content-length':
      this._removedContLen = true;
      break;
    case 'transfer-encoding':
      this._removedTE = true;
      break;
    case 'date':
      this.sendDate = false;
      break;
  }
  if (this[kOutHeaders] !== null) {
    delete this[kOutHeaders][key];
  }
}

function addTrailers(headers) {
  this._trailer = '';
  const isArray = Array.isArray(headers);
  for (const key of Object.keys(headers)) {
    const [field, value] = isArray ? headers[key] : [key, headers[key]];
    validateHeaderName(field, 'Trailer name');
    const values = Array.isArray(value) && value.length > 1 && !this[kUniqueHeaders]?.has(field.toLowerCase()) ?
      value : [Array.isArray(value) ? value.join('; ') : value];
    for (const one of values) {
      checkTrailer(field, one);
      this._trailer += `${field}: ${one}\r\n`;
    }
  }
}

module.exports = {
  setHeader,
  setHeaders,
  appendHeader,
  getHeader,
  getHeaderNames,
  getRawHeaderNames,
  getHeaders,
  _renderHeaders,
  hasHeader,
  removeHeader,
  addTrailers,
};
