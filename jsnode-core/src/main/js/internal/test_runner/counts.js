'use strict';

// How many tests ended in which way.

const { kinds } = require('internal/test_runner/failure');

const kCancelled = new Set([kinds.aborted, kinds.cancelledByParent, kinds.timeout]);

class Counts {
  tests = 0;
  failed = 0;
  passed = 0;
  cancelled = 0;
  skipped = 0;
  todo = 0;
  topLevel = 0;
  suites = 0;

  /** Counts what another process tells of one of its tests. */
  addEvent(type, { nesting, skip, todo, details: { error, type: kind } }) {
    this.add({
      nesting,
      isSuite: kind === 'suite',
      skipped: skip !== undefined,
      todo: todo !== undefined,
      cancelled: kCancelled.has(error?.failureType),
      passed: type === 'test:pass',
    });
  }

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
