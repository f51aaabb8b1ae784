'use strict';

// A pattern as a list of parts, https://urlpattern.spec.whatwg.org/#parsing-a-pattern-string

const { tokenize } = require('internal/url/pattern/tokenizer');

const MODIFIERS = { '?': 'optional', '*': 'zero-or-more', '+': 'one-or-more' };

function escapeRegExp(text) {
  return text.replace(/[.+*?^${}()[\]|/\\]/g, '\\$&');
}

function segmentWildcard(delimiter) {
  return `[^${escapeRegExp(delimiter)}]+?`;
}

class PatternParser {
  #tokens;
  #next = 0;
  #parts = [];
  #pending = '';
  #nextNumber = 0;
  #names = new Set();
  #options;
  #encode;

  constructor(pattern, options, encode) {
    this.#tokens = tokenize([...pattern], false);
    this.#options = options;
    this.#encode = encode;
  }

  parse() {
    while (this.#next < this.#tokens.length) {
      const character = this.#take('char');
      const name = this.#take('name');
      const matcher = this.#takeMatcher(name);
      if (name !== null || matcher !== null) {
        let prefix = character?.value ?? '';
        if (prefix !== '' && prefix !== this.#options.prefix) {
          this.#pending += prefix;
          prefix = '';
        }
        this.#addPending();
        this.#addPart(prefix, name, matcher, '', this.#takeModifier());
        continue;
      }
      const fixed = character ?? this.#take('escaped-char');
      if (fixed !== null) {
        this.#pending += fixed.value;
      } else if (this.#take('open') !== null) {
        this.#group();
      } else {
        this.#addPending();
        this.#require('end');
      }
    }
    return this.#parts;
  }

  #group() {
    const prefix = this.#takeText();
    const name = this.#take('name');
    const matcher = this.#takeMatcher(name);
    const suffix = this.#takeText();
    this.#require('close');
    this.#addPart(prefix, name, matcher, suffix, this.#takeModifier());
  }

  #take(type) {
    const token = this.#tokens[this.#next];
    if (token?.type !== type) {
      return null;
    }
    this.#next += 1;
    return token;
  }

  #require(type) {
    if (this.#take(type) === null) {
      throw new TypeError('Invalid pattern');
    }
  }

  #takeMatcher(name) {
    return this.#take('regexp') ?? (name === null ? this.#take('asterisk') : null);
  }

  #takeModifier() {
    const token = this.#take('other-modifier') ?? this.#take('asterisk');
    return token === null ? 'none' : MODIFIERS[token.value];
  }

  #takeText() {
    let text = '';
    for (;;) {
      const token = this.#take('char') ?? this.#take('escaped-char');
      if (token === null) {
        return text;
      }
      text += token.value;
    }
  }

  #addPending() {
    if (this.#pending !== '') {
      this.#addFixed(this.#pending, 'none');
      this.#pending = '';
    }
  }

  #addFixed(text, modifier) {
    this.#parts.push({ type: 'fixed-text', value: this.#encode(text), modifier, name: '', prefix: '', suffix: '' });
  }

  #addPart(prefix, nameToken, matcher, suffix, modifier) {
    if (nameToken === null && matcher === null && modifier === 'none') {
      this.#pending += prefix;
      return;
    }
    this.#addPending();
    if (nameToken === null && matcher === null) {
      if (prefix !== '') {
        this.#addFixed(prefix, modifier);
      }
      return;
    }
    const { type, value } = this.#matcherOf(matcher);
    const name = nameToken !== null ? nameToken.value : `${this.#nextNumber++}`;
    if (this.#names.has(name)) {
      throw new TypeError('Duplicate name');
    }
    this.#names.add(name);
    this.#parts.push({ type, value, modifier, name, prefix: this.#encode(prefix), suffix: this.#encode(suffix) });
  }

  #matcherOf(matcher) {
    if (matcher === null || matcher.value === segmentWildcard(this.#options.delimiter)) {
      return { type: 'segment-wildcard', value: '' };
    }
    if (matcher.type === 'asterisk' || matcher.value === '.*') {
      return { type: 'full-wildcard', value: '' };
    }
    return { type: 'regexp', value: matcher.value };
  }
}

function parsePattern(pattern, options, encode) {
  return new PatternParser(pattern, options, encode).parse();
}

module.exports = { escapeRegExp, parsePattern, segmentWildcard };
