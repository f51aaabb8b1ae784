'use strict';

// What listeners of exit and of rejections throw is an uncaught error like any other.

const { promiseHooks } = require('node:v8');

process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
process.on('unhandledRejection', (reason) => {
  throw new Error(`listener of ${reason}`);
});
process.on('rejectionHandled', () => {
  throw new Error('listener of rejectionHandled');
});
process.on('exit', (code) => {
  console.log('exit', code);
  throw new Error('listener of exit');
});

const stop = promiseHooks.onInit(() => {
  stop();
  throw new Error('hook');
});
const rejected = Promise.reject('a reason');
setTimeout(() => rejected.catch(() => console.log('caught')), 5);

for (const bad of [async () => {}, async function* () {}]) {
  try {
    promiseHooks.onInit(bad);
  } catch (error) {
    console.log(error.code);
  }
}
