'use strict';

// Java functions for JavaScript: `spring:<name>` is an object with the functions of a dev.jsnode.HostModule. The Java
// side is dev.jsnode.HostCalls; it also turns publishers among the arguments of calls into promises and iterables.

const { currentContext, enterContext, runInContext } = require('internal/host_context');

const scheme = 'spring:';
const loaded = new Map();
let host;

function setup(hostCalls) {
  host = hostCalls;
  require('internal/modules/schemes').registerScheme('spring', load);
}

function isHostModule(specifier) {
  return specifier.startsWith(scheme);
}

function load(specifier) {
  let exports = loaded.get(specifier);
  if (exports === undefined) {
    exports = create(specifier.slice(scheme.length));
    binding('host').carryContext();
    loaded.set(specifier, exports);
  }
  return exports;
}

function create(name) {
  if (name === 'context' && host !== undefined) {
    return contextModule();
  }
  if (name === 'events' && host !== undefined) {
    return eventsModule();
  }
  if (name === 'views' && host !== undefined) {
    return require('internal/view_helpers');
  }
  const functions = host?.functions(name) ?? null;
  if (functions === null) {
    throw notOpened(name);
  }
  const exports = {};
  for (const key of Array.from(functions)) {
    exports[key] = { [key]: (...args) => host.call(name, key, args, currentContext()) }[key];
  }
  return Object.freeze(exports);
}

// `spring:context`: the context of the call or request that this execution serves, which beans are called in.
function contextModule() {
  return Object.freeze({
    get: (key) => host.contextValue(currentContext(), `${key}`) ?? undefined,
    set: (key, value) => enterContext(host.withContextValue(currentContext(), `${key}`, value)),
    run: (values, fn, ...args) => {
      let context = currentContext();
      for (const [key, value] of Object.entries(values)) {
        context = host.withContextValue(context, key, value);
      }
      return runInContext(context, fn, args);
    },
    mdc: Object.freeze({
      get: (key) => host.mdcEntry(currentContext(), `${key}`) ?? undefined,
      set: (key, value) =>
        enterContext(host.withMdcEntry(currentContext(), `${key}`, value === undefined || value === null ? null : `${value}`)),
    }),
  });
}

// `spring:events`: an EventEmitter that emits the events of the application that were opened to JavaScript.
function eventsModule() {
  const EventEmitter = require('events');
  const emitter = new EventEmitter();
  const emit = (name, value) => emitter.emit(name, value);
  host.onEvent((name, value, context) => (context === null ? emit(name, value) : runInContext(context, emit, [name, value])));
  return emitter;
}

function notOpened(name) {
  const names = host === undefined ? [] : Array.from(host.names(), (other) => `'${scheme}${other}'`);
  const opened = names.length === 0 ? 'No bean is opened.' : `Opened are ${names.join(', ')}.`;
  const error = new Error(`Cannot find module '${scheme}${name}': no bean is opened to JavaScript by this name. ${opened}`);
  error.code = 'ERR_MODULE_NOT_FOUND';
  return error;
}

function createPromise() {
  return Promise.withResolvers();
}

// An async iterator over a publisher: each next() asks for one item.
class ItemIterator {
  #items;
  #subscription;
  #waiting = [];
  #ended = false;
  #failure;

  constructor(items) {
    this.#items = items;
  }

  next() {
    if (this.#ended) {
      return this.#afterEnd();
    }
    this.#subscription ??= this.#items.subscribe(
      (value) => this.#waiting.shift()?.resolve({ value, done: false }),
      (error) => this.#end({ error }),
      () => this.#end(),
    );
    const deferred = Promise.withResolvers();
    this.#waiting.push(deferred);
    this.#subscription.pull(1);
    return deferred.promise;
  }

  return(value) {
    this.#subscription?.end();
    this.#end();
    return Promise.resolve({ value, done: true });
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  #end(failure) {
    if (!this.#ended) {
      this.#ended = true;
      this.#failure = failure;
      for (const { resolve } of this.#waiting.splice(0)) {
        resolve(this.#afterEnd());
      }
    }
  }

  // The error is told once; what is asked for after it finds the end.
  #afterEnd() {
    const failure = this.#failure;
    this.#failure = undefined;
    return failure === undefined ? Promise.resolve({ value: undefined, done: true }) : Promise.reject(failure.error);
  }
}

function createAsyncIterable(items) {
  return { [Symbol.asyncIterator]: () => new ItemIterator(items) };
}

module.exports = { createAsyncIterable, createPromise, isHostModule, load, setup };
