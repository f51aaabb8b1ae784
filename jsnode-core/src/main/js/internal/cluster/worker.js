'use strict';

const EventEmitter = require('events');

/** A worker, as its primary and the worker itself see it. */
function Worker(options) {
  if (!(this instanceof Worker)) {
    return new Worker(options);
  }
  EventEmitter.call(this);
  if (options === null || typeof options !== 'object') {
    options = {};
  }
  this.exitedAfterDisconnect = undefined;
  this.state = options.state || 'none';
  this.id = options.id | 0;
  if (options.process) {
    this.process = options.process;
    this.process.on('error', (code, signal) => this.emit('error', code, signal));
    this.process.on('message', (message, handle) => this.emit('message', message, handle));
  }
}
Object.setPrototypeOf(Worker.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Worker, EventEmitter);

Worker.prototype.kill = function kill() {
  Reflect.apply(this.destroy, this, arguments);
};

Worker.prototype.send = function send() {
  return Reflect.apply(this.process.send, this.process, arguments);
};

Worker.prototype.isDead = function isDead() {
  return this.process.exitCode !== null && this.process.exitCode !== undefined || Boolean(this.process.signalCode);
};

Worker.prototype.isConnected = function isConnected() {
  return this.process.connected;
};

module.exports = { Worker };
