'use strict';

// The JavaScript half of calls from Java: finds the function, calls it, and tells the Java side (`sink`) what came of it.
// A sink has resolve(value), reject(error); a source of a stream has next(value), complete(), reject(error).

const { callIn, capture } = require('internal/async_context');
const { runInContext } = require('internal/host_context');
const { codes: { ERR_INVALID_RETURN_VALUE } } = require('internal/errors');

function isThenable(value) {
  return value !== null && (typeof value === 'object' || typeof value === 'function') && typeof value.then === 'function';
}

function functionOf(target, name) {
  const fn = target[name];
  if (typeof fn === 'function') {
    return fn;
  }
  const error = new TypeError(`The module has no function '${name}'; it exports: ${exportedFunctions(target)}`);
  error.code = 'ERR_JSNODE_NO_SUCH_FUNCTION';
  throw error;
}

function exportedFunctions(target) {
  const names = Object.keys(target).filter((key) => typeof target[key] === 'function');
  return names.length === 0 ? 'no functions' : names.join(', ');
}

// The names that `invoke` finds a function by.
function functionNames(exports) {
  const names = new Set();
  for (const owner of [exports, exports?.default]) {
    if ((typeof owner === 'object' && owner !== null) || typeof owner === 'function') {
      Object.keys(owner).filter((key) => typeof owner[key] === 'function').forEach((key) => names.add(key));
    }
  }
  return Array.from(names);
}

// What a call is aimed at: exports of a CommonJS module, or a namespace, whose default export serves where it has no
// export of that name.
function targetOf(exports, name) {
  const isNamespace = exports[Symbol.toStringTag] === 'Module';
  if (isNamespace && !(name in exports) && exports.default !== null && typeof exports.default === 'object') {
    return exports.default;
  }
  return exports;
}

function invoke(exports, name, args) {
  if (name === '') {
    return functionOf({ call: typeof exports === 'function' ? exports : exports.default }, 'call')(...args);
  }
  const { owner, key } = memberOf(exports, name);
  return functionOf(owner, key).apply(owner, args);
}

// The object that has what `name` stands for, dots going from an export to its members.
function memberOf(exports, name) {
  const path = name.split('.');
  const key = path.pop();
  let owner = targetOf(exports, path[0] ?? key);
  for (const step of path) {
    owner = owner[step] ?? {};
  }
  return { owner, key };
}

function hasFunction(exports, name) {
  if (name === '') {
    return typeof exports === 'function' || typeof exports.default === 'function';
  }
  const { owner, key } = memberOf(exports, name);
  return typeof owner[key] === 'function';
}

/**
 * Finds the function of a name with each call, as the object that has it and its key: a module may replace it.
 */
function finderOf(exports, name) {
  if (name === '') {
    const place = { owner: { call: (...args) => invoke(exports, '', args) }, key: 'call' };
    return () => place;
  }
  if (name.includes('.')) {
    return () => withFunction(memberOf(exports, name));
  }
  const place = { owner: targetOf(exports, name), key: name };
  return () => withFunction(place);
}

function withFunction(place) {
  functionOf(place.owner, place.key);
  return place;
}

// What Java calls for all calls of one function, as (sink, ...arguments). Without rest parameters: most functions have
// few, and need no array.
function callerOf(find) {
  return function (sink, first, second, third) {
    try {
      const { owner, key } = find();
      switch (arguments.length) {
        case 1:
          settle(sink, owner[key]());
          break;
        case 2:
          settle(sink, owner[key](first));
          break;
        case 3:
          settle(sink, owner[key](first, second));
          break;
        case 4:
          settle(sink, owner[key](first, second, third));
          break;
        default:
          settle(sink, Reflect.apply(owner[key], owner, Array.prototype.slice.call(arguments, 1)));
      }
    } catch (error) {
      sink.reject(error);
    }
  };
}

function settle(sink, result) {
  if (isThenable(result)) {
    result.then((value) => sink.resolve(value), (error) => sink.reject(error));
  } else {
    sink.resolve(result);
  }
}

// Calls one of the functions of this module in the context of who calls from Java.
function callInContext(context, fn, ...args) {
  return runInContext(context, fn, args);
}

// The absolute path of the folder that modules are looked up from: `classpath:` has a mount point of its own.
function rootPath(root) {
  if (root.startsWith('classpath:')) {
    return binding('modules').mountClassPath(root.slice('classpath:'.length).replace(/^\/+|\/+$/g, ''));
  }
  return require('path').resolve(root);
}

function loadByRequire(sink, root, specifier) {
  try {
    sink.resolve(require('internal/modules/run_main').requireFrom(root, specifier));
  } catch (error) {
    sink.reject(error);
  }
}

function loadByImport(sink, root, specifier) {
  require('internal/modules/run_main').importFrom(root, specifier)
    .then((value) => sink.resolve(value), (error) => sink.reject(require('internal/modules/compile').decorate(error)));
}

function packagesAhead(root, specifier) {
  return require('internal/modules/ahead').packagesAhead(root, specifier);
}

