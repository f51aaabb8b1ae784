'use strict';

const {
  after, afterEach, before, beforeEach, getTestContext, suite, test,
} = require('internal/test_runner/process_harness');

module.exports = test;
Object.assign(module.exports, {
  after,
  afterEach,
  before,
  beforeEach,
  describe: suite,
  getTestContext,
  it: test,
  run,
  suite,
  test,
});

function run(options) {
  return require('internal/test_runner/run').run(options);
}

function lazy(name, load) {
  let value;
  Object.defineProperty(module.exports, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return value ??= load();
    },
  });
}

lazy('mock', () => new (require('internal/test_runner/mock/mock').MockTracker)());
lazy('snapshot', () => require('internal/test_runner/snapshot').publicApi);
lazy('assert', () => require('internal/test_runner/assert').publicApi);
