const { once, EventEmitter } = require('events');
const e = new EventEmitter();
(async () => {
  const [value] = await once(e, 'x');
  console.log('got', value);
})();
process.nextTick(() => { e.emit('x', 1); console.log('emitted'); });
Promise.resolve().then(() => console.log('promise'));
