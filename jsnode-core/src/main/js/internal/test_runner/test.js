'use strict';

// One test: its run, its subtests and what is reported of it.
//
// A test runs as soon as its parent has room (`start`), but it is reported in the order of definition: `settle` marks
// it as done, and `flushReports` of the parent reports all that are done up to the first that is not. A test whose
// turn has come reports its own finished subtests at once.

const { AbortController } = require('internal/abort_controller');
const { now } = require('internal/perf/clock');
const { runBody } = require('internal/test_runner/body');
const { asFailure, failure, failureHere, kinds } = require('internal/test_runner/failure');
const { Hook } = require('internal/test_runner/hooks');
const { TestContext } = require('internal/test_runner/context');
const { TestPlan } = require('internal/test_runner/plan');
const { stopper } = require('internal/test_runner/stop');
const { event } = require('internal/test_runner/tests_stream');
const expected = require('internal/test_runner/expect_failure');
const options = require('internal/test_runner/test_options');

const kNone = () => {};

class Test {
  type = 'test';
  subtests = [];
  pending = [];
  active = 0;
  reported = 0;
  hooks = { before: [], after: [], beforeEach: [], afterEach: [] };
  diagnostics = [];
  startTime = null;
  endTime = null;
  passed = false;
  cancelled = false;
  error = null;
  filtered = false;
  settled = false;
  /** Whether no subtest can be added any more although the test has not ended: a suite that is defined. */
  closed = false;
  startReported = false;
  /** Called at the end where it is traced. */
  traceEnd = undefined;
  plan = null;
  mock = null;
  /** The number of the attempt, and what is known of the test from one before; undefined where no file keeps them. */
  attempt = undefined;
  earlier = undefined;
  runOnlySubtests = false;
  #idle;
  #abort = new AbortController();
  #outerSignal;
  #whenAborted;

  constructor({ harness, parent, name, fn, options: given, location }) {
    this.harness = harness;
    this.parent = parent;
    this.name = name;
    this.location = location;
    this.nesting = parent === null ? -1 : parent.nesting + 1;
    this.testId = harness.nextTestId++;
    this.timeout = options.timeoutOption(given.timeout) ?? parent?.timeout ?? Infinity;
    const whenTrue = parent === null ? harness.parallelism : Infinity;
    this.concurrency = options.concurrencyOption(given.concurrency, whenTrue) ?? parent?.concurrency ?? 1;
    this.#outerSignal = options.signalOption(given.signal);
    this.tags = options.tagsOption(given.tags, parent?.tags ?? Object.freeze([]));
    this.skipped = Boolean(given.skip);
    this.skipReason = typeof given.skip === 'string' ? given.skip : undefined;
    const { todo = parent?.type === 'suite' && parent.todo } = given;
    // An empty reason is one.
    this.todo = todo !== false && todo !== null;
    this.todoReason = typeof given.todo === 'string' ? given.todo : undefined;
    this.expectFailure = this.skipped ? undefined : expected.option(given.expectFailure);
    this.only = Boolean(given.only);
    this.fn = this.skipped || fn === undefined ? kNone : fn;
    this.takeFromEarlier();
    if (given.plan !== undefined && this.earlier === undefined) {
      this.plan = new TestPlan(given.plan);
    }
    if (this.only && !harness.config.only && !harness.defining && parent !== null && !parent.runOnlySubtests) {
      this.warnOfOnly();
    }
    this.context = this.createContext();
    if (this.#outerSignal !== undefined) {
      this.#whenAborted = () => this.cancel(failure(this.#outerSignal.reason, kinds.aborted));
    }
    this.finished = new Promise((resolve) => {
      this.resolveFinished = resolve;
    });
  }

  createContext() {
    return new TestContext(this);
  }

  /** A test that passed on an earlier attempt does not run again. A suite only defines tests, so it does. */
  takeFromEarlier() {
    const { attempts } = this.harness;
    if (attempts === undefined || this.location === undefined || this.isFile) {
      return;
    }
    this.attempt = attempts.current;
    this.earlier = attempts.find(this.location);
    if (this.earlier !== undefined && !this.isSuite) {
      this.expectFailure = undefined;
      this.fn = require('internal/test_runner/rerun').replay(this, Test, this.earlier);
    }
  }

