import assert from 'node:assert/strict';
import { test } from 'node:test';
import { available } from './shop.mjs';

test('asks the bean', async () => {
  assert.equal(await available('A1'), true);
  assert.equal(await available('B2'), false);
});
