'use strict';

// SCHED_RR: the primary accepts, and gives each connection to the worker that has waited longest.

const native = binding('net');
const { HandleState } = require('internal/net/handle');
const { send } = require('internal/cluster/messages');

class RoundRobinHandle {
  constructor(key, { address, port, addressType, backlog }) {
    this.key = key;
    this.all = new Map();
    this.free = new Map();
    this.connections = [];
    this.pipe = addressType === -1;
    this.java = native.server(this.pipe);
    this.java.hold();
    this.address = address;
    this.code = listen(this.java, address, port, this.pipe, backlog, (connection) => this.#accept(connection));
  }

  get sockname() {
    return this.pipe ? undefined : { address: this.java.localAddress(), port: this.java.localPort() };
  }

  add(worker, reply) {
    this.all.set(worker.id, worker);
    if (this.code !== null) {
      reply(this.code, { sockname: undefined }, null);
      return;
    }
    reply(null, { sockname: this.sockname, pipeName: this.pipe ? this.address : undefined }, null);
    this.#handOff(worker);
  }

  /** Whether nobody is left. */
  remove(worker) {
    if (!this.all.delete(worker.id)) {
      return false;
    }
    this.free.delete(worker.id);
    if (this.all.size > 0) {
      return false;
    }
    this.connections.forEach((connection) => connection.close());
    this.connections = [];
    this.java.close(null);
    return true;
  }

  has(worker) {
    return this.all.has(worker.id);
  }

  #accept(connection) {
    this.connections.push(connection);
    const [first] = this.free;
    if (first !== undefined) {
      this.free.delete(first[0]);
      this.#handOff(first[1]);
    }
  }

  #handOff(worker) {
    if (!this.all.has(worker.id)) {
      return;
    }
    const connection = this.connections.shift();
    if (connection === undefined) {
      this.free.set(worker.id, worker);
      return;
    }
    send(worker.process, { act: 'newconn', key: this.key }, new HandleState(connection), (reply) => {
      if (reply.accepted) {
        connection.close();
      } else {
        this.#accept(connection);
      }
      this.#handOff(worker);
    });
  }
}

/** Listens as node:net does: without an address on all, of both families where there are both. */
function listen(java, address, port, pipe, backlog, onConnection) {
  if (pipe) {
    return java.listen(address, 0, backlog, onConnection);
  }
  const code = java.listen(address ?? '::', Math.max(port, 0), backlog, onConnection);
  const lacksIPv6 = address === null && ['EAFNOSUPPORT', 'EINVAL', 'EADDRNOTAVAIL'].includes(code);
  return lacksIPv6 ? java.listen('0.0.0.0', Math.max(port, 0), backlog, onConnection) : code;
}

module.exports = { RoundRobinHandle, listen };
