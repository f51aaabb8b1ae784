'use strict';

// Steps in a text: whole characters and words.

function charLengthAt(text, index) {
  if (index >= text.length) {
    return 0;
  }
  return text.codePointAt(index) > 0xffff ? 2 : 1;
}

function charLengthLeft(text, index) {
  if (index <= 0) {
    return 0;
  }
  return index > 1 && text.codePointAt(index - 2) > 0xffff ? 2 : 1;
}

/** Where the word before `index` starts. */
function wordStart(text, index) {
  const before = text.slice(0, index);
  return index - (/(?:[^\w\s]+|\w+|)\s*$/.exec(before)?.[0].length ?? 0);
}

/** Where the word after `index` ends, spaces behind it included. */
function wordEnd(text, index) {
  return index + (/^(?:\s+|[^\w\s]+|\w+)\s*/.exec(text.slice(index))?.[0].length ?? 0);
}

function commonPrefix(texts) {
  if (texts.length === 0) {
    return '';
  }
  const sorted = [...texts].sort();
  const first = sorted[0];
  const last = sorted.at(-1);
  let length = 0;
  while (length < first.length && first[length] === last[length]) {
    length++;
  }
  return first.slice(0, length);
}

module.exports = { charLengthAt, charLengthLeft, commonPrefix, wordEnd, wordStart };
