'use strict';
const { promiseHooks } = require('node:v8');

const seen = [];
const promises = new Map();
const name = (promise) => {
  if (!promises.has(promise)) {
    promises.set(promise, promises.size);
  }
  return promises.get(promise);
};
const stop = promiseHooks.createHook({
  init: (promise, parent) => seen.push(`init ${name(promise)} ${parent === undefined ? 'of none' : name(parent)}`),
  before: (promise) => seen.push(`before ${name(promise)}`),
  after: (promise) => seen.push(`after ${name(promise)}`),
  settled: (promise) => seen.push(`settled ${name(promise)}`),
});
const stopInit = promiseHooks.onInit(() => seen.push('another init'));

Promise.resolve(1).then(() => seen.push('then'));

setImmediate(() => {
  stop();
  stopInit();
  Promise.resolve(2);
  console.log(seen.join('\n'));
});

for (const wrong of [() => promiseHooks.onInit(5), () => promiseHooks.onBefore(async function named() {}), () => promiseHooks.createHook(5),
  () => promiseHooks.createHook({ init: 5 })]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.code, error.message);
  }
}
