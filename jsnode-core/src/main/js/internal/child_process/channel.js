'use strict';

// The channel between parent and child: send() and its events on both sides, messages of the runtime itself (their `cmd`
// begins with NODE_), and handles, one at a time: the next message waits until the other side has taken the handle.

const EventEmitter = require('events');
const { FastBuffer } = require('internal/buffer');
const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_IPC_CHANNEL_CLOSED, ERR_IPC_DISCONNECTED, ERR_MISSING_ARGS,
  },
  errnoException,
} = require('internal/errors');
const { deprecate } = require('internal/util');
const { validateObject } = require('internal/validators');
const { createFormat } = require('internal/child_process/serialization');

const native = binding('child_process');

const MAX_BUFFERED = 65536 * 2;
const MAX_RETRIES = 3;
const INTERNAL = 'NODE_';

/** What `channel` is: keeps the process alive while somebody listens, unless told otherwise. */
class Control extends EventEmitter {
  #java;
  #refs = 0;
  #explicit = false;

  constructor(java) {
    super();
    this.#java = java;
  }

  refCounted() {
    if (++this.#refs === 1 && !this.#explicit) {
      this.#java.ref();
    }
  }

  unrefCounted() {
    if (--this.#refs === 0 && !this.#explicit) {
      this.#java.unref();
      this.emit('unref');
    }
  }

  ref() {
    this.#explicit = true;
    this.#java.ref();
  }

  unref() {
    this.#explicit = true;
    this.#java.unref();
    this.emit('unref');
  }

  hasRef() {
    return this.#java.hasRef();
  }

  get fd() {
    return undefined;
  }
}

function isInternal(message) {
  return message !== null && typeof message === 'object' && typeof message.cmd === 'string' &&
    message.cmd.length > INTERNAL.length && message.cmd.startsWith(INTERNAL);
}

class Channel {
  #target;
  #java;
  #format;
  #control;
  /** Messages that came before anybody listened. */
  #early = [];
  /** Descriptors that came and belong to messages still to be read. */
  #descriptors = [];
  #buffered = 0;
  /** The handle whose receipt is awaited, and what waits behind it. */
  #inFlight = null;
  #queue = [];
  #closing = false;

  constructor(target, java, serialization) {
    this.#target = target;
    this.#java = java;
    this.#format = createFormat(serialization);
    this.#control = new Control(java);
  }

  get control() {
    return this.#control;
  }

