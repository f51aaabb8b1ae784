// gzipSync and gunzipSync of 10 KB of text.
'use strict';
const zlib = require('node:zlib');

const TEXT = Buffer.from(Array.from({ length: 400 }, (_, i) => `line ${i * 7919 % 1000} of the text\n`).join(''));

exports.run = (n) => {
  for (let i = 0; i < n; i++) {
    const packed = zlib.gzipSync(TEXT);
    if (packed.length > TEXT.length / 2 || !zlib.gunzipSync(packed).equals(TEXT)) {
      throw new Error('not the same');
    }
  }
};
