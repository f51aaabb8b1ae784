process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
process.on('rejectionHandled', () => console.log('handled'));
const p = Promise.reject('why');
setTimeout(async () => {
  try { await p; } catch (reason) { console.log('caught', reason); }
}, 5);
