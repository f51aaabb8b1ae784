const controller = new AbortController();
controller.signal.addEventListener('abort', () => console.log('abort', controller.signal.reason.name));
controller.signal.onabort = () => console.log('onabort');
process.nextTick(() => console.log('tick'));
controller.abort();
console.log('main', controller.signal.aborted);
AbortSignal.timeout(2).addEventListener('abort', (e) => console.log(e.target.reason.name));
setTimeout(() => {}, 20);
