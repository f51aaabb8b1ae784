'use strict';

exports.add = (a, b) => a + b;
exports.later = (value, ms) => new Promise((resolve) => setTimeout(resolve, ms, value));
exports.echo = (value) => value;
exports.forever = () => {
  for (;;);
};
exports.crash = () => {
  setTimeout(() => { throw new Error('crashed'); }, 1);
  return new Promise(() => {});
};
exports.exit = (code) => process.exit(code);
exports.failingStream = async function* () {
  yield 1;
  throw new Error('broken');
};
