'use strict';

// The dotenv format as util.parseEnv, process.loadEnvFile and --env-file read it.

const kQuotes = '"\'`';

/** The variables of the text, sorted by name as Node returns them. */
function parseEnv(content) {
  const text = content.replaceAll('\r', '');
  const found = new Map();
  let position = 0;
  while (position < text.length) {
    const lineEnd = endOfLine(text, position);
    const line = text.slice(position, lineEnd);
    const equals = line.indexOf('=');
    if (line.trimStart().startsWith('#') || equals === -1) {
      position = lineEnd + 1;
      continue;
    }
    const key = line.slice(0, equals).trim().replace(/^export\s+/, '');
    const [value, next] = readValue(text, position + equals + 1);
    if (key !== '') {
      found.set(key, value);
    }
    position = next;
  }
  const result = {};
  for (const key of Array.from(found.keys()).sort()) {
    result[key] = found.get(key);
  }
  return result;
}

function endOfLine(text, from) {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** [value, position of the next line]. A quoted value may span lines; an unclosed quote is an ordinary character. */
function readValue(text, from) {
  let start = from;
  while (text[start] === ' ' || text[start] === '\t') {
    start++;
  }
  const quote = text[start];
  if (quote !== undefined && kQuotes.includes(quote)) {
    const close = text.indexOf(quote, start + 1);
    if (close !== -1) {
      const value = text.slice(start + 1, close);
      return [quote === '"' ? value.replaceAll('\\n', '\n') : value, endOfLine(text, close) + 1];
    }
  }
  const end = endOfLine(text, start);
  const line = text.slice(start, end);
  const comment = line.indexOf('#');
  return [(comment === -1 ? line : line.slice(0, comment)).trim(), end + 1];
}

module.exports = { parseEnv };
