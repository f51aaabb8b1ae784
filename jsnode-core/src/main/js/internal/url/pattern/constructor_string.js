'use strict';

// A pattern written as one URL, https://urlpattern.spec.whatwg.org/#constructor-string-parsing

const { tokenize } = require('internal/url/pattern/tokenizer');
const { Component } = require('internal/url/pattern/component');
const canonicalize = require('internal/url/pattern/canonicalize');

const ORDER = ['protocol', 'authority', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];
const TEXT_TYPES = new Set(['char', 'escaped-char', 'invalid-char']);
const NO_SEARCH_AFTER = new Set(['name', 'regexp', 'close', 'asterisk']);

class ConstructorStringParser {
  #characters;
  #tokens;
  #result = {};
  #start = 0;
  #index = 0;
  #increment = 1;
  #groupDepth = 0;
  #bracketDepth = 0;
  #special = false;
  #state = 'init';

  constructor(input) {
    this.#characters = [...input];
    this.#tokens = tokenize(this.#characters, true);
  }

  parse() {
    for (; this.#index < this.#tokens.length; this.#index += this.#increment) {
      this.#increment = 1;
      const { type } = this.#tokens[this.#index];
      if (type === 'end') {
        if (this.#state !== 'init' && this.#state !== 'authority') {
          this.#change('done', 0);
          break;
        }
        this.#decideAtEnd();
      } else if (type === 'open') {
        this.#groupDepth += 1;
      } else if (this.#groupDepth > 0 && type !== 'close') {
        // A group belongs to the component that it began in.
      } else {
        this.#groupDepth -= this.#groupDepth > 0 ? 1 : 0;
        this.#step();
      }
    }
    if (this.#result.hostname !== undefined) {
      this.#result.port ??= '';
    }
    return this.#result;
  }

  /** No protocol was found (the pattern is relative), or no credentials. */
  #decideAtEnd() {
    if (this.#state === 'authority') {
      this.#rewind('hostname');
      return;
    }
    this.#rewind('init');
    if (this.#isText('#')) {
      this.#change('hash', 1);
    } else if (this.#isSearchPrefix()) {
      this.#change('search', 1);
    } else {
      this.#change('pathname', 0);
    }
  }

  #step() {
    switch (this.#state) {
      case 'init':
        if (this.#isText(':')) {
          this.#rewind('protocol');
        }
        break;
      case 'protocol':
        if (this.#isText(':')) {
          this.#afterProtocol();
        }
        break;
      case 'authority':
        if (this.#isText('@')) {
          this.#rewind('username');
        } else if (this.#isText('/') || this.#isSearchPrefix() || this.#isText('#')) {
          this.#rewind('hostname');
        }
        break;
      case 'username':
        if (this.#isText(':')) {
          this.#change('password', 1);
        } else if (this.#isText('@')) {
          this.#change('hostname', 1);
        }
        break;
      case 'password':
        if (this.#isText('@')) {
          this.#change('hostname', 1);
        }
        break;
      case 'hostname':
        this.#inHostname();
        break;
      case 'port':
        this.#changeAt('pathname', 'search', 'hash');
        break;
      case 'pathname':
        this.#changeAt('search', 'hash');
        break;
      case 'search':
        this.#changeAt('hash');
        break;
      default:
    }
  }

  #afterProtocol() {
    const compiled = new Component(this.#component(), canonicalize.protocol, { delimiter: '', prefix: '' });
    this.#special = matchesSpecial(compiled);
    if (this.#isText('/', 1) && this.#isText('/', 2)) {
      this.#change('authority', 3);
    } else {
      this.#change(this.#special ? 'authority' : 'pathname', 1);
    }
  }

  #inHostname() {
    if (this.#isText('[')) {
      this.#bracketDepth += 1;
    } else if (this.#isText(']')) {
      this.#bracketDepth -= 1;
    } else if (this.#isText(':') && this.#bracketDepth === 0) {
      this.#change('port', 1);
    } else {
      this.#changeAt('pathname', 'search', 'hash');
    }
  }

  #changeAt(...states) {
    if (states.includes('pathname') && this.#isText('/')) {
      this.#change('pathname', 0);
    } else if (states.includes('search') && this.#isSearchPrefix()) {
      this.#change('search', 1);
    } else if (this.#isText('#')) {
      this.#change('hash', 1);
    }
  }

  #change(state, skip) {
    if (this.#state !== 'init' && this.#state !== 'authority') {
      this.#result[this.#state] = this.#component();
    }
    if (this.#state !== 'init' && state !== 'done') {
      this.#fillUpTo(state);
    }
    this.#state = state;
    this.#index += skip;
    this.#start = this.#index;
    this.#increment = 0;
  }

  /** Components that were left out between others are empty. */
  #fillUpTo(state) {
    const from = ORDER.indexOf(this.#state);
    const to = ORDER.indexOf(state);
    if (from <= ORDER.indexOf('password') && to >= ORDER.indexOf('port')) {
      this.#result.hostname ??= '';
    }
    if (from <= ORDER.indexOf('port') && to >= ORDER.indexOf('search')) {
      this.#result.pathname ??= this.#special ? '/' : '';
    }
    if (from <= ORDER.indexOf('pathname') && state === 'hash') {
      this.#result.search ??= '';
    }
  }

  #rewind(state) {
    this.#index = this.#start;
    this.#increment = 0;
    this.#state = state;
  }

  #token(index) {
    return this.#tokens[Math.min(index, this.#tokens.length - 1)];
  }

  #isText(value, offset = 0) {
    const token = this.#token(this.#index + offset);
    return token.value === value && TEXT_TYPES.has(token.type);
  }

  #isSearchPrefix() {
    if (this.#isText('?')) {
      return true;
    }
    if (this.#tokens[this.#index].value !== '?') {
      return false;
    }
    return this.#index === 0 || !NO_SEARCH_AFTER.has(this.#token(this.#index - 1).type);
  }

  #component() {
    return this.#characters.slice(this.#token(this.#start).index, this.#tokens[this.#index].index).join('');
  }
}

function matchesSpecial(component) {
  return Object.keys(canonicalize.SPECIAL_PORTS).some((scheme) => component.regexp.test(scheme));
}

function parseConstructorString(input) {
  return new ConstructorStringParser(input).parse();
}

module.exports = { matchesSpecial, parseConstructorString };
