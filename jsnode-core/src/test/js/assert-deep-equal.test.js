const assert = require('assert');

class A { constructor(x) { this.x = x; } }
class B { constructor(x) { this.x = x; } }
const symbol = Symbol('s');
const cycle = () => { const o = { a: 1 }; o.self = o; return o; };
const make = () => [
  undefined, null, 0, -0, '1', NaN, [], [1], ['1'], [1, , 3], {}, { a: 1 }, { a: '1' }, { a: 1, b: 2 }, { [symbol]: 1 },
  new A(1), new B(1), new Date(0), /a/g, new Set([1, 2]), new Set([{ a: 1 }]), new Map([[{}, 1]]), new Map([[1, 1]]),
  new Uint8Array([1, 2]), Buffer.from([1, 2]), new Number(1), cycle(), { list: [1, 2, 3] }, { list: [3] },
];
const left = make();
const right = make();
const test = (method, a, b) => {
  try {
    assert[method](a, b);
    return 1;
  } catch (error) {
    return error.code === 'ERR_ASSERTION' ? 0 : error.code;
  }
};
left.forEach((a, i) => {
  console.log(i, ['deepEqual', 'deepStrictEqual', 'partialDeepStrictEqual']
    .map((method) => right.map((b, j) => (test(method, a, b) ? j : '')).filter((j) => j !== '').join()).join(' | '));
});
