process.on('exit', () => { console.log('exit'); process.exit(0); });
process.nextTick(() => { process.exit(0); });
process.nextTick(() => console.log('never'));
