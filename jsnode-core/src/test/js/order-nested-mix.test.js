setTimeout(() => {
  console.log('timeout 1');
  setImmediate(() => {
    console.log('immediate 1');
    process.nextTick(() => {
      console.log('tick 1');
      Promise.resolve().then(() => { console.log('promise 1'); setTimeout(() => console.log('timeout 2'), 0); });
    });
  });
  Promise.resolve().then(() => process.nextTick(() => console.log('tick 2')));
}, 1);
