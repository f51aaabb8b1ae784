async function f() {
  console.log('f 1');
  await null;
  console.log('f 2');
  await new Promise((resolve) => process.nextTick(resolve));
  console.log('f 3');
}
f().then(() => console.log('done'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('p1')).then(() => console.log('p2')).then(() => console.log('p3'));
console.log('main');
