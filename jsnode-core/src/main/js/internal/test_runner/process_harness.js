'use strict';

// The harness of a program that uses node:test: made at the first use, it reports through the reporters of the command
// line and ends with the event loop.

const path = require('path');
const { getOptionValue, isOn } = require('internal/options');
const { Harness, current } = require('internal/test_runner/harness');
const { failure, kinds } = require('internal/test_runner/failure');
const config = require('internal/test_runner/config');
const { locationAbove } = require('internal/test_runner/location');
const { Suite } = require('internal/test_runner/suite');
const { Test } = require('internal/test_runner/test');

const kInterrupted = 1;

let harness;
let ready;

function processHarness() {
  if (harness === undefined) {
    harness = new Harness(config.ofProcess());
    harness.entryFile = isOn('test') || process.argv[1] === undefined ? undefined : path.resolve(process.argv[1]);
    watch(harness);
    ready = setUp(harness).then(() => {
      ready = undefined;
    });
    ready.catch(() => {});
  }
  return harness;
}

/** Makes `other` the harness of the program until the function that is returned is called. */
function adopt(other) {
  const before = harness;
  if (other === before) {
    return () => {};
  }
  harness = other;
  process.on('uncaughtException', onUncaught);
  process.on('unhandledRejection', onUnhandled);
  return () => {
    harness = before;
    process.off('uncaughtException', onUncaught);
    process.off('unhandledRejection', onUnhandled);
  };
}

/** Resolves when the reporters of the program are connected. */
function reportersReady() {
  return Promise.resolve(ready);
}

async function setUp({ stream, config: { reporters } }) {
  await require('internal/test_runner/reporters').attach(stream, reporters);
  // With --test the runner does this, and not the processes that it starts.
  const file = getOptionValue('test-global-setup');
  if (file !== undefined && !isOn('test') && process.env.NODE_TEST_CONTEXT === undefined) {
    harness.tearDown = await require('internal/test_runner/global_setup').setUp(file, process.cwd());
  }
}

function watch({ root, config: { forceExit }, stream }) {
  process.on('uncaughtException', onUncaught);
  process.on('unhandledRejection', onUnhandled);
  process.on('beforeExit', end);
  if (isOn('test')) {
    process.on('SIGINT', interrupt);
    process.on('SIGTERM', interrupt);
  }
  // Processes of files tell of their own summaries as well.
  stream.on('test:summary', ({ success }) => {
    if (!success) {
      process.exitCode = 1;
    }
  });
  if (forceExit) {
    harness.idle = endWhenIdle;
  }
}

// With --test the runner itself ends the root.
async function end() {
  await harness.root.end();
  if (!isOn('test')) {
    await harness.tearDown();
  }
}

/** The run ends with what was running; a second signal ends the process at once. */
async function interrupt() {
  process.off('SIGINT', interrupt);
  process.off('SIGTERM', interrupt);
  await harness.begun;
  const interrupted = harness.interrupt();
  await harness.tearDown();
  await require('internal/test_runner/reporters').flushed();
  process.exit(interrupted ? kInterrupted : process.exitCode);
}

function onUncaught(error) {
  onError(error, kinds.uncaught);
}

function onUnhandled(error) {
  onError(error, kinds.unhandled);
}

// With --test-force-exit the run ends with its last test, whatever keeps the loop alive.
function endWhenIdle(root) {
  setImmediate(async () => {
    if (root.subtests.every((test) => test.settled)) {
      await root.end();
      await require('internal/test_runner/reporters').flushed();
      process.exit();
    }
  });
}

function onError(error, kind) {
  const test = current.getStore();
  if (test === undefined || test.parent === null || test.endTime !== null) {
    harness.root.diagnose(strayMessage(test, error, kind), 'warn');
    process.exitCode = 1;
    return;
  }
  test.fail(failure(error, kind));
  test.stopRunning();
}

function strayMessage(test, error, kind) {
  const said = describe(error);
  if (test === undefined || test.parent === null) {
    return 'Error: A resource generated asynchronous activity after the test ended. This activity created the error ' +
      `"${said}" which triggered an ${kind} event, caught by the test runner.`;
  }
  const { file, line, column } = test.location;
  return `Error: Test "${test.name}" at ${path.relative(process.cwd(), file)}:${line}:${column} generated asynchronous ` +
    `activity after the test ended. This activity created the error "${said}" and would have caused the test to fail, ` +
    `but instead triggered an ${kind} event.`;
}

function describe(error) {
  if (error instanceof Error && error.code === 'ERR_TEST_FAILURE') {
    return `Error [ERR_TEST_FAILURE]: ${error.message}`;
  }
  return `${error}`;
}

function parentTest() {
  return current.getStore() ?? processHarness().root;
}

/** The test that is running, or undefined. */
function getTestContext() {
  return current.getStore()?.context;
}

/** A function that defines tests, with its variants `skip`, `todo`, `only` and `expectFailure`. */
function definer(Kind) {
  const define = (overrides, name) => {
    const fn = { [name](...args) {
      const parent = parentTest();
      const test = parent.createSubtest(Kind, args[0], args[1], args[2], overrides, locationAbove(fn));
      return begin(parent, test);
    } }[name];
    return fn;
  };
  const main = Object.defineProperty(define({}, 'test'), 'length', { __proto__: null, value: 3, configurable: true });
  for (const variant of ['expectFailure', 'skip', 'todo', 'only']) {
    main[variant] = define({ [variant]: true }, variant);
  }
  return main;
}

function begin(parent, test) {
  if (parent.isSuite || (test.harness.defining && parent.parent === null)) {
    return Promise.resolve();
  }
  if (ready !== undefined && test.harness === harness) {
    const started = ready.then(() => test.start());
    return test.isSuite ? Promise.resolve() : started;
  }
  const finished = test.start();
  return test.isSuite ? Promise.resolve() : finished;
}

function hook(kind) {
  const fn = { [kind](callback, options) {
    parentTest().addHook(kind, callback, options, locationAbove(fn));
  } }[kind];
  return fn;
}

module.exports = {
  adopt,
  after: hook('after'),
  afterEach: hook('afterEach'),
  before: hook('before'),
  beforeEach: hook('beforeEach'),
  getTestContext,
  processHarness,
  reportersReady,
  suite: definer(Suite),
  test: definer(Test),
};
