// for await over a Readable of objects.
'use strict';
const { Readable } = require('node:stream');

exports.run = async (n) => {
  let left = n;
  let sum = 0;
  for await (const item of new Readable({ objectMode: true, read() { this.push(left-- > 0 ? { left } : null); } })) {
    sum += item.left;
  }
  if (sum !== n * (n - 1) / 2) {
    throw new Error(`the sum is ${sum}`);
  }
};
