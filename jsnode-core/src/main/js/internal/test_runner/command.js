'use strict';

// `--test`: runs the files that the command line names, or those that look like tests.

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { getOptionValue, getOptionValues, isOn } = require('internal/options');
const { findFiles } = require('internal/test_runner/files');
const { processHarness, reportersReady } = require('internal/test_runner/process_harness');
const { runAll } = require('internal/test_runner/run');
const { runOptions } = require('internal/test_runner/run_options');

const kNothing = 1;

const debug = require('internal/util/debuglog').debuglog('test_runner');

function start() {
  // Hooks of preloaded modules may have made it already.
  const harness = processHarness();
  try {
    runAll(harness, settingsFor(harness)).catch(fail);
  } catch (error) {
    fail(error);
  }
}

/** What fails here is no failure of a test: it ends the process. */
function fail(error) {
  process.removeAllListeners('uncaughtException');
  process.nextTick(require('internal/process/execution').triggerUncaughtException, error, false);
}

function settingsFor(harness) {
  const named = process.argv.slice(1);
  const settings = runOptions({
    files: named.length > 0 ? filesNamed(named) : undefined,
    forceExit: isOn('test-force-exit'),
    globalSetupPath: getOptionValue('test-global-setup'),
    isolation: getOptionValue('test-isolation'),
    only: isOn('test-only'),
    randomize: isOn('test-randomize'),
    randomSeed: harness.config.seed,
    rerunFailuresFilePath: getOptionValue('test-rerun-failures'),
    setup: reportersReady,
    shard: shard(getOptionValue('test-shard')),
    testNamePatterns: getOptionValues('test-name-pattern'),
    testSkipPatterns: getOptionValues('test-skip-pattern'),
    testTagFilters: getOptionValues('experimental-test-tag-filter'),
    timeout: harness.config.timeout,
    watch: isOn('watch') || undefined,
  });
  debug('options %O', {
    concurrency: settings.isolation === 'none' ? 1 : harness.config.concurrency,
    forceExit: settings.forceExit,
    isolation: settings.isolation,
    only: isOn('test-only'),
    timeout: harness.config.timeout ?? Infinity,
    watch: settings.watch,
  });
  harness.config.child = settings.config.child;
  const begun = Promise.withResolvers();
  harness.begun = begun.promise;
  settings.begun = begun.resolve;
  return settings;
}

function filesNamed(patterns) {
  const files = findFiles(patterns, process.cwd());
  if (files.length === 0) {
    console.error(`Could not find '${patterns.join(', ')}'`);
    process.exit(kNothing);
  }
  return files;
}

function shard(text) {
  if (text === undefined) {
    return undefined;
  }
  const [, index, total] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (index === undefined) {
    throw new ERR_INVALID_ARG_VALUE('--test-shard', text, 'must be in the form of <index>/<total>');
  }
  return { index: Number(index), total: Number(total) };
}

module.exports = { start };
