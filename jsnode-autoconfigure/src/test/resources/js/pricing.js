'use strict';

exports.quote = async ({ sku, quantity, wanted }) => ({
  sku,
  total: quantity * 2.5,
  wanted,
  tags: ['a', 'b'],
  note: undefined,
});
exports.kinds = (order) => `${order.wanted instanceof Date} ${order.bytes instanceof Uint8Array} ${typeof order.id}`;
exports.offers = async function* (sku, { signal }) {
  for (let price = 1; !signal.aborted; price++) {
    yield { sku, price };
  }
};
exports.reverse = (bytes) => Uint8Array.from(bytes).reverse();
exports.next = (when) => new Date(when.getTime() + 1);
exports.factorial = (n) => (n <= 1n ? 1n : n * exports.factorial(n - 1n));
exports.names = (names) => new Set([...names].map((name) => name.toUpperCase()));
exports.byName = () => new Map([['a', { sku: 'A', price: 1 }]]);
exports.nothing = () => {};
exports.fail = () => {
  throw new TypeError('no price');
};
exports.never = () => new Promise(() => {});
exports.raised = (offer, by) => offer && { ...offer, price: offer.price + by };
exports.raisedLater = async (offer, by) => exports.raised(offer, by);
exports.priceAsText = ({ sku, price }) => ({ sku, price: String(price) });
exports.broken = (offer) => ({
  sku: offer.sku,
  get price() {
    throw new RangeError('no price of it');
  },
});
exports.brokenLater = async (offer) => exports.broken(offer);
exports.tools = { double: (n) => n * 2, raised: exports.raised };
exports.inStock = async (sku) => {
  const inventory = require('spring:inventory');
  const levels = [];
  for await (const level of inventory.levels(sku)) {
    levels.push(level.amount);
  }
  return { stock: await inventory.stock(sku), reserved: await inventory.reserve({ sku, quantity: 2 }), levels };
};
exports.unknownSku = () => require('spring:inventory').stock('unknown');
