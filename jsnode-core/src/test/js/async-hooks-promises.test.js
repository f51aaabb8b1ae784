'use strict';
// Promises are resources: made by then and await they are triggered by the promise they wait for.
const { createHook, executionAsyncId, executionAsyncResource, triggerAsyncId } = require('node:async_hooks');

const lines = [];
const log = (...parts) => lines.push(parts.join(' '));
const names = new Map([[0, 'none'], [1, 'main']]);
const name = (id) => {
  if (!names.has(id)) {
    names.set(id, `r${names.size}`);
  }
  return names.get(id);
};

const hook = createHook({
  init: (id, type, trigger) => type === 'PROMISE' && log('init', name(id), 'by', name(trigger)),
  before: (id) => log('before', name(id)),
  after: (id) => log('after', name(id)),
  promiseResolve: (id) => log('resolve', name(id)),
}).enable();
const untracked = createHook({ init: (id, type) => log('untracked sees', type), trackPromises: false }).enable();

async function work() {
  await 1;
  log('awaited', name(executionAsyncId()), name(triggerAsyncId()));
  return 2;
}

work()
  .then(() => {
    log('then', executionAsyncResource() instanceof Promise);
    throw new Error('no');
  })
  .catch(() => {
    log('caught');
    hook.disable();
    untracked.disable();
  });

try {
  createHook({ promiseResolve() {}, trackPromises: false });
} catch (error) {
  log(error.code, error.message);
}

setTimeout(() => console.log(lines.join('\n')), 20);
