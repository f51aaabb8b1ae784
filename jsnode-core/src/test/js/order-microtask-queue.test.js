queueMicrotask(() => console.log('microtask 1'));
Promise.resolve().then(() => console.log('promise 1'));
queueMicrotask(() => { console.log('microtask 2'); queueMicrotask(() => console.log('microtask 3')); });
process.nextTick(() => console.log('tick'));
