'use strict';

const { Event } = require('internal/event_target');
const {
  codes: { ERR_INVALID_THIS },
} = require('internal/errors');

function invalid(text) {
  return new TypeError(`MessageEvent constructor: ${text}`);
}

function isPort(value) {
  return value instanceof require('internal/worker/io').MessagePort;
}

function checkedPorts(ports) {
  if (typeof ports?.[Symbol.iterator] !== 'function') {
    throw invalid(`eventInitDict.ports (${ports}) is not iterable.`);
  }
  const list = [...ports];
  list.forEach((port, index) => {
    if (!isPort(port)) {
      throw invalid(`Expected eventInitDict.ports[${index}] ("${port}") to be an instance of MessagePort.`);
    }
  });
  return Object.freeze(list);
}

const NO_PORTS = Object.freeze([]);

let create;

class MessageEvent extends Event {
  #data = null;
  #origin = '';
  #lastEventId = '';
  #source = null;
  #ports = NO_PORTS;

  static {
    create = (type, data, ports) => {
      const event = new MessageEvent(type);
      event.#data = data;
      event.#ports = ports ?? NO_PORTS;
      return event;
    };
  }

  constructor(type, eventInitDict = undefined) {
    if (arguments.length === 0) {
      throw invalid('1 argument required, but 0 found.');
    }
    super(type, eventInitDict);
    if (eventInitDict == null) {
      return;
    }
    const { data, origin, lastEventId, source, ports } = eventInitDict;
    this.#data = data === undefined ? null : data;
    this.#origin = origin === undefined ? '' : `${origin}`;
    this.#lastEventId = lastEventId === undefined ? '' : `${lastEventId}`;
    if (source !== undefined && source !== null) {
      if (!isPort(source)) {
        throw invalid(`Expected eventInitDict.source ("${source}") to be an instance of MessagePort.`);
      }
      this.#source = source;
    }
    if (ports !== undefined) {
      this.#ports = checkedPorts(ports);
    }
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#data in value)) {
      throw new ERR_INVALID_THIS('MessageEvent');
    }
    return value;
  }

  get data() {
    return MessageEvent.#check(this).#data;
  }

  get origin() {
    return MessageEvent.#check(this).#origin;
  }

  get lastEventId() {
    return MessageEvent.#check(this).#lastEventId;
  }

  get source() {
    return MessageEvent.#check(this).#source;
  }

  get ports() {
    return MessageEvent.#check(this).#ports;
  }

  initMessageEvent(type, bubbles = false, cancelable = false, data = null, origin = '', lastEventId = '', source = null, ports = []) {
    MessageEvent.#check(this);
    this.initEvent(type, bubbles, cancelable);
    this.#data = data;
    this.#origin = `${origin}`;
    this.#lastEventId = `${lastEventId}`;
    this.#source = source;
    this.#ports = checkedPorts(ports);
  }
}

for (const name of ['data', 'origin', 'lastEventId', 'source', 'ports', 'initMessageEvent']) {
  Object.defineProperty(MessageEvent.prototype, name, { __proto__: null, enumerable: true });
}
Object.defineProperties(MessageEvent.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'MessageEvent' },
});
Object.defineProperty(MessageEvent.prototype.initMessageEvent, 'length', { __proto__: null, value: 1 });

module.exports = { MessageEvent, createMessageEvent: create };
