// JSON.stringify and parse of an order with three items.
'use strict';

const ORDER = {
  id: 4711, customer: 'Ada Lovelace', express: true, note: null,
  items: [1, 2, 3].map((i) => ({ sku: `sku-${i}`, quantity: i, price: i * 9.99 })),
};

exports.run = (n) => {
  for (let i = 0; i < n; i++) {
    const copy = JSON.parse(JSON.stringify(ORDER));
    if (copy.items[2].price !== ORDER.items[2].price || copy.customer !== ORDER.customer) {
      throw new Error('not the same');
    }
  }
};
