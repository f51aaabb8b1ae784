const fs = require('fs');
fs.stat(__filename, () => {
  console.log('stat');
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('promise'));
  setImmediate(() => console.log('immediate'));
});
console.log('main');
