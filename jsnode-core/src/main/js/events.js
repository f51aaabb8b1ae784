'use strict';

const { EventEmitter, getDefaultMaxListeners, setDefaultMaxListeners } = require('internal/events/emitter');
const { addAbortListener } = require('internal/events/abort_listener');
const { getEventListeners, getMaxListeners, listenerCount, once, on, setMaxListeners } =
  require('internal/events/helpers');
const { kCapture, kErrorMonitor, kMaxEventTargetListeners, kMaxEventTargetListenersWarned, kRejection } =
  require('internal/events/symbols');
const { validateBoolean } = require('internal/validators');

module.exports = EventEmitter;

const { init } = EventEmitter;
delete EventEmitter.init;

let EventEmitterAsyncResource;

function defineAccessor(name, get, set, configurable) {
  Object.defineProperty(EventEmitter, name, { __proto__: null, configurable, enumerable: true, get, set });
}

EventEmitter.addAbortListener = addAbortListener;
EventEmitter.once = once;
EventEmitter.on = on;
EventEmitter.getEventListeners = getEventListeners;
EventEmitter.getMaxListeners = getMaxListeners;
EventEmitter.listenerCount = listenerCount;
EventEmitter.EventEmitter = EventEmitter;
EventEmitter.usingDomains = false;
EventEmitter.captureRejectionSymbol = kRejection;
defineAccessor(
  'captureRejections',
  () => EventEmitter.prototype[kCapture],
  (value) => {
    validateBoolean(value, 'EventEmitter.captureRejections');
    EventEmitter.prototype[kCapture] = value;
  },
  false,
);
defineAccessor(
  'EventEmitterAsyncResource',
  () => (EventEmitterAsyncResource ??= require('internal/events/async_resource').EventEmitterAsyncResource),
  undefined,
  true,
);
EventEmitter.errorMonitor = kErrorMonitor;
defineAccessor('defaultMaxListeners', getDefaultMaxListeners, setDefaultMaxListeners, false);
Object.defineProperties(EventEmitter, {
  kMaxEventTargetListeners: { __proto__: null, value: kMaxEventTargetListeners },
  kMaxEventTargetListenersWarned: { __proto__: null, value: kMaxEventTargetListenersWarned },
});
EventEmitter.setMaxListeners = setMaxListeners;
EventEmitter.init = init;
