'use strict';

const {
  codes: {
    ERR_FEATURE_UNAVAILABLE_ON_PLATFORM, ERR_INVALID_ARG_TYPE, ERR_SCRIPT_EXECUTION_INTERRUPTED, ERR_SCRIPT_EXECUTION_TIMEOUT,
  },
} = require('internal/errors');
const compile = require('internal/modules/compile');
const { contextOf } = require('internal/vm/context');
const cachedData = require('internal/vm/cached_data');
const hosts = require('internal/vm/hosts');
const { isArrayBufferView } = require('internal/util/types');
const {
  validateArray, validateBoolean, validateInt32, validateObject, validateString, validateStringArray, validateUint32, kValidateObjectAllowObjects,
} = require('internal/validators');

const kMaxOffset = 1e6;

/** Moves code to where its file has it. A negative offset cannot be had, one beyond a million is not worth its space. */
function placed(code, lineOffset, columnOffset) {
  const lines = lineOffset > 0 && lineOffset <= kMaxOffset ? lineOffset : 0;
  const columns = columnOffset > 0 && columnOffset <= kMaxOffset ? columnOffset : 0;
  return lines === 0 && columns === 0 ? code : `${'\n'.repeat(lines)}${' '.repeat(columns)}${code}`;
}

function validateCachedData(data) {
  if (data !== undefined && !isArrayBufferView(data)) {
    throw new ERR_INVALID_ARG_TYPE('options.cachedData', ['Buffer', 'TypedArray', 'DataView'], data);
  }
}

/** Sets what Node tells of cached data on a script or function. */
function tellCachedData(target, source, { cachedData: given, produceCachedData }) {
  if (given !== undefined) {
    target.cachedDataRejected = !cachedData.accepts(given, source);
  }
  if (produceCachedData) {
    target.cachedDataProduced = true;
    target.cachedData = cachedData.produce(source);
  }
}

