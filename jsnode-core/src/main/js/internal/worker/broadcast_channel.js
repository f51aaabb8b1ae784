'use strict';

const { Event, EventTarget, defineEventHandler } = require('internal/event_target');
const FixedQueue = require('internal/fixed_queue');
const {
  codes: { ERR_INVALID_THIS, ERR_MISSING_ARGS },
} = require('internal/errors');
const { DOMException } = require('internal/domexception');
const { cloneWithTransfer } = require('internal/structured_clone');
const { createMessageEvent } = require('internal/worker/message_event');
const { kReceive } = require('internal/worker/io');

const native = binding('messaging');
const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');

/** The open channels of this runtime by name. */
const channels = new Map();

class BroadcastChannel extends EventTarget {
  #name;
  #native = null;
  #queue = new FixedQueue();

  constructor(name) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('name');
    }
    super();
    this.#name = `${name}`;
    this.#native = native.port(() => this.#deliver());
    this.#native.reference(true);
    let others = channels.get(this.#name);
    if (others === undefined) {
      others = new Set();
      channels.set(this.#name, others);
    }
    others.add(this);
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#name in value)) {
      throw new ERR_INVALID_THIS('BroadcastChannel');
    }
    return value;
  }

  #deliver() {
    const message = this.#queue.shift();
    if (message !== null && this.#native !== null) {
      this.dispatchEvent(createMessageEvent('message', message.value));
    }
  }

  get name() {
    return BroadcastChannel.#check(this).#name;
  }

  close() {
    BroadcastChannel.#check(this);
    if (this.#native === null) {
      return;
    }
    this.#native.close();
    this.#native = null;
    const others = channels.get(this.#name);
    others.delete(this);
    if (others.size === 0) {
      channels.delete(this.#name);
    }
    process.nextTick(() => this.dispatchEvent(new Event('close')));
  }

  postMessage(message) {
    BroadcastChannel.#check(this);
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('message');
    }
    if (this.#native === null) {
      throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
    }
    for (const other of channels.get(this.#name)) {
      if (other !== this) {
        other.#queue.push({ value: cloneWithTransfer(message).value });
        other.#native.wake(1);
      }
    }
  }

  ref() {
    this.#native?.reference(true);
    return this;
  }

  unref() {
    this.#native?.reference(false);
    return this;
  }

  [kReceive]() {
    const message = this.#queue.shift();
    return message === null ? undefined : { message: message.value };
  }

  [customInspectSymbol](depth, options) {
    BroadcastChannel.#check(this);
    if (depth < 0) {
      return 'BroadcastChannel';
    }
    const { inspect } = require('internal/util/inspect');
    const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
    return `BroadcastChannel ${inspect({ name: this.#name, active: this.#native !== null }, inner)}`;
  }
}

for (const name of ['name', 'close', 'postMessage']) {
  Object.defineProperty(BroadcastChannel.prototype, name, { __proto__: null, enumerable: true });
}
defineEventHandler(BroadcastChannel.prototype, 'message');
defineEventHandler(BroadcastChannel.prototype, 'messageerror');

module.exports = { BroadcastChannel };
