'use strict';
const vm = require('vm');

// The sandbox is the global object's first place to look, and where globals are kept.
const sandbox = { a: 1, list: [1] };
const context = vm.createContext(sandbox);
console.log(context === sandbox, vm.isContext(context), vm.isContext({}));
console.log(vm.runInContext('b = a + 1; var c = 3; function f() { return this === globalThis; } [a, b, c, f()].join()', context));
console.log(Object.keys(sandbox).sort().join());
console.log(vm.runInContext('typeof process + typeof require + typeof Object', context));
console.log(vm.runInContext('list instanceof Array', context), vm.runInContext('[]', context) instanceof Array);
console.log(vm.runInContext('delete a; typeof a', context), 'a' in sandbox);
console.log(vm.runInNewContext('answer', Object.create({ answer: 42 })));
sandbox.late = 'later';
console.log(vm.runInContext('late', context));

// Errors.
for (const code of ['missing', '"use strict"; undeclared = 1', 'throw new Error("boom")']) {
  try {
    vm.runInContext(code, context, 'file.js');
  } catch (error) {
    console.log(error.name, error.message, error instanceof Error, error.stack.split('\n', 2).join(' | '));
  }
}
try {
  vm.runInContext('while (true);', context, { timeout: 20 });
} catch (error) {
  console.log(error.code, error.message);
}
console.log(vm.runInContext('a = 2; a', context));
try {
  vm.runInContext('1', {});
} catch (error) {
  console.log(error.code);
}

// A vanilla context.
const vanilla = vm.createContext(vm.constants.DONT_CONTEXTIFY);
console.log(vm.runInContext('globalThis', vanilla) === vanilla, typeof vanilla.Array);

// Functions.
console.log(vm.compileFunction('return a + b', ['a', 'b'])(1, 2));
console.log(vm.compileFunction('return q', [], { contextExtensions: [{ q: 5 }] })());
console.log(vm.compileFunction('return late', [], { parsingContext: context })());

// import() needs a callback.
vm.runInContext('import("fs")', context).catch((error) => console.log(error.code));
