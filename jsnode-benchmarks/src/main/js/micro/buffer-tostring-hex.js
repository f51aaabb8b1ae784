// Buffer.toString('hex') of 64 and 1000 bytes in turn.
'use strict';

const BUFFERS = [Buffer.from('The quick brown fox jumps over the lazy dög €. '.repeat(2).slice(0, 60)), Buffer.alloc(1000, 'äbc.')];
const TEXTS = BUFFERS.map((buffer) => buffer.toString('hex'));

exports.run = (n) => {
  for (let i = 0; i < n; i++) {
    if (BUFFERS[i & 1].toString('hex') !== TEXTS[i & 1]) {
      throw new Error('not the same text');
    }
  }
};
