'use strict';

// The part of the DevTools protocol that a program can use on itself: Runtime, Profiler and the heap. Its debugger would have
// to stop the thread that it runs on, so that domain is for clients of inspector.open().

const { listen, unlisten } = require('internal/inspector/console');
const { remoteObject } = require('internal/inspector/remote_object');

const native = binding('inspector');

const CONTEXT = 1;
const DEFAULT_INTERVAL_MICROS = 1000;
const domains = ['Runtime', 'Profiler', 'HeapProfiler', 'Schema'];

class ProtocolError extends Error {
  constructor(code, message) {
    super(message);
    this.protocolCode = code;
  }
}

const invalid = (message) => new ProtocolError(-32602, message);
const refused = (message) => new ProtocolError(-32000, message);

class Agent {
  #notify;
  #onConsole;
  #listens = false;
  // By id: { value, group }.
  #objects = new Map();
  #lastId = 0;
  #profiler = { enabled: false, started: false, micros: DEFAULT_INTERVAL_MICROS };
  #exceptions = 0;

  constructor(notify) {
    this.#notify = notify;
    this.#onConsole = (type, args, callFrames) => notify('Runtime.consoleAPICalled', {
      type,
      args: args.map((value) => this.#describe(value, 'console')),
      executionContextId: CONTEXT,
      timestamp: Date.now(),
      stackTrace: { callFrames },
    });
  }

  /** Returns { result } or { error }, or a promise of it. */
  dispatch(method, params) {
    const command = Object.hasOwn(commands, method) ? commands[method] : undefined;
    if (command === undefined) {
      return { error: { code: -32601, message: `'${method}' wasn't found` } };
    }
    try {
      const result = command(this, params);
      return typeof result?.then === 'function' ? result.then((value) => ({ result: value }), failed) : { result };
    } catch (error) {
      return failed(error);
    }
  }

  close() {
    this.disableRuntime();
    this.#objects.clear();
    if (this.#profiler.started) {
      native.stopProfile();
    }
  }

  enableRuntime() {
    if (!this.#listens) {
      this.#listens = true;
      listen(this.#onConsole);
      this.#notify('Runtime.executionContextCreated', {
        context: { id: CONTEXT, origin: '', name: process.title, uniqueId: '1', auxData: { isDefault: true } },
      });
    }
    return {};
  }

  disableRuntime() {
    if (this.#listens) {
      this.#listens = false;
      unlisten(this.#onConsole);
    }
    return {};
  }

  #describe(value, group, options) {
    const keep = (object) => {
      const objectId = `${++this.#lastId}`;
      this.#objects.set(objectId, { value: object, group });
      return objectId;
    };
    return remoteObject(value, { preview: false, ...options, keep });
  }

  evaluate({ expression, objectGroup, returnByValue, generatePreview, awaitPromise, silent }) {
    if (typeof expression !== 'string') {
      throw invalid('Invalid parameters');
    }
    return this.#outcome(() => require('vm').runInThisContext(expression, { displayErrors: !silent }),
      objectGroup, { byValue: returnByValue, preview: generatePreview }, awaitPromise);
  }

  callFunctionOn({ functionDeclaration, objectId, arguments: args = [], objectGroup, returnByValue, generatePreview, awaitPromise }) {
    if (typeof functionDeclaration !== 'string') {
      throw invalid('Invalid parameters');
    }
    const self = objectId === undefined ? globalThis : this.#object(objectId);
    return this.#outcome(() => {
      const fn = require('vm').runInThisContext(`(${functionDeclaration})`);
      return Reflect.apply(fn, self, args.map((argument) => this.#argument(argument)));
    }, objectGroup, { byValue: returnByValue, preview: generatePreview }, awaitPromise);
  }

  #argument({ objectId, unserializableValue, value }) {
    if (objectId !== undefined) {
      return this.#object(objectId);
    }
    if (unserializableValue === undefined) {
      return value;
    }
    return unserializableValue.endsWith('n') ? BigInt(unserializableValue.slice(0, -1)) : Number(unserializableValue);
  }

  #outcome(run, group, options, awaitPromise) {
    let value;
    try {
      value = run();
    } catch (error) {
      return this.#thrown(error, group);
    }
    if (awaitPromise && typeof value?.then === 'function') {
      return value.then((result) => ({ result: this.#describe(result, group, options) }), (error) => this.#thrown(error, group));
    }
    return { result: this.#describe(value, group, options) };
  }

  #thrown(error, group) {
    const exception = this.#describe(error, group);
    return {
      result: exception,
      exceptionDetails: {
        exceptionId: ++this.#exceptions, text: 'Uncaught', lineNumber: 0, columnNumber: 0, exception, executionContextId: CONTEXT,
      },
    };
  }

  #object(objectId) {
    const kept = this.#objects.get(objectId);
    if (kept === undefined) {
      throw refused('Could not find object with given id');
    }
    return kept.value;
  }

  properties({ objectId, ownProperties, accessorPropertiesOnly, generatePreview }) {
    const object = this.#object(objectId);
    const { group } = this.#objects.get(objectId);
    const result = [];
    for (let owner = Object(object); owner !== null; owner = ownProperties ? null : Object.getPrototypeOf(owner)) {
      for (const key of Reflect.ownKeys(owner)) {
        const descriptor = Reflect.getOwnPropertyDescriptor(owner, key);
        if (!accessorPropertiesOnly || descriptor.get !== undefined || descriptor.set !== undefined) {
          result.push(this.#property(key, descriptor, owner === object, group, generatePreview));
        }
      }
    }
    const prototype = Object.getPrototypeOf(Object(object));
    return {
      result,
      internalProperties: [{ name: '[[Prototype]]', value: this.#describe(prototype, group) }],
    };
  }

  #property(key, descriptor, isOwn, group, preview) {
    const described = { name: String(key), configurable: descriptor.configurable, enumerable: descriptor.enumerable, isOwn };
    if (typeof key === 'symbol') {
      described.symbol = this.#describe(key, group);
    }
    if ('value' in descriptor) {
      described.value = this.#describe(descriptor.value, group, { preview });
      described.writable = descriptor.writable;
    } else {
      described.get = this.#describe(descriptor.get, group);
      described.set = this.#describe(descriptor.set, group);
    }
    return described;
  }

  release(objectId) {
    this.#objects.delete(objectId);
    return {};
  }

  releaseGroup(group) {
    for (const [id, kept] of this.#objects) {
      if (kept.group === group) {
        this.#objects.delete(id);
      }
    }
    return {};
  }

  profiler(enabled) {
    this.#profiler.enabled = enabled;
    if (!enabled && this.#profiler.started) {
      this.stopProfile();
    }
    return {};
  }

  samplingInterval(micros) {
    if (this.#profiler.started) {
      throw refused('Cannot change sampling interval when profiling.');
    }
    if (!Number.isInteger(micros) || micros <= 0) {
      throw invalid('Invalid parameters');
    }
    this.#profiler.micros = micros;
    return {};
  }

  startProfile() {
    if (!this.#profiler.enabled) {
      throw refused('Profiler is not enabled');
    }
    if (!this.#profiler.started) {
      this.#profiler.started = true;
      native.startProfile(this.#profiler.micros);
    }
    return {};
  }

  stopProfile() {
    if (!this.#profiler.started) {
      throw refused('No recording profiles found');
    }
    this.#profiler.started = false;
    return { profile: JSON.parse(native.stopProfile()) };
  }
}

function failed(error) {
  if (error instanceof ProtocolError) {
    return { error: { code: error.protocolCode, message: error.message } };
  }
  return { error: { code: -32603, message: `Internal error: ${error?.message ?? error}` } };
}

function heapUsage() {
  const { heapTotal, heapUsed } = process.memoryUsage();
  return { usedSize: heapUsed, totalSize: heapTotal };
}

function collectGarbage() {
  native.collectGarbage();
  return {};
}

const nothing = () => ({});

const commands = {
  '__proto__': null,
  'Runtime.enable': (agent) => agent.enableRuntime(),
  'Runtime.disable': (agent) => agent.disableRuntime(),
  'Runtime.evaluate': (agent, params) => agent.evaluate(params),
  'Runtime.callFunctionOn': (agent, params) => agent.callFunctionOn(params),
  'Runtime.getProperties': (agent, params) => agent.properties(params),
  'Runtime.releaseObject': (agent, { objectId }) => agent.release(objectId),
  'Runtime.releaseObjectGroup': (agent, { objectGroup }) => agent.releaseGroup(objectGroup),
  'Runtime.getHeapUsage': heapUsage,
  'Runtime.runIfWaitingForDebugger': nothing,
  'Profiler.enable': (agent) => agent.profiler(true),
  'Profiler.disable': (agent) => agent.profiler(false),
  'Profiler.setSamplingInterval': (agent, { interval }) => agent.samplingInterval(interval),
  'Profiler.start': (agent) => agent.startProfile(),
  'Profiler.stop': (agent) => agent.stopProfile(),
  'HeapProfiler.enable': nothing,
  'HeapProfiler.disable': nothing,
  'HeapProfiler.collectGarbage': collectGarbage,
  'Schema.getDomains': () => ({ domains: domains.map((name) => ({ name, version: '1.3' })) }),
};

module.exports = { Agent };
