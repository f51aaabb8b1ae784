let n = 0;
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
const interval = setInterval(() => {
  if (++n === 3) clearInterval(interval);
  throw new Error('interval ' + n);
}, 1);
