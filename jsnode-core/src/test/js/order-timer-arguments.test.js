setTimeout((...args) => console.log('timeout', args), 1, 1, 'two', null);
setImmediate((...args) => console.log('immediate', args), 3, undefined);
process.nextTick((...args) => console.log('tick', args), 'x', 'y');
