process.on('uncaughtException', (error, origin) => {
  console.log('uncaught', error.message, origin);
  process.nextTick(() => console.log('tick after uncaught'));
});
setTimeout(() => console.log('timeout runs'), 1);
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
throw new Error('from main');
