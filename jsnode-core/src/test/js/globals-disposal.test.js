'use strict';

// Explicit resource management without its syntax: symbols, stacks, SuppressedError.

const order = [];
const stack = new DisposableStack();
stack.use({ [Symbol.dispose]: () => order.push('used') });
stack.adopt('value', (value) => order.push(`adopted ${value}`));
stack.defer(() => {
  throw new Error('first');
});
stack.defer(() => {
  throw new Error('second');
});
try {
  stack.dispose();
} catch (error) {
  console.log(error.name, error.error.message, error.suppressed.message);
}
console.log(order, stack.disposed, String(Symbol.dispose), String(Symbol.asyncDispose));

const iterator = (function* () {
  try {
    yield 1;
  } finally {
    console.log('iterator disposed');
  }
})();
iterator.next();
iterator[Symbol.dispose]();

(async () => {
  const asyncStack = new AsyncDisposableStack();
  asyncStack.use({ [Symbol.asyncDispose]: async () => console.log('async used') });
  asyncStack.defer(async () => console.log('deferred'));
  const moved = asyncStack.move();
  console.log(asyncStack.disposed, moved.disposed);
  await moved[Symbol.asyncDispose]();
  console.log(moved.disposed, Object.prototype.toString.call(moved));
})();
