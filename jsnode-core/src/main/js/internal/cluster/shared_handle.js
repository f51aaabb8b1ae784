'use strict';

// SCHED_NONE: the primary listens and gives the listening socket to its workers, which accept as the system lets them.

const native = binding('net');
const { HandleState } = require('internal/net/handle');
const { listen } = require('internal/cluster/round_robin');

class SharedHandle {
  constructor(key, { address, port, addressType, backlog }) {
    this.key = key;
    this.workers = new Map();
    this.java = native.server(addressType === -1);
    this.code = listen(this.java, address, port, addressType === -1, backlog, () => {});
    if (this.code === null) {
      this.java.leaveToOthers();
    }
  }

  add(worker, reply) {
    this.workers.set(worker.id, worker);
    reply(this.code, {}, this.code === null ? new HandleState(this.java) : null);
  }

  remove(worker) {
    if (!this.workers.delete(worker.id) || this.workers.size > 0) {
      return false;
    }
    this.java.close(null);
    return true;
  }

  has(worker) {
    return this.workers.has(worker.id);
  }
}

module.exports = { SharedHandle };