  get signal() {
    return this.#abort.signal;
  }

  /** Whether it stands for a file of tests, to which no filter applies. */
  get isFile() {
    return false;
  }

  get isSuite() {
    return false;
  }

  get fullName() {
    const names = [];
    for (let test = this; test.parent !== null; test = test.parent) {
      names.unshift(test.name);
    }
    return names.length === 0 ? this.name : names.join(' > ');
  }

  warnOfOnly() {
    this.diagnose("'only' and 'runOnly' require the --test-only command-line option.");
  }

  diagnose(message, level = 'info') {
    this.diagnostics.push({ message, level });
  }

  log(message, data) {
    this.harness.stream.report('test:log', event({
      name: this.name, nesting: this.nesting, testId: this.testId, parentId: this.parentId, message, data,
    }, this.location));
  }

  get parentId() {
    return this.parent.parent === null ? 0 : this.parent.testId;
  }

  // ---- subtests -----------------------------------------------------------------------------------------------------

  createSubtest(Kind, name, given, fn, overrides, location) {
    const normalized = options.normalizeArguments(name, given, fn);
    const settings = { ...normalized.options, ...overrides };
    let parent = this;
    let body = normalized.fn;
    if (this.closed || this.endTime !== null) {
      const late = failureHere('test could not be started because its parent finished', kinds.parentFinished);
      parent = this.harness.root;
      body = () => {
        throw late;
      };
    }
    const test = new Kind({
      harness: this.harness, parent, name: normalized.name, fn: body, options: settings, location,
    });
    if (this.plan !== null && parent === this) {
      this.plan.count();
    }
    test.filtered = !test.isSuite && !test.isFile && this.harness.filters.excludes(test, parent);
    parent.subtests.push(test);
    if (test.filtered) {
      test.settled = true;
      test.resolveFinished();
    }
    return test;
  }

  hasRoom() {
    return this.active < this.concurrency;
  }

  /** Runs the test, or leaves it to the parent that has no room; the promise is that of its end. */
  start() {
    if (this.filtered || this.settled) {
      this.parent.flushReports();
      return this.finished;
    }
    this.harness.stream.report('test:enqueue', this.eventOf({ nesting: this.nesting, name: this.name, type: this.type }));
    if (this.harness.random !== undefined) {
      // Its siblings that are defined in the same breath take part in the draw.
      this.parent.pending.push(this);
      process.nextTick(() => this.parent.startPending());
    } else if (this.parent.hasRoom()) {
      this.run();
    } else {
      this.parent.pending.push(this);
    }
    return this.finished;
  }

  startPending() {
    while (this.pending.length > 0 && this.hasRoom()) {
      const { random } = this.harness;
      const [next] = this.pending.splice(random === undefined ? 0 : Math.floor(random() * this.pending.length), 1);
      if (!next.settled) {
        next.run();
      }
    }
  }

  /** Resolves when no subtest is running or waiting to run. */
  async subtestsDone() {
    while (this.subtests.some((test) => !test.settled)) {
      await new Promise((resolve) => {
        this.#idle = resolve;
      });
    }
  }

  // ---- hooks --------------------------------------------------------------------------------------------------------

  addHook(kind, fn, given, location) {
    const hook = new Hook(kind, fn, given, location);
    this.hooks[kind].push(hook);
    this.harness.hasHooks = true;
    if (kind === 'before' && this.startTime !== null && !this.isSuite) {
      hook.run(this.context).catch((error) => this.fail(error));
    }
  }

  async runHooks(kind, context = this.context) {
    for (const hook of this.hooks[kind]) {
      await hook.run(context);
    }
  }

  async runBeforeEach() {
    const chain = [];
    for (let test = this.parent; test !== null; test = test.parent) {
      chain.unshift(test);
    }
    for (const test of chain) {
      await test.runHooks('beforeEach', this.context);
    }
  }

  async runAfterEach() {
    for (let test = this.parent; test !== null; test = test.parent) {
      await test.runHooks('afterEach', this.context);
    }
  }

