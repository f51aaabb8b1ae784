let n = 0;
function more() { if (++n < 10000) process.nextTick(more); else console.log('ticks', n); }
process.nextTick(more);
setImmediate(() => console.log('immediate after', n));
