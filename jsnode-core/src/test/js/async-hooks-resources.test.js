'use strict';

const { createHook, executionAsyncId, executionAsyncResource, triggerAsyncId } = require('async_hooks');
const fs = require('fs');

const lines = [];
const names = new Map([[1, 'main']]);
const name = (id) => names.get(id) ?? 'unknown';
const log = (...words) => lines.push(words.join(' '));

const hook = createHook({
  init(id, type, trigger) {
    names.set(id, `${type}${names.size}`);
    log('init', name(id), name(trigger), name(executionAsyncId()));
  },
  before(id) {
    log('before', name(id), name(executionAsyncId()), name(triggerAsyncId()));
  },
  after(id) {
    log('after', name(id));
  },
  destroy(id) {
    // When a request to the thread pool is destroyed is left open.
    if (!name(id).startsWith('FSREQ')) {
      log('destroy', name(id));
    }
  },
  trackPromises: false,
}).enable();

setTimeout(first, 1);

function first() {
  setImmediate(() => {
    log(executionAsyncResource().constructor.name);
    process.nextTick((a) => {
      log('tick', a);
      fs.access('no such file', second);
    }, 4);
  });
}

function second() {
  queueMicrotask(() => {
    log('microtask');
    clearTimeout(setTimeout(() => {}, 1e6));
    const interval = setInterval(() => {
      clearInterval(interval);
      process.once('uncaughtException', () => {
        log('uncaught', name(executionAsyncId()), name(triggerAsyncId()));
        hook.disable();
        console.log(lines.join('\n'));
      });
      setTimeout(() => { throw new Error('x'); }, 1);
    }, 2);
  });
}
