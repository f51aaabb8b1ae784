'use strict';

// The reporters are loaded when they are asked for.

const { reporter } = require('internal/test_runner/reporters');

for (const name of ['dot', 'junit', 'spec', 'tap', 'lcov']) {
  Object.defineProperty(module.exports, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => reporter(name),
  });
}
