'use strict';

// What util.inspect() shows of a URL with `showHidden`: where the parts of the serialized URL lie.

const NONE = 0xffffffff;
const SCHEMES = { '__proto__': null, 'http:': 0, 'https:': 2, 'ws:': 3, 'ftp:': 4, 'wss:': 5, 'file:': 6 };
const NOT_SPECIAL = 1;

class URLContext {
  constructor(href, parts, url) {
    this.href = href;
    this.protocol_end = parts.protocolEnd;
    this.username_end = parts.usernameEnd;
    this.host_start = parts.userinfoEnd;
    this.host_end = parts.hostEnd;
    this.pathname_start = parts.pathStart;
    this.search_start = parts.searchStart < parts.hashStart ? parts.searchStart : NONE;
    this.hash_start = parts.hashStart < href.length ? parts.hashStart : NONE;
    this.port = url.port === '' ? NONE : Number(url.port);
    this.scheme_type = SCHEMES[url.protocol] ?? NOT_SPECIAL;
  }

  get hasPort() {
    return this.port !== NONE;
  }

  get hasSearch() {
    return this.search_start !== NONE;
  }

  get hasHash() {
    return this.hash_start !== NONE;
  }
}

module.exports = { URLContext };
