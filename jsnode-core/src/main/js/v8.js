'use strict';

// node:v8 as far as it has a meaning on the JVM: the wire format, and the heap, which is the JVM's. What only V8 can do says so.

const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
const { emitExperimentalWarning } = require('internal/util');
const { validateFunction, validateObject, validateOneOf, validateString } = require('internal/validators');
const { GCProfiler } = require('internal/v8/gc_profiler');
const { DefaultDeserializer, DefaultSerializer, deserialize, serialize } = require('internal/v8/default_serdes');
const { Deserializer } = require('internal/v8/deserializer');
const { Serializer } = require('internal/v8/serializer');
const heap = require('internal/v8/heap');

const flags = [];

/** V8's flags mean nothing to this engine. They are kept, since data cached under other flags counts as stale. */
function setFlagsFromString(text) {
  validateString(text, 'flags');
  flags.push(text);
}

/** A number that differs where code cached by one runtime cannot be used by the other. */
function cachedDataVersionTag() {
  const text = `${process.version} ${process.versions.graaljs} ${flags.join(' ')}`;
  let tag = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    tag = Math.imul(tag ^ text.charCodeAt(i), 0x01000193);
  }
  return tag >>> 0;
}

function isStringOneByteRepresentation(content) {
  validateString(content, 'content');
  return !/[^\0-\xff]/.test(content);
}

function unsupported(name) {
  const short = name.slice(name.lastIndexOf('.') + 1);
  return {
    [short]() {
      throw new ERR_METHOD_NOT_IMPLEMENTED(`v8.${name}()`);
    },
  }[short];
}

/** Refuses what V8 refuses; the JVM does not tell which objects of a class are alive. */
function queryObjects(constructor, options = {}) {
  emitExperimentalWarning('v8.queryObjects()');
  validateFunction(constructor, 'constructor');
  validateObject(options, 'options');
  validateOneOf(options.format ?? 'count', 'options.format', ['count', 'summary']);
  throw new ERR_METHOD_NOT_IMPLEMENTED('v8.queryObjects()');
}

module.exports = {
  cachedDataVersionTag,
  getHeapSnapshot: unsupported('getHeapSnapshot'),
  getHeapStatistics: heap.getHeapStatistics,
  getHeapSpaceStatistics: heap.getHeapSpaceStatistics,
  getHeapCodeStatistics: heap.getHeapCodeStatistics,
  getCppHeapStatistics: unsupported('getCppHeapStatistics'),
  setFlagsFromString,
  Serializer,
  Deserializer,
  DefaultSerializer,
  DefaultDeserializer,
  deserialize,
  takeCoverage: unsupported('takeCoverage'),
  stopCoverage: unsupported('stopCoverage'),
  serialize,
  writeHeapSnapshot: unsupported('writeHeapSnapshot'),
  get promiseHooks() {
    return require('internal/promise_hooks').publicHooks;
  },
  queryObjects,
  startupSnapshot: {
    addDeserializeCallback: unsupported('startupSnapshot.addDeserializeCallback'),
    addSerializeCallback: unsupported('startupSnapshot.addSerializeCallback'),
    setDeserializeMainFunction: unsupported('startupSnapshot.setDeserializeMainFunction'),
    isBuildingSnapshot: () => false,
  },
  setHeapSnapshotNearHeapLimit: unsupported('setHeapSnapshotNearHeapLimit'),
  GCProfiler,
  isStringOneByteRepresentation,
  startCpuProfile: unsupported('startCpuProfile'),
};
