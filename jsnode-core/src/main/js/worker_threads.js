'use strict';

const {
  codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM },
} = require('internal/errors');
const {
  MessageChannel,
  MessagePort,
  moveMessagePortToContext,
  receiveMessageOnPort,
} = require('internal/worker/io');
const { BroadcastChannel } = require('internal/worker/broadcast_channel');
const { isMarkedAsUntransferable, markAsUncloneable, markAsUntransferable } = require('internal/worker/transferable');

const environmentData = new Map();

/** A runtime has one thread; threads of its own for workers are not there yet. */
class Worker {
  constructor() {
    binding('permission').require('WORKER_THREADS', '');
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('Worker');
  }
}
Object.defineProperty(Worker, 'length', { __proto__: null, value: 1 });

function setEnvironmentData(key, value) {
  if (value === undefined) {
    environmentData.delete(key);
  } else {
    environmentData.set(key, value);
  }
}

function getEnvironmentData(key) {
  return environmentData.get(key);
}

async function postMessageToThread(threadId, value, transferList, timeout) {
  throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('postMessageToThread');
}

module.exports = {
  isInternalThread: false,
  isMainThread: true,
  MessagePort,
  MessageChannel,
  markAsUncloneable,
  markAsUntransferable,
  isMarkedAsUntransferable,
  moveMessagePortToContext,
  receiveMessageOnPort,
  resourceLimits: {},
  postMessageToThread,
  threadId: 0,
  threadName: '',
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  Worker,
  parentPort: null,
  workerData: null,
  BroadcastChannel,
  setEnvironmentData,
  getEnvironmentData,
};
