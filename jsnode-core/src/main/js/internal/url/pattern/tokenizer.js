'use strict';

// Tokens of a pattern, https://urlpattern.spec.whatwg.org/#tokens. Input is an array of code points' strings.

const NAME_START = /[\p{ID_Start}$_]/u;
const NAME_PART = /[\p{ID_Continue}$\u200c\u200d]/u;
const SIMPLE = { '*': 'asterisk', '+': 'other-modifier', '?': 'other-modifier', '{': 'open', '}': 'close' };

function isNameCodePoint(character, first) {
  return (first ? NAME_START : NAME_PART).test(character);
}

function isAscii(character) {
  return character <= '\x7f';
}

/** The tokens of a pattern. What is wrong throws, or becomes an `invalid-char` where leniency is asked for. */
function tokenize(characters, lenient) {
  const tokens = [];
  let index = 0;

  function add(type, next, valueStart = index, valueEnd = next) {
    tokens.push({ type, index, value: characters.slice(valueStart, valueEnd).join('') });
    index = next;
  }

  function invalid(next, valueStart) {
    if (!lenient) {
      throw new TypeError('Invalid pattern');
    }
    add('invalid-char', next, valueStart, next);
  }

  while (index < characters.length) {
    const character = characters[index];
    if (Object.hasOwn(SIMPLE, character)) {
      add(SIMPLE[character], index + 1);
    } else if (character === '\\') {
      if (index === characters.length - 1) {
        invalid(index + 1, index);
      } else {
        add('escaped-char', index + 2, index + 1);
      }
    } else if (character === ':') {
      const end = endOfName(characters, index + 1);
      if (end === index + 1) {
        invalid(index + 1, index);
      } else {
        add('name', end, index + 1);
      }
    } else if (character === '(') {
      const end = endOfRegExp(characters, index + 1);
      if (end < 0) {
        invalid(index + 1, index);
      } else {
        add('regexp', end, index + 1, end - 1);
      }
    } else {
      add('char', index + 1);
    }
  }
  add('end', index);
  return tokens;
}

function endOfName(characters, start) {
  let end = start;
  while (end < characters.length && isNameCodePoint(characters[end], end === start)) {
    end += 1;
  }
  return end;
}

/** Where the group ends that begins at `start`, behind its parenthesis; -1 if it is none. Only (?: ) may lie inside. */
function endOfRegExp(characters, start) {
  let depth = 1;
  for (let at = start; at < characters.length; at++) {
    const character = characters[at];
    if (!isAscii(character) || (at === start && character === '?')) {
      return -1;
    }
    if (character === '\\') {
      at += 1;
      if (at === characters.length || !isAscii(characters[at])) {
        return -1;
      }
    } else if (character === ')') {
      depth -= 1;
      if (depth === 0) {
        return at === start ? -1 : at + 1;
      }
    } else if (character === '(') {
      depth += 1;
      if (characters[at + 1] !== '?') {
        return -1;
      }
    }
  }
  return -1;
}

module.exports = { isNameCodePoint, tokenize };
