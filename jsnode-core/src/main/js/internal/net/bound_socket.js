'use strict';

const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');

// A socket that is bound before it listens or connects: Java's channels bind and listen in one step.
class BoundSocket {
  constructor() {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('net.BoundSocket');
  }
}

module.exports = { BoundSocket };
