'use strict';

// What the tests of one run share: settings, the stream of events, counts, and which test is running.

const { AsyncLocalStorage } = require('async_hooks');
const diagnosticsChannel = require('diagnostics_channel');
const { clearInterval, setInterval } = require('timers');
const { callIn, capture } = require('internal/async_context');
const { Counts } = require('internal/test_runner/counts');
const { failure, kinds } = require('internal/test_runner/failure');
const { Filters } = require('internal/test_runner/filters');
const { generator } = require('internal/test_runner/random');
const { TestsStream, event } = require('internal/test_runner/tests_stream');

const kLongest = 2 ** 31 - 1;

const current = new AsyncLocalStorage({ name: 'node:test' });

let channels;
function tracing() {
  return channels ??= diagnosticsChannel.tracingChannel('node.test');
}

class Harness {
  current = current;
  stream = new TestsStream();
  counts = new Counts();
  nextTestId = 0;
  hasHooks = false;
  success = true;
  entryFile = undefined;
  /** Whether files still define their tests, so that none runs yet. */
  defining = false;
  idle = () => {};
  /** A promise, when it takes some time until the first test runs. */
  begun = undefined;
  /** Hears of the files that processes load, in watch mode. */
  watcher = undefined;
  /** What follows the last test. */
  tearDown = async () => {};
  /** What was run before, where a file keeps it. */
  attempts = undefined;
  #recorder;
  #running = new Set();
  #keepAlive;

  constructor(config) {
    this.config = config;
    this.parallelism = config.parallelism;
    this.random = config.seed === undefined ? undefined : generator(config.seed);
    this.filters = new Filters(config);
    if (config.rerunFile !== undefined) {
      this.#keepAttempts(config);
    }
    const { RootTest } = require('internal/test_runner/root');
    this.root = new RootTest(this);
    traced(this.root, () => {});
  }

  #keepAttempts({ cwd = process.cwd(), rerunFile }) {
    const { Attempts, Recorder } = require('internal/test_runner/rerun');
    this.attempts = new Attempts(rerunFile);
    // A process of a file only reads: the runner that started it writes.
    if (process.env.NODE_TEST_CONTEXT === undefined) {
      this.#recorder = new Recorder(this.stream, this.attempts, cwd);
    }
  }

  /** While a test runs the event loop stays alive, whatever the test waits for. */
  began(test) {
    this.#running.add(test);
    this.#keepAlive ??= setInterval(() => {}, kLongest);
  }

  ended(test) {
    this.#running.delete(test);
    if (this.#running.size === 0) {
      clearInterval(this.#keepAlive);
      this.#keepAlive = undefined;
    }
    test.traceEnd?.();
    this.count(test);
  }

  /** Runs a test: what it calls, now or later, belongs to it. */
  trace(test, run) {
    current.run(test, () => traced(test, run));
  }

  count(test) {
    if (test.filtered || !test.countsItself) {
      return;
    }
    this.counts.add(test);
    if (!test.passed && !test.todo && !test.skipped) {
      this.success = false;
    }
  }

  /** As `count`, for a test of another process. */
  countEvent(type, data) {
    this.counts.addEvent(type, data);
    if (type === 'test:fail' && data.todo === undefined && data.skip === undefined) {
      this.success = false;
    }
  }

  summarize(root) {
    const { stream } = this;
    this.#reportSummary(root);
    this.#recorder?.save();
    stream.end();
  }

  /** In watch mode: what was run is reported, and what is run from now on counts anew. */
  endRound() {
    this.root.endRound();
    this.#reportSummary(this.root);
    this.counts = new Counts();
    this.success = true;
    this.root.beginRound();
  }

  #reportSummary(root) {
    const { counts, stream } = this;
    if (root.error !== null) {
      this.success = false;
    }
    const { duration } = root;
    stream.report('test:plan', event({ nesting: 0, count: this.topLevelCount(root) }, root.location));
    if (this.random !== undefined && process.env.NODE_TEST_CONTEXT === undefined) {
      root.diagnose(`Randomized test order seed: ${this.config.seed}`);
    }
    for (const { message, level } of root.diagnostics) {
      stream.diagnostic(0, root.location, message, level);
    }
    for (const [name, count] of [
      ['tests', counts.tests], ['suites', counts.suites], ['pass', counts.passed], ['fail', counts.failed],
      ['cancelled', counts.cancelled], ['skipped', counts.skipped], ['todo', counts.todo], ['duration_ms', duration],
    ]) {
      stream.diagnostic(0, root.location, `${name} ${count}`);
    }
    stream.report('test:summary', event({
      success: this.success, counts: { __proto__: null, ...counts }, duration_ms: duration, file: this.entryFile,
    }));
  }

  /** Ends the run at once: says what was running, stops it and reports no more. */
  interrupt() {
    const { stream } = this;
    const leaves = [...this.#running].filter((test) => !test.subtests.some((one) => this.#running.has(one)));
    if (leaves.length > 0) {
      const tests = leaves.map((test) => event({ nesting: test.nesting, name: test.name }, test.location));
      stream.report('test:interrupted', event({ tests }));
      this.success = false;
    }
    stream.end();
    const reason = failure('The run of the tests was interrupted', kinds.aborted);
    leaves.forEach((test) => test.cancel(reason));
    return leaves.length > 0;
  }

  topLevelCount(root) {
    return root.reportedSubtests;
  }
}

function traced(test, run) {
  const { start, end, error } = tracing();
  if (!start.hasSubscribers && !end.hasSubscribers && !error.hasSubscribers) {
    run();
    return;
  }
  const data = { name: test.name, nesting: test.nesting, file: test.location?.file, type: test.type };
  start.runStores(data, () => {
    const context = capture();
    test.traceEnd = () => callIn(context, publishEnd, undefined, []);
    run();
  });

  // In the stores of the start, and before the next test starts.
  function publishEnd() {
    if (test.error !== null) {
      data.error = test.error;
      error.publish(data);
    }
    end.publish(data);
  }
}

module.exports = { Harness, current };
