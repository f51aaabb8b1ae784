process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
queueMicrotask(() => { throw new Error('microtask'); });
queueMicrotask(() => console.log('microtask 2'));
process.nextTick(() => console.log('tick'));
