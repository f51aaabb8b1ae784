'use strict';

// How many tests ended in which way.

class Counts {
  tests = 0;
  failed = 0;
  passed = 0;
  cancelled = 0;
  skipped = 0;
  todo = 0;
  topLevel = 0;
  suites = 0;

  add(test) {
    if (test.nesting === 0) {
      this.topLevel++;
    }
    if (test.isSuite) {
      this.suites++;
      return;
    }
    this.tests++;
    this[kindOf(test)]++;
  }
}

function kindOf(test) {
  if (test.skipped) {
    return 'skipped';
  }
  if (test.todo) {
    return 'todo';
  }
  if (test.cancelled) {
    return 'cancelled';
  }
  return test.passed ? 'passed' : 'failed';
}

module.exports = { Counts };
