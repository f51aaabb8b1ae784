const EventEmitter = require('events');
const e = new EventEmitter();
e.on('x', () => { console.log('first'); process.nextTick(() => console.log('tick')); });
e.on('x', () => console.log('second'));
e.once('x', () => console.log('once'));
e.prependListener('x', () => console.log('zero'));
e.emit('x');
console.log('after');
e.emit('x');
