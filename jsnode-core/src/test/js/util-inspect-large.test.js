// What is deep inside is written once for each object around it that refers to it: the text is long, and limited.
'use strict';
const util = require('node:util');

const root = {};
let last = root;
for (let i = 0; i < 30; i++) {
  last.next = { last, root, leaf: { a: 1, b: 'two', c: true }, text: 'x'.repeat(40) };
  last = last.next;
  root[i] = last;
}
const text = util.inspect(root, { depth: Infinity });
console.log(text.length, text.split('\n').length, text.lastIndexOf('[Circular *1]'));
console.log(text.slice(0, 300));
