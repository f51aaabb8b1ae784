'use strict';

const { Performance, eventLoopUtilization, performance } = require('internal/perf/performance');
const { PerformanceEntry } = require('internal/perf/entry');
const { PerformanceMark, PerformanceMeasure } = require('internal/perf/user_timing');
const { PerformanceObserver, PerformanceObserverEntryList } = require('internal/perf/timeline');
const { PerformanceResourceTiming } = require('internal/perf/resource_timing');
const { timerify } = require('internal/perf/timerify');

module.exports = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  PerformanceResourceTiming,
  monitorEventLoopDelay(options) {
    return require('internal/histogram').monitorEventLoopDelay(options);
  },
  eventLoopUtilization,
  timerify,
  createHistogram(options) {
    return require('internal/histogram').createHistogram(options);
  },
  performance,
};

Object.defineProperty(module.exports, 'constants', {
  __proto__: null,
  configurable: false,
  enumerable: true,
  value: {
    NODE_PERFORMANCE_GC_MAJOR: 4,
    NODE_PERFORMANCE_GC_MINOR: 1,
    NODE_PERFORMANCE_GC_MINOR_MARK_SWEEP: 2,
    NODE_PERFORMANCE_GC_INCREMENTAL: 8,
    NODE_PERFORMANCE_GC_WEAKCB: 16,
    NODE_PERFORMANCE_GC_FLAGS_NO: 0,
    NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
    NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
    NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
    NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
    NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
    NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
  },
});
