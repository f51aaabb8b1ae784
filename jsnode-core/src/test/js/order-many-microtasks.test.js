let n = 0;
(async () => { while (n < 20000) { await null; n++; } console.log('awaits', n); })();
setImmediate(() => console.log('immediate after', n));
