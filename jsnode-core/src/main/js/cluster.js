'use strict';

const EventEmitter = require('events');
const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');

function missing(name) {
  return () => {
    throw new ERR_METHOD_NOT_IMPLEMENTED(`cluster.${name}()`);
  };
}

const cluster = new EventEmitter();
cluster.isWorker = false;
cluster.isMaster = true;
cluster.isPrimary = true;
cluster.Worker = missing('Worker');
cluster.workers = {};
cluster.settings = {};
cluster.SCHED_NONE = 1;
cluster.SCHED_RR = 2;
cluster.schedulingPolicy = cluster.SCHED_RR;
cluster.setupPrimary = missing('setupPrimary');
cluster.setupMaster = missing('setupMaster');
cluster.fork = missing('fork');
cluster.disconnect = missing('disconnect');

module.exports = cluster;
