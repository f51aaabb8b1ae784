'use strict';

// What Java starts: a program, a text, or a module for a caller in Java.

const path = require('path');
const { Module, formatOf, makeRequire } = require('internal/modules/cjs/loader');
const compile = require('internal/modules/compile');
const hooks = require('internal/modules/hooks');
const resolution = require('internal/modules/resolution');
const { triggerUncaughtException, watchMain } = require('internal/process/execution');

function esm() {
  return require('internal/modules/esm/loader');
}

/** Runs a program; returns at once, though a module may go on after it. */
function runMain(main = process.argv[1]) {
  const absolute = path.resolve(main);
  const file = Module._findPath(absolute, null, true) || undefined;
  const format = file === undefined ? 'commonjs' : formatOf(file);
  if (file !== undefined && (hooks.hasAsync() || format === 'module-typescript')) {
    runModule(resolution.urlFromPath(file));
    return;
  }
  if (format === 'module') {
    runModule(resolution.urlFromPath(file));
    return;
  }
  if (format === 'typescript' && isModuleText(file, require('internal/modules/typescript/strip').stripFile(resolution.readText(file), file))) {
    runModule(resolution.urlFromPath(file));
    return;
  }
  if (format === undefined && isModuleText(file, resolution.readText(file))) {
    runModule(resolution.urlFromPath(file));
    return;
  }
  Module._load(main === file ? file : absolute, null, true);
}

function isModuleText(file, text) {
  const script = compile.compileFunction(text, file, compile.wrapperParameters);
  return script instanceof SyntaxError && compile.isModule(text, resolution.urlFromPath(file), script);
}

/** `node --check`: throws the SyntaxError of a program that does not parse. */
function checkSyntax(main) {
  const file = Module._findPath(main, null, true) || Module._resolveFilename(main, null, true);
  checkText(resolution.readText(file), file, formatOf(file));
}

function checkText(text, file, format) {
  const url = resolution.urlFromPath(path.resolve(file));
  let result;
  if (format === 'module') {
    result = compile.compileModule(url, text);
  } else {
    result = compile.compileFunction(text, file, compile.wrapperParameters);
    if (result instanceof SyntaxError && format === undefined && compile.isModule(text, url, result)) {
      return;
    }
  }
  if (result instanceof SyntaxError) {
    throw compile.decorate(result);
  }
}

let mainUrl;

function runModule(url, source) {
  mainUrl = url;
  require('internal/modules/esm/import_meta').setMain(url);
  const done = evaluateMain(url, source);
  watchMain(done);
  done.catch((error) => triggerUncaughtException(error, true));
}

/** Awaited by nobody: `watchMain` knows at the end whether it still waits, which gives exit code 13. */
async function evaluateMain(url, source) {
  // Node evaluates a main module in a promise job: what it queues with nextTick waits for its promises.
  await undefined;
  if (source === undefined) {
    await esm().importMain(url);
  } else {
    await esm().evaluate(await esm().sourceEntry(url, source));
  }
}

/**
 * Where the main module waits for ever, as Node shows it; empty where that cannot be told: the engine does not say at
 * which of several awaits a module has stopped.
 */
function stalledAwait() {
  return mainUrl === undefined ? '' : esm().stalledAwait(mainUrl);
}

/** Runs a text as `node -e` does; the value of a script is returned. */
function evalScript(text, { name = '[eval]', type } = {}) {
  const file = path.join(process.cwd(), name);
  const moduleUrl = resolution.urlFromPath(file.replace(/\]$/, '1]'));
  if (type === 'module') {
    runModule(moduleUrl, text);
    return undefined;
  }
  const module = new Module(name);
  module.filename = file;
  module.paths = Module._nodeModulePaths(process.cwd());
  const script = compile.compileScript(text, name);
  if (script instanceof SyntaxError) {
    if (type === undefined && compile.isModule(text, resolution.urlFromPath(file), script)) {
      runModule(moduleUrl, text);
      return undefined;
    }
    throw compile.decorate(script);
  }
  defineEvalGlobals(module, name);
  return script();
}

function defineEvalGlobals(module, name) {
  const values = { exports: module.exports, module, require: makeRequire(module), __filename: name, __dirname: '.' };
  for (const key of Object.keys(values)) {
    Object.defineProperty(globalThis, key, { value: values[key], configurable: true, enumerable: false, writable: true });
  }
}

/** The folder of a root: a path, a file URL, or `classpath:` with the name of a folder of the class path. */
function folderOf(root) {
  if (root.startsWith('file:')) {
    return resolution.pathFromUrl(new URL(root).href);
  }
  return root.startsWith('classpath:') ? resolution.mountClassPath(root.slice('classpath:'.length)) : path.resolve(root);
}

/** `require(specifier)` as a file in the folder `root` would. */
function requireFrom(root, specifier) {
  return Module.createRequire(`${folderOf(root)}/noop.js`)(specifier);
}

/** The file that `require(specifier)` would load. */
function requireResolveFrom(root, specifier) {
  return Module.createRequire(`${folderOf(root)}/noop.js`).resolve(specifier);
}

/** `import(specifier)` as a file in the folder `root` would; a promise of the namespace. */
function importFrom(root, specifier) {
  return esm().importFrom(specifier, resolution.urlFromPath(`${folderOf(root)}/noop.js`));
}

module.exports = { checkSyntax, checkText, evalScript, importFrom, requireFrom, requireResolveFrom, runMain, runModule, stalledAwait };
