'use strict';

// The order of tests, hooks and what is reported of them. Durations differ, so a reporter of our own prints the rest.

const test = require('node:test');
const assert = require('node:assert');

const trace = [];

test.before(() => trace.push('before all'));
test.afterEach((t) => trace.push(`after ${t.name}`));

test('passes', () => trace.push('passes'));
test('waits for its subtests', (t) => {
  t.test('slow', () => new Promise((resolve) => setTimeout(resolve, 5)));
  t.test('slower', () => new Promise((resolve) => setTimeout(resolve, 10).unref()));
});
test('keeps its plan', (t) => {
  t.plan(2);
  t.assert.ok(true);
  t.test('counts', () => {});
});
test('is skipped', { skip: 'for a reason' }, () => trace.push('never'));
test('is to do', { todo: true }, () => {
  throw new Error('not done');
});
test('fails as expected', { expectFailure: true }, () => {
  throw new Error('expected');
});
test('takes a callback', (t, done) => setImmediate(done));
test.describe('a suite', { concurrency: 2 }, () => {
  test.before(() => trace.push('before suite'));
  test.beforeEach((t) => trace.push(`each ${t.fullName}`));
  test.after(() => trace.push('after suite'));
  test.it('one', async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    trace.push('one');
  });
  test.it('two', () => trace.push('two'));
});
test('knows its name', (t) => {
  assert.strictEqual(t.fullName, 'knows its name');
  assert.strictEqual(t.signal.aborted, false);
  assert.throws(() => t.plan('x'), { code: 'ERR_INVALID_ARG_TYPE' });
  return t.test('below', (below) => assert.strictEqual(below.fullName, 'knows its name > below'));
});
assert.throws(() => test({ timeout: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => test({ concurrency: 0 }), { code: 'ERR_OUT_OF_RANGE' });

const write = process.stdout.write;
process.stdout.write = function(chunk, ...rest) {
  const text = String(chunk).replace(/\([\d.]+ms\)/g, '(ms)').replace(/duration_ms [\d.]+/, 'duration_ms')
    .replace(/\n +at .*\(node:.*\)/g, '').replaceAll(`${__dirname}/`, '').replace(/^test at .*\//m, 'test at ');
  return Reflect.apply(write, this, [text, ...rest]);
};
process.on('exit', (code) => {
  process.stdout.write(`${trace.join('\n')}\nexit ${code}\n`);
});
