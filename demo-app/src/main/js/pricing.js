'use strict';

// A CommonJS module that Spring calls as the bean `Pricing`.

const { setTimeout: sleep } = require('node:timers/promises');

const UNIT_CENTS = { A1: 1999, B2: 4950, C3: 750 };

async function quote(sku, qty) {
  const unit = UNIT_CENTS[sku];
  if (unit === undefined) {
    throw new RangeError(`No price for ${sku}`);
  }
  const discount = qty >= 10 ? 10 : qty >= 3 ? 5 : 0;
  return { sku, qty, cents: Math.round(unit * qty * (100 - discount) / 100), discount, quotedAt: new Date() };
}

async function* offers(sku, { signal } = {}) {
  for (let percent = 5; percent <= 25 && !signal?.aborted; percent += 5) {
    yield { sku, percent, cents: Math.round((UNIT_CENTS[sku] ?? 0) * (100 - percent) / 100) };
    await sleep(200, undefined, { signal });
  }
}

function fail() {
  const cause = new Error('the price list is empty');
  throw new TypeError('No price can be made', { cause });
}

module.exports = { fail, offers, quote };
