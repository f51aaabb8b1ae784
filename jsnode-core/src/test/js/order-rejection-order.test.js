process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
Promise.reject(1);
Promise.reject(2);
process.nextTick(() => Promise.reject(3));
Promise.resolve().then(() => Promise.reject(4));
setImmediate(() => console.log('immediate'));