  async runAncestorsBefore() {
    const chain = [];
    for (let test = this.parent; test !== null; test = test.parent) {
      chain.unshift(test);
    }
    for (const test of chain) {
      await test.runHooks('before');
    }
  }

  // ---- the run ------------------------------------------------------------------------------------------------------

  run() {
    if (this.begin()) {
      this.harness.trace(this, () => this.runBody());
    }
  }

  async runBody() {
    const stop = stopper(this.timeout, this.signal);
    let eachDone = false;
    const afterEach = async () => {
      if (!eachDone && !this.skippedAtStart) {
        eachDone = true;
        await this.runAfterEach();
      }
    };
    this.skippedAtStart = this.skipped;
    try {
      if (this.harness.hasHooks && !this.skippedAtStart) {
        // Nothing is awaited where there are no hooks: the first subtest of a test starts at once.
        await this.runAncestorsBefore();
        await this.runBeforeEach();
      }
      if (this.error === null) {
        await runBody(this.fn, this.context, stop.promise);
        await Promise.race([this.subtestsDone(), stop.promise]);
        await Promise.race([this.plan?.check(), stop.promise]);
      }
      this.pass();
      await afterEach();
      await this.runHooks('after');
    } catch (error) {
      this.failOrCancel(error);
      await afterEach().catch(kNone);
      await this.runHooks('after').catch(kNone);
    } finally {
      stop.dispose();
    }
    this.finish();
  }

  /** Whether there is anything to run. */
  begin() {
    this.parent.active++;
    this.harness.began(this);
    this.startTime ??= now();
    this.harness.stream.report('test:dequeue', this.eventOf({ nesting: this.nesting, name: this.name, type: this.type }));
    this.#outerSignal?.addEventListener('abort', this.#whenAborted, { once: true });
    if (this.#outerSignal?.aborted) {
      this.#whenAborted();
    }
    if (this.error !== null) {
      this.finish();
      return false;
    }
    return true;
  }

  failOrCancel(error) {
    const reason = asFailure(error);
    if (reason.failureType === kinds.timeout || reason.failureType === kinds.aborted) {
      this.cancel(reason);
    } else {
      this.fail(reason);
    }
  }

  fail(error) {
    if (this.error !== null) {
      return;
    }
    this.passed = false;
    this.error = error;
  }

  pass() {
    if (this.error !== null) {
      return;
    }
    if (this.expectFailure !== undefined) {
      this.fail(failure('test was expected to fail but passed', kinds.expected));
      return;
    }
    this.passed = true;
  }

  cancel(error = failure('test did not finish before its parent and was cancelled', kinds.cancelledByParent)) {
    if (this.settled || this.endTime !== null || this.error !== null) {
      return;
    }
    this.fail(error);
    this.cancelled = true;
    this.#abort.abort();
  }

  /** Ends what the test waits for, after it has failed by something outside its function. */
  stopRunning() {
    this.#abort.abort();
  }

  /** The end of the test: subtests that still run are cancelled, and the parent is told. */
  finish(reason = undefined) {
    if (this.settled) {
      return;
    }
    this.endTime ??= now();
    this.finishSubtests(reason);
    if (this.expectFailure !== undefined && this.error !== null) {
      expected.apply(this);
    }
    this.#outerSignal?.removeEventListener('abort', this.#whenAborted);
    this.#abort.abort();
    this.mock?.reset();
    this.settled = true;
    this.harness.ended(this);
    this.complete();
    this.parent.subtestSettled(this);
    this.resolveFinished();
  }

  finishSubtests(reason) {
    let failed = 0;
    for (const subtest of this.subtests) {
      if (!subtest.settled) {
        subtest.cancel(reason);
        subtest.finish(reason);
      }
      if (!subtest.filtered && !subtest.passed && !subtest.todo && !subtest.skipped) {
        failed++;
      }
    }
    this.pending.length = 0;
    if (this.passed && failed > 0) {
      this.passed = false;
      this.fail(failure(`${failed} subtest${failed > 1 ? 's' : ''} failed`, kinds.subtests));
    }
  }

