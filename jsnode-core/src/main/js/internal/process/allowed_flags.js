'use strict';

// process.allowedNodeEnvironmentFlags: a set that cannot be changed and forgives dashes and underscores.

const names = require('internal/process/environment_flags');

const known = new Set(names);

function normalize(flag) {
  const [, dashes, name] = /^(-*)(.*?)(?:=.*)?$/s.exec(flag);
  return [dashes, name.replace(/_/g, '-')];
}

class NodeEnvironmentFlagsSet extends Set {
  add() {
    return this;
  }

  delete() {
    return false;
  }

  clear() {}

  has(flag) {
    if (typeof flag !== 'string') {
      return false;
    }
    const [dashes, name] = normalize(flag);
    return dashes === '' ? known.has(`--${name}`) || known.has(`-${name}`) : known.has(dashes + name);
  }

  entries() {
    return new Set(known).entries();
  }

  forEach(callback, thisArg = undefined) {
    known.forEach((value) => Reflect.apply(callback, thisArg, [value, value, this]));
  }

  get size() {
    return known.size;
  }

  values() {
    return new Set(known).values();
  }

  keys() {
    return this.values();
  }

  [Symbol.iterator]() {
    return this.values();
  }
}

module.exports = { create: () => Object.freeze(new NodeEnvironmentFlagsSet()) };
