// gzip with a promise, four at a time.
'use strict';
const { promisify } = require('node:util');
const zlib = require('node:zlib');

const gzip = promisify(zlib.gzip);
const TEXT = Buffer.from(Array.from({ length: 400 }, (_, i) => `line ${i * 7919 % 1000} of the text\n`).join(''));

exports.run = async (n) => {
  for (let left = n; left > 0; left -= 4) {
    const packed = await Promise.all(Array.from({ length: Math.min(4, left) }, () => gzip(TEXT)));
    if (packed.some((each) => each.length > TEXT.length / 2 || each[0] !== 0x1f)) {
      throw new Error('not packed');
    }
  }
};
