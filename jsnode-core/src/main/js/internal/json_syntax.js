'use strict';

// Why a text is not JSON, in V8's words: libraries show them to users and match on them. A scanner that stops at the
// first mistake; it runs only after the engine's own parser has failed.

const kContext = 10;
const kShort = 40;
const literals = { '__proto__': null, 't': 'true', 'f': 'false', 'n': 'null' };

class Mistake {
  constructor(message) {
    this.message = message;
  }
}

function at(text, position, what) {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  const column = position - before.lastIndexOf('\n');
  return new Mistake(`${what} in JSON at position ${position} (line ${line} column ${column})`);
}

function after(text, position) {
  const mistake = at(text, position, 'Unexpected non-whitespace character after JSON');
  mistake.message = mistake.message.replace(' after JSON in JSON', ' after JSON');
  return mistake;
}

/** A token that fits nowhere, shown within its surroundings. */
function unexpected(text, position) {
  if (position >= text.length) {
    return new Mistake('Unexpected end of JSON input');
  }
  const character = text[position];
  if (text === 'undefined' || text === '[object Object]') {
    return new Mistake(`"${text}" is not valid JSON`);
  }
  if (character >= '0' && character <= '9') {
    return at(text, position, 'Unexpected number');
  }
  if (character === '"') {
    return at(text, position, 'Unexpected string');
  }
  let shown = `"${text}"`;
  if (text.length >= kShort) {
    const start = position < kContext ? 0 : position - kContext;
    const end = position >= text.length - kContext ? text.length : position + kContext;
    shown = `${start > 0 ? '...' : ''}"${text.slice(start, end)}"${end < text.length ? '...' : ''}`;
  }
  return new Mistake(`Unexpected token '${character}', ${shown} is not valid JSON`);
}

class Scanner {
  constructor(text) {
    this.text = text;
    this.position = 0;
  }

  document() {
    this.value();
    this.space();
    if (this.position < this.text.length) {
      throw after(this.text, this.position);
    }
  }

  space() {
    while (' \t\r\n'.includes(this.text[this.position] ?? 'x')) {
      this.position++;
    }
  }

  peek() {
    this.space();
    return this.text[this.position];
  }

  fail(what) {
    throw at(this.text, this.position, what);
  }

  value() {
    const first = this.peek();
    if (first === '{') {
      this.object();
    } else if (first === '[') {
      this.array();
    } else if (first === '"') {
      this.string();
    } else if (first === '-' || (first >= '0' && first <= '9')) {
      this.number();
    } else {
      this.literal(literals[first]);
    }
  }

  literal(word) {
    if (word === undefined) {
      throw unexpected(this.text, this.position);
    }
    for (const letter of word) {
      if (this.text[this.position] !== letter) {
        throw unexpected(this.text, this.position);
      }
      this.position++;
    }
  }

  object() {
    this.position++;
    if (this.peek() === '}') {
      this.position++;
      return;
    }
    if (this.peek() !== '"') {
      this.fail("Expected property name or '}'");
    }
    for (;;) {
      this.string();
      if (this.peek() !== ':') {
        this.fail("Expected ':' after property name");
      }
      this.position++;
      this.value();
      if (this.peek() === '}') {
        this.position++;
        return;
      }
      if (this.peek() !== ',') {
        this.fail("Expected ',' or '}' after property value");
      }
      this.position++;
      if (this.peek() !== '"') {
        this.fail('Expected double-quoted property name');
      }
    }
  }

  array() {
    this.position++;
    if (this.peek() === ']') {
      this.position++;
      return;
    }
    for (;;) {
      this.value();
      if (this.peek() === ']') {
        this.position++;
        return;
      }
      if (this.peek() !== ',') {
        this.fail("Expected ',' or ']' after array element");
      }
      this.position++;
    }
  }

  string() {
    this.position++;
    for (;;) {
      const character = this.text[this.position];
      if (character === undefined) {
        this.fail('Unterminated string');
      }
      if (character < ' ') {
        this.fail('Bad control character in string literal');
      }
      this.position++;
      if (character === '"') {
        return;
      }
      if (character === '\\') {
        this.escape();
      }
    }
  }

  escape() {
    const character = this.text[this.position];
    if (character === undefined) {
      throw unexpected(this.text, this.position);
    }
    if (character !== 'u') {
      if (!'"\\/bfnrt'.includes(character)) {
        this.fail('Bad escaped character');
      }
      this.position++;
      return;
    }
    for (let i = 0; i < 4; i++) {
      this.position++;
      if (!/^[0-9a-fA-F]$/.test(this.text[this.position] ?? '')) {
        this.fail('Bad Unicode escape');
      }
    }
    this.position++;
  }

  isDigit() {
    const character = this.text[this.position];
    return character >= '0' && character <= '9';
  }

  digits(mistake) {
    if (!this.isDigit()) {
      this.fail(mistake);
    }
    while (this.isDigit()) {
      this.position++;
    }
  }

  number() {
    if (this.text[this.position] === '-') {
      this.position++;
      if (!this.isDigit()) {
        this.fail('No number after minus sign');
      }
    }
    if (this.text[this.position] === '0') {
      this.position++;
      if (this.isDigit()) {
        this.fail('Unexpected number');
      }
    } else {
      this.digits('Unexpected number');
    }
    if (this.text[this.position] === '.') {
      this.position++;
      this.digits('Unterminated fractional number');
    }
    if (this.text[this.position] === 'e' || this.text[this.position] === 'E') {
      this.position++;
      if ('+-'.includes(this.text[this.position] ?? 'x')) {
        this.position++;
      }
      this.digits('Exponent part is missing a number');
    }
  }
}

/** V8's message, or undefined if the text is JSON. */
function explain(text) {
  try {
    new Scanner(text).document();
    return undefined;
  } catch (mistake) {
    if (mistake instanceof Mistake) {
      return mistake.message;
    }
    throw mistake;
  }
}

module.exports = { explain };
