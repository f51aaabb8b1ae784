const i = setImmediate(() => console.log('never'));
i.unref();
console.log(i.hasRef());
process.on('exit', () => console.log('exit'));