  start() {
    this.#target.on('newListener', (name) => {
      if (name === 'message' && this.#early.length > 0) {
        process.nextTick(() => this.#deliverEarly());
      }
    });
    this.#java.readStart((bytes, descriptors) => this.#onRead(bytes, descriptors));
  }

  // --- reading ---

  #onRead(bytes, descriptors) {
    this.#descriptors.push(...descriptors);
    if (bytes === null) {
      this.end();
      return;
    }
    for (const message of this.#format.read(new FastBuffer(bytes))) {
      if (isInternal(message)) {
        this.#onInternal(message);
      } else {
        this.#handle(message, undefined);
      }
    }
  }

  #onInternal(message) {
    switch (message.cmd) {
      case 'NODE_HANDLE':
        this.#onHandle(message);
        break;
      case 'NODE_HANDLE_ACK':
        this.#onReceipt();
        break;
      case 'NODE_HANDLE_NACK':
        this.#onRefusal();
        break;
      default:
        this.#handleInternal(message, undefined);
    }
  }

  #onHandle(message) {
    const fd = this.#descriptors.shift();
    if (fd === undefined) {
      this.#write({ cmd: 'NODE_HANDLE_NACK' }, null);
      return;
    }
    this.#write({ cmd: 'NODE_HANDLE_ACK' }, null);
    require('internal/child_process/handles').receive(message.type, fd, message.options, (handle) => {
      if (isInternal(message.msg)) {
        this.#handleInternal(message.msg, handle);
      } else {
        this.#handle(message.msg, handle);
      }
    });
  }

  #handle(message, handle) {
    process.nextTick(() => this.#emit(message, handle));
  }

  #handleInternal(message, handle) {
    process.nextTick(() => this.#target.emit('internalMessage', message, handle));
  }

  #emit(message, handle) {
    if (this.#target.listenerCount('message') > 0) {
      this.#target.emit('message', message, handle);
    } else {
      this.#early.push([message, handle]);
    }
  }

  #deliverEarly() {
    const early = this.#early;
    this.#early = [];
    for (const [message, handle] of early) {
      this.#emit(message, handle);
    }
  }

  // --- writing ---

  send(message, handle, options, callback) {
    if (message === undefined) {
      throw new ERR_MISSING_ARGS('message');
    }
    if (!['string', 'object', 'number', 'boolean'].includes(typeof message)) {
      throw new ERR_INVALID_ARG_TYPE('message', ['string', 'object', 'number', 'boolean'], message);
    }
    const entry = { message, handle: null, type: undefined, options, callback, retries: 0 };
    if (handle) {
      const handles = require('internal/child_process/handles');
      entry.type = handles.typeOf(handle);
      if (handles.nativeOf(handle) !== undefined) {
        entry.handle = handle;
        entry.message = { cmd: 'NODE_HANDLE', type: entry.type, msg: message };
        handles.release(entry.type, handle, options.keepOpen);
      }
    }
    return this.#sendOrQueue(entry);
  }

  #sendOrQueue(entry) {
    if (this.#inFlight !== null) {
      this.#queue.push(entry);
      return this.#queue.length === 1;
    }
    return this.#sendEntry(entry);
  }

  #sendEntry(entry) {
    const { handle, message, callback } = entry;
    let shared = null;
    if (handle !== null) {
      shared = require('internal/child_process/handles').nativeOf(handle) ?? null;
      this.#inFlight = entry;
    }
    const code = this.#write(message, shared, callback);
    if (code !== null && code !== 'pending') {
      this.#inFlight = null;
    }
    return this.#buffered < MAX_BUFFERED;
  }

  #write(message, shared, callback) {
    const bytes = this.#format.write(message);
    this.#buffered += bytes.length;
    const done = (code) => {
      this.#buffered -= bytes.length;
      this.#written(code, callback);
    };
    const code = this.#java.write(bytes.buffer, bytes.byteOffset, bytes.length, shared, done);
    if (code !== 'pending') {
      this.#buffered -= bytes.length;
      process.nextTick(() => this.#written(code, callback));
    }
    return code;
  }

  #written(code, callback) {
    const error = code === null ? null : errnoException(code, 'write');
    if (typeof callback === 'function') {
      callback(error);
    } else if (error !== null && callback !== null && this.#target.connected) {
      this.#target.emit('error', error);
    }
  }

  #onReceipt() {
    const entry = this.#inFlight;
    if (entry === null) {
      return;
    }
    this.#inFlight = null;
    require('internal/child_process/handles').afterSent(entry.type, entry.handle, entry.options.keepOpen);
    this.#sendQueued();
  }

  #onRefusal() {
    const entry = this.#inFlight;
    if (entry === null) {
      return;
    }
    this.#inFlight = null;
    if (++entry.retries <= MAX_RETRIES) {
      this.#sendEntry({ ...entry, callback: null });
      return;
    }
    process.emitWarning('Handle did not reach the receiving process correctly', 'SentHandleNotReceivedWarning');
    require('internal/child_process/handles').afterSent(entry.type, entry.handle, entry.options.keepOpen);
    this.#sendQueued();
  }

  #sendQueued() {
    while (this.#queue.length > 0 && this.#inFlight === null) {
      this.#sendEntry(this.#queue.shift());
    }
    if (this.#closing && this.#inFlight === null) {
      this.#close();
    }
  }

  // --- the end ---

  /** By disconnect(): after what was sent. */
  disconnect() {
    this.#closing = true;
    if (this.#inFlight === null) {
      this.#close();
    }
  }

  /** By the other side. */
  end() {
    if (this.#target.connected) {
      this.#target.connected = false;
    }
    this.#close();
  }

  #close() {
    const target = this.#target;
    if (this.#java === null) {
      return;
    }
    this.#java.close();
    this.#java = null;
    this.#descriptors.forEach((fd) => native.closeDescriptor(fd));
    const unsent = this.#queue;
    this.#queue = [];
    this.#inFlight = null;
    for (const { callback } of unsent) {
      if (typeof callback === 'function') {
        process.nextTick(callback, new ERR_IPC_CHANNEL_CLOSED());
      }
    }
    process.nextTick(() => {
      target.channel = null;
      target.emit('disconnect');
    });
  }
}

function send(message, handle, options, callback) {
  if (typeof handle === 'function') {
    callback = handle;
    handle = undefined;
    options = undefined;
  } else if (typeof options === 'function') {
    callback = options;
    options = undefined;
  } else if (options !== undefined) {
    validateObject(options, 'options');
  }
  options = { swallowErrors: false, ...options };
  if (this.connected) {
    return this._send(message, handle, options, callback);
  }
  const error = new ERR_IPC_CHANNEL_CLOSED();
  if (typeof callback === 'function') {
    process.nextTick(callback, error);
  } else {
    process.nextTick(() => this.emit('error', error));
  }
  return false;
}

const deprecatedChannel = deprecate(function () {
  return this.channel;
}, '_channel is deprecated. Use ChildProcess.channel instead.', 'DEP0129');

/** Gives a child, or the process itself, its channel. */
function setupChannel(target, java, serialization) {
  const channel = new Channel(target, java, serialization);
  target.channel = channel.control;
  target.connected = true;
  Object.defineProperty(target, '_channel', {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get: deprecatedChannel,
  });
  target.send = send;
  target._send = function _send(message, handle, options, callback) {
    // The runtime itself sends with a boolean here: whether errors are swallowed.
    if (typeof options === 'boolean' || options === undefined) {
      options = { swallowErrors: Boolean(options) };
    }
    return channel.send(message, handle, options, options.swallowErrors ? callback ?? null : callback);
  };
  target.disconnect = function disconnect() {
    if (!this.connected) {
      this.emit('error', new ERR_IPC_DISCONNECTED());
      return;
    }
    this._disconnect();
  };
  target._disconnect = function _disconnect() {
    this.connected = false;
    channel.disconnect();
  };
  if (target === process) {
    java.unref();
  }
  channel.start();
  return channel.control;
}

module.exports = { setupChannel };
