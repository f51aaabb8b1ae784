'use strict';

// The root of a run: it has no function, and ends when the event loop has nothing left or its run() is told so.

const { asFailure, failure, kinds } = require('internal/test_runner/failure');
const { isOn } = require('internal/options');
const { now } = require('internal/perf/clock');
const { Test } = require('internal/test_runner/test');

class RootTest extends Test {
  #afterHooks;
  #ended = false;

  constructor(harness) {
    super({ harness, parent: null, name: '<root>', fn: undefined, location: undefined, options: {
      concurrency: harness.config.concurrency, timeout: harness.config.timeout,
    } });
    this.startTime = now();
  }

  subtestSettled(subtest) {
    super.subtestSettled(subtest);
    if (this.harness.hasHooks && this.subtests.every((test) => test.settled)) {
      // What still keeps the loop alive may be closed by these.
      this.runAfterHooks();
    }
    this.harness.idle(this);
  }

  runAfterHooks() {
    this.#afterHooks ??= this.runHooks('after').catch((error) => this.fail(asFailure(error)));
    return this.#afterHooks;
  }

  endRound() {
    this.flushReports();
    this.endTime = now();
  }

  beginRound() {
    this.subtests = [];
    this.reported = 0;
    this.diagnostics = [];
    this.startTime = now();
    this.endTime = null;
  }

  /** Ends the run: what has not finished is cancelled, the summary is reported. */
  async end() {
    if (this.#ended) {
      return;
    }
    this.#ended = true;
    if (this.harness.hasHooks) {
      await this.runHooks('before').catch((error) => this.fail(asFailure(error)));
      await this.runAfterHooks();
    }
    if (isOn('test-update-snapshots')) {
      require('internal/test_runner/snapshot').writeSnapshots();
    }
    this.finishSubtests(
      failure('Promise resolution is still pending but the event loop has already resolved', kinds.cancelledByParent));
    this.flushReports();
    this.endTime = now();
    this.settled = true;
    this.traceEnd?.();
    this.harness.summarize(this);
  }
}

module.exports = { RootTest };
