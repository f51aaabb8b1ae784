import assert from 'node:assert/strict';
import { after, describe, it, test } from 'node:test';
import { double } from './maths.mjs';

test('passes', () => {
  assert.equal(double(2), 4);
});

test('fails', () => {
  assert.equal(double(2), 5);
});

test('throws later', async () => {
  await null;
  throw new RangeError('too far');
});

describe('a suite', () => {
  it('has a test', () => {});
  describe('and a suite', () => {
    it('with a test that fails', () => assert.ok(false, 'not ok'));
  });
});

test('has subtests', async (t) => {
  await t.test('one', () => {});
  await t.test('two', () => {});
});

test('is skipped', { skip: 'not today' }, () => {});

test('is to do', { todo: true }, () => assert.fail('not yet'));

describe('a suite whose hook fails', () => {
  after(() => {
    throw new Error('hook');
  });
  it('passes', () => {});
});