function loadAhead(sink, urls) {
  if (urls.length === 0) {
    sink.resolve(undefined);
    return;
  }
  require('internal/modules/ahead').loadAhead(Array.from(urls))
    .then(() => sink.resolve(undefined), (error) => sink.reject(error));
}

function areFirst(root, specifier, urls) {
  return require('internal/modules/ahead').areFirst(root, specifier, Array.from(urls));
}

function iteratorOf(result) {
  if (result !== null && result !== undefined) {
    if (typeof result[Symbol.asyncIterator] === 'function') {
      return result[Symbol.asyncIterator]();
    }
    if (typeof result === 'object' && typeof result[Symbol.iterator] === 'function' && !ArrayBuffer.isView(result)) {
      return result[Symbol.iterator]();
    }
  }
  throw new ERR_INVALID_RETURN_VALUE('an async iterable, an iterable or a stream', 'function', result);
}

// One item is asked for at a time, and only on demand.
class StreamSource {
  #sink;
  #iterator;
  #wanted = 0;
  #busy = false;
  #ended = false;
  // Each request comes from Java in a turn of its own.
  #context = capture();

  constructor(sink) {
    this.#sink = sink;
  }

  async open(createIterator) {
    try {
      this.#iterator = await createIterator();
      if (this.#ended) {
        this.#close();
      } else {
        this.#pull();
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  request(count) {
    this.#wanted += count;
    callIn(this.#context, this.#pull, this, []);
  }

  cancel() {
    this.#ended = true;
    this.#close();
  }

  async #pull() {
    if (this.#busy || this.#iterator === undefined) {
      return;
    }
    this.#busy = true;
    try {
      while (this.#wanted > 0 && !this.#ended) {
        const { value, done } = await this.#iterator.next();
        if (this.#ended) {
          return;
        }
        if (done) {
          this.#ended = true;
          this.#sink.complete();
          return;
        }
        this.#wanted--;
        this.#sink.next(isThenable(value) ? await value : value);
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#busy = false;
    }
  }

  #fail(error) {
    if (!this.#ended) {
      this.#ended = true;
      this.#sink.reject(error);
    }
  }

  #close() {
    const returned = this.#iterator?.return?.();
    if (isThenable(returned)) {
      // The consumer is gone: nobody is left to hear of a failing clean-up.
      returned.then(undefined, () => {});
    }
  }
}

function stream(sink, exports, name, ...args) {
  const source = new StreamSource(sink);
  sink.opened(source);
  source.open(async () => iteratorOf(await invoke(exports, name, args)));
}

// What a function renders. A whole text comes as an array, so that Java knows that nothing follows.
function content(sink, exports, name, ...args) {
  const source = new StreamSource(sink);
  sink.opened(source);
  source.open(async () => iteratorOf(piecesOf(await invoke(exports, name, args))));
}

function piecesOf(result) {
  if (typeof result === 'string' || ArrayBuffer.isView(result)) {
    return [[result]];
  }
  if (typeof result?.pipe === 'function' && typeof result[Symbol.asyncIterator] !== 'function') {
    // Like what React's renderToPipeableStream() returns.
    const { PassThrough } = require('stream');
    const pieces = new PassThrough();
    result.pipe(pieces);
    return pieces;
  }
  return result;
}

// Whether there is a file or built-in behind a name, without loading it.
function isThere(root, specifier) {
  try {
    require('internal/modules/run_main').requireResolveFrom(root, specifier);
    return true;
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') {
      return false;
    }
    throw error;
  }
}

function events(sink, exports, name, event, capacity) {
  const source = new StreamSource(sink);
  sink.opened(source);
  source.open(() => new (require('internal/emitter_events').EmitterEvents)(emitterOf(exports, name), event, capacity));
}

function emitterOf(exports, name) {
  const emitter = exportOf(exports, name);
  if (!isEmitter(emitter)) {
    const error = new TypeError(`The export '${name === '' ? 'default' : name}' of the module is no EventEmitter`);
    error.code = 'ERR_JSNODE_NO_SUCH_EMITTER';
    throw error;
  }
  return emitter;
}

function hasEmitter(exports, name) {
  return isEmitter(exportOf(exports, name));
}

function isEmitter(value) {
  return typeof value?.on === 'function' && typeof value.removeListener === 'function';
}

// A member of the exports; the module itself or its default export for the empty name.
function exportOf(exports, name) {
  if (name === '') {
    return isEmitter(exports) ? exports : exports.default;
  }
  const { owner, key } = memberOf(exports, name);
  return owner[key];
}

function requestFrom(source, count) {
  source.request(count);
}

function cancelSource(source) {
  source.cancel();
}

function createAbort() {
  return new AbortController();
}

function abort(controller) {
  controller.abort();
}

module.exports = {
  abort, areFirst, callInContext, callerOf, cancelSource, content, createAbort, events, finderOf, functionNames, hasEmitter, hasFunction, isThenable,
  isThere, loadAhead, loadByImport, loadByRequire, packagesAhead, requestFrom, rootPath, stream,
};
