'use strict';

// The global object of a context: a Proxy that goes through to the sandbox first and to the realm's own global object,
// which has the intrinsics, second. Its target is a shadow: it gets a copy of what is reported as non-configurable,
// since a Proxy must not report such a property that its target lacks.

const { defineProperty, deleteProperty, get, getOwnPropertyDescriptor, getPrototypeOf, has, ownKeys, set } = Reflect;

class GlobalHandler {
  #sandbox;
  #inner;
  #proxy;
  #TypeError;

  constructor(sandbox, inner) {
    this.#sandbox = sandbox;
    this.#inner = inner;
    this.#TypeError = inner.TypeError;
  }

  static create(sandbox, inner) {
    const handler = new GlobalHandler(sandbox, inner);
    // No field of its own is a trap; a user's changes of Object.prototype must not become traps either.
    Object.setPrototypeOf(GlobalHandler.prototype, null);
    handler.#proxy = new Proxy({ __proto__: null }, handler);
    return handler.#proxy;
  }

  #outward(value) {
    return value === this.#sandbox ? this.#proxy : value;
  }

  get(shadow, key) {
    if (has(this.#sandbox, key)) {
      return this.#outward(this.#sandbox[key]);
    }
    return get(this.#inner, key, this.#proxy);
  }

  has(shadow, key) {
    return has(this.#sandbox, key) || has(this.#inner, key);
  }

  set(shadow, key, value) {
    if (isReadOnly(this.#sandbox, key) || (!has(this.#sandbox, key) && isReadOnly(this.#inner, key))) {
      return false;
    }
    return set(this.#sandbox, key, value);
  }

  defineProperty(shadow, key, descriptor) {
    const fixed = getOwnPropertyDescriptor(this.#sandbox, key) === undefined && getOwnPropertyDescriptor(this.#inner, key);
    if (fixed && !fixed.configurable && !fixed.writable) {
      return false;
    }
    const isVariable = descriptor.configurable === false && isDeclaration(descriptor);
    const defined = defineProperty(this.#sandbox, key, isVariable ? { ...descriptor, configurable: true } : descriptor);
    if (!defined) {
      throw new this.#TypeError(`Cannot redefine property: ${String(key)}`);
    }
    if (descriptor.configurable === false) {
      defineProperty(shadow, key, isVariable ? descriptor : getOwnPropertyDescriptor(this.#sandbox, key));
    }
    return true;
  }

  getOwnPropertyDescriptor(shadow, key) {
    const found = getOwnPropertyDescriptor(this.#sandbox, key) ?? getOwnPropertyDescriptor(this.#inner, key);
    const known = getOwnPropertyDescriptor(shadow, key);
    if (found === undefined) {
      return known;
    }
    if ('value' in found) {
      found.value = this.#outward(found.value);
    }
    if (known !== undefined) {
      found.configurable = false;
    }
    if (!found.configurable && !defineProperty(shadow, key, found)) {
      return known;
    }
    return found;
  }

  deleteProperty(shadow, key) {
    if (getOwnPropertyDescriptor(shadow, key) !== undefined || !deleteProperty(this.#sandbox, key)) {
      return false;
    }
    return deleteProperty(this.#inner, key);
  }

  ownKeys(shadow) {
    return [...new Set([...ownKeys(this.#sandbox), ...ownKeys(this.#inner), ...ownKeys(shadow)])];
  }

  getPrototypeOf() {
    return getPrototypeOf(this.#inner);
  }

  setPrototypeOf(shadow, prototype) {
    return Reflect.setPrototypeOf(this.#inner, prototype);
  }

  preventExtensions() {
    return false;
  }
}

/** What `var x` and `function x() {}` define: all but configurable. */
function isDeclaration({ value, writable, enumerable }) {
  return writable === true && enumerable === true && (value === undefined || typeof value === 'function');
}

function isReadOnly(object, key) {
  for (let each = object; each !== null; each = getPrototypeOf(each)) {
    const descriptor = getOwnPropertyDescriptor(each, key);
    if (descriptor !== undefined) {
      return descriptor.writable === false;
    }
  }
  return false;
}

module.exports = { createGlobal: GlobalHandler.create };
