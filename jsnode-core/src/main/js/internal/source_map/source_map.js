'use strict';

// module.SourceMap.

const { validateObject } = require('internal/validators');
const { mappingAt, mappingsOf } = require('internal/source_map/mappings');

function cloned(payload) {
  const copy = { ...payload };
  for (const key of Object.keys(copy)) {
    if (Array.isArray(copy[key])) {
      copy[key] = [...copy[key]];
    }
  }
  return copy;
}

class SourceMap {
  #payload;
  #mappings;
  #lineLengths;

  constructor(payload, { lineLengths } = {}) {
    validateObject(payload, 'payload');
    this.#payload = cloned(payload);
    this.#mappings = mappingsOf(this.#payload);
    this.#lineLengths = Array.isArray(lineLengths) ? [...lineLengths] : undefined;
  }

  get payload() {
    return cloned(this.#payload);
  }

  get lineLengths() {
    return this.#lineLengths === undefined ? undefined : [...this.#lineLengths];
  }

  /** What lies at a place of the generated text; both count from 0. */
  findEntry(lineOffset, columnOffset) {
    const found = mappingAt(this.#mappings, lineOffset, columnOffset);
    if (found === undefined) {
      return {};
    }
    return {
      generatedLine: found.line,
      generatedColumn: found.column,
      originalSource: found.source,
      originalLine: found.originalLine,
      originalColumn: found.originalColumn,
      name: found.name,
    };
  }

  /** The place in the original for one of the generated text; both count from 1. */
  findOrigin(lineNumber, columnNumber) {
    const range = this.findEntry(lineNumber - 1, columnNumber - 1);
    if (range.originalSource === undefined || range.originalLine === undefined) {
      return {};
    }
    return {
      name: range.name,
      fileName: range.originalSource,
      lineNumber: lineNumber + range.originalLine - range.generatedLine,
      columnNumber: columnNumber + range.originalColumn - range.generatedColumn,
    };
  }
}

module.exports = { SourceMap };
