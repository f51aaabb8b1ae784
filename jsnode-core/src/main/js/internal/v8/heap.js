'use strict';

// The heap that node:v8 tells of is the JVM's: it has no such spaces as V8's, so all that is used stands in the old one.

const native = binding('process');

const SPACES = ['read_only_space', 'new_space', 'old_space', 'code_space', 'shared_space', 'trusted_space', 'shared_trusted_space',
  'new_large_object_space', 'large_object_space', 'code_large_object_space', 'shared_large_object_space',
  'shared_trusted_large_object_space', 'trusted_large_object_space'];

function getHeapStatistics() {
  const [, committed, used] = native.memoryUsage();
  return heapStatisticsOf(used, committed);
}

function heapStatisticsOf(used, committed) {
  const [, , , external] = native.memoryUsage();
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

function getHeapSpaceStatistics() {
  const [, committed, used] = native.memoryUsage();
  return heapSpaceStatisticsOf(used, committed);
}

function heapSpaceStatisticsOf(used, committed) {
  return SPACES.map((name) => {
    const isOld = name === 'old_space';
    return {
      space_name: name,
      space_size: isOld ? committed : 0,
      space_used_size: isOld ? used : 0,
      space_available_size: isOld ? committed - used : 0,
      physical_space_size: isOld ? committed : 0,
    };
  });
}

/** The JVM does not tell its code cache apart by these names. */
function getHeapCodeStatistics() {
  return {
    code_and_metadata_size: 0,
    bytecode_and_metadata_size: 0,
    external_script_source_size: 0,
    cpu_profiler_metadata_size: 0,
  };
}

module.exports = {
  getHeapCodeStatistics, getHeapSpaceStatistics, getHeapStatistics, heapSpaceStatisticsOf, heapStatisticsOf,
};
