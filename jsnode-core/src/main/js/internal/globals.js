'use strict';

// The global object of user code: one table. Heavy ones are made at first use. Names that Node lists with
// Object.keys(globalThis) are enumerable, all others are not.

const global = globalThis;

const lazyGlobals = [
  // name, module, export (default: the name), enumerable
  ['structuredClone', 'internal/structured_clone', undefined, true],
  ['atob', 'buffer', undefined, true],
  ['btoa', 'buffer', undefined, true],
  ['performance', 'perf_hooks', undefined, true],
  ['fetch', 'internal/fetch', undefined, true],
  ['crypto', 'crypto', 'webcrypto', true],
  ['navigator', 'internal/navigator', undefined, true],
  ['Blob', 'buffer'],
  ['File', 'buffer'],
  ['URL', 'internal/url'],
  ['URLSearchParams', 'internal/url'],
  ['URLPattern', 'internal/url/pattern'],
  ['TextEncoder', 'internal/encoding'],
  ['TextDecoder', 'internal/encoding'],
  ['AbortController', 'internal/abort_controller'],
  ['AbortSignal', 'internal/abort_controller'],
  ['Event', 'internal/event_target'],
  ['EventTarget', 'internal/event_target'],
  ['CustomEvent', 'internal/event_target'],
  ['DOMException', 'internal/domexception'],
  ['MessageChannel', 'internal/worker/io'],
  ['MessagePort', 'internal/worker/io'],
  ['MessageEvent', 'internal/worker/io'],
  ['BroadcastChannel', 'internal/worker/io'],
  ['Navigator', 'internal/navigator'],
  ['Performance', 'perf_hooks'],
  ['PerformanceEntry', 'perf_hooks'],
  ['PerformanceMark', 'perf_hooks'],
  ['PerformanceMeasure', 'perf_hooks'],
  ['PerformanceObserver', 'perf_hooks'],
  ['PerformanceObserverEntryList', 'perf_hooks'],
  ['PerformanceResourceTiming', 'perf_hooks'],
  ['Crypto', 'internal/crypto/webcrypto'],
  ['CryptoKey', 'internal/crypto/webcrypto_key'],
  ['SubtleCrypto', 'internal/crypto/webcrypto'],
  ['DisposableStack', 'internal/disposable_stack'],
  ['AsyncDisposableStack', 'internal/disposable_stack'],
  ['SuppressedError', 'internal/disposable_stack'],
  ['Headers', 'internal/fetch'],
  ['Request', 'internal/fetch'],
  ['Response', 'internal/fetch'],
  ['FormData', 'internal/fetch'],
  ['WebSocket', 'internal/fetch'],
  ['CloseEvent', 'internal/fetch'],
];

const webStreams = [
  'ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest',
  'ReadableByteStreamController', 'ReadableStreamDefaultController', 'TransformStream',
  'TransformStreamDefaultController', 'WritableStream', 'WritableStreamDefaultController',
  'WritableStreamDefaultWriter', 'ByteLengthQueuingStrategy', 'CountQueuingStrategy', 'TextEncoderStream',
  'TextDecoderStream', 'CompressionStream', 'DecompressionStream',
];

function define(name, value, enumerable) {
  Object.defineProperty(global, name, { value, writable: true, enumerable, configurable: true });
}

function defineLazy(name, id, key = name, enumerable = false) {
  const accessor = {
    get [name]() {
      const value = require(id)[key];
      define(name, value, enumerable);
      return value;
    },
    set [name](value) {
      define(name, value, enumerable);
    },
  };
  Object.defineProperty(global, name, { ...Object.getOwnPropertyDescriptor(accessor, name), enumerable });
}

/** Stays an accessor, as in Node, also when something was assigned. */
function defineAccessor(name, load) {
  const set = { set(value) { defineKnown(value); } }.set;
  const defineGetter = (get) => Object.defineProperty(global, name, { get, set, enumerable: false, configurable: true });
  // A getter of its own once the value is there: it is inlined where packages use the global, and nothing of `load` is.
  const defineKnown = (value) => defineGetter({ get() { return value; } }.get);
  defineGetter({
    get() {
      const value = load();
      defineKnown(value);
      return value;
    },
  }.get);
}

require('internal/json').install();

const timers = require('timers');
const { queueMicrotask } = require('internal/process/task_queues');

define('global', global, true);
for (const name of ['clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout']) {
  define(name, timers[name], true);
}
define('queueMicrotask', queueMicrotask, true);
delete global.performance; // the engine's: it would come first in Object.keys()
for (const entry of lazyGlobals) {
  defineLazy(...entry);
}
for (const name of webStreams) {
  defineLazy(name, 'stream/web');
}
defineAccessor('process', () => process);
defineAccessor('Buffer', () => require('buffer').Buffer);
delete global.AsyncContext;
Object.defineProperty(global, Symbol.toStringTag, { value: 'global', configurable: true });
defineLazy('console', 'internal/console/global', 'console');
