const { readFile } = require('fs/promises');
(async () => {
  console.log('before');
  const text = await readFile(__filename, 'utf8');
  console.log('read', text.length > 0);
  setTimeout(() => console.log('timeout'), 0);
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('tick'));
})();
console.log('main');
