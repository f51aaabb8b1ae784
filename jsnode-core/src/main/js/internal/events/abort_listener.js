'use strict';

const { validateAbortSignal, validateFunction } = require('internal/validators');
const { kResistStopPropagation } = require('internal/events/symbols');
const {
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');

/** Calls the listener once when the signal aborts, even if somebody stops the event; the result removes it again. */
function addAbortListener(signal, listener) {
  if (signal === undefined) {
    throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  }
  validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  let remove;
  if (signal.aborted) {
    queueMicrotask(() => listener());
  } else {
    signal.addEventListener('abort', listener, { __proto__: null, once: true, [kResistStopPropagation]: true });
    remove = () => signal.removeEventListener('abort', listener);
  }
  return {
    __proto__: null,
    [Symbol.dispose]() {
      remove?.();
    },
  };
}

module.exports = { addAbortListener };
