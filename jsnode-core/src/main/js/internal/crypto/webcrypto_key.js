'use strict';

// CryptoKey: a KeyObject with what Web Crypto adds to it.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');

const customInspect = Symbol.for('nodejs.util.inspect.custom');

let create;

class CryptoKey {
  #keyObject;
  #algorithm;
  #extractable;
  #usages;

  constructor(token) {
    if (token !== kCreate) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  static #check(value) {
    if (!isCryptoKey(value)) throw new ERR_INVALID_THIS('CryptoKey');
  }

  static {
    create = (keyObject, algorithm, usages, extractable) => {
      const key = new CryptoKey(kCreate);
      key.#keyObject = keyObject;
      key.#algorithm = algorithm;
      key.#usages = usages;
      key.#extractable = extractable;
      return key;
    };
  }

  static isCryptoKey(value) {
    return typeof value === 'object' && value !== null && #keyObject in value;
  }

  static keyObjectOf(key) {
    return key.#keyObject;
  }

  get type() {
    CryptoKey.#check(this);
    return this.#keyObject.type;
  }

  get extractable() {
    CryptoKey.#check(this);
    return this.#extractable;
  }

  get algorithm() {
    CryptoKey.#check(this);
    return this.#algorithm;
  }

  get usages() {
    CryptoKey.#check(this);
    return this.#usages;
  }

  [customInspect](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const { type, extractable, algorithm, usages } = this;
    return `CryptoKey ${inspect({ type, extractable, algorithm, usages }, {
      ...options, depth: options.depth == null ? null : options.depth - 1,
    })}`;
  }
}

const kCreate = Symbol('kCreate');
const { isCryptoKey, keyObjectOf } = CryptoKey;
delete CryptoKey.isCryptoKey;
require('internal/util/types').registerKeyTypes({ isCryptoKey });
delete CryptoKey.keyObjectOf;

const enumerable = { enumerable: true };
Object.defineProperties(CryptoKey.prototype, {
  type: enumerable,
  extractable: enumerable,
  algorithm: enumerable,
  usages: enumerable,
  [Symbol.toStringTag]: { configurable: true, value: 'CryptoKey' },
});

const usageOrder = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];

/** Usages once each, in the order of the specification. */
function sortUsages(usages) {
  return usageOrder.filter((usage) => usages.includes(usage));
}

function createCryptoKey(keyObject, algorithm, usages, extractable) {
  return create(keyObject, algorithm, sortUsages(usages), extractable);
}

module.exports = { CryptoKey, createCryptoKey, isCryptoKey, keyObjectOf, sortUsages, usageOrder };
