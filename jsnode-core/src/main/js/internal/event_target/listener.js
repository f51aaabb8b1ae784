'use strict';

/** One registration on an EventTarget. */
class Listener {
  constructor(listener, options) {
    this.callbackRef = options.weak ? new WeakRef(listener) : undefined;
    this.strong = options.weak ? undefined : listener;
    this.once = options.once;
    this.capture = options.capture;
    this.passive = options.passive;
    this.isNodeStyleListener = options.isNodeStyleListener;
    this.resistStopPropagation = options.resistStopPropagation;
    this.removed = false;
  }

  /** The function or object that was registered; undefined when a weak one was collected. */
  get listener() {
    return this.callbackRef === undefined ? this.strong : this.callbackRef.deref();
  }

  is(listener, capture) {
    return this.capture === capture && this.listener === listener;
  }

  call(target, argument) {
    const { listener } = this;
    if (typeof listener === 'function') {
      return listener.call(target, argument);
    }
    if (listener === undefined) {
      return undefined;
    }
    const { handleEvent } = listener;
    if (typeof handleEvent !== 'function') {
      const {
        codes: { ERR_INVALID_ARG_TYPE },
      } = require('internal/errors');
      throw new ERR_INVALID_ARG_TYPE('listener.handleEvent', 'function', handleEvent);
    }
    return Reflect.apply(handleEvent, listener, [argument]);
  }
}

module.exports = { Listener };
