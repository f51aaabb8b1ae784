'use strict';

// Stands in for the WebJar's own utilities: the runtime's, loaded when first used where they are heavy.

const { promisify, kEmptyObject, once, deprecate } = require('internal/util');
const types = require('internal/util/types');

module.exports = {
  kEmptyObject,
  once,
  promisify,
  deprecate,
  types,
  createDeferredPromise: () => Promise.withResolvers(),
  // The WebJar calls debug() in every read and write: a function without a body costs nothing when compiled.
  debuglog: () => () => {},
  inspect: (...args) => require('internal/util/inspect').inspect(...args),
  format: (...args) => require('internal/util/inspect').format(...args),
  isBlob: (value) => typeof value === 'object' && value !== null && value instanceof globalThis.Blob,
  addAbortListener: (signal, listener) => require('events').addAbortListener(signal, listener),
  AbortSignalAny: (signals) => AbortSignal.any(signals),
};
