const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
als.run('A', () => {
  setTimeout(() => console.log('timeout', als.getStore()), 600);
  setImmediate(() => console.log('immediate', als.getStore()));
  process.nextTick(() => console.log('tick', als.getStore()));
  Promise.resolve().then(() => console.log('promise', als.getStore()));
  queueMicrotask(() => console.log('microtask', als.getStore()));
});
als.run('B', async () => { await null; console.log('await', als.getStore()); });
console.log('outside', als.getStore());
setTimeout(() => console.log('outside timeout', als.getStore()), 900);
