'use strict';

// Message ports within one thread. A channel is two entangled ends; a port holds one of them until it is transferred.

const { NodeEventTarget, defineEventHandler, kCreateEvent, kHybridDispatch, kNewListener, kRemoveListener } =
  require('internal/event_target');
const { Event } = require('internal/event_target/event');
const FixedQueue = require('internal/fixed_queue');
const { cloneWithTransfer, dataCloneError } = require('internal/structured_clone');
const { markClassUncloneable, messaging_deserialize_symbol, messaging_transfer_symbol } =
  require('internal/worker/transferable');
const { MessageEvent, createMessageEvent } = require('internal/worker/message_event');

const native = binding('messaging');
const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const kCreate = Symbol('kCreate');
const CLOSE = Symbol('close');

/** One end of a channel: what was posted to it waits here, whether a port holds the end or not. */
class End {
  constructor() {
    this.queue = new FixedQueue();
    this.other = null;
    this.port = null;
    this.closed = false;
  }

  push(message) {
    this.queue.push(message);
    this.port?.[kWake](1);
  }
}

const kWake = Symbol('wake');
const kReceive = Symbol('receive');

class Message {
  constructor(value, ports) {
    this.value = value;
    this.ports = ports;
  }
}

function codedTypeError(code, text) {
  const error = new TypeError(text);
  error.code = code;
  return error;
}

function transferListOf(argument) {
  if (argument === undefined || argument === null) {
    return undefined;
  }
  const isObject = typeof argument === 'object' || typeof argument === 'function';
  if (isObject && typeof argument[Symbol.iterator] === 'function') {
    return [...argument];
  }
  if (!isObject) {
    throw invalidList('Optional transferList argument must be an iterable');
  }
  const { transfer } = argument;
  if (transfer === undefined || transfer === null) {
    return undefined;
  }
  if (typeof transfer !== 'object' || typeof transfer[Symbol.iterator] !== 'function') {
    throw invalidList('Optional options.transfer argument must be an iterable');
  }
  return [...transfer];
}

function invalidList(text) {
  return codedTypeError('ERR_INVALID_ARG_TYPE', text);
}

class MessagePort extends NodeEventTarget {
  #end = null;
  #native = null;
  #started = false;
  #refed = false;
  #ports = undefined;

  constructor(key = undefined, end = undefined) {
    if (key !== kCreate) {
      throw codedTypeError('ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called');
    }
    super();
    if (end !== undefined) {
      this.#attach(end);
    }
  }

