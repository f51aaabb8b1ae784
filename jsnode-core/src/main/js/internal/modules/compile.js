'use strict';

// Text to code. A text that does not parse gives a SyntaxError with V8's message; where it came from is what Node
// prints above an uncaught one: `file:line`, the line, carets.

const { isOff } = require('internal/options');
const { lower } = require('internal/modules/using');

const native = binding('modules');

const engine = native.engine();

// The loader of ES modules comes up with the first of them.
const esm = () => require('internal/modules/esm/loader');
// Not spread, which goes through the iterators of arrays: user code may have changed them.
engine.setHooks(
  (a, b, c, d) => esm().resolveHook(a, b, c, d), (a, b, c, d, e) => adopt(esm().importHook(a, b, c, d), e),
  (a, b) => esm().metaHook(a, b));

/** `import()` in another realm gives a promise of that realm. */
function adopt(promise, Constructor) {
  return Constructor === undefined ? promise : new Constructor((resolve, reject) => promise.then(resolve, reject));
}

// By error: printed above the stack of an uncaught error.
const arrows = new WeakMap();

function syntaxError(failure, fileName) {
  const error = new SyntaxError(failure.message());
  if (failure.line() > 0) {
    arrows.set(error, `${fileName}:${failure.line()}\n${failure.sourceLine()}\n${failure.underline()}\n`);
  }
  return error;
}

/** Puts the place in front of the stack, as Node does for scripts. */
function decorate(error) {
  const arrow = arrows.get(error);
  if (arrow !== undefined) {
    error.stack = `${arrow}\n${error.stack}`;
    arrows.delete(error);
  }
  return error;
}

let seen = () => {};

/** Whether source maps are looked for in what is compiled from now on. */
function followSourceMaps(follow) {
  seen = follow ? require('internal/source_map/registry').remember : () => {};
}

function isFunction(result) {
  return typeof result === 'function';
}

function isModuleHandle(result) {
  return native.isModule(result);
}

/** Compiles, where need be what the text says in words that the engine knows; else the SyntaxError (not thrown). */
function compiled(text, fileName, kind, isResult, compile) {
  const result = compile(text);
  if (isResult(result)) {
    return result;
  }
  const lowered = lower(text, kind);
  const second = lowered === undefined ? undefined : compile(lowered);
  return isResult(second) ? second : syntaxError(result, fileName);
}

/** Returns a function, or the SyntaxError (not thrown). */
function compileFunction(text, fileName, parameters) {
  seen(fileName, text);
  return compiled(text, fileName, 'function', isFunction, (code) => engine.compileFunction(code, fileName, parameters));
}

/** Returns a function that runs the script in the global scope, or the SyntaxError. */
function compileScript(text, fileName) {
  seen(fileName, text);
  return compiled(text, fileName, 'script', isFunction, (code) => engine.compileScript(code, fileName));
}

/** Returns the engine's handle of a script that can run in any realm, or the SyntaxError. */
function compileForRealms(text, fileName, uri) {
  return compiled(text, fileName, 'script', (result) => native.isScript(result),
    (code) => engine.compileForRealms(code, fileName, uri));
}

/** Returns a function of a realm (null: the main one), or the SyntaxError. */
function compileFunctionIn(realm, text, fileName, uri, parameterNames, extensions) {
  return compiled(text, fileName, 'function', isFunction,
    (code) => engine.compileFunctionIn(realm, code, fileName, uri, parameterNames.join(', '), extensions));
}

/** Returns the engine's handle of a module, or the SyntaxError. */
function compileModule(url, text) {
  seen(url, text);
  return compiled(text, url, 'module', isModuleHandle, (code) => engine.sourceModule(url, code));
}

/** As compileModule, for a realm (null: the main one); `import()` and `import.meta` are told of `uri`. */
function compileModuleIn(realm, uri, text, name) {
  return compiled(text, name, 'module', isModuleHandle, (code) => engine.sourceModuleIn(realm, uri, code, name));
}

const parameters = 'exports, require, module, __filename, __dirname';

// What is a mistake in a script alone: a module may declare these names.
const onlyInScripts = /^Identifier '(?:exports|require|module|__filename|__dirname)' has already been declared$/;

/** Whether a text that is no script is a module: it parses as one, and has a module's syntax or is only valid there. */
function isModule(text, url, scriptError) {
  if (isOff('experimental-detect-module')) {
    return false;
  }
  const handle = compileModule(url, text);
  if (handle instanceof SyntaxError) {
    return false;
  }
  return handle.hasModuleSyntax() || onlyInScripts.test(scriptError.message) || scriptError.message === "Cannot use 'import.meta' outside a module";
}

module.exports = {
  arrowOf: (error) => arrows.get(error),
  compileForRealms,
  compileFunction,
  compileFunctionIn,
  compileModule,
  compileModuleIn,
  followSourceMaps,
  compileScript,
  decorate,
  engine,
  isModule,
  wrapperParameters: parameters,
};
