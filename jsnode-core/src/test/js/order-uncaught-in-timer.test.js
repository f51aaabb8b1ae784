process.on('uncaughtException', (error) => console.log('uncaught', error.message));
setTimeout(() => { throw new Error('timer 1'); }, 1);
setTimeout(() => console.log('timer 2'), 1);
