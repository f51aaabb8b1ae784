process.on('unhandledRejection', () => console.log('never'));
const p = Promise.reject(new Error('r'));
Promise.resolve().then(() => p.catch((e) => console.log('caught', e.message)));
