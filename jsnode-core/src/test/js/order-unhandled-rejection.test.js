process.on('unhandledRejection', (reason, promise) => {
  console.log('unhandled', reason.message, promise === rejected);
  process.nextTick(() => console.log('tick after'));
});
const rejected = Promise.reject(new Error('r'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
setImmediate(() => console.log('immediate'));
