'use strict';

// util.styleText: text in the colours and styles of util.inspect.colors, nested ones reopened where an inner one ends.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateBoolean, validateObject, validateString } = require('internal/validators');
const { inspect } = require('internal/util/inspect');

const kHexColor = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const kForegroundEnd = 39;

function codesOfHex(format) {
  if (!kHexColor.test(format)) {
    throw new ERR_INVALID_ARG_VALUE('format', format, 'must be a valid hex color (#RGB or #RRGGBB)');
  }
  const digits = format.length === 4 ? format.slice(1).replace(/./g, '$&$&') : format.slice(1);
  const parts = [0, 2, 4].map((start) => parseInt(digits.slice(start, start + 2), 16));
  return [`38;2;${parts.join(';')}`, kForegroundEnd];
}

function codesOf(format) {
  if (typeof format === 'string' && format.startsWith('#')) {
    return codesOfHex(format);
  }
  const codes = typeof format === 'string' ? inspect.colors[format] : undefined;
  if (codes === undefined) {
    const allowed = Object.getOwnPropertyNames(inspect.colors).map((name) => `'${name}'`).join(', ');
    throw new ERR_INVALID_ARG_VALUE('format', format, `must be one of: ${allowed}`);
  }
  return codes;
}

function isStream(stream) {
  if (stream === null || typeof stream !== 'object') {
    return false;
  }
  return typeof stream.pipe === 'function' || typeof stream.write === 'function' ||
    typeof stream.getReader === 'function' || typeof stream.getWriter === 'function';
}

/** Where something inside the text ends this style, the style starts again. */
function reopen(text, [open, close]) {
  const start = `\u001b[${open}m`;
  const end = `\u001b[${close}m`;
  // Bold and dim share their end, which must then stay.
  return text.replaceAll(end, close === 22 ? `${end}${start}` : start);
}

function styleText(format, text, options) {
  validateString(text, 'text');
  if (options !== undefined) {
    validateObject(options, 'options');
  }
  const { stream, validateStream = true } = options ?? {};
  validateBoolean(validateStream, 'options.validateStream');
  let colored = true;
  if (validateStream) {
    const target = stream ?? process.stdout;
    if (!isStream(target)) {
      throw new ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], target);
    }
    colored = require('internal/util/colors').shouldColorize(target);
  }
  const codes = [];
  for (const each of Array.isArray(format) ? format : [format]) {
    if (each !== 'none') {
      codes.push(codesOf(each));
    }
  }
  if (!colored) {
    return text;
  }
  const start = codes.map(([open]) => `\u001b[${open}m`).join('');
  const end = codes.map(([, close]) => `\u001b[${close}m`).reverse().join('');
  return `${start}${codes.reduceRight(reopen, text)}${end}`;
}

module.exports = { styleText };
