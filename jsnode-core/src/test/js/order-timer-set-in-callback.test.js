let n = 0;
setTimeout(function again() {
  console.log('again', ++n);
  if (n < 3) setTimeout(again, 0);
  setImmediate(() => console.log('immediate', n));
}, 0);
