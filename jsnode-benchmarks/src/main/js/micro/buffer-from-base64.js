// Buffer.from a string in base64 of 64 bytes and of 1000.
'use strict';

const TEXTS = [Buffer.alloc(64, 'xyz1'), Buffer.alloc(1000, '\u00e4bc.')].map((buffer) => buffer.toString('base64'));

exports.run = (n) => {
  let length = 0;
  for (let i = 0; i < n; i++) {
    const buffer = Buffer.from(TEXTS[i & 1], 'base64');
    length += buffer.length + buffer[3];
  }
  const expected = Math.ceil(n / 2) * (64 + 0x31) + Math.floor(n / 2) * (1000 + 0x63);
  if (length !== expected) {
    throw new Error(`${length} instead of ${expected}`);
  }
};
