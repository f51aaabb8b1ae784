'use strict';

// run(): files of tests in processes of their own, or all in this one.

const path = require('path');
const { pathToFileURL } = require('url');
const { Harness } = require('internal/test_runner/harness');
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
  const { globalSetup, globalTeardown } = await hooksOf(settings);
  await globalSetup?.();
  await (settings.isolation === 'none' ? runHere : runProcesses)(harness, files, settings);
  await harness.root.end();
  await globalTeardown?.();
}

async function hooksOf({ cwd, globalSetupPath }) {
  if (globalSetupPath === undefined) {
    return {};
  }
  const { importFrom } = require('internal/modules/run_main');
  const loaded = await importFrom(cwd, pathToFileURL(path.resolve(cwd, globalSetupPath)).href);
  return { ...loaded.default, ...loaded };
}

async function runProcesses(harness, files, { cwd, signal }) {
  const tests = files.map((file) => define(harness, FileTest, file, cwd, { signal }));
  await Promise.all(tests.map((test) => test.start()));
}

function define(harness, Kind, file, cwd, options, fn) {
  const location = { line: 1, column: 1, file: path.resolve(cwd, file) };
  return harness.root.createSubtest(Kind, file, options, fn, undefined, location);
}

// All files define their tests before the first test runs: filters and hooks see them all.
async function runHere(harness, files, { cwd }) {
  const { adopt } = require('internal/test_runner/process_harness');
  const { importFrom } = require('internal/modules/run_main');
  harness.defining = true;
  const release = adopt(harness);
  for (const file of files) {
    const before = harness.root.subtests.length;
    try {
      await harness.current.run(harness.root, () => importFrom(cwd, pathToFileURL(path.resolve(cwd, file)).href));
    } catch (error) {
      define(harness, Test, file, cwd, {}, () => {
        throw error;
      });
    }
    if (harness.root.subtests.length === before) {
      // A file without tests counts as one that passed.
      define(harness, Test, file, cwd, {}, () => {});
    }
  }
  harness.defining = false;
  harness.filters.applyOnly(harness.root);
  await Promise.all(harness.root.subtests.map((test) => test.start()));
  release();
}

module.exports = { run, runAll };
