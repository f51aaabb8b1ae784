const { inspect } = require('util');

class Foo { constructor() { this.a = 1; } get x() { return 1; } static y = 2; }
class Bar extends Foo {}
const circular = { a: 1 };
circular.self = circular;
circular.list = [circular, { circular }];

const values = [
  undefined, null, true, -0, 1.5, 10n, 'it\'s', 'a\nb\x01', Symbol('s'),
  [], {}, [1, , 3], Object.assign([1], { x: 1, '-1': 2 }), new Array(200).fill(7), [['a', ['b', ['c', ['d']]]]],
  function foo() {}, () => {}, class {}, Foo, Bar, function* gen() {}, async () => {},
  new Foo(), new Bar(), Object.create(null), Object.create({}), Object.setPrototypeOf([1], null),
  new Map([['k', { deep: new Map([[{}, []]]) }]]), new Set([1, 'a', [2]]), new (class MyMap extends Map {})([[1, 2]]),
  new Map([[1, 2]]).entries(), new Set([5]).values(), new WeakMap(), new WeakSet(),
  Promise.resolve(3), new Promise(() => {}),
  new Date(0), new Date(NaN), /abc/gi, Object.assign(/x/, { a: 1 }),
  new Number(3), new String('abc'), Object(Symbol('b')), new (class S extends String {})('q'),
  new Uint8Array([1, 2, 3]), new BigInt64Array(2), new ArrayBuffer(5), new DataView(new ArrayBuffer(2)),
  new Proxy({ a: 1 }, {}), new Proxy(() => {}, {}), circular,
  { get a() { return 1; }, set a(v) {}, get b() { return 2; }, set c(v) {} },
  { 'a-b': 1, [Symbol('key')]: 2, 'it\'s': 3, valid_1: 4 }, { [Symbol.toStringTag]: 'Tag', a: 1 },
  (function() { return arguments; })(1, 2),
  Array.from({ length: 27 }, (_, i) => i * i * i), Array.from({ length: 30 }, (_, i) => `item${i}`),
  { s: 'long '.repeat(30), list: ['x'.repeat(80)] }, 'line\n'.repeat(10),
];
const optionSets = [
  undefined, { depth: 0 }, { compact: false }, { compact: true }, { colors: true }, { sorted: true, getters: true },
  { numericSeparator: true, maxArrayLength: 2, maxStringLength: 4 }, { breakLength: 20 }, { showProxy: true },
];
for (const options of optionSets) {
  console.log('---', options);
  for (const value of values) {
    console.log(inspect(value, options));
  }
}
console.log(inspect({ a: { b: { c: { d: 1 } } } }, false, null), inspect({ a: 'x' }, false, 2, true));
