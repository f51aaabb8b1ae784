'use strict';

// Shared by EventEmitter, EventTarget and the helpers, so that none of them has to load another.
module.exports = {
  kCapture: Symbol('kCapture'),
  kErrorMonitor: Symbol('events.errorMonitor'),
  kFirstEventParam: Symbol('nodejs.kFirstEventParam'),
  kMaxEventTargetListeners: Symbol('events.maxEventTargetListeners'),
  kMaxEventTargetListenersWarned: Symbol('events.maxEventTargetListenersWarned'),
  kRejection: Symbol.for('nodejs.rejection'),
  kResistStopPropagation: Symbol('kResistStopPropagation'),
  kShapeMode: Symbol('shapeMode'),
  kWatermarkData: Symbol.for('nodejs.watermarkData'),
};
