'use strict';

const {
  codes: { ERR_INVALID_THIS, ERR_MISSING_ARGS },
} = require('internal/errors');
const { validateObject } = require('internal/validators');
const { now } = require('internal/perf/clock');

const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const kTrustEvent = Symbol('kTrustEvent');

const kNullable = 7; // arrays, functions and null pass too

let isEvent;
let begin;
let end;
let isDispatching;
let isStopped;
let setPassive;
let setTarget;

class Event {
  #type;
  #target = null;
  #bubbles = false;
  #cancelable = false;
  #composed = false;
  #canceled = false;
  #stopped = false;
  #propagationStopped = false;
  #dispatching = false;
  #passive = false;
  #trusted = false;
  #timeStamp = now();

  static {
    isEvent = (value) => typeof value === 'object' && value !== null && #type in value;
    begin = (event, target) => {
      event.#target = target;
      event.#dispatching = true;
    };
    end = (event) => {
      event.#dispatching = false;
    };
    isDispatching = (event) => event.#dispatching;
    isStopped = (event) => event.#stopped;
    setPassive = (event, passive) => {
      event.#passive = passive;
    };
    setTarget = (event, target) => {
      event.#target = target;
    };
  }

  constructor(type, options = undefined) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('type');
    }
    if (options != null) {
      validateObject(options, 'options', kNullable);
      this.#bubbles = Boolean(options.bubbles);
      this.#cancelable = Boolean(options.cancelable);
      this.#composed = Boolean(options.composed);
      this.#trusted = Boolean(options[kTrustEvent]);
    }
    this.#type = `${type}`;
  }

  initEvent(type, bubbles = false, cancelable = false) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('type');
    }
    checkThis(this);
    if (this.#dispatching) {
      return;
    }
    this.#type = `${type}`;
    this.#bubbles = Boolean(bubbles);
    this.#cancelable = Boolean(cancelable);
  }

  stopImmediatePropagation() {
    checkThis(this);
    // Every listener of a Node target is on the target itself: stopping here is stopping at once.
    this.#propagationStopped = true;
    this.#stopped = true;
  }

  preventDefault() {
    checkThis(this);
    this.#cancel();
  }

  get target() {
    checkThis(this);
    return this.#target;
  }

  get currentTarget() {
    checkThis(this);
    return this.#dispatching ? this.#target : null;
  }

  get srcElement() {
    checkThis(this);
    return this.#target;
  }

  get type() {
    checkThis(this);
    return this.#type;
  }

  get cancelable() {
    checkThis(this);
    return this.#cancelable;
  }

  get defaultPrevented() {
    checkThis(this);
    return this.#cancelable && this.#canceled;
  }

  get timeStamp() {
    checkThis(this);
    return this.#timeStamp;
  }

  composedPath() {
    checkThis(this);
    return this.#dispatching ? [this.#target] : [];
  }

  get returnValue() {
    checkThis(this);
    return !this.#cancelable || !this.#canceled;
  }

  set returnValue(value) {
    checkThis(this);
    if (!value) {
      this.#cancel();
    }
  }

  get bubbles() {
    checkThis(this);
    return this.#bubbles;
  }

  get composed() {
    checkThis(this);
    return this.#composed;
  }

  get eventPhase() {
    checkThis(this);
    return this.#dispatching ? Event.AT_TARGET : Event.NONE;
  }

  get cancelBubble() {
    checkThis(this);
    return this.#propagationStopped;
  }

  set cancelBubble(value) {
    checkThis(this);
    if (value) {
      this.#propagationStopped = true;
    }
  }

  stopPropagation() {
    checkThis(this);
    this.#propagationStopped = true;
  }

  get isTrusted() {
    checkThis(this);
    return this.#trusted;
  }

  [customInspectSymbol](depth, options) {
    checkThis(this);
    const name = this.constructor.name;
    if (depth < 0) {
      return name;
    }
    const { inspect } = require('internal/util/inspect');
    const shown = {
      type: this.#type,
      defaultPrevented: this.defaultPrevented,
      cancelable: this.#cancelable,
      timeStamp: this.#timeStamp,
    };
    return `${name} ${inspect(shown, {
      ...options,
      depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth,
    })}`;
  }

  #cancel() {
    if (this.#cancelable && !this.#passive) {
      this.#canceled = true;
    }
  }
}

function checkThis(value) {
  if (!isEvent(value)) {
    throw new ERR_INVALID_THIS('Event');
  }
}

const enumerable = { __proto__: null, enumerable: true };

Object.defineProperties(Event.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'Event' },
  initEvent: enumerable,
  stopImmediatePropagation: enumerable,
  preventDefault: enumerable,
  target: enumerable,
  currentTarget: enumerable,
  srcElement: enumerable,
  type: enumerable,
  cancelable: enumerable,
  defaultPrevented: enumerable,
  timeStamp: enumerable,
  composedPath: enumerable,
  returnValue: enumerable,
  bubbles: enumerable,
  composed: enumerable,
  eventPhase: enumerable,
  cancelBubble: enumerable,
  stopPropagation: enumerable,
  isTrusted: enumerable,
});

['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'].forEach((name, value) => {
  const descriptor = { __proto__: null, enumerable: true, value };
  Object.defineProperty(Event, name, descriptor);
});

class CustomEvent extends Event {
  #detail;

  constructor(type, options = undefined) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('type');
    }
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() {
    if (typeof this !== 'object' || this === null || !(#detail in this)) {
      throw new ERR_INVALID_THIS('CustomEvent');
    }
    return this.#detail;
  }
}

Object.defineProperties(CustomEvent.prototype, {
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'CustomEvent' },
  detail: enumerable,
});

module.exports = { CustomEvent, Event, begin, end, isDispatching, isEvent, isStopped, kTrustEvent, setPassive, setTarget };
