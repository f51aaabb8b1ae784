// EventEmitter.emit to three listeners with two arguments.
'use strict';
const { EventEmitter } = require('node:events');

exports.run = (n) => {
  const emitter = new EventEmitter();
  let sum = 0;
  emitter.on('add', (a, b) => { sum += a - b; });
  emitter.on('add', (a) => { sum += a; });
  emitter.on('add', () => { sum++; });
  for (let i = 0; i < n; i++) {
    emitter.emit('add', 3, 1);
  }
  if (sum !== n * 6) {
    throw new Error(`${sum} instead of ${n * 6}`);
  }
};
