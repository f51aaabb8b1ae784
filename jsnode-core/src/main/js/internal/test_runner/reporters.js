'use strict';

// The reporters by name, and the streams that they write to.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');

const builtin = new Map([
  ['spec', () => require('internal/test_runner/reporters/spec')],
  ['tap', () => require('internal/test_runner/reporters/tap')],
  ['dot', () => require('internal/test_runner/reporters/dot')],
  ['junit', () => require('internal/test_runner/reporters/junit')],
  ['lcov', () => require('internal/test_runner/reporters/lcov')],
]);

// How a process tells the runner that started it; no name for users.
const forRunner = 'child-v8';

const written = [];

function reporter(name) {
  return builtin.get(name)();
}

async function load(name) {
  if (name === forRunner) {
    return require('internal/test_runner/wire').report;
  }
  if (builtin.has(name)) {
    return reporter(name);
  }
  const { importFrom } = require('internal/modules/run_main');
  const loaded = await importFrom(process.cwd(), name);
  return loaded.default?.default ?? loaded.default;
}

function destinationOf(name) {
  switch (name) {
    case 'stdout':
      return process.stdout;
    case 'stderr':
      return process.stderr;
    default:
      return require('fs').createWriteStream(name);
  }
}

/** Connects the events of a run with the reporters of the settings. */
async function attach(stream, settings) {
  for (const { name, destination } of settings) {
    const report = await load(name);
    if (typeof report !== 'function' && typeof report?.pipe !== 'function') {
      throw new ERR_INVALID_ARG_TYPE('Reporter', 'function', report);
    }
    connect(stream, report, destinationOf(destination));
  }
}

function connect(stream, report, target) {
  const isClass = typeof report === 'function' && typeof report.prototype?.pipe === 'function';
  const output = stream.compose(isClass ? new report() : report);
  output.pipe(target, { end: target !== process.stdout && target !== process.stderr });
  written.push(new Promise((resolve) => {
    output.once('end', resolve);
    output.once('error', resolve);
  }).then(() => drained(target)));
}

function drained(target) {
  return new Promise((resolve) => {
    if (target === process.stdout || target === process.stderr) {
      target.write('', resolve);
    } else {
      target.once('finish', resolve);
    }
  });
}

/** Resolves when all reporters have written all. */
function flushed() {
  return Promise.all(written);
}

module.exports = { attach, flushed, reporter };
