import fs from 'node:fs';
setImmediate(() => console.log('immediate'));
fs.readFile(new URL(import.meta.url), () => console.log('read'));
queueMicrotask(() => console.log('microtask'));
process.nextTick(() => console.log('tick'));
await undefined;
console.log('after await');
setTimeout(() => console.log('timeout'), 40);
