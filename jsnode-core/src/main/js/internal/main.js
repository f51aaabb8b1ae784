'use strict';

// What the command line starts: preloads, then a program, a text, or what comes on stdin.

const runMain = require('internal/modules/run_main');
const { triggerUncaughtException } = require('internal/process/execution');

function applyFlags(flags) {
  if (flags['no-deprecation']) {
    process.noDeprecation = true;
  }
  if (flags['throw-deprecation']) {
    process.throwDeprecation = true;
  }
  if (flags['trace-deprecation']) {
    process.traceDeprecation = true;
  }
  if (flags['trace-warnings']) {
    process.traceProcessWarnings = true;
    process.traceDeprecation = true;
  }
  if (flags['no-warnings'] || process.env.NODE_NO_WARNINGS === '1') {
    process.removeListener('warning', require('internal/process/warning').onWarning);
  }
  if (flags['stack-trace-limit'] !== undefined) {
    Error.stackTraceLimit = Number(flags['stack-trace-limit']);
  }
  if (flags['unhandled-rejections'] !== undefined) {
    require('internal/process/promises').setUnhandledRejectionsMode(flags['unhandled-rejections']);
  }
  if (flags['expose-gc']) {
    const gc = () => binding('process').gc();
    Object.defineProperty(globalThis, 'gc', { value: gc, writable: true, enumerable: false, configurable: true });
  }
  if (flags.title !== undefined) {
    process.title = flags.title;
  }
}

// kind: 'file', 'eval', 'print' or 'stdin'; text: the path or the code; flags: name to value.
function start(kind, text, preloads, imports, flagPairs) {
  const flags = {};
  for (let i = 0; i < flagPairs.length; i += 2) {
    flags[flagPairs[i]] = flagPairs[i + 1];
  }
  applyFlags(flags);
  for (const id of preloads) {
    runMain.requireFrom(process.cwd(), id);
  }
  if (imports.length === 0) {
    begin(kind, text, flags);
    return;
  }
  importAll(imports).then(() => begin(kind, text, flags))
    .catch((error) => process.nextTick(triggerUncaughtException, error, false));
}

async function importAll(specifiers) {
  for (const specifier of specifiers) {
    await runMain.importFrom(process.cwd(), specifier);
  }
}

function begin(kind, text, flags) {
  switch (kind) {
    case 'file':
      process.argv[1] = require('path').resolve(text);
      runMain.runMain(process.argv[1]);
      break;
    case 'eval':
      runMain.evalScript(text, { type: typeOf(flags) });
      break;
    case 'print':
      console.log(runMain.evalScript(text, { type: typeOf(flags) }));
      break;
    case 'stdin':
      readStdin((code) => runMain.evalScript(code, { name: '[stdin]', type: typeOf(flags) }));
      break;
  }
}

function typeOf(flags) {
  return flags['input-type'];
}

function readStdin(then) {
  let text = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (chunk) => {
    text += chunk;
  });
  process.stdin.on('end', () => then(text));
}

module.exports = { start };
