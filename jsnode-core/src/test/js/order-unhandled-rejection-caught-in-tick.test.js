process.on('unhandledRejection', () => console.log('never'));
const p = Promise.reject(new Error('r'));
process.nextTick(() => p.catch((e) => console.log('caught', e.message)));
