'use strict';

// run(): files of tests in processes of their own, or all in this one.

const path = require('path');
const { pathToFileURL } = require('url');
const { Harness } = require('internal/test_runner/harness');
const { setUp } = require('internal/test_runner/global_setup');
const { FileTest } = require('internal/test_runner/file_test');
const { findFiles, shardOf } = require('internal/test_runner/files');
const { runOptions } = require('internal/test_runner/run_options');
const { generator, shuffled } = require('internal/test_runner/random');
const { Test } = require('internal/test_runner/test');

/** Runs files of tests; the stream of their events is returned at once. */
function run(options = {}) {
  const settings = runOptions(options);
  const harness = new Harness(settings.config);
  if (process.env.NODE_TEST_CONTEXT !== undefined) {
    process.emitWarning('node:test run() is being called recursively within a test file. skipping running files.');
    setImmediate(() => harness.root.end());
    return harness.stream;
  }
  runAll(harness, settings).catch((error) => harness.stream.destroy(error));
  return harness.stream;
}

async function runAll(harness, settings) {
  // Whoever called run() listens to its stream before anything happens.
  await null;
  await settings.setup?.(harness.stream);
  const all = shardOf(settings.files ?? findFiles(settings.globPatterns, settings.cwd), settings.shard);
  const files = settings.seed === undefined ? all : shuffled(all, generator(settings.seed));
  harness.tearDown = await setUp(settings.globalSetupPath, settings.cwd);
  if (settings.watch) {
    await runWatched(harness, files, settings);
    harness.stream.end();
  } else {
    await (settings.isolation === 'none' ? runHere : runProcesses)(harness, files, settings);
    await harness.root.end();
  }
  await harness.tearDown();
}

async function runProcesses(harness, files, { begun, cwd, signal }) {
  const tests = files.map((file) => define(harness, FileTest, file, cwd, { signal }));
  const ended = tests.map((test) => test.start());
  begun?.();
  await Promise.all(ended);
}

function runWatched(harness, files, settings) {
  const { WatchedRun } = require('internal/test_runner/watch');
  const { cwd, signal } = settings;
  return new WatchedRun(harness, settings, (file) => define(harness, FileTest, file, cwd, { signal })).run(files);
}

function define(harness, Kind, file, cwd, options, fn) {
  const location = { line: 1, column: 1, file: path.resolve(cwd, file) };
  return harness.root.createSubtest(Kind, file, options, fn, undefined, location);
}

// All files define their tests before the first test runs: filters and hooks see them all.
async function runHere(harness, files, { begun, cwd }) {
  const { adopt } = require('internal/test_runner/process_harness');
  const { importFrom } = require('internal/modules/run_main');
  harness.defining = true;
  const release = adopt(harness);
  for (const file of files) {
    const before = harness.root.subtests.length;
    try {
      await harness.current.run(harness.root, () => importFrom(cwd, pathToFileURL(path.resolve(cwd, file)).href));
    } catch (error) {
      // No failure of a test's code: it is reported as it is.
      define(harness, Test, file, cwd, {}, () => {}).fail(error);
    }
    if (harness.root.subtests.length === before) {
      // A file without tests counts as one that passed.
      define(harness, Test, file, cwd, {}, () => {});
    }
  }
  harness.defining = false;
  harness.filters.applyOnly(harness.root);
  const ended = harness.root.subtests.map((test) => test.start());
  begun?.();
  await Promise.all(ended);
  release();
}

module.exports = { run, runAll };
