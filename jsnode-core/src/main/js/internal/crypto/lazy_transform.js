'use strict';

// A Transform stream that becomes one only when it is used as a stream: most hashes never are, and a stream's state
// costs far more than the hash.

const { Transform } = require('stream');

function LazyTransform(options) {
  this._options = options;
}
Object.setPrototypeOf(LazyTransform.prototype, Transform.prototype);
Object.setPrototypeOf(LazyTransform, Transform);

function become(stream) {
  Transform.call(stream, stream._options);
  // Text is text by default, as update() has it.
  stream._writableState.decodeStrings = false;
}

for (const name of ['_readableState', '_writableState']) {
  Object.defineProperty(LazyTransform.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      become(this);
      return this[name];
    },
    set(value) {
      Object.defineProperty(this, name, { configurable: true, enumerable: true, writable: true, value });
    },
  });
}

module.exports = { LazyTransform };
