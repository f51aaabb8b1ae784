'use strict';

const { codes: { ERR_INVALID_ARG_TYPE, ERR_MISSING_OPTION } } = require('internal/errors');
const { defineInspect, defineInterface } = require('internal/webstreams/util');

// Each realm has one size function of each kind.
const sizeOfBytes = { size: (chunk) => chunk.byteLength }.size;
const sizeOfOne = { size: () => 1 }.size;

function highWaterMarkOf(init) {
  if (typeof init !== 'object' && typeof init !== 'function' || init === null) {
    throw new ERR_INVALID_ARG_TYPE('init', 'object', init);
  }
  if (init.highWaterMark === undefined) {
    throw new ERR_MISSING_OPTION('init.highWaterMark');
  }
  return +init.highWaterMark;
}

class ByteLengthQueuingStrategy {
  #highWaterMark;

  constructor(init) {
    this.#highWaterMark = highWaterMarkOf(init);
  }

  get highWaterMark() {
    return this.#highWaterMark;
  }

  get size() {
    void this.#highWaterMark; // brand check
    return sizeOfBytes;
  }
}

class CountQueuingStrategy {
  #highWaterMark;

  constructor(init) {
    this.#highWaterMark = highWaterMarkOf(init);
  }

  get highWaterMark() {
    return this.#highWaterMark;
  }

  get size() {
    void this.#highWaterMark; // brand check
    return sizeOfOne;
  }
}

for (const strategy of [ByteLengthQueuingStrategy, CountQueuingStrategy]) {
  defineInterface(strategy, ['highWaterMark', 'size']);
  defineInspect(strategy, strategy.name, ({ highWaterMark }) => ({ highWaterMark }));
}

module.exports = { ByteLengthQueuingStrategy, CountQueuingStrategy };
