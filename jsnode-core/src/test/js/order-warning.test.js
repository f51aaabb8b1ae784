process.on('warning', (w) => console.log(w.name, w.message, w.code));
process.removeListener('warning', process.listeners('warning')[0]);
process.emitWarning('first', 'CustomWarning', 'C001');
process.emitWarning(new Error('second'));
process.nextTick(() => console.log('tick'));
console.log('main');
