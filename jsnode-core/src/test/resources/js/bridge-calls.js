'use strict';

exports.add = (a, b) => a + b;
exports.addLater = async (a, b) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return a + b;
};
exports.identity = (value) => value;
exports.describe = (value) => `${Object.prototype.toString.call(value)} ${typeof value}`;
exports.fails = () => {
  const error = new RangeError('too much', { cause: new Error('the cause') });
  error.code = 'ERR_TOO_MUCH';
  throw error;
};
exports.rejectsWithText = async () => {
  throw 'just text';
};
exports.circular = () => {
  const a = {};
  a.self = a;
  return a;
};
exports.never = () => new Promise(() => {});
exports.spin = () => {
  while (true);
};

let pulled = 0;
let closed = false;
let aborted = false;
exports.state = () => ({ pulled, closed, aborted });
exports.count = async function* (limit, options) {
  pulled = 0;
  closed = false;
  aborted = false;
  options?.signal.addEventListener('abort', () => {
    aborted = true;
  });
  try {
    for (let i = 1; i <= limit; i++) {
      pulled++;
      yield i;
    }
  } finally {
    closed = true;
  }
};
exports.waits = (options) => new Promise((resolve) => {
  aborted = false;
  options.signal.addEventListener('abort', () => {
    aborted = true;
    resolve();
  });
});
exports.listOfPromises = () => [Promise.resolve(1), 2];
exports.readable = () => require('stream').Readable.from(['a', 'b']);
exports.collect = async (items) => {
  const collected = [];
  for await (const item of items) {
    collected.push(item);
  }
  return collected;
};
exports.awaits = async (promise) => (await promise) + 1;

exports.callHost = async () => {
  const host = require('spring:host');
  const squares = [];
  for await (const square of host.squares(3)) {
    squares.push(square);
  }
  return { sum: await host.sum([1, 2, 3]), slow: await host.slow(), squares };
};
exports.catchHost = async () => {
  try {
    await require('spring:host').fails();
  } catch (error) {
    return { name: error.name, message: error.message, isError: error instanceof Error };
  }
  return undefined;
};
exports.throwHost = () => require('spring:host').fails();
exports.fromTheLoop = (n) => require('spring:host').nested(n);
exports.exit = () => process.exit(1);
exports.unknownHost = () => require('spring:unknown');
exports.tools = { double: (n) => n * 2 };
