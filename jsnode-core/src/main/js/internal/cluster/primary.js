'use strict';

// cluster in the process that forks workers.

const EventEmitter = require('events');
const { fork: forkProcess } = require('internal/child_process/fork');
const { validateOneOf } = require('internal/validators');
const { receiver, send } = require('internal/cluster/messages');
const { RoundRobinHandle } = require('internal/cluster/round_robin');
const { SharedHandle } = require('internal/cluster/shared_handle');
const { Worker } = require('internal/cluster/worker');

const SCHED_NONE = 1;
const SCHED_RR = 2;

const cluster = new EventEmitter();
const handles = new Map();
let ids = 0;
let initialized = false;

cluster.isWorker = false;
cluster.isMaster = true;
cluster.isPrimary = true;
cluster.Worker = Worker;
cluster.workers = {};
cluster.settings = {};
cluster.SCHED_NONE = SCHED_NONE;
cluster.SCHED_RR = SCHED_RR;
cluster.schedulingPolicy = process.env.NODE_CLUSTER_SCHED_POLICY === 'none' ? SCHED_NONE : SCHED_RR;

cluster.setupPrimary = function setupPrimary(options) {
  const settings = {
    args: process.argv.slice(2),
    exec: process.argv[1],
    execArgv: process.execArgv,
    silent: false,
    ...cluster.settings,
    ...options,
  };
  cluster.settings = settings;
  if (initialized) {
    process.nextTick(() => cluster.emit('setup', settings));
    return;
  }
  initialized = true;
  validateOneOf(cluster.schedulingPolicy, 'cluster.schedulingPolicy', [SCHED_NONE, SCHED_RR]);
  process.nextTick(() => cluster.emit('setup', settings));
};

cluster.setupMaster = cluster.setupPrimary;

function createProcess(id, env) {
  const { settings } = cluster;
  return forkProcess(settings.exec, settings.args, {
    cwd: settings.cwd,
    env: { ...process.env, ...env, NODE_UNIQUE_ID: `${id}` },
    serialization: settings.serialization,
    silent: settings.silent,
    windowsHide: settings.windowsHide,
    execArgv: settings.execArgv,
    stdio: settings.stdio,
    gid: settings.gid,
    uid: settings.uid,
  });
}

cluster.fork = function fork(env) {
  cluster.setupPrimary();
  const id = ++ids;
  const worker = new Worker({ id, process: createProcess(id, env) });
  worker.on('message', function (message, handle) {
    cluster.emit('message', this, message, handle);
  });
  worker.process.once('exit', (code, signal) => onExit(worker, code, signal));
  worker.process.once('disconnect', () => onDisconnect(worker));
  worker.process.on('internalMessage', receiver(worker, onMessage));
  process.nextTick(() => cluster.emit('fork', worker));
  cluster.workers[worker.id] = worker;
  return worker;
};

function onExit(worker, code, signal) {
  if (!worker.isConnected()) {
    removeHandlesOf(worker);
    removeWorker(worker);
  }
  worker.exitedAfterDisconnect = Boolean(worker.exitedAfterDisconnect);
  worker.state = 'dead';
  worker.emit('exit', code, signal);
  cluster.emit('exit', worker, code, signal);
}

function onDisconnect(worker) {
  removeHandlesOf(worker);
  if (worker.isDead()) {
    removeWorker(worker);
  }
  worker.exitedAfterDisconnect = Boolean(worker.exitedAfterDisconnect);
  worker.state = 'disconnected';
  worker.emit('disconnect');
  cluster.emit('disconnect', worker);
}

function removeWorker(worker) {
  delete cluster.workers[worker.id];
  if (Object.keys(cluster.workers).length === 0) {
    cluster.emit('_drained');
  }
}

function removeHandlesOf(worker) {
  for (const [key, handle] of handles) {
    if (handle.remove(worker)) {
      handles.delete(key);
    }
  }
}

// --- what workers say ---

const actions = {
  __proto__: null,

  online(worker) {
    worker.state = 'online';
    worker.emit('online');
    cluster.emit('online', worker);
  },

  listening(worker, message) {
    const { addressType, address, port, fd } = message;
    const info = { addressType, address, port, fd };
    worker.state = 'listening';
    worker.emit('listening', info);
    cluster.emit('listening', worker, info);
  },

  exitedAfterDisconnect(worker, message) {
    worker.exitedAfterDisconnect = true;
    send(worker.process, { ack: message.seq });
  },

  queryServer(worker, message) {
    if (worker.exitedAfterDisconnect) {
      return;
    }
    const key = `${message.address}:${message.port}:${message.addressType}:${message.fd}:${message.index}`;
    let handle = handles.get(key);
    if (handle === undefined) {
      const Kind = cluster.schedulingPolicy === SCHED_RR ? RoundRobinHandle : SharedHandle;
      handle = new Kind(key, message);
      handles.set(key, handle);
    }
    if (handle.data === undefined) {
      handle.data = message.data;
    }
    handle.add(worker, (code, reply, shared) => {
      const { data } = handle;
      if (code !== null) {
        handle.remove(worker);
        handles.delete(key);
      }
      send(worker.process, { ...reply, code, key, data, ack: message.seq }, shared);
    });
  },

  close(worker, message) {
    const handle = handles.get(message.key);
    if (handle?.remove(worker)) {
      handles.delete(message.key);
    }
  },
};

function onMessage(message) {
  actions[message.act]?.(this, message);
}

// --- the end ---

cluster.disconnect = function disconnect(callback) {
  const workers = Object.values(cluster.workers);
  for (const worker of workers) {
    if (worker.isConnected()) {
      worker.disconnect();
    }
  }
  if (typeof callback === 'function') {
    if (workers.length === 0) {
      process.nextTick(callback);
    } else {
      cluster.once('_drained', callback);
    }
  }
  if (workers.length === 0) {
    process.nextTick(() => cluster.emit('_drained'));
  }
};

Worker.prototype.disconnect = function disconnect() {
  this.exitedAfterDisconnect = true;
  send(this.process, { act: 'disconnect' });
  removeHandlesOf(this);
  removeWorker(this);
  return this;
};

Worker.prototype.destroy = function destroy(signo) {
  this.process.kill(signo || 'SIGTERM');
};

module.exports = cluster;
