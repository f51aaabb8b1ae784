'use strict';

// finished() of Node 24: the callback runs in the async context of the call.

const endOfStream = require('internal/deps/readable-stream/lib/internal/streams/end-of-stream');
const { callIn, capture } = require('internal/async_context');

function eos(stream, options, callback) {
  return arguments.length < 3
    ? endOfStream(stream, inContext(options)) : endOfStream(stream, options, inContext(callback));
}

function inContext(callback) {
  const context = typeof callback === 'function' ? capture() : undefined;
  if (context === undefined) {
    return callback;
  }
  return function (...args) {
    return callIn(context, callback, this, args);
  };
}

module.exports = { eos, inContext };
