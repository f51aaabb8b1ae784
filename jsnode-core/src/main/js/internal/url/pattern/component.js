'use strict';

// One compiled component of a URLPattern, https://urlpattern.spec.whatwg.org/#component

const { isNameCodePoint } = require('internal/url/pattern/tokenizer');
const { escapeRegExp, parsePattern, segmentWildcard } = require('internal/url/pattern/parts');

const SIGNS = { 'none': '', 'optional': '?', 'zero-or-more': '*', 'one-or-more': '+' };

function escapePattern(text) {
  return text.replace(/[+*?:{}()\\]/g, '\\$&');
}

class Component {
  constructor(pattern, encode, options) {
    const parts = parsePattern(pattern, options, encode);
    this.names = parts.filter((part) => part.type !== 'fixed-text').map((part) => part.name);
    this.regexp = new RegExp(regExpOf(parts, options), options.ignoreCase ? 'vi' : 'v');
    this.pattern = patternOf(parts, options);
    this.hasRegExpGroups = parts.some((part) => part.type === 'regexp');
  }

  /** What of the input the groups match, or null. */
  exec(input) {
    const match = this.regexp.exec(input);
    if (match === null) {
      return null;
    }
    const groups = {};
    this.names.forEach((name, index) => {
      groups[name] = match[index + 1];
    });
    return { groups, input };
  }
}

function regExpOf(parts, options) {
  let result = '^';
  for (const part of parts) {
    result += regExpOfPart(part, options);
  }
  return `${result}$`;
}

function regExpOfPart(part, options) {
  const sign = SIGNS[part.modifier];
  if (part.type === 'fixed-text') {
    const text = escapeRegExp(part.value);
    return sign === '' ? text : `(?:${text})${sign}`;
  }
  const matcher = matcherOf(part, options);
  const repeats = part.modifier === 'zero-or-more' || part.modifier === 'one-or-more';
  if (part.prefix === '' && part.suffix === '') {
    return repeats ? `((?:${matcher})${sign})` : `(${matcher})${sign}`;
  }
  const prefix = escapeRegExp(part.prefix);
  const suffix = escapeRegExp(part.suffix);
  if (!repeats) {
    return `(?:${prefix}(${matcher})${suffix})${sign}`;
  }
  const optional = part.modifier === 'zero-or-more' ? '?' : '';
  return `(?:${prefix}((?:${matcher})(?:${suffix}${prefix}(?:${matcher}))*)${suffix})${optional}`;
}

function matcherOf(part, options) {
  switch (part.type) {
    case 'segment-wildcard':
      return segmentWildcard(options.delimiter);
    case 'full-wildcard':
      return '.*';
    default:
      return part.value;
  }
}

function isDigit(character) {
  return character >= '0' && character <= '9';
}

function patternOf(parts, options) {
  let result = '';
  parts.forEach((part, index) => {
    const sign = SIGNS[part.modifier];
    if (part.type === 'fixed-text') {
      const text = escapePattern(part.value);
      result += sign === '' ? text : `{${text}}${sign}`;
      return;
    }
    const grouped = needsGrouping(part, parts[index - 1], parts[index + 1], options);
    const text = escapePattern(part.prefix) + nameAndMatcher(part, parts[index - 1], grouped, options)
      + escapePattern(part.suffix);
    result += (grouped ? `{${text}}` : text) + sign;
  });
  return result;
}

function hasCustomName(part) {
  return !isDigit(part.name[0]);
}

function needsGrouping(part, previous, next, options) {
  if (part.suffix !== '' || (part.prefix !== '' && part.prefix !== options.prefix)) {
    return true;
  }
  if (hasCustomName(part) && part.type === 'segment-wildcard' && part.modifier === 'none'
      && next?.prefix === '' && next.suffix === '' && continuesName(next)) {
    return true;
  }
  return part.prefix === '' && previous?.type === 'fixed-text' && options.prefix !== ''
    && previous.value.endsWith(options.prefix);
}

/** Whether the part would be read as more of the name before it. */
function continuesName(part) {
  return part.type === 'fixed-text' ? startsWithNamePart(part.value) : isDigit(part.name[0]);
}

function startsWithNamePart(text) {
  return text !== '' && isNameCodePoint(String.fromCodePoint(text.codePointAt(0)), false);
}

function nameAndMatcher(part, previous, grouped, options) {
  const custom = hasCustomName(part);
  const name = custom ? `:${part.name}` : '';
  switch (part.type) {
    case 'regexp':
      return `${name}(${part.value})`;
    case 'segment-wildcard':
      if (!custom) {
        return `(${segmentWildcard(options.delimiter)})`;
      }
      return startsWithNamePart(part.suffix) ? `${name}\\` : name;
    default: {
      const bare = !custom && (previous === undefined || previous.type === 'fixed-text' || previous.modifier !== 'none'
        || grouped || part.prefix !== '');
      return bare ? '*' : `${name}(.*)`;
    }
  }
}

module.exports = { Component, escapePattern };
