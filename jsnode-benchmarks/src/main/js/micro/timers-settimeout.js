// setTimeout of 1 ms, set and cleared, but one in a hundred that runs.
'use strict';

exports.run = (n) => new Promise((resolve, reject) => {
  let left = 1;
  const ran = () => {
    if (--left === 0) {
      resolve();
    }
  };
  const never = () => reject(new Error('a cleared timer ran'));
  for (let i = 0; i < n; i++) {
    if (i % 100 === 0) {
      left++;
      setTimeout(ran, 1);
    } else {
      clearTimeout(setTimeout(never, 1));
    }
  }
  ran();
});
