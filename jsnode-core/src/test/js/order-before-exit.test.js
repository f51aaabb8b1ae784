let n = 0;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code);
  if (++n < 3) setTimeout(() => console.log('more', n), 1);
});
process.on('exit', (code) => console.log('exit', code));
