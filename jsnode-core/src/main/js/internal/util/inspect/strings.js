'use strict';

// Quoting, numbers, colours and widths: the parts of inspect that know nothing of objects.

const { removeColors } = require('internal/util');

// eslint-disable-next-line no-control-regex
const kNeedsEscape = /[\x00-\x1f'\\\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const kNeedsEscapeGlobal = new RegExp(kNeedsEscape.source, 'g');
// eslint-disable-next-line no-control-regex
const kNeedsEscapeNoQuote = /[\x00-\x1f\\\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const kShortEscapes = {
  __proto__: null, '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', "'": "\\'", '\\': '\\\\',
};

function escapeChar(char) {
  const short = kShortEscapes[char];
  if (short !== undefined) {
    return short;
  }
  const code = char.charCodeAt(0);
  return code < 256 ?
    `\\x${code.toString(16).toUpperCase().padStart(2, '0')}` :
    `\\u${code.toString(16)}`;
}

/** A string literal as inspect prints it: single quotes, or the kind that needs no escaping. */
function quote(text) {
  if (!kNeedsEscape.test(text)) {
    return `'${text}'`;
  }
  if (!text.includes("'")) {
    return `'${text.replace(kNeedsEscapeGlobal, escapeChar)}'`;
  }
  if (!text.includes('"')) {
    return `"${text.replace(kNeedsEscapeNoQuote, escapeChar)}"`;
  }
  if (!text.includes('`') && !text.includes('${')) {
    return `\`${text.replace(kNeedsEscapeNoQuote, escapeChar)}\``;
  }
  return `'${text.replace(kNeedsEscapeGlobal, escapeChar)}'`;
}

/** Escapes without quoting, for symbol descriptions and hidden keys. */
function escapeText(text) {
  return text.replace(kNeedsEscapeGlobal, escapeChar);
}

function addSeparatorBefore(digits) {
  let result = '';
  let i = digits.length;
  const start = digits.startsWith('-') ? 1 : 0;
  for (; i >= start + 4; i -= 3) {
    result = `_${digits.slice(i - 3, i)}${result}`;
  }
  return i === digits.length ? digits : `${digits.slice(0, i)}${result}`;
}

function addSeparatorAfter(digits) {
  let result = '';
  let i = 0;
  for (; i < digits.length - 3; i += 3) {
    result += `${digits.slice(i, i + 3)}_`;
  }
  return i === 0 ? digits : `${result}${digits.slice(i)}`;
}

function formatNumber(stylize, number, numericSeparator) {
  if (Object.is(number, -0)) {
    return stylize('-0', 'number');
  }
  const text = `${number}`;
  if (!numericSeparator || !Number.isFinite(number) || text.includes('e')) {
    return stylize(text, 'number');
  }
  const point = text.indexOf('.');
  return stylize(point === -1 ?
    addSeparatorBefore(text) :
    `${addSeparatorBefore(text.slice(0, point))}.${addSeparatorAfter(text.slice(point + 1))}`, 'number');
}

function formatBigInt(stylize, bigint, numericSeparator) {
  const text = String(bigint);
  return stylize(`${numericSeparator ? addSeparatorBefore(text) : text}n`, 'bigint');
}

const symbolToString = Function.prototype.call.bind(Symbol.prototype.toString);

/** A symbol as a key: what would break the line is escaped. */
function symbolKeyText(symbol) {
  const text = symbolToString(symbol);
  return kNeedsEscape.test(text) ? escapeText(text) : text;
}

const kMinLineWidth = 16;

function formatString(stylize, value, ctx) {
  let trailer = '';
  if (value.length > ctx.maxStringLength) {
    const remaining = value.length - ctx.maxStringLength;
    value = value.slice(0, ctx.maxStringLength);
    trailer = `... ${remaining} more character${remaining > 1 ? 's' : ''}`;
  }
  if (ctx.compact !== true && value.length > kMinLineWidth &&
      value.length > ctx.breakLength - ctx.indentationLvl - 4) {
    // Long strings break after their line feeds.
    return value.split(/(?<=\n)/).map((line) => stylize(quote(line), 'string'))
      .join(` +\n${' '.repeat(ctx.indentationLvl + 2)}`) + trailer;
  }
  return stylize(quote(value), 'string') + trailer;
}

function formatPrimitive(stylize, value, ctx) {
  switch (typeof value) {
    case 'string': return formatString(stylize, value, ctx);
    case 'number': return formatNumber(stylize, value, ctx.numericSeparator);
    case 'bigint': return formatBigInt(stylize, value, ctx.numericSeparator);
    case 'boolean': return stylize(`${value}`, 'boolean');
    case 'undefined': return stylize('undefined', 'undefined');
    default: return stylize(symbolToString(value), 'symbol');
  }
}

// --- widths ---------------------------------------------------------------------------------------------------------

const kWide = [
  [0x1100, 0x115f], [0x231a, 0x231b], [0x2329, 0x232a], [0x23e9, 0x23ec], [0x23f0, 0x23f0], [0x23f3, 0x23f3],
  [0x25fd, 0x25fe], [0x2614, 0x2615], [0x2648, 0x2653], [0x267f, 0x267f], [0x2693, 0x2693], [0x26a1, 0x26a1],
  [0x26aa, 0x26ab], [0x26bd, 0x26be], [0x26c4, 0x26c5], [0x26ce, 0x26ce], [0x26d4, 0x26d4], [0x26ea, 0x26ea],
  [0x26f2, 0x26f3], [0x26f5, 0x26f5], [0x26fa, 0x26fa], [0x26fd, 0x26fd], [0x2705, 0x2705], [0x270a, 0x270b],
  [0x2728, 0x2728], [0x274c, 0x274c], [0x274e, 0x274e], [0x2753, 0x2755], [0x2757, 0x2757], [0x2795, 0x2797],
  [0x27b0, 0x27b0], [0x27bf, 0x27bf], [0x2b1b, 0x2b1c], [0x2b50, 0x2b50], [0x2b55, 0x2b55], [0x2e80, 0x303e],
  [0x3041, 0x3247], [0x3250, 0x4dbf], [0x4e00, 0xa4c6], [0xa960, 0xa97c], [0xac00, 0xd7a3], [0xf900, 0xfaff],
  [0xfe10, 0xfe19], [0xfe30, 0xfe6b], [0xff01, 0xff60], [0xffe0, 0xffe6], [0x16fe0, 0x18cff], [0x1b000, 0x1b2ff],
  [0x1f004, 0x1f004], [0x1f0cf, 0x1f0cf], [0x1f18e, 0x1f18e], [0x1f191, 0x1f19a], [0x1f200, 0x1f320],
  [0x1f32d, 0x1f335], [0x1f337, 0x1f37c], [0x1f37e, 0x1f393], [0x1f3a0, 0x1f3ca], [0x1f3cf, 0x1f3d3],
  [0x1f3e0, 0x1f3f0], [0x1f3f4, 0x1f3f4], [0x1f3f8, 0x1f43e], [0x1f440, 0x1f440], [0x1f442, 0x1f4fc],
  [0x1f4ff, 0x1f53d], [0x1f54b, 0x1f54e], [0x1f550, 0x1f567], [0x1f57a, 0x1f57a], [0x1f595, 0x1f596],
  [0x1f5a4, 0x1f5a4], [0x1f5fb, 0x1f64f], [0x1f680, 0x1f6c5], [0x1f6cc, 0x1f6cc], [0x1f6d0, 0x1f6d2],
  [0x1f6d5, 0x1f6d7], [0x1f6dc, 0x1f6df], [0x1f6eb, 0x1f6ec], [0x1f6f4, 0x1f6fc], [0x1f7e0, 0x1f7eb],
  [0x1f7f0, 0x1f7f0], [0x1f90c, 0x1f93a], [0x1f93c, 0x1f945], [0x1f947, 0x1f9ff], [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];

function isWide(code) {
  if (code < 0x1100) {
    return false;
  }
  let low = 0;
  let high = kWide.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < kWide[middle][0]) {
      high = middle - 1;
    } else if (code > kWide[middle][1]) {
      low = middle + 1;
    } else {
      return true;
    }
  }
  return false;
}

function isZeroWidth(code) {
  return code <= 0x1f || (code >= 0x7f && code <= 0x9f) || (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x200b && code <= 0x200f) || (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xfe20 && code <= 0xfe2f) || (code >= 0xe0100 && code <= 0xe01ef);
}

/** Columns that a terminal needs for the text. */
function getStringWidth(text, removeControlChars = true) {
  if (removeControlChars) {
    text = require('internal/util').stripVTControlCharacters(text);
  }
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x7f) {
      width += wideWidth(text.slice(i).normalize('NFC'));
      break;
    }
    width += code >= 32 ? 1 : 0;
  }
  return width;
}

