'use strict';

// The global console: a plain object with the methods of Console, bound to the streams of the process.

const { Console, kBindProperties, kBindStreamsLazy, kLogs, kObserved } = require('internal/console/constructor');
const host = binding('host');
const inspector = binding('inspector');

// A namespace object of the web: its prototype is an empty object.
const console = Object.create({});

for (const key of Reflect.ownKeys(Console.prototype)) {
  if (key === 'constructor') {
    continue;
  }
  const descriptor = Object.getOwnPropertyDescriptor(Console.prototype, key);
  if (typeof descriptor.value === 'function') {
    const { name } = descriptor.value;
    descriptor.value = descriptor.value.bind(console);
    Object.defineProperty(descriptor.value, 'name', { __proto__: null, value: name });
  }
  Object.defineProperty(console, key, descriptor);
}

// Before the streams of the process can be made, text goes straight to the descriptors.
const rawStreams = {
  stdout: { write: (text) => binding('process').rawStdout(text) },
  stderr: { write: (text) => binding('process').rawStderr(text) },
};

function processStream(name) {
  try {
    return process[name];
  } catch {
    return rawStreams[name];
  }
}

console[kBindStreamsLazy]({
  get stdout() {
    return processStream('stdout');
  },
  get stderr() {
    return processStream('stderr');
  },
});
console[kBindProperties](true, 'auto');

// Inside an application text goes to its log, with a level, and in the context of the call that wrote it.
if (host.logs()) {
  const { currentContext } = require('internal/host_context');
  Object.defineProperty(console, kLogs, {
    __proto__: null,
    value: (method, text) => host.log(method === 'log' ? 'info' : method, text, currentContext()),
  });
}

// Debuggers hear of it, too.
Object.defineProperty(console, kObserved, {
  __proto__: null,
  value(type, args) {
    if (inspector.observesConsole()) {
      require('internal/inspector/console').report(type, args);
    }
  },
});

/** Profiling marks go to an inspector, which is not attached: as in Node without one, they do nothing. */
function inspectorOnly(name) {
  const method = { [name]() {} }[name];
  Object.defineProperty(console, name, { __proto__: null, value: method, configurable: true, enumerable: true, writable: true });
}
Object.defineProperty(console, 'Console', { __proto__: null, value: Console, configurable: true, enumerable: true, writable: true });
inspectorOnly('profile');
inspectorOnly('profileEnd');
inspectorOnly('timeStamp');

console.context = function context() {
  return Object.create(Object.getPrototypeOf(console), Object.getOwnPropertyDescriptors(console));
};

console.createTask = function createTask(name) {
  if (typeof name !== 'string' || name === '') {
    throw new Error('First argument must be a non-empty string.');
  }
  return {
    run(fn) {
      return fn();
    },
  };
};

module.exports = { console };
