'use strict';

// cluster in a worker: its servers listen through the primary.

const EventEmitter = require('events');
const path = require('path');
const hook = require('internal/cluster/hook');
const { receiver, send } = require('internal/cluster/messages');
const { Worker } = require('internal/cluster/worker');

const FOREVER = 2 ** 31 - 1;

const cluster = new EventEmitter();
const handles = new Map();
const indexes = new Map();

cluster.isWorker = true;
cluster.isMaster = false;
cluster.isPrimary = false;
cluster.worker = null;
cluster.Worker = Worker;

cluster._setupWorker = function _setupWorker() {
  const worker = new Worker({ id: Number(process.env.NODE_UNIQUE_ID), process, state: 'online' });
  cluster.worker = worker;
  process.once('disconnect', () => {
    process.channel = null;
    worker.emit('disconnect');
    if (!worker.exitedAfterDisconnect) {
      // The primary went away.
      process.exit(0);
    }
  });
  process.on('internalMessage', receiver(worker, onMessage));
  send(process, { act: 'online' });
};

function onMessage(message, handle) {
  if (message.act === 'newconn') {
    onConnection(message, handle);
  } else if (message.act === 'disconnect') {
    disconnectWorker(this, true);
  }
}

function onConnection(message, handle) {
  const server = handles.get(message.key);
  const accepted = server !== undefined && server.onConnection !== undefined && handle !== undefined;
  send(process, { ack: message.seq, accepted });
  if (accepted) {
    server.onConnection(handle.java);
  } else {
    handle?.close(null);
  }
}

// --- servers ---

cluster._getServer = function _getServer(server, options, callback) {
  let { address } = options;
  if (options.port < 0 && typeof address === 'string') {
    address = path.resolve(address);
  }
  const indexesKey = [address, options.port, options.addressType, options.fd].join(':');
  let used = indexes.get(indexesKey);
  if (used === undefined) {
    used = { next: 0, set: new Set() };
    indexes.set(indexesKey, used);
  }
  const index = used.next++;
  used.set.add(index);
  const message = { act: 'queryServer', index, data: null, ...options, address };
  if (server._getServerData) {
    message.data = server._getServerData();
  }
  server.once('listening', () => {
    if (!handles.has(server._clusterKey)) {
      return;
    }
    cluster.worker.state = 'listening';
    const actual = server.address();
    message.act = 'listening';
    message.port = (actual && actual.port) || options.port;
    send(process, message);
  });
  send(process, message, null, (reply, handle) => {
    if (server._setServerData) {
      server._setServerData(reply.data);
    }
    const free = () => {
      used.set.delete(index);
      if (used.set.size === 0) {
        indexes.delete(indexesKey);
      }
    };
    if (reply.code) {
      free();
      callback(reply.code, null);
    } else if (handle) {
      server._clusterKey = reply.key;
      callback(null, sharedHandle(reply.key, handle, free));
    } else {
      server._clusterKey = reply.key;
      callback(null, new RoundRobinServer(reply, free));
    }
  });
};

/** The listening socket itself, of which the primary is told when it is closed. */
function sharedHandle(key, handle, free) {
  handles.set(key, handle);
  const { close } = handle;
  handle.close = function (callback) {
    send(process, { act: 'close', key });
    handles.delete(key);
    free();
    return Reflect.apply(close, handle, [callback]);
  };
  return handle;
}

/** Stands for a socket on which the primary listens; connections come as messages. */
class RoundRobinServer {
  #timer = setInterval(() => {}, FOREVER);
  #key;
  #free;
  #sockname;

  constructor({ key, sockname, pipeName }, free) {
    this.#key = key;
    this.#free = free;
    this.#sockname = sockname;
    this.pipeName = pipeName;
    this.onConnection = undefined;
    this.java = {
      localAddress: () => this.#sockname?.address,
      localPort: () => this.#sockname?.port ?? 0,
      accept: (listener) => {
        this.onConnection = listener;
      },
    };
    handles.set(key, this);
  }

  close(callback) {
    if (this.#key === undefined) {
      return;
    }
    send(process, { act: 'close', key: this.#key });
    handles.delete(this.#key);
    this.#free();
    this.#key = undefined;
    clearInterval(this.#timer);
    if (typeof callback === 'function') {
      process.nextTick(callback);
    }
  }

  ref() {
    this.#timer.ref();
  }

  unref() {
    this.#timer.unref();
  }

  hasRef() {
    return this.#timer.hasRef();
  }
}

hook.getServer = cluster._getServer;

// --- the end ---

function disconnectWorker(worker, byPrimary) {
  worker.exitedAfterDisconnect = true;
  let waiting = 1;

  function closed() {
    if (--waiting > 0) {
      return;
    }
    // What a server does in its 'close' event comes first.
    if (byPrimary) {
      process.disconnect();
    } else {
      send(process, { act: 'exitedAfterDisconnect' }, null, () => process.disconnect());
    }
  }

  for (const handle of [...handles.values()]) {
    waiting++;
    if (handle.owner) {
      handle.owner.close(closed);
    } else {
      handle.close(closed);
    }
  }
  handles.clear();
  closed();
}

Worker.prototype.disconnect = function disconnect() {
  if (this.state !== 'disconnecting' && this.state !== 'destroying') {
    this.state = 'disconnecting';
    disconnectWorker(this, false);
  }
  return this;
};

Worker.prototype.destroy = function destroy() {
  if (this.state === 'destroying') {
    return;
  }
  this.exitedAfterDisconnect = true;
  if (!this.isConnected()) {
    process.exit(0);
    return;
  }
  this.state = 'destroying';
  send(process, { act: 'exitedAfterDisconnect' }, null, () => process.disconnect());
  process.once('disconnect', () => process.exit(0));
};

module.exports = cluster;
