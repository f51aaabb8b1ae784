// Buffer.from a short string of ASCII and some other characters.
'use strict';

const TEXTS = ['The quick brown fox jumps over the lazy dög €', 'Sphinx of black quartz, judge my vöw ¥'];

exports.run = (n) => {
  let length = 0;
  for (let i = 0; i < n; i++) {
    length += Buffer.from(TEXTS[i & 1]).length;
  }
  if (length !== Math.ceil(n / 2) * 48 + Math.floor(n / 2) * 40) {
    throw new Error(`${length} bytes`);
  }
};
