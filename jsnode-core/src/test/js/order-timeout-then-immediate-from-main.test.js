const start = Date.now();
while (Date.now() - start < 5);
setTimeout(() => console.log('timeout'), 1);
const again = Date.now();
while (Date.now() - again < 5);
setImmediate(() => console.log('immediate'));
