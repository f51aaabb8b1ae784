'use strict';

const { PerformanceEntry, kCreate } = require('internal/perf/entry');
const { addResource } = require('internal/perf/resource_buffer');
const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR },
} = require('internal/errors');

/** A resource that fetch() got; the timing is fetch's own record. */
class PerformanceResourceTiming extends PerformanceEntry {
  #timing;
  #mode;
  #initiatorType;
  #responseStatus;
  #deliveryType;

  constructor(key = undefined, url, initiatorType, timing, mode, bodyInfo, responseStatus, deliveryType) {
    if (key !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    super(kCreate, url, 'resource', timing.startTime, timing.endTime - timing.startTime);
    this.#timing = { ...timing, ...bodyInfo };
    this.#mode = mode;
    this.#initiatorType = initiatorType;
    this.#responseStatus = responseStatus;
    this.#deliveryType = deliveryType;
  }

  get initiatorType() {
    return this.#initiatorType;
  }

  get workerStart() {
    return this.#timing.finalServiceWorkerStartTime ?? 0;
  }

  get redirectStart() {
    return this.#timing.redirectStartTime ?? 0;
  }

  get redirectEnd() {
    return this.#timing.redirectEndTime ?? 0;
  }

  get fetchStart() {
    return this.#timing.postRedirectStartTime ?? 0;
  }

  get domainLookupStart() {
    return this.#timing.finalConnectionTimingInfo?.domainLookupStartTime;
  }

  get domainLookupEnd() {
    return this.#timing.finalConnectionTimingInfo?.domainLookupEndTime;
  }

  get connectStart() {
    return this.#timing.finalConnectionTimingInfo?.connectionStartTime;
  }

  get connectEnd() {
    return this.#timing.finalConnectionTimingInfo?.connectionEndTime;
  }

  get secureConnectionStart() {
    return this.#timing.finalConnectionTimingInfo?.secureConnectionStartTime;
  }

  get nextHopProtocol() {
    return this.#timing.finalConnectionTimingInfo?.ALPNNegotiatedProtocol;
  }

  get requestStart() {
    return this.#timing.finalNetworkRequestStartTime ?? 0;
  }

  get responseStart() {
    return this.#timing.finalNetworkResponseStartTime ?? 0;
  }

  get responseEnd() {
    return this.#timing.endTime;
  }

  get encodedBodySize() {
    return this.#timing.encodedBodySize;
  }

  get decodedBodySize() {
    return this.#timing.decodedBodySize;
  }

  get transferSize() {
    if (this.#mode === 'local') {
      return 0;
    }
    return this.#mode === 'validated' ? 300 : this.#timing.encodedBodySize + 300;
  }

  get deliveryType() {
    return this.#deliveryType;
  }

  get responseStatus() {
    return this.#responseStatus;
  }

  toJSON() {
    const shown = super.toJSON();
    for (const name of PROPERTIES) {
      shown[name] = this[name];
    }
    return shown;
  }
}

const PROPERTIES = [
  'initiatorType',
  'nextHopProtocol',
  'workerStart',
  'redirectStart',
  'redirectEnd',
  'fetchStart',
  'domainLookupStart',
  'domainLookupEnd',
  'connectStart',
  'connectEnd',
  'secureConnectionStart',
  'requestStart',
  'responseStart',
  'responseEnd',
  'transferSize',
  'encodedBodySize',
  'decodedBodySize',
  'deliveryType',
  'responseStatus',
];

for (const name of [...PROPERTIES, 'toJSON']) {
  Object.defineProperty(PerformanceResourceTiming.prototype, name, { __proto__: null, enumerable: true });
}
Object.defineProperty(PerformanceResourceTiming, 'length', { __proto__: null, value: 0 });
Object.defineProperty(PerformanceResourceTiming.prototype, Symbol.toStringTag, {
  __proto__: null,
  configurable: true,
  value: 'PerformanceResourceTiming',
});

function markResourceTiming(timing, url, initiatorType, global, mode, bodyInfo, responseStatus, deliveryType = '') {
  const entry = new PerformanceResourceTiming(
    kCreate,
    url,
    initiatorType,
    timing,
    mode,
    bodyInfo,
    responseStatus,
    deliveryType,
  );
  addResource(entry);
  return entry;
}

module.exports = { PerformanceResourceTiming, markResourceTiming };
