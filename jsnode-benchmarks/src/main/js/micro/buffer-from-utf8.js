// Buffer.from a short string of ASCII and some other characters, and back.
'use strict';

const TEXT = 'The quick brown fox jumps over the lazy dög €';

exports.run = (n) => {
  for (let i = 0; i < n; i++) {
    if (Buffer.from(TEXT).toString() !== TEXT) {
      throw new Error('not the same text');
    }
  }
};