  #attach(end) {
    this.#end = end;
    end.port = this;
    this.#native = native.port(() => this.#deliver());
    if (end.queue.length > 0) {
      this[kWake](end.queue.length);
    }
  }

  #detach() {
    const end = this.#end;
    end.port = null;
    this.#end = null;
    this.#started = false;
    this.#refed = false;
    this.#native.close();
    this.#native = null;
    return end;
  }

  /** Messages wait until the port is started; the news that the channel is closed does not. */
  [kWake](messages) {
    if (this.#started || this.#end.closed) {
      this.#native.wake(messages);
    }
  }

  /** One macrotask: one message. */
  #deliver() {
    const end = this.#end;
    if (end === null || end.queue.isEmpty()) {
      return;
    }
    const message = end.queue.shift();
    if (message === CLOSE) {
      this.#closeNow();
      return;
    }
    if (this.#started) {
      this.#ports = message.ports;
      this[kHybridDispatch](message.value, 'message', undefined);
      this.#ports = undefined;
    }
  }

  #closeNow() {
    this.#detach();
    this[kHybridDispatch](undefined, 'close', undefined);
  }

  postMessage(message, transferList) {
    if (arguments.length === 0) {
      throw codedTypeError('ERR_MISSING_ARGS', 'Not enough arguments to MessagePort.postMessage');
    }
    const list = transferListOf(transferList);
    const target = this.#end?.other;
    if (target !== null && target !== undefined && list?.some((item) => item instanceof MessagePort && item.#end === target)) {
      // Sending a port to itself leaves nobody to talk to.
      cloneWithTransfer(message, list, this);
      process.emitWarning('The target port was posted to itself, and the communication channel was lost');
      this.close();
      return true;
    }
    const { value, transferred } = cloneWithTransfer(message, list, this);
    if (target === null || target === undefined || target.closed) {
      return undefined;
    }
    target.push(new Message(value, transferred === undefined ? undefined : portsOf(transferred)));
    return true;
  }

  start() {
    if (this.#end === null || this.#started) {
      return;
    }
    this.#started = true;
    if (this.#end.queue.length > 0) {
      this.#native.wake(this.#end.queue.length);
    }
  }

  ref() {
    if (this.#end !== null) {
      this.#refed = true;
      this.#native.reference(true);
    }
  }

  unref() {
    if (this.#end !== null) {
      this.#refed = false;
      this.#native.reference(false);
    }
  }

  hasRef() {
    return this.#refed;
  }

  close(callback) {
    if (typeof callback === 'function') {
      this.once('close', callback);
    }
    const end = this.#end;
    if (end === null || end.closed) {
      return;
    }
    end.closed = true;
    // What waits here is not delivered any more.
    end.queue = new FixedQueue();
    end.queue.push(CLOSE);
    this.#native.reference(true);
    this.#native.wake(1);
    const { other } = end;
    if (other !== null && !other.closed) {
      other.closed = true;
      other.queue.push(CLOSE);
      if (other.port !== null) {
        // Nobody has to listen for the port to hear that it is closed.
        other.port.#native.reference(true);
        other.port[kWake](1);
      }
    }
  }

  [kReceive]() {
    const end = this.#end;
    if (end === null || end.queue.isEmpty()) {
      return undefined;
    }
    const message = end.queue.shift();
    if (message === CLOSE) {
      end.queue.push(CLOSE);
      return undefined;
    }
    return { message: message.value };
  }

  [kNewListener](size, type, listener, once, capture, passive, weak) {
    super[kNewListener](size, type, listener, once, capture, passive, weak);
    if (type === 'message' && size === 1) {
      this.ref();
      this.start();
    }
  }

  [kRemoveListener](size, type, listener, capture) {
    super[kRemoveListener](size, type, listener, capture);
    if (type === 'message' && size === 0) {
      this.unref();
    }
  }

  [kCreateEvent](value, type) {
    return type === 'message' || type === 'messageerror' ? createMessageEvent(type, value, this.#ports) : new Event(type);
  }

  checkTransfer(fail) {
    if (this.#end === null || this.#end.closed) {
      throw fail('MessagePort in transfer list is already detached');
    }
  }

  [messaging_transfer_symbol]() {
    return new MessagePort(kCreate, this.#detach());
  }

  [messaging_deserialize_symbol]() {}

  [customInspectSymbol](depth, options) {
    const { inspect } = require('internal/util/inspect');
    if (depth < 0) {
      return '[MessagePort [EventTarget]]';
    }
    return `MessagePort [EventTarget] ${inspect(
      { active: this.#end !== null && !this.#end.closed, refed: this.#refed },
      { ...options, depth: options.depth === null ? null : options.depth - 1 },
    )}`;
  }

  static isPort(value) {
    return typeof value === 'object' && value !== null && #end in value;
  }
}

const { isPort } = MessagePort;
delete MessagePort.isPort;
Object.defineProperty(MessagePort, 'length', { __proto__: null, value: 0 });
Object.defineProperty(MessagePort.prototype, 'checkTransfer', { __proto__: null, enumerable: false });
for (const name of ['postMessage', 'start', 'close', 'ref', 'unref', 'hasRef']) {
  Object.defineProperty(MessagePort.prototype, name, { __proto__: null, enumerable: true });
}
defineEventHandler(MessagePort.prototype, 'message');
defineEventHandler(MessagePort.prototype, 'messageerror');
markClassUncloneable(MessagePort);

function portsOf(transferred) {
  const ports = [];
  for (const item of transferred.values()) {
    if (isPort(item)) {
      ports.push(item);
    }
  }
  return Object.freeze(ports);
}

function MessageChannel() {
  if (new.target === undefined) {
    throw codedTypeError('ERR_CONSTRUCT_CALL_REQUIRED', 'Cannot call constructor without `new`');
  }
  const first = new End();
  const second = new End();
  first.other = second;
  second.other = first;
  this.port1 = new MessagePort(kCreate, first);
  this.port2 = new MessagePort(kCreate, second);
}

function receiveMessageOnPort(port) {
  if (!isPort(port) && !(port instanceof require('internal/worker/broadcast_channel').BroadcastChannel)) {
    throw codedTypeError('ERR_INVALID_ARG_TYPE', 'The "port" argument must be a MessagePort instance');
  }
  return port[kReceive]();
}

function moveMessagePortToContext(port) {
  if (!isPort(port)) {
    throw codedTypeError('ERR_INVALID_ARG_TYPE', 'The "port" argument must be a MessagePort instance');
  }
  const {
    codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM },
  } = require('internal/errors');
  throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('moveMessagePortToContext');
}

module.exports = {
  MessageChannel,
  MessageEvent,
  MessagePort,
  dataCloneError,
  kReceive,
  moveMessagePortToContext,
  receiveMessageOnPort,
  get BroadcastChannel() {
    return require('internal/worker/broadcast_channel').BroadcastChannel;
  },
};
