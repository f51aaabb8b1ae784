'use strict';

// The settings of a run of tests. Those of a program come from the command line, those of run() from its options.

const { availableParallelism } = require('os');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const flags = require('internal/test_runner/flags');
const { toRegExp } = require('internal/test_runner/patterns');

/** Where nothing else is said. */
function defaults() {
  return {
    concurrency: 1,
    forceExit: false,
    namePatterns: [],
    only: false,
    parallelism: Math.max(availableParallelism() - 1, 1),
    random: undefined,
    reporters: [],
    skipPatterns: [],
    tagFilters: [],
    timeout: undefined,
    updateSnapshots: false,
  };
}

/** The settings of the command line. */
function ofProcess() {
  const timeout = flags.last('test-timeout');
  return {
    ...defaults(),
    forceExit: flags.has('test-force-exit'),
    namePatterns: patterns('test-name-pattern'),
    only: flags.has('test-only'),
    random: seededRandom(),
    reporters: reporters(),
    skipPatterns: patterns('test-skip-pattern'),
    tagFilters: require('internal/test_runner/tags').filters(
      flags.all('experimental-test-tag-filter'), '--experimental-test-tag-filter'),
    timeout: timeout === undefined ? undefined : Number(timeout) || undefined,
    updateSnapshots: flags.has('test-update-snapshots'),
  };
}

function patterns(name) {
  return flags.all(name).map((text) => toRegExp(text, `--${name}`));
}

function seededRandom() {
  const seed = flags.last('test-random-seed');
  if (seed === undefined && !flags.has('test-randomize')) {
    return undefined;
  }
  const { SeededRandom, newSeed } = require('internal/test_runner/random');
  return new SeededRandom(seed === undefined ? newSeed() : Number(seed));
}

/** Names of reporters and where each writes to. */
function reporters() {
  if (process.env.NODE_TEST_CONTEXT === 'child-v8') {
    return [{ name: 'events', destination: 'stdout' }];
  }
  const names = flags.all('test-reporter');
  const destinations = flags.all('test-reporter-destination');
  if (names.length === 0 && destinations.length === 0) {
    return [{ name: 'spec', destination: 'stdout' }];
  }
  if (names.length === 1 && destinations.length === 0) {
    return [{ name: names[0], destination: 'stdout' }];
  }
  if (names.length !== destinations.length) {
    throw new ERR_INVALID_ARG_VALUE('--test-reporter', names,
      "must match the number of specified '--test-reporter-destination'");
  }
  return names.map((name, i) => ({ name, destination: destinations[i] }));
}

module.exports = { defaults, ofProcess };
