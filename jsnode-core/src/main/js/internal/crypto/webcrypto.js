'use strict';

// The global `crypto`: Crypto and SubtleCrypto. Every method of SubtleCrypto checks its receiver and the number of its
// arguments here, synchronously as a rejected promise, and leaves the work to the files beside this one.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS, ERR_MISSING_ARGS } } = require('internal/errors');
const { lazyDOMException } = require('internal/util');
const random = require('internal/crypto/random');

const kCreate = Symbol('kCreate');

class SubtleCrypto {
  #isSubtle = true;

  constructor(token) {
    if (token !== kCreate) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  static check(value) {
    if (typeof value !== 'object' || value === null || !(#isSubtle in value)) throw new ERR_INVALID_THIS('SubtleCrypto');
  }
}

const checkSubtle = SubtleCrypto.check;
delete SubtleCrypto.check;

// method -> number of required arguments, file that does the work; null: not there yet
const operations = {
  encrypt: [3, null], decrypt: [3, null], sign: [3, null], verify: [4, null], digest: [2, 'digest'],
  generateKey: [3, null], deriveKey: [5, null], deriveBits: [2, null], importKey: [5, null], exportKey: [2, null],
  wrapKey: [4, null], unwrapKey: [7, null],
};

for (const name of Object.keys(operations)) {
  const [required, file] = operations[name];
  const method = {
    async [name](...args) {
      checkSubtle(this);
      if (args.length < required) {
        const e = new TypeError(`Failed to execute '${name}' on 'SubtleCrypto': ${required} arguments required, but ` +
          `only ${args.length} present.`);
        e.code = 'ERR_MISSING_ARGS';
        throw e;
      }
      if (file === null) {
        throw lazyDOMException(`SubtleCrypto.${name}() is not available in this runtime`, 'NotSupportedError');
      }
      return require(`internal/crypto/webcrypto_${file}`)[name](...args);
    },
  }[name];
  Object.defineProperty(method, 'length', { configurable: true, value: required });
  Object.defineProperty(SubtleCrypto.prototype, name, {
    configurable: true, enumerable: true, writable: true, value: method,
  });
}
Object.defineProperty(SubtleCrypto.prototype, Symbol.toStringTag, { configurable: true, value: 'SubtleCrypto' });

class Crypto {
  #subtle = new SubtleCrypto(kCreate);

  constructor(token) {
    if (token !== kCreate) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#subtle in value)) throw new ERR_INVALID_THIS('Crypto');
  }

  get subtle() {
    Crypto.#check(this);
    return this.#subtle;
  }

  getRandomValues(array) {
    Crypto.#check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('array');
    return random.getRandomValues(array);
  }

  randomUUID() {
    Crypto.#check(this);
    return random.randomUUID();
  }
}

const enumerable = { enumerable: true };
Object.defineProperties(Crypto.prototype, {
  subtle: enumerable,
  getRandomValues: enumerable,
  randomUUID: enumerable,
  [Symbol.toStringTag]: { configurable: true, value: 'Crypto' },
});

module.exports = { Crypto, SubtleCrypto, crypto: new Crypto(kCreate) };
