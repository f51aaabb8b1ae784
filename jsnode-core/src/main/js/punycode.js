'use strict';

// RFC 3492. Deprecated in Node since version 7, and still what many packages expect.

process.emitWarning(
  'The `punycode` module is deprecated. Please use a userland alternative instead.',
  'DeprecationWarning',
  'DEP0040',
);

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;
const MAX_INT = 2 ** 31 - 1;

const separators = /[\x2E\u3002\uFF0E\uFF61]/g;

function fail(text) {
  throw new RangeError(text);
}

const OVERFLOW = 'Overflow: input needs wider integers to process';
const NOT_BASIC = 'Illegal input >= 0x80 (not a basic code point)';
const INVALID = 'Invalid input';

/** Code units to code points; an unpaired surrogate stays one. */
function ucs2decode(text) {
  const output = [];
  for (let i = 0; i < text.length; i++) {
    const codePoint = text.codePointAt(i);
    output.push(codePoint);
    if (codePoint > 0xffff) {
      i++;
    }
  }
  return output;
}

function ucs2encode(codePoints) {
  return String.fromCodePoint(...codePoints);
}

function digitOf(codePoint) {
  if (codePoint >= 48 && codePoint < 58) {
    return 26 + (codePoint - 48);
  }
  if (codePoint >= 65 && codePoint < 91) {
    return codePoint - 65;
  }
  return codePoint >= 97 && codePoint < 123 ? codePoint - 97 : BASE;
}

function digitToBasic(digit) {
  return String.fromCharCode(digit < 26 ? digit + 97 : digit + 22);
}

function adapt(delta, points, first) {
  let k = 0;
  delta = first ? Math.floor(delta / DAMP) : delta >> 1;
  delta += Math.floor(delta / points);
  for (; delta > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) {
    delta = Math.floor(delta / (BASE - T_MIN));
  }
  return Math.floor(k + ((BASE - T_MIN + 1) * delta) / (delta + SKEW));
}

function threshold(k, bias) {
  return k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
}

function decode(input) {
  const output = [];
  let n = INITIAL_N;
  let i = 0;
  let bias = INITIAL_BIAS;
  const basic = Math.max(input.lastIndexOf('-'), 0);
  for (let j = 0; j < basic; j++) {
    if (input.charCodeAt(j) >= 0x80) {
      fail(NOT_BASIC);
    }
    output.push(input.charCodeAt(j));
  }
  for (let index = basic > 0 ? basic + 1 : 0; index < input.length;) {
    const before = i;
    for (let weight = 1, k = BASE; ; k += BASE) {
      if (index >= input.length) {
        fail(INVALID);
      }
      const digit = digitOf(input.charCodeAt(index++));
      if (digit >= BASE) {
        fail(INVALID);
      }
      if (digit > Math.floor((MAX_INT - i) / weight)) {
        fail(OVERFLOW);
      }
      i += digit * weight;
      const t = threshold(k, bias);
      if (digit < t) {
        break;
      }
      if (weight > Math.floor(MAX_INT / (BASE - t))) {
        fail(OVERFLOW);
      }
      weight *= BASE - t;
    }
    const length = output.length + 1;
    bias = adapt(i - before, length, before === 0);
    if (Math.floor(i / length) > MAX_INT - n) {
      fail(OVERFLOW);
    }
    n += Math.floor(i / length);
    i %= length;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

function encode(input) {
  const codePoints = ucs2decode(input);
  let output = '';
  for (const codePoint of codePoints) {
    if (codePoint < 0x80) {
      output += String.fromCharCode(codePoint);
    }
  }
  const basic = output.length;
  let handled = basic;
  if (basic > 0) {
    output += '-';
  }
  let n = INITIAL_N;
  let delta = 0;
  let bias = INITIAL_BIAS;
  while (handled < codePoints.length) {
    let next = MAX_INT;
    for (const codePoint of codePoints) {
      if (codePoint >= n && codePoint < next) {
        next = codePoint;
      }
    }
    if (next - n > Math.floor((MAX_INT - delta) / (handled + 1))) {
      fail(OVERFLOW);
    }
    delta += (next - n) * (handled + 1);
    n = next;
    for (const codePoint of codePoints) {
      if (codePoint < n && ++delta > MAX_INT) {
        fail(OVERFLOW);
      }
      if (codePoint === n) {
        output += variableLength(delta, bias);
        bias = adapt(delta, handled + 1, handled === basic);
        delta = 0;
        handled++;
      }
    }
    delta++;
    n++;
  }
  return output;
}

function variableLength(delta, bias) {
  let text = '';
  let q = delta;
  for (let k = BASE; ; k += BASE) {
    const t = threshold(k, bias);
    if (q < t) {
      return text + digitToBasic(q);
    }
    text += digitToBasic(t + ((q - t) % (BASE - t)));
    q = Math.floor((q - t) / (BASE - t));
  }
}

/** Applies a function to the labels of a domain, or of the part of an e-mail address behind the '@'. */
function mapDomain(domain, convert) {
  const at = domain.indexOf('@');
  const prefix = at < 0 ? '' : domain.slice(0, at + 1);
  const rest = at < 0 ? domain : domain.split('@')[1];
  return prefix + rest.replace(separators, '.').split('.').map(convert).join('.');
}

function toUnicode(input) {
  return mapDomain(input, (label) => (label.startsWith('xn--') ? decode(label.slice(4).toLowerCase()) : label));
}

function toASCII(input) {
  return mapDomain(input, (label) => (/[^\0-\x7F]/.test(label) ? `xn--${encode(label)}` : label));
}

module.exports = {
  version: '2.1.0',
  ucs2: { decode: ucs2decode, encode: ucs2encode },
  decode,
  encode,
  toASCII,
  toUnicode,
};
