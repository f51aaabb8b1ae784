import fs from 'node:fs';
setImmediate(() => console.log('immediate'));
console.log(fs.existsSync(new URL(import.meta.url)));
queueMicrotask(() => console.log('microtask'));
process.nextTick(() => console.log('tick'));
await undefined;
console.log('after await');
setTimeout(() => console.log('timeout'), 40);
