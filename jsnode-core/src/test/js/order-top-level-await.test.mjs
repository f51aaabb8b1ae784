console.log('1');
setTimeout(() => console.log('timeout'), 1);
process.nextTick(() => console.log('tick'));
await null;
console.log('2');
await new Promise((resolve) => setTimeout(resolve, 5));
console.log('3');
