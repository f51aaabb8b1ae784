'use strict';

const { Blob } = require('internal/blob');
const { codes: { ERR_INVALID_THIS, ERR_MISSING_ARGS } } = require('internal/errors');

const customInspect = Symbol.for('nodejs.util.inspect.custom');

class File extends Blob {
  #name;
  #lastModified;

  constructor(fileBits, fileName, options = undefined) {
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('fileBits', 'fileName');
    super(fileBits, options);
    const lastModified = options?.lastModified;
    this.#lastModified = lastModified === undefined ? Date.now() : toInteger(lastModified);
    this.#name = `${fileName}`.toWellFormed();
  }

  static isFile(value) {
    return typeof value === 'object' && value !== null && #name in value;
  }

  static #check(value) {
    if (!isFile(value)) throw new ERR_INVALID_THIS('File');
  }

  get name() {
    File.#check(this);
    return this.#name;
  }

  get lastModified() {
    File.#check(this);
    return this.#lastModified;
  }

  [customInspect](depth, options) {
    if (depth < 0) return `[${this.constructor.name}]`;
    const { inspect } = require('internal/util/inspect');
    const { size, type, name, lastModified } = this;
    return `${this.constructor.name} ${inspect({ size, type, name, lastModified }, options)}`;
  }
}

const { isFile } = File;
delete File.isFile;

/** WebIDL's `long long`, as far as doubles tell its values apart; a BigInt throws. */
function toInteger(value) {
  return Math.trunc(+value) || 0;
}

const enumerable = { enumerable: true };
Object.defineProperties(File.prototype, {
  name: enumerable,
  lastModified: enumerable,
  [Symbol.toStringTag]: { configurable: true, value: 'File' },
});

module.exports = { File, isFile };
