// Buffer.compare and equals of 256 bytes that differ at their end.
'use strict';

const ONE = Buffer.alloc(256, 'x');
const OTHER = Buffer.from(ONE);
OTHER[255] = 0;

exports.run = (n) => {
  for (let i = 0; i < n; i++) {
    if (Buffer.compare(ONE, OTHER) !== 1 || ONE.equals(OTHER)) {
      throw new Error('wrong order');
    }
  }
};
