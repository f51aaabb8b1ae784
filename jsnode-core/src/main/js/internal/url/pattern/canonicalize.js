'use strict';

// The parts of a URL as a URL would hold them, https://urlpattern.spec.whatwg.org/#canon-encoding-callbacks.
// A value that a URL refuses throws.

const { URL } = require('internal/url');

const native = binding('url');

const SPECIAL_PORTS = { __proto__: null, http: '80', https: '443', ws: '80', wss: '443', ftp: '21', file: '' };
const DUMMY = 'https://dummy.invalid/';

function refuse() {
  throw new TypeError('Invalid part of a URL');
}

function isSpecial(protocol) {
  return protocol in SPECIAL_PORTS;
}

function changed(href, part, value) {
  return new URL(native.change(href, part, value));
}

function protocol(value) {
  if (value === '') {
    return value;
  }
  const url = URL.parse(`${value}://dummy.invalid/`);
  return url === null ? refuse() : url.protocol.slice(0, -1);
}

function username(value) {
  return value === '' ? value : changed(DUMMY, 'username', value).username;
}

function password(value) {
  return value === '' ? value : changed(DUMMY, 'password', value).password;
}

function hostOf(value, scheme) {
  if (value === '') {
    return value;
  }
  // Of two hosts one is changed by every value that is accepted.
  const first = changed(`${scheme}://a.invalid/`, 'hostname', value).hostname;
  const second = changed(`${scheme}://b.invalid/`, 'hostname', value).hostname;
  return first === second ? first : refuse();
}

function hostname(value) {
  return hostOf(value, 'foo');
}

function domainName(value) {
  return hostOf(value, 'https');
}

function ipv6Hostname(value) {
  return /^[\da-f[\]:]*$/i.test(value) ? value.toLowerCase() : refuse();
}

function port(value, scheme) {
  if (value === '') {
    return value;
  }
  const first = changed(`${scheme || 'foo'}://dummy.invalid:1/`, 'port', value).port;
  const second = changed(`${scheme || 'foo'}://dummy.invalid:2/`, 'port', value).port;
  return first === second ? first : refuse();
}

function pathname(value) {
  if (value === '') {
    return value;
  }
  return value.startsWith('/')
    ? changed(DUMMY, 'pathname', value).pathname
    : changed(DUMMY, 'pathname', `/-${value}`).pathname.slice(2);
}

function opaquePathname(value) {
  const path = value.replace(/[\t\n\r]/g, '').replace(/[?#].*$/s, '');
  return path.toWellFormed().replace(/[\0-\x1f\x7f]|[^\0-\x7f]+/g, encodeURIComponent);
}

function search(value) {
  return value === '' ? value : changed(DUMMY, 'search', value).search.slice(1);
}

function hash(value) {
  return value === '' ? value : changed(DUMMY, 'hash', value).hash.slice(1);
}

module.exports = {
  SPECIAL_PORTS,
  domainName,
  hash,
  hostname,
  ipv6Hostname,
  isSpecial,
  opaquePathname,
  password,
  pathname,
  port,
  protocol,
  search,
  username,
};
