// One setImmediate after the other.
'use strict';

exports.run = (n) => new Promise((resolve) => {
  let left = n;
  function step() {
    if (--left <= 0) {
      resolve();
    } else {
      setImmediate(step);
    }
  }
  setImmediate(step);
});
