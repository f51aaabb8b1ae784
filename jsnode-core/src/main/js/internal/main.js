'use strict';

// What the command line starts: preloads, then a program, a text, or what comes on stdin.

const runMain = require('internal/modules/run_main');
const { getOptionValue, getOptionValues, isOn, setOptions } = require('internal/options');
const { applyOptions } = require('internal/process/apply_options');
const { triggerUncaughtException } = require('internal/process/execution');

// kind: 'file', 'eval', 'print', 'stdin' or 'check'; text: the path or the code; options: name and value in turn.
function start(kind, text, options) {
  setOptions(options);
  applyOptions();
  connectToParent();
  for (const id of getOptionValues('require')) {
    runMain.requireFrom(process.cwd(), id);
  }
  try {
    registerLoaders(getOptionValues('experimental-loader'));
  } catch (error) {
    process.nextTick(triggerUncaughtException, error, false);
    return;
  }
  const imports = getOptionValues('import');
  if (imports.length === 0) {
    try {
      begin(kind, text);
    } catch (error) {
      // Not an error of a task: its ticks follow at once.
      triggerUncaughtException(error, false);
    }
    return;
  }
  importAll(imports).then(() => begin(kind, text))
    .catch((error) => process.nextTick(triggerUncaughtException, error, false));
}

function connectToParent() {
  const fd = process.env.NODE_CHANNEL_FD;
  if (fd === undefined) {
    return;
  }
  const serialization = process.env.NODE_CHANNEL_SERIALIZATION_MODE || 'json';
  delete process.env.NODE_CHANNEL_FD;
  delete process.env.NODE_CHANNEL_SERIALIZATION_MODE;
  require('child_process')._forkChild(Number.parseInt(fd, 10), serialization);
  if (process.env.NODE_UNIQUE_ID !== undefined) {
    require('cluster')._setupWorker();
    delete process.env.NODE_UNIQUE_ID;
  }
}

function registerLoaders(specifiers) {
  if (specifiers.length === 0) {
    return;
  }
  const register = specifiers.map((specifier) => `register(${JSON.stringify(specifier)}, pathToFileURL("./"))`).join('; ');
  process.emitWarning('`--experimental-loader` may be removed in the future; instead use `register()`:\n' +
    `--import 'data:text/javascript,import { register } from "node:module"; import { pathToFileURL } from "node:url"; ` +
    `${register};'`, 'ExperimentalWarning');
  const { addHooks } = require('internal/modules/register');
  const base = `${require('url').pathToFileURL(process.cwd())}/`;
  for (const specifier of specifiers) {
    addHooks(specifier, base);
  }
}

async function importAll(specifiers) {
  for (const specifier of specifiers) {
    await runMain.importFrom(process.cwd(), specifier);
  }
}

function begin(kind, text) {
  switch (kind) {
    case 'file':
      runFile(text);
      break;
    case 'test':
      require('internal/test_runner/command').start();
      break;
    case 'check':
      checkSyntax(text);
      break;
    case 'eval':
      runMain.evalScript(text, { type: getOptionValue('input-type') });
      break;
    case 'print':
      console.log(runMain.evalScript(text, { type: getOptionValue('input-type') }));
      break;
    case 'stdin':
      readStdin((code) => runMain.evalScript(code, { name: '[stdin]', type: getOptionValue('input-type') }));
      break;
  }
}

function runFile(text) {
  if (isOn('entry-url')) {
    require('internal/util').emitExperimentalWarning('--entry-url');
    const url = new URL(text, `${require('url').pathToFileURL(process.cwd())}/`);
    process.argv[1] = url.protocol === 'file:' ? require('url').fileURLToPath(url) : url.href;
    runMain.runModule(url.href);
    return;
  }
  process.argv[1] = require('path').resolve(text);
  runMain.runMain(process.argv[1]);
}

function checkSyntax(text) {
  if (text !== '') {
    process.argv[1] = require('path').resolve(text);
    runMain.checkSyntax(process.argv[1]);
    return;
  }
  readStdin((code) => runMain.checkText(code, '[stdin]'));
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
