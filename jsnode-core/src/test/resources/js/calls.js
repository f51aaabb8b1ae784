'use strict';

exports.add = (a, b) => a + b;
exports.later = (value, ms) => new Promise((resolve) => setTimeout(resolve, ms, value));
exports.echo = (value) => value;
exports.describe = (value) => `${Object.prototype.toString.call(value)} ${require('util').inspect(value)}`;
exports.fail = () => {
  const error = new TypeError('no good', { cause: new RangeError('too far') });
  error.code = 'E_NO_GOOD';
  throw error;
};
exports.rejectWithText = () => Promise.reject('just text');
exports.circular = () => {
  const a = { name: 'a' };
  a.self = a;
  return a;
};
exports.forever = () => {
  for (;;);
};
exports.crash = () => setTimeout(() => { throw new Error('crashed'); }, 1) && new Promise(() => {});
exports.exit = (code) => process.exit(code);
exports.types = () => ({
  int: 1, double: 1.5, big: 10n ** 20n, text: 'x', yes: true, nothing: null, missing: undefined, date: new Date(0),
  bytes: new Uint8Array([1, 2, 3]), list: [1, 'two'], map: new Map([[1, 'one']]), set: new Set(['a']), fn() {},
});

const pulled = [];
let closed = 0;
exports.counter = async function* (n) {
  try {
    for (let i = 1; i <= n; i++) {
      pulled.push(i);
      yield i;
    }
  } finally {
    closed++;
  }
};
exports.pulled = () => pulled.length;
exports.closed = () => closed;
exports.failingStream = async function* () {
  yield 1;
  throw new Error('broken');
};

let aborted = 0;
exports.waitForAbort = (signal) => new Promise(() => {
  signal.addEventListener('abort', () => { aborted++; });
});
exports.aborted = () => aborted;
exports.lives = globalThis.lives = (globalThis.lives ?? 0) + 1;
