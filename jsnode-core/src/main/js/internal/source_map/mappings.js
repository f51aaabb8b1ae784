'use strict';

// The mappings of a source map (ECMA-426) as a list in the order of generated positions. Positions count from 0.

const kDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...kDigits].map((digit, i) => [digit, i]));

class Reader {
  #text;
  #position = 0;

  constructor(text) {
    this.#text = text;
  }

  peek() {
    return this.#text[this.#position];
  }

  skip() {
    this.#position++;
  }

  get ended() {
    return this.#position >= this.#text.length;
  }

  /** A Base64 VLQ; its lowest bit is the sign. */
  number() {
    let result = 0;
    let shift = 0;
    let digit;
    do {
      digit = values.get(this.#text[this.#position++]) ?? 0;
      result |= (digit & 31) << shift;
      shift += 5;
    } while (digit & 32);
    const negative = result & 1;
    result >>>= 1;
    // Minus nothing stands for the smallest number.
    return negative ? -result | (result === 0 ? 0x80000000 : 0) : result;
  }

  get inSegment() {
    return !this.ended && this.peek() !== ',' && this.peek() !== ';';
  }
}

/** Adds the mappings of one map, whose text begins at the given position. */
function readMappings({ mappings, sources = [], names = [] }, line, column, urls, into) {
  const reader = new Reader(mappings);
  let sourceIndex = 0;
  let originalLine = 0;
  let originalColumn = 0;
  let nameIndex = 0;
  let generated = column;
  while (!reader.ended) {
    if (reader.peek() === ';') {
      reader.skip();
      line++;
      generated = 0;
      continue;
    }
    if (reader.peek() === ',') {
      reader.skip();
      continue;
    }
    generated += reader.number();
    if (!reader.inSegment) {
      into.push({ line, column: generated });
      continue;
    }
    sourceIndex += reader.number();
    originalLine += reader.number();
    originalColumn += reader.number();
    let name;
    if (reader.inSegment) {
      nameIndex += reader.number();
      name = names[nameIndex];
    }
    into.push({ line, column: generated, source: urls[sourceIndex] ?? sources[sourceIndex], originalLine, originalColumn, name });
  }
}

function compare(a, b) {
  return a.line - b.line || a.column - b.column;
}

/** All mappings of a payload, also one in sections. */
function mappingsOf(payload) {
  const list = [];
  const sections = payload.sections ?? [{ map: payload, offset: { line: 0, column: 0 } }];
  for (const { map, offset } of sections) {
    const urls = (map.sources ?? []).map((source) => (map.sourceRoot ? `${map.sourceRoot.replace(/\/?$/, '/')}${source}` : source));
    readMappings(map, offset.line, offset.column, urls, list);
  }
  return list.sort(compare);
}

/** The last mapping at or before a position. */
function mappingAt(list, line, column) {
  const wanted = { line, column };
  let low = 0;
  for (let high = list.length; low < high;) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle], wanted) <= 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return list[low - 1];
}

module.exports = { mappingAt, mappingsOf };
