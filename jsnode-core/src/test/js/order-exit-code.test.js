process.on('exit', (code) => {
  console.log('exit', code, process.exitCode);
  process.nextTick(() => console.log('never'));
  setTimeout(() => console.log('never'), 0);
});
process.exitCode = 0;
setTimeout(() => process.exit(), 1);
setTimeout(() => console.log('never'), 50);
