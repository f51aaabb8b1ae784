'use strict';

// Messages between primary and worker: {cmd: 'NODE_CLUSTER', seq, ...}; an answer carries `ack`, the seq of its question.

const CMD = 'NODE_CLUSTER';

const callbacks = new Map();
let sequence = 0;

function send(target, message, handle, callback) {
  if (!target.connected) {
    return false;
  }
  const seq = sequence++;
  if (typeof callback === 'function') {
    callbacks.set(seq, callback);
  }
  return target._send({ cmd: CMD, ...message, seq }, handle, true);
}

/** A listener of 'internalMessage' that gives answers to whoever asked, and all else to `listener`. */
function receiver(worker, listener) {
  return function onInternalMessage(message, handle) {
    if (message.cmd !== CMD) {
      return;
    }
    if (message.ack !== undefined) {
      const callback = callbacks.get(message.ack);
      if (callback !== undefined) {
        callbacks.delete(message.ack);
        Reflect.apply(callback, worker, [message, handle]);
      }
      return;
    }
    Reflect.apply(listener, worker, [message, handle]);
  };
}

module.exports = { receiver, send };