function sourceMapUrlOf(code) {
  const found = [...code.matchAll(/^[\t ]*\/\/[#@][\t ]+sourceMappingURL=[\t ]*([^\s'"]*)[\t ]*$/gm)];
  return found.length === 0 ? undefined : found.at(-1)[1];
}

class Script {
  #handle;
  #filename;
  #source;
  #offset;

  constructor(code, options = {}) {
    code = `${code}`;
    if (typeof options === 'string') {
      options = { filename: options };
    } else {
      validateObject(options, 'options');
    }
    const { filename = 'evalmachine.<anonymous>', lineOffset = 0, columnOffset = 0, produceCachedData = false, importModuleDynamically } = options;
    validateString(filename, 'options.filename');
    validateInt32(lineOffset, 'options.lineOffset');
    validateInt32(columnOffset, 'options.columnOffset');
    validateCachedData(options.cachedData);
    validateBoolean(produceCachedData, 'options.produceCachedData');
    const uri = hosts.register(importModuleDynamically, 'options.importModuleDynamically', () => this, undefined, filename);
    const text = placed(code, lineOffset, columnOffset);
    const result = compile.compileForRealms(text, filename, uri);
    if (result instanceof SyntaxError) {
      throw compile.decorate(result);
    }
    this.#handle = result;
    this.#filename = filename;
    this.#source = code;
    this.#offset = { line: Math.max(0, lineOffset), column: Math.max(0, columnOffset) };
    tellCachedData(this, code, { cachedData: options.cachedData, produceCachedData });
    this.sourceMapURL = sourceMapUrlOf(code);
  }

  createCachedData() {
    return cachedData.produce(this.#source);
  }

  runInThisContext(options) {
    return this.#run(this.#handle.in(null), globalThis, null, runOptions(options));
  }

  runInContext(contextifiedObject, options) {
    const context = validateContext(contextifiedObject);
    return this.#run(this.#handle.in(context.realm), context.global, context.realm, runOptions(options));
  }

  /** Calls the script's function; `realm` is the one whose own promise jobs belong to the call. */
  #run(fn, self, realm, { timeout, displayErrors, breakOnSigint }) {
    const call = compile.engine.guardedRun();
    switch (guarded(call, breakOnSigint, () => call.call(fn, self, realm, timeout))) {
      case 'completed':
        return call.result();
      case 'timeout':
        throw new ERR_SCRIPT_EXECUTION_TIMEOUT(timeout);
      case 'broken':
        throw new ERR_SCRIPT_EXECUTION_INTERRUPTED();
      case 'interrupted':
        return undefined;
      default:
        throw displayErrors ? shown(call.error(), this.#filename, this.#source, this.#offset) : call.error();
    }
  }

  runInNewContext(contextObject, options) {
    if (typeof this?.runInContext !== 'function') {
      throw new TypeError('this.runInContext is not a function');
    }
    const { createContext, contextOptions } = require('internal/vm/create');
    return this.runInContext(createContext(contextObject, contextOptions(options)), options);
  }
}

function runOptions(options = {}) {
  validateObject(options, 'options');
  const { timeout, displayErrors = true, breakOnSigint = false } = options;
  if (timeout !== undefined) {
    validateUint32(timeout, 'options.timeout', true);
  }
  validateBoolean(displayErrors, 'options.displayErrors');
  validateBoolean(breakOnSigint, 'options.breakOnSigint');
  return { timeout: timeout ?? 0, displayErrors, breakOnSigint };
}

/** Runs a call, which SIGINT ends if that is wished. Inside an application the signals are not the script's. */
function guarded(call, breakOnSigint, run) {
  if (!breakOnSigint) {
    return run();
  }
  const signals = binding('signals');
  if (!signals.breakOnSigint(call)) {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('breakOnSigint of node:vm');
  }
  try {
    return run();
  } finally {
    signals.endBreakOnSigint();
  }
}

const decorated = new WeakSet();

/** Puts the place of an error above its stack, once, where it was thrown in the script itself. */
function shown(error, filename, source, offset) {
  if (!Error.isError(error) || decorated.has(error) || typeof error.stack !== 'string') {
    return error;
  }
  const frame = /^ {4}at (?:.*\()?([^()\n]*):(\d+):(\d+)\)?$/m.exec(error.stack);
  if (frame !== null && frame[1] === filename) {
    decorated.add(error);
    const index = frame[2] - 1 - offset.line;
    const line = source.split('\n', index + 1)[index] ?? '';
    const column = frame[3] - (index === 0 ? offset.column : 0);
    error.stack = `${filename}:${frame[2]}\n${line}\n${caret(line, column)}\n\n${error.stack}`;
  }
  return error;
}

/** V8 points at the statement that throws; a frame has the place where the error was made. */
function caret(line, column) {
  const thrown = line.lastIndexOf('throw ', column - 1);
  return `${line.slice(0, thrown >= 0 ? thrown : column - 1).replace(/[^\t]/g, ' ')}^`;
}

function validateContext(object, name = 'contextifiedObject') {
  validateObject(object, name, kValidateObjectAllowObjects);
  const context = contextOf(object);
  if (context === undefined) {
    throw new ERR_INVALID_ARG_TYPE(name, 'vm.Context', object);
  }
  return context;
}

function compileFunction(code, params, options = {}) {
  validateString(code, 'code');
  if (params !== undefined) {
    validateStringArray(params, 'params');
  }
  validateObject(options, 'options');
  const {
    filename = '', columnOffset = 0, lineOffset = 0, produceCachedData = false, parsingContext, contextExtensions = [], importModuleDynamically,
  } = options;
  validateString(filename, 'options.filename');
  validateInt32(columnOffset, 'options.columnOffset');
  validateInt32(lineOffset, 'options.lineOffset');
  validateCachedData(options.cachedData);
  validateBoolean(produceCachedData, 'options.produceCachedData');
  const context = parsingContextOf(parsingContext);
  validateArray(contextExtensions, 'options.contextExtensions');
  contextExtensions.forEach((extension, i) => validateObject(extension, `options.contextExtensions[${i}]`, kValidateObjectAllowObjects));
  let fn;
  const uri = hosts.register(importModuleDynamically, 'options.importModuleDynamically', () => fn, undefined, filename);
  fn = compile.compileFunctionIn(context?.realm ?? null, placed(code, lineOffset, columnOffset), filename, uri, params ?? [], contextExtensions);
  if (fn instanceof SyntaxError) {
    throw compile.decorate(fn);
  }
  tellCachedData(fn, code, { cachedData: options.cachedData, produceCachedData });
  fn.sourceMapURL = sourceMapUrlOf(code);
  return fn;
}

function parsingContextOf(object) {
  if (object === undefined) {
    return undefined;
  }
  const context = typeof object === 'object' && object !== null ? contextOf(object) : undefined;
  if (context === undefined) {
    throw new ERR_INVALID_ARG_TYPE('options.parsingContext', 'Context', object);
  }
  return context;
}

module.exports = { Script, compileFunction, placed, guarded, validateCachedData };
