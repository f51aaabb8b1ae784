'use strict';

// node:v8 as far as it has a meaning on the JVM: the heap it tells of is the JVM's. What only V8 can do says so.

const native = binding('process');
const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');

function getHeapStatistics() {
  const [, committed, used, external] = native.memoryUsage();
  const limit = native.maxHeap();
  return {
    total_heap_size: committed,
    total_heap_size_executable: 0,
    total_physical_size: committed,
    total_available_size: limit - used,
    used_heap_size: used,
    heap_size_limit: limit,
    malloced_memory: external,
    peak_malloced_memory: external,
    does_zap_garbage: 0,
    number_of_native_contexts: 1,
    number_of_detached_contexts: 0,
    total_global_handles_size: 0,
    used_global_handles_size: 0,
    external_memory: external,
  };
}

function unsupported(name) {
  return {
    [name]() {
      throw new ERR_METHOD_NOT_IMPLEMENTED(`v8.${name}()`);
    },
  }[name];
}

module.exports = {
  getHeapStatistics,
  startupSnapshot: {
    isBuildingSnapshot: () => false,
    addSerializeCallback: unsupported('startupSnapshot.addSerializeCallback'),
    addDeserializeCallback: unsupported('startupSnapshot.addDeserializeCallback'),
    setDeserializeMainFunction: unsupported('startupSnapshot.setDeserializeMainFunction'),
  },
};
for (const name of ['cachedDataVersionTag', 'deserialize', 'getCppHeapStatistics', 'getHeapCodeStatistics', 'getHeapSnapshot',
  'getHeapSpaceStatistics', 'isStringOneByteRepresentation', 'queryObjects', 'serialize', 'setFlagsFromString',
  'setHeapSnapshotNearHeapLimit', 'startCpuProfile', 'stopCoverage', 'takeCoverage', 'writeHeapSnapshot']) {
  module.exports[name] = unsupported(name);
}
