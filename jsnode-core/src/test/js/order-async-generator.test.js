async function* numbers() {
  try {
    for (let i = 1; ; i++) { yield i; await null; }
  } finally {
    console.log('closed');
  }
}
(async () => {
  for await (const n of numbers()) {
    console.log(n);
    process.nextTick(() => console.log('tick', n));
    if (n === 3) break;
  }
  console.log('end');
})();