  subtestSettled(subtest) {
    if (subtest.startTime !== null) {
      this.active--;
    }
    this.flushReports();
    if (!this.settled) {
      this.startPending();
    }
    if (this.#idle !== undefined && this.subtests.every((test) => test.settled)) {
      const idle = this.#idle;
      this.#idle = undefined;
      idle();
    }
  }

  // ---- reports ------------------------------------------------------------------------------------------------------

  /** Whether what this test reports comes in the order of definition. */
  isTurn() {
    return this.parent === null || (this.parent.subtests[this.parent.reported] === this && this.parent.isTurn());
  }

  flushReports() {
    if (!this.isTurn()) {
      return;
    }
    while (this.reported < this.subtests.length) {
      const next = this.subtests[this.reported];
      next.flushReports();
      if (!next.settled) {
        return;
      }
      if (!next.filtered) {
        next.report();
      }
      this.reported++;
    }
  }

  /** How many results of its parent's level this test reports. */
  get reportCount() {
    return 1;
  }

  /** Whether it is a test that counts, not only the place of others. */
  get countsItself() {
    return true;
  }

  get testNumber() {
    let number = 1;
    for (const sibling of this.parent.subtests) {
      if (sibling === this) {
        break;
      }
      number += sibling.filtered ? 0 : sibling.reportCount;
    }
    return number;
  }

  get reportedSubtests() {
    return this.subtests.reduce((count, test) => count + (test.filtered ? 0 : test.reportCount), 0);
  }

  eventOf(data) {
    return event({ ...data, testId: this.testId, parentId: this.parentId, tags: this.tags }, this.location);
  }

  reportStart() {
    if (this.startReported || this.parent === null) {
      return;
    }
    this.startReported = true;
    this.parent.reportStart();
    const data = this.eventOf({ nesting: this.nesting, name: this.name });
    this.harness.stream.report('test:start', data);
  }

  get duration() {
    if (this.earlier !== undefined && this.passed && !this.isSuite) {
      return this.earlier.duration_ms;
    }
    return this.startTime === null ? 0 : milliseconds(this.endTime - this.startTime);
  }

  outcome(isComplete) {
    const classname = this.parent.parent === null ? undefined : this.parent.classpath;
    const details = { __proto__: null, duration_ms: this.duration };
    details.type = this.type;
    if (this.attempt !== undefined) {
      details.attempt = this.attempt;
    }
    if (this.earlier !== undefined && this.passed) {
      details.passed_on_attempt = this.earlier.passed_on_attempt;
    }
    if (!this.passed && this.error !== null) {
      details.error = this.error;
    }
    if (classname !== undefined) {
      details.classname = classname;
    }
    if (isComplete) {
      details.passed = this.passed;
    }
    const data = this.eventOf({ name: this.name, nesting: this.nesting, testNumber: this.testNumber });
    const { testId, parentId, tags, line, column, file, ...head } = data;
    const result = { __proto__: null, ...head, testId, parentId, details };
    if (this.skipped) {
      result.skip = this.skipReason ?? true;
    } else if (this.todo) {
      result.todo = this.todoReason ?? true;
    } else if (this.expectFailure !== undefined) {
      result.expectFailure = this.expectFailure.label ?? true;
    }
    result.tags = tags;
    if (!isComplete && classname !== undefined) {
      result.classname = classname;
    }
    return line === undefined ? result : event(result, { line, column, file });
  }

  get classpath() {
    return this.parent.parent === null ? this.name : `${this.parent.classpath}.${this.name}`;
  }

  complete() {
    this.harness.stream.report('test:complete', this.outcome(true));
  }

  report() {
    const { stream } = this.harness;
    this.reportStart();
    if (this.reportedSubtests > 0) {
      stream.report('test:plan', event({ nesting: this.nesting + 1, count: this.reportedSubtests }, this.location));
    }
    stream.report(this.passed ? 'test:pass' : 'test:fail', this.outcome(false));
    for (const { message, level } of this.diagnostics) {
      stream.diagnostic(this.nesting, this.location, message, level);
    }
  }
}

/** To the nanosecond. */
function milliseconds(time) {
  return Math.round(time * 1e6) / 1e6;
}

module.exports = { Test, milliseconds };
