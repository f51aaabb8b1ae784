const { inspect } = require('util');

function fixed(Class, message, extra) {
  const error = new Class(message);
  error.stack = `${Class.name.endsWith('Error') ? Class.name : 'Error'}: ${message}\n    at foo (/x/y.js:1:2)\n    at bar (/x/z.js:3:4)`;
  return Object.assign(error, extra);
}
class MyError extends Error {}
class Odd extends Error {}
const withCause = fixed(Error, 'outer');
Object.defineProperty(withCause, 'cause', { value: fixed(TypeError, 'inner'), enumerable: false });
const noStack = new Error('no stack');
noStack.stack = undefined;

for (const value of [
  fixed(Error, 'plain'), fixed(RangeError, 'with code', { code: 'X', extra: { a: 1 } }), { nested: fixed(Error, 'in') },
  [fixed(Error, 'listed')], withCause, noStack, fixed(MyError, 'named'), fixed(Odd, 'odd'),
  fixed(Error, 'renamed', { name: 'Custom' }),
  { [inspect.custom]() { return 'CUSTOM'; } },
  { a: { b: { [inspect.custom](depth) { return `depth ${depth}`; } } } },
  { a: { [inspect.custom]() { return 'two\nlines'; } } },
  { [inspect.custom](depth, options, fn) { return { depth, keys: Object.keys(options), same: fn === inspect }; } },
]) {
  console.log(inspect(value));
  console.log(inspect(value, { colors: true, compact: false }));
}
