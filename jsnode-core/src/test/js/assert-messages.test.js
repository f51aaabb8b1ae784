const assert = require('assert');

const attempt = (fn) => {
  try {
    fn();
    console.log('ok');
  } catch (error) {
    console.log(error.name, error.code, error.generatedMessage, error.operator);
    console.log(error.message);
  }
};
const pairs = [
  [1, 2], [1, '1'], ['test test', 'test foobar'], [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 1 }], [null, undefined], [0, -0],
  [[1, [2, [3]]], [1, [2, [4]]]], [Array(60).fill(1), Array(60).fill(2)], [new Map([[1, 2]]), new Map([[1, 3]])],
  [new Set([1]), new Set([2])], [Symbol('a'), Symbol('a')], [new Date(0), new Date(1)], [/a/, /b/], [[], {}],
  [{ a: undefined }, {}], [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]],
  ['line\n'.repeat(12), 'line\n'.repeat(11)], [{ a: 1, b: 2 }, { a: 1 }],
];
const methods = [
  'equal', 'strictEqual', 'deepEqual', 'deepStrictEqual', 'notEqual', 'notStrictEqual', 'notDeepEqual',
  'notDeepStrictEqual', 'partialDeepStrictEqual',
];
for (const [actual, expected] of pairs) {
  for (const method of methods) {
    console.log('#', method);
    attempt(() => assert[method](actual, expected));
  }
}
attempt(() => assert.notDeepStrictEqual([1], [1]));
attempt(() => assert.strictEqual(1, 2, 'custom'));
attempt(() => assert.equal(1));
attempt(() => assert(0));
attempt(() => assert.ok(typeof 123 === 'string'));
attempt(() => assert.ok());
attempt(() => assert.fail());
attempt(() => assert.fail('failed'));
attempt(() => assert.ifError(new Error('unwanted')));
attempt(() => assert.match('abc', /x/));
attempt(() => assert.doesNotMatch('abc', /a/));
attempt(() => assert.throws(() => {}));
attempt(() => assert.throws(() => {}, TypeError, 'must throw'));
attempt(() => assert.throws(() => { throw new Error('foo'); }, /bar/));
attempt(() => assert.throws(() => { throw new Error('foo'); }, { message: 'bar', code: 1 }));
attempt(() => assert.throws(() => { throw new Error('foo'); }, TypeError));
attempt(() => assert.throws(() => { throw new Error('foo'); }, () => false));
attempt(() => assert.throws(() => { throw new Error('foo'); }, 'foo'));
attempt(() => assert.throws('no function'));
attempt(() => assert.doesNotThrow(() => { throw new Error('foo'); }, 'bar'));
console.log(assert.strict.equal === assert.strictEqual, require('assert/strict') === assert.strict);
(async () => {
  for (const call of [
    () => assert.rejects(Promise.resolve(1)), () => assert.rejects(() => 5), () => assert.rejects(Promise.reject(new Error('x')), /x/),
    () => assert.doesNotReject(Promise.reject(new Error('x'))),
  ]) {
    await call().then(() => console.log('resolved'), (error) => console.log(error.name, error.code, error.message));
  }
})();
