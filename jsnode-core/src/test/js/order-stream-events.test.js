const { Readable } = require('stream');
const r = Readable.from(['a', 'b']);
r.on('data', (d) => { console.log('data', d); process.nextTick(() => console.log('tick', d)); });
r.on('end', () => console.log('end'));
r.on('close', () => console.log('close'));
console.log('main');
