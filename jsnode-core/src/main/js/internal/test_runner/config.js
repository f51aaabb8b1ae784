'use strict';

// The settings of a run of tests. Those of a program come from the command line, those of run() from its options.

const { availableParallelism } = require('os');
const { codes: { ERR_INVALID_ARG_VALUE, ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
const { getOptionValue, getOptionValues, isOn } = require('internal/options');
const { validateUint32 } = require('internal/validators');
const { toRegExp } = require('internal/test_runner/patterns');

/** Where nothing else is said. */
function defaults() {
  return {
    concurrency: 1,
    forceExit: false,
    namePatterns: [],
    only: false,
    parallelism: Math.max(availableParallelism() - 1, 1),
    reporters: [],
    rerunFile: undefined,
    seed: undefined,
    skipPatterns: [],
    tagFilters: [],
    timeout: undefined,
  };
}

const kMissing = ['experimental-test-coverage'];

/** The settings of the command line. */
function ofProcess() {
  const missing = kMissing.find((name) => ![undefined, 'false'].includes(getOptionValue(name)));
  if (missing !== undefined) {
    throw new ERR_METHOD_NOT_IMPLEMENTED(`The command line option --${missing}`);
  }
  const timeout = getOptionValue('test-timeout');
  return {
    ...defaults(),
    concurrency: isOn('test') ? fileConcurrency() : 1,
    forceExit: isOn('test-force-exit'),
    namePatterns: patterns('test-name-pattern'),
    only: isOn('test-only'),
    reporters: reporters(),
    rerunFile: getOptionValue('test-rerun-failures'),
    seed: seed(),
    skipPatterns: patterns('test-skip-pattern'),
    tagFilters: require('internal/test_runner/tags').filters(
      getOptionValues('experimental-test-tag-filter'), '--experimental-test-tag-filter'),
    timeout: timeout === undefined ? undefined : Number(timeout) || undefined,
  };
}

/** What the random order of tests begins with; undefined for the order of their definitions. */
function seed() {
  const given = getOptionValue('test-random-seed');
  if (given === undefined) {
    return isOn('test-randomize') ? require('internal/test_runner/random').newSeed() : undefined;
  }
  const value = Number(given);
  validateUint32(value, '--test-random-seed');
  return value;
}

// Files run at the same time where each has a process of its own.
function fileConcurrency() {
  if (getOptionValue('test-isolation') === 'none') {
    return 1;
  }
  const concurrency = getOptionValue('test-concurrency');
  return concurrency === undefined ? true : Number(concurrency) || true;
}

function patterns(name) {
  return getOptionValues(name).map((text) => toRegExp(text, `--${name}`));
}

/** Names of reporters and where each writes to. A runner that started this process says how it listens. */
function reporters() {
  switch (process.env.NODE_TEST_CONTEXT) {
    case 'child-v8':
      return [{ name: 'child-v8', destination: 'stdout' }];
    case 'child':
      return [{ name: 'tap', destination: 'stdout' }];
  }
  const names = getOptionValues('test-reporter');
  const destinations = getOptionValues('test-reporter-destination');
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