function wideWidth(text) {
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0);
    if (isWide(code)) {
      width += 2;
    } else if (!isZeroWidth(code)) {
      width++;
    }
  }
  return width;
}

// --- colours --------------------------------------------------------------------------------------------------------

const kForeground = 39;
const kBackground = 49;
const colors = {
  __proto__: null,
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  blink: [5, 25],
  inverse: [7, 27],
  hidden: [8, 28],
  strikethrough: [9, 29],
  doubleunderline: [21, 24],
  black: [30, kForeground],
  red: [31, kForeground],
  green: [32, kForeground],
  yellow: [33, kForeground],
  blue: [34, kForeground],
  magenta: [35, kForeground],
  cyan: [36, kForeground],
  white: [37, kForeground],
  bgBlack: [40, kBackground],
  bgRed: [41, kBackground],
  bgGreen: [42, kBackground],
  bgYellow: [43, kBackground],
  bgBlue: [44, kBackground],
  bgMagenta: [45, kBackground],
  bgCyan: [46, kBackground],
  bgWhite: [47, kBackground],
  framed: [51, 54],
  overlined: [53, 55],
  gray: [90, kForeground],
  redBright: [91, kForeground],
  greenBright: [92, kForeground],
  yellowBright: [93, kForeground],
  blueBright: [94, kForeground],
  magentaBright: [95, kForeground],
  cyanBright: [96, kForeground],
  whiteBright: [97, kForeground],
  bgGray: [100, kBackground],
  bgRedBright: [101, kBackground],
  bgGreenBright: [102, kBackground],
  bgYellowBright: [103, kBackground],
  bgBlueBright: [104, kBackground],
  bgMagentaBright: [105, kBackground],
  bgCyanBright: [106, kBackground],
  bgWhiteBright: [107, kBackground],
};

