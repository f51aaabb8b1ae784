process.on('uncaughtException', (error) => console.log('uncaught', error.message));
setTimeout(() => { process.nextTick(() => console.log('tick')); throw new Error('timer 1'); }, 1);
setTimeout(() => console.log('timer 2'), 1);
