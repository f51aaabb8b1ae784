setTimeout(() => console.log('never'), 10000).unref();
const t = setTimeout(() => console.log('ref again'), 5);
t.unref();
console.log(t.hasRef());
t.ref();
console.log(t.hasRef());
process.on('exit', () => console.log('exit'));
