'use strict';

const { callIn, capture } = require('internal/async_context');
const { isTracking } = require('internal/async_hooks');

/** The callback, which takes an error and a result, of a request to Java: it runs in the context of now, as a resource. */
function asRequest(type, callback) {
  if (isTracking()) {
    return asResource(type, callback);
  }
  const captured = capture();
  return captured === undefined ? callback : (error, result) => callIn(captured, callback, undefined, [error, result]);
}

function asResource(type, callback) {
  const { AsyncResource } = require('internal/async_hooks/resource');
  const resource = new AsyncResource(type, { requireManualDestroy: true });
  return (error, result) => {
    try {
      resource.runInAsyncScope(callback, undefined, error, result);
    } finally {
      resource.emitDestroy();
    }
  };
}

module.exports = { asRequest };
