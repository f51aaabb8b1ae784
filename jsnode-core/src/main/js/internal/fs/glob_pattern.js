'use strict';

// Glob patterns: braces are expanded, then each segment becomes a string, a regular expression, or GLOBSTAR.
// As in Node, a backslash parts segments and escapes nothing, and wildcards do not match a leading dot.

const GLOBSTAR = Symbol('**');

const classes = {
  '__proto__': null,
  '[:alnum:]': '\\p{L}\\p{Nl}\\p{Nd}',
  '[:alpha:]': '\\p{L}\\p{Nl}',
  '[:ascii:]': '\\x00-\\x7f',
  '[:blank:]': '\\p{Zs}\\t',
  '[:cntrl:]': '\\p{Cc}',
  '[:digit:]': '\\p{Nd}',
  '[:lower:]': '\\p{Ll}',
  '[:print:]': '\\P{C}',
  '[:punct:]': '\\p{P}',
  '[:space:]': '\\p{Z}\\t\\r\\n\\v\\f',
  '[:upper:]': '\\p{Lu}',
  '[:word:]': '\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}',
  '[:xdigit:]': 'A-Fa-f0-9',
};

// --- braces ---------------------------------------------------------------------------------------------------------

/** The end of the brace that opens at `start`, and where its commas are; undefined where it is not closed. */
function scanBrace(pattern, start) {
  let depth = 0;
  const commas = [];
  for (let i = start; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '{') {
      depth++;
    } else if (c === '}' && --depth === 0) {
      return { end: i, commas };
    } else if (c === ',' && depth === 1) {
      commas.push(i);
    }
  }
  return undefined;
}

function expandRange(text) {
  const numbers = /^(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?$/.exec(text);
  const letters = /^([a-zA-Z])\.\.([a-zA-Z])(?:\.\.(-?\d+))?$/.exec(text);
  const match = numbers ?? letters;
  if (match === null) {
    return undefined;
  }
  const from = numbers ? +match[1] : match[1].charCodeAt(0);
  const to = numbers ? +match[2] : match[2].charCodeAt(0);
  const step = Math.max(Math.abs(match[3] === undefined ? 1 : +match[3]), 1) * (from <= to ? 1 : -1);
  const width = numbers && /^-?0\d/.test(match[1] + match[2]) ? Math.max(match[1].length, match[2].length) : 0;
  const values = [];
  for (let n = from; step > 0 ? n <= to : n >= to; n += step) {
    values.push(numbers ? String(n).padStart(width, '0') : String.fromCharCode(n));
  }
  return values;
}

function expandBraces(pattern) {
  for (let start = pattern.indexOf('{'); start >= 0; start = pattern.indexOf('{', start + 1)) {
    const brace = scanBrace(pattern, start);
    if (brace === undefined) {
      continue;
    }
    const inner = pattern.slice(start + 1, brace.end);
    let parts = brace.commas.length === 0 ? expandRange(inner) : undefined;
    if (brace.commas.length > 0) {
      parts = [];
      let last = start + 1;
      for (const comma of [...brace.commas, brace.end]) {
        parts.push(...expandBraces(pattern.slice(last, comma)));
        last = comma + 1;
      }
    }
    if (parts === undefined) {
      continue;
    }
    const head = pattern.slice(0, start);
    const tails = expandBraces(pattern.slice(brace.end + 1));
    return parts.flatMap((part) => tails.map((tail) => head + part + tail));
  }
  return [pattern];
}

// --- segments -------------------------------------------------------------------------------------------------------

function escape(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A character class, as text of a regular expression; undefined where `[` stands for itself. */
function compileClass(text, start) {
  let i = start + 1;
  let negated = false;
  if (text[i] === '!' || text[i] === '^') {
    negated = true;
    i++;
  }
  let set = '';
  for (let first = true; i < text.length; first = false) {
    const c = text[i];
    if (c === ']' && !first) {
      return { source: `[${negated ? '^/' : ''}${set}]`, end: i };
    }
    const named = c === '[' && Object.keys(classes).find((name) => text.startsWith(name, i));
    if (named) {
      set += classes[named];
      i += named.length;
    } else {
      set += c === '-' ? '-' : escape(c);
      i++;
    }
  }
  return undefined;
}

/** The end of an extended glob's parenthesis, and its alternatives. */
function scanAlternatives(text, open) {
  let depth = 0;
  let last = open + 1;
  const parts = [];
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') {
      depth++;
    } else if (text[i] === ')' && --depth === 0) {
      parts.push(text.slice(last, i));
      return { end: i, parts };
    } else if (text[i] === '|' && depth === 1) {
      parts.push(text.slice(last, i));
      last = i + 1;
    }
  }
  return undefined;
}

