'use strict';

const { EventTarget, initEventTarget, kEvents, kHybridDispatch, kIsNodeEventTarget, kIsNodeStyleListener } =
  require('internal/event_target');
const { kMaxEventTargetListeners, kMaxEventTargetListenersWarned } = require('internal/events/symbols');
const {
  codes: { ERR_INVALID_THIS },
} = require('internal/errors');
const { validateNumber, validateString } = require('internal/validators');

const NODE_STYLE = Object.freeze({ __proto__: null, [kIsNodeStyleListener]: true });
const NODE_STYLE_ONCE = Object.freeze({ __proto__: null, once: true, [kIsNodeStyleListener]: true });

function checkThis(value) {
  if (!value?.constructor?.[kIsNodeEventTarget]) {
    throw new ERR_INVALID_THIS('NodeEventTarget');
  }
}

/** An EventTarget with the most used methods of an EventEmitter. */
class NodeEventTarget extends EventTarget {
  static [kIsNodeEventTarget] = true;
  static defaultMaxListeners = 10;

  constructor() {
    super();
    initNodeEventTarget(this);
  }

  setMaxListeners(n) {
    checkThis(this);
    validateNumber(n, 'setMaxListeners', 0);
    this[kMaxEventTargetListeners] = n;
    this[kMaxEventTargetListenersWarned] = false;
    return this;
  }

  getMaxListeners() {
    checkThis(this);
    return this[kMaxEventTargetListeners];
  }

  eventNames() {
    checkThis(this);
    return Array.from(this[kEvents].keys());
  }

  listenerCount(type) {
    checkThis(this);
    return this[kEvents].get(String(type))?.length ?? 0;
  }

  off(type, listener, options) {
    checkThis(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  removeListener(type, listener, options) {
    checkThis(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  on(type, listener) {
    checkThis(this);
    this.addEventListener(type, listener, NODE_STYLE);
    return this;
  }

  addListener(type, listener) {
    checkThis(this);
    this.addEventListener(type, listener, NODE_STYLE);
    return this;
  }

  emit(type, arg) {
    checkThis(this);
    validateString(type, 'type');
    const hadListeners = this.listenerCount(type) > 0;
    this[kHybridDispatch](arg, String(type));
    return hadListeners;
  }

  once(type, listener) {
    checkThis(this);
    this.addEventListener(type, listener, NODE_STYLE_ONCE);
    return this;
  }

  removeAllListeners(type) {
    checkThis(this);
    if (type !== undefined) {
      this[kEvents].delete(String(type));
    } else {
      this[kEvents].clear();
    }
    return this;
  }
}

for (const name of [
  'setMaxListeners',
  'getMaxListeners',
  'eventNames',
  'listenerCount',
  'off',
  'removeListener',
  'on',
  'addListener',
  'once',
  'emit',
  'removeAllListeners',
]) {
  Object.defineProperty(NodeEventTarget.prototype, name, { __proto__: null, enumerable: true });
}

function initNodeEventTarget(self) {
  if (self[kEvents] === undefined) {
    initEventTarget(self);
  }
}

module.exports = { NodeEventTarget, initNodeEventTarget };
