'use strict';

// Explicit resource management, which the engine lacks (but for the syntax, which only an engine can give): the well-
// known symbols and the methods of iterators. The stacks are in internal/disposable_stack.

for (const name of ['dispose', 'asyncDispose']) {
  if (Symbol[name] === undefined) {
    Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
  }
}

const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
const asyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

function define(target, symbol, methods) {
  if (target[symbol] === undefined) {
    Object.defineProperty(target, symbol, { configurable: true, writable: true, value: methods[symbol] });
  }
}

define(iteratorPrototype, Symbol.dispose, {
  [Symbol.dispose]() {
    this.return?.();
  },
});
define(asyncIteratorPrototype, Symbol.asyncDispose, {
  async [Symbol.asyncDispose]() {
    await this.return?.();
  },
});
