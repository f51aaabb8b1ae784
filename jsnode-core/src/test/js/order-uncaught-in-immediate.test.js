process.on('uncaughtException', (error) => console.log('uncaught', error.message));
setImmediate(() => { throw new Error('immediate 1'); });
setImmediate(() => console.log('immediate 2'));
