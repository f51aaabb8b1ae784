'use strict';

// v8.GCProfiler: the collections of the JVM between start() and stop(). Their cost is in microseconds, as V8 has it.

const { heapStatisticsOf, heapSpaceStatisticsOf } = require('internal/v8/heap');

class GCProfiler {
  #recording = undefined;
  #startTime = 0;

  start() {
    if (this.#recording === undefined) {
      this.#startTime = Date.now();
      this.#recording = binding('gc').record();
    }
  }

  stop() {
    const recording = this.#recording;
    if (recording === undefined) {
      return undefined;
    }
    this.#recording = undefined;
    const statistics = [];
    for (let fields = recording.next(); fields !== null; fields = recording.next()) {
      const [kind, millis, ...sizes] = fields.split(' ').map(Number);
      statistics.push({
        gcType: kind === 1 ? 'Scavenge' : 'MarkSweepCompact',
        beforeGC: snapshot(sizes[0], sizes[1]),
        cost: millis * 1000,
        afterGC: snapshot(sizes[2], sizes[3]),
      });
    }
    recording.stop();
    return { version: 1, startTime: this.#startTime, statistics, endTime: Date.now() };
  }

  [Symbol.dispose]() {
    this.stop();
  }
}

function snapshot(used, committed) {
  return {
    heapStatistics: camelCased(heapStatisticsOf(used, committed)),
    heapSpaceStatistics: heapSpaceStatisticsOf(used, committed).map(camelCased),
  };
}

const LEFT_OUT = ['does_zap_garbage', 'number_of_native_contexts', 'number_of_detached_contexts'];

function camelCased(statistics) {
  const result = {};
  for (const name of Object.keys(statistics)) {
    if (!LEFT_OUT.includes(name)) {
      result[name.replace(/_([a-z])/g, (match, letter) => letter.toUpperCase())] = statistics[name];
    }
  }
  return result;
}

module.exports = { GCProfiler };
