import('node:path').then((path) => console.log('import', path.basename('/a/b')));
Promise.resolve().then(() => console.log('promise'));
process.nextTick(() => console.log('tick'));
console.log('main');
setTimeout(() => console.log('timeout'), 30);
