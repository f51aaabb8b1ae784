for (let i = 1; i <= 3; i++) {
  setTimeout(() => {
    console.log('timeout', i);
    Promise.resolve().then(() => console.log('promise', i));
    process.nextTick(() => console.log('tick', i));
  }, 1);
}
