'use strict';

// The options of run(), checked.

const { availableParallelism } = require('os');
const path = require('path');
const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_METHOD_NOT_IMPLEMENTED },
} = require('internal/errors');
const {
  validateAbortSignal, validateArray, validateBoolean, validateFunction, validateInteger, validateObject, validateOneOf,
  validateString, validateStringArray, validateUint32,
} = require('internal/validators');
const { defaults } = require('internal/test_runner/config');
const { patternsOption } = require('internal/test_runner/patterns');
const { newSeed } = require('internal/test_runner/random');
const { isOn } = require('internal/options');
const { filters } = require('internal/test_runner/tags');

const kMissing = ['coverage'];

/** What run() is asked for: `config` is that of its harness. */
function runOptions(options) {
  validateObject(options, 'options');
  const { files, globPatterns, isolation = 'process', signal, shard, setup, env, cwd = process.cwd() } = options;
  checkKinds(options);
  if (files?.length > 0 && globPatterns?.length > 0) {
    throw new ERR_INVALID_ARG_VALUE('options.globPatterns', globPatterns, 'is not supported when specifying \'options.files\'');
  }
  validateShard(shard, options.watch);
  refuseMissing(options);
  const settings = {
    argv: strings(options.argv, 'options.argv'),
    cwd,
    env,
    execArgv: strings(options.execArgv, 'options.execArgv'),
    files,
    forceExit: options.forceExit === true,
    globPatterns: globPatterns ?? [],
    globalSetupPath: options.globalSetupPath,
    // A process that has loaded a file cannot load it anew.
    isolation: options.watch ? 'process' : isolation,
    rerunFile: options.rerunFailuresFilePath ?? undefined,
    seed: options.randomSeed ?? (options.randomize ? newSeed() : undefined),
    setup,
    shard,
    signal,
    watch: options.watch === true,
  };
  settings.config = configOf(options, settings);
  return settings;
}

function checkKinds({ files, globPatterns, isolation, signal, setup, env, cwd, timeout, ...flags }) {
  optional(files, 'options.files', validateArray);
  optional(globPatterns, 'options.globPatterns', validateArray);
  optional(cwd, 'options.cwd', validateString);
  optional(signal, 'options.signal', validateAbortSignal);
  optional(setup, 'options.setup', validateFunction);
  optional(env, 'options.env', validateObject);
  optional(flags.globalSetupPath, 'options.globalSetupPath', validateString);
  optional(flags.rerunFailuresFilePath, 'options.rerunFailuresFilePath', validateString);
  optional(isolation, 'options.isolation', (value, name) => validateOneOf(value, name, ['process', 'none']));
  for (const name of ['coverage', 'forceExit', 'only', 'randomize', 'watch']) {
    optional(flags[name], `options.${name}`, validateBoolean);
  }
  optional(flags.randomSeed, 'options.randomSeed', validateUint32);
  if (env !== undefined && isolation === 'none') {
    throw new ERR_INVALID_ARG_VALUE('options.env', env, 'is not supported with isolation=\'none\'');
  }
}

function optional(value, name, validate) {
  if (value !== undefined && value !== null) {
    validate(value, name);
  }
}

function strings(value, name) {
  optional(value, name, validateStringArray);
  return value ?? [];
}

function validateShard(shard, watch) {
  if (shard === undefined || shard === null) {
    return;
  }
  validateObject(shard, 'options.shard');
  validateInteger(shard.total, 'options.shard.total', 1);
  validateInteger(shard.index, 'options.shard.index', 1, shard.total);
  if (watch) {
    throw new ERR_INVALID_ARG_VALUE('options.shard', watch, 'shards not supported with watch mode');
  }
}

function refuseMissing(options) {
  if (options.forceExit && options.watch) {
    throw new ERR_INVALID_ARG_VALUE('options.forceExit', options.watch, 'is not supported with watch mode');
  }
  for (const name of ['randomize', 'randomSeed']) {
    if (options[name] === undefined || options[name] === false) {
      continue;
    }
    if (options.watch) {
      throw new ERR_INVALID_ARG_VALUE(`options.${name}`, options[name], 'is not supported with watch mode');
    }
    if (options.rerunFailuresFilePath) {
      throw new ERR_INVALID_ARG_VALUE(`options.${name}`, options[name], 'is not supported with rerun failures mode');
    }
  }
  const missing = kMissing.find((name) => options[name]);
  if (missing !== undefined) {
    throw new ERR_METHOD_NOT_IMPLEMENTED(`The option ${missing} of test.run()`);
  }
}

function configOf({ concurrency, forceExit, only, testNamePatterns, testSkipPatterns, testTagFilters, timeout }, settings) {
  const namePatterns = patternsOption(testNamePatterns, 'options.testNamePatterns');
  const skipPatterns = patternsOption(testSkipPatterns, 'options.testSkipPatterns');
  const { cwd, rerunFile, seed } = settings;
  const config = { ...defaults(), concurrency: concurrency ?? 1, cwd, forceExit: forceExit === true, rerunFile, seed, timeout };
  const tags = testTagFilters === undefined ? [] : [testTagFilters].flat();
  const tagFilters = filters(tags, 'options.testTagFilters');
  if (settings.isolation === 'none') {
    return { ...config, concurrency: 1, namePatterns, only: only === true, skipPatterns, tagFilters };
  }
  config.parallelism = Math.max(availableParallelism() - 1, 1);
  const flags = [
    ...namePatterns.map((pattern) => `--test-name-pattern=${pattern}`),
    ...skipPatterns.map((pattern) => `--test-skip-pattern=${pattern}`),
    ...tags.map((tag) => `--experimental-test-tag-filter=${tag}`),
    ...(only === true ? ['--test-only'] : []),
    ...(settings.seed === undefined ? [] : [`--test-random-seed=${settings.seed}`]),
    ...(rerunFile === undefined ? [] : [`--test-rerun-failures=${path.resolve(rerunFile)}`]),
    ...(isOn('test-update-snapshots') ? ['--test-update-snapshots'] : []),
    ...(forceExit === true ? ['--test-force-exit'] : []),
    ...(timeout === undefined || timeout === null || timeout === Infinity ? [] : [`--test-timeout=${timeout}`]),
  ];
  config.child = (file) => ({
    command: [...inherited(), ...flags, ...settings.execArgv, file, ...settings.argv],
    cwd: settings.cwd,
    env: { ...(settings.env ?? process.env), NODE_TEST_CONTEXT: 'child-v8' },
  });
  return config;
}

const kOfTheRunner = /^--(no-)?(test|experimental-test-|watch|inspect)/;

/** The options of this process that a process of tests has too. */
function inherited() {
  const kept = [];
  const given = process.execArgv;
  for (let i = 0; i < given.length; i++) {
    if (['-e', '--eval', '-p', '--print', '-pe', '-c', '--check'].includes(given[i])) {
      i++;
    } else if (kOfTheRunner.test(given[i])) {
      i += given[i].includes('=') || given[i + 1] === undefined || given[i + 1].startsWith('-') || isFlag(given[i]) ? 0 : 1;
    } else {
      kept.push(given[i]);
    }
  }
  return kept;
}

function isFlag(name) {
  return ['--test', '--test-only', '--test-force-exit', '--watch'].includes(name);
}

module.exports = { runOptions };
