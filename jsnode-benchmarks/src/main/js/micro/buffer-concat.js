// Buffer.concat of four pieces, 100 bytes each.
'use strict';

const PIECES = ['a', 'b', 'c', 'd'].map((letter) => Buffer.alloc(100, letter));

exports.run = (n) => {
  for (let i = 0; i < n; i++) {
    const all = Buffer.concat(PIECES);
    if (all.length !== 400 || all[399] !== 0x64) {
      throw new Error('wrong bytes');
    }
  }
};
