'use strict';

// Milliseconds since the runtime started, as a double.
const native = binding('performance');

module.exports = {
  now: () => native.now(),
  timeOrigin: native.timeOrigin(),
};
