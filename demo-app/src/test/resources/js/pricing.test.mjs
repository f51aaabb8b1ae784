import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { offers, quote } from './pricing.js';

describe('a quote', () => {
  it('has the price of all pieces', async () => {
    const { cents, discount } = await quote('A1', 2);
    assert.deepEqual({ cents, discount }, { cents: 3998, discount: 0 });
  });

  it('has a discount from three pieces on', async () => {
    assert.equal((await quote('A1', 3)).discount, 5);
    assert.equal((await quote('A1', 10)).discount, 10);
  });

  it('is refused for an unknown product', async () => {
    await assert.rejects(quote('ZZ', 1), { name: 'RangeError', message: 'No price for ZZ' });
  });
});

it('offers end when they are aborted', async () => {
  const controller = new AbortController();
  const seen = [];
  await assert.rejects(async () => {
    for await (const { percent } of offers('A1', { signal: controller.signal })) {
      seen.push(percent);
      controller.abort();
    }
  }, { name: 'AbortError' });
  assert.deepEqual(seen, [5]);
});
