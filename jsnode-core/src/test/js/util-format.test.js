const { format, formatWithOptions } = require('util');

class Named { toString() { return 'named'; } }
const circular = {};
circular.self = circular;
for (const args of [
  [], ['a'], ['%'], ['%s'], ['%%'], ['%s', 'a', 'b'], ['%d', '5.5', 6], ['%i', '5.5'], ['%f', '5.5a'], ['%j', { a: 1 }],
  ['%j', circular], ['%j', undefined], ['%o', { a: () => {} }], ['%O', { a: { b: { c: { d: {} } } } }], ['%c%s', 'css', 'x'],
  ['%s %s', 'a'], ['a', 'b', { c: 1 }, [1]], [1, 2, '3'], ['%s', new Named()], ['%s', Object.create(null)],
  ['%s', class A {}], ['%s', null, undefined, -0, 1n], ['%s', -0], ['%s', 1n], ['%s', Symbol('s')], ['%d', 1n],
  ['%d', Symbol('s')], ['%i', 1n], ['%x', 1], ['%s%s%%', 'a', 'b', 'c'], ['%s', [1, [2, [3]]]], ['%s', new Date(0)],
  ['%s', { a: { b: 1 } }], ['%s', function foo() {}], ['a%'],
]) {
  console.log(JSON.stringify(format(...args)));
}
console.log(JSON.stringify(formatWithOptions({ colors: true }, '%s %O', { a: 1 }, { b: 'x' }, { c: 1 })));
console.log(formatWithOptions({ numericSeparator: true }, '%d', 1234567));
try {
  formatWithOptions('x');
} catch (error) {
  console.log(error.code, error.message);
}