function compileText(text) {
  let source = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (text[i + 1] === '(' && '?*+@!'.includes(c)) {
      const group = scanAlternatives(text, i + 1);
      if (group !== undefined) {
        const body = group.parts.map(compileText).join('|');
        if (c === '!') {
          const rest = compileText(text.slice(group.end + 1));
          return `${source}(?:(?!(?:${body})${rest}$)[^/]*?)${rest}`;
        }
        source += `(?:${body})${c === '@' ? '' : c}`;
        i = group.end;
        continue;
      }
    }
    if (c === '*') {
      source += '[^/]*?';
    } else if (c === '?') {
      source += '[^/]';
    } else if (c === '[') {
      const set = compileClass(text, i);
      source += set?.source ?? '\\[';
      i = set?.end ?? i;
    } else {
      source += escape(c);
    }
  }
  return source;
}

function compileSegment(text) {
  if (text === '**') {
    return GLOBSTAR;
  }
  if (!/[*?[]|[+@!]\(/.test(text)) {
    return text;
  }
  const hidden = text[0] === '.' ? '(?!\\.{1,2}$)' : '(?!\\.)';
  return new RegExp(`^(?=.)${hidden}${compileText(text)}$`, 'us');
}

/** The alternatives of a pattern, each a list of segments; an absolute one begins with ''. */
function compile(pattern) {
  return expandBraces(pattern.replaceAll('\\', '/')).map((text) => {
    const segments = [];
    const parts = text.split('/');
    parts.forEach((part, i) => {
      if (part === '' && i > 0 && i < parts.length - 1 || part === '.' && parts.length > 1) {
        return;
      }
      if (part === '**' && segments.at(-1) === GLOBSTAR) {
        return;
      }
      segments.push(compileSegment(part));
    });
    return segments;
  });
}

function matchesSegment(segment, name) {
  return typeof segment === 'string' ? segment === name : segment !== GLOBSTAR && segment.test(name);
}

/** Whether a list of names matches a list of segments from there on. */
function matchesFrom(segments, i, names, n) {
  for (; i < segments.length; i++, n++) {
    if (segments[i] === GLOBSTAR) {
      for (let skip = n; skip <= names.length; skip++) {
        if (matchesFrom(segments, i + 1, names, skip)) {
          return true;
        }
        if (skip < names.length && names[skip].startsWith('.')) {
          return false;
        }
      }
      return false;
    }
    if (segments[i] === '' && i === segments.length - 1 && i > 0) {
      return n === names.length;
    }
    if (n >= names.length || !matchesSegment(segments[i], names[n])) {
      return false;
    }
  }
  return n === names.length;
}

/** A function that tells whether a path matches the pattern. */
function matcher(pattern) {
  const alternatives = compile(pattern);
  return (path) => {
    const names = path.split('/').filter((name, i) => (name !== '' || i === 0) && name !== '.');
    return alternatives.some((segments) => matchesFrom(segments, 0, names, 0));
  };
}

function matchesGlob(path, pattern) {
  return matcher(pattern)(path.replaceAll('\\', '/'));
}

module.exports = { GLOBSTAR, compile, matcher, matchesGlob, matchesSegment };