function defineColorAlias(target, alias) {
  Object.defineProperty(colors, alias, {
    __proto__: null,
    get() {
      return this[target];
    },
    set(value) {
      this[target] = value;
    },
    configurable: true,
    enumerable: false,
  });
}
defineColorAlias('gray', 'grey');
defineColorAlias('gray', 'blackBright');
defineColorAlias('bgGray', 'bgGrey');
defineColorAlias('bgGray', 'bgBlackBright');
defineColorAlias('dim', 'faint');
defineColorAlias('strikethrough', 'crossedout');
defineColorAlias('strikethrough', 'strikeThrough');
defineColorAlias('strikethrough', 'crossedOut');
defineColorAlias('hidden', 'conceal');
defineColorAlias('inverse', 'swapColors');
defineColorAlias('inverse', 'swapcolors');
defineColorAlias('doubleunderline', 'doubleUnderline');

const styles = {
  __proto__: null,
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'grey',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: 'red',
  module: 'underline',
};

function stylizeNoColor(text) {
  return text;
}

function stylizeWithColor(text, styleType) {
  const style = styles[styleType];
  if (style === undefined) {
    return text;
  }
  const color = colors[style];
  if (color !== undefined) {
    return `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
  }
  return typeof style === 'function' ? style(text) : text;
}

function visibleLength(text, hasColors) {
  return hasColors ? removeColors(text).length : text.length;
}

module.exports = {
  colors,
  escapeText,
  formatBigInt,
  formatNumber,
  formatPrimitive,
  getStringWidth,
  kNeedsEscape,
  quote,
  styles,
  stylizeNoColor,
  stylizeWithColor,
  symbolKeyText,
  visibleLength,
};
