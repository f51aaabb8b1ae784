// The functions that Java calls.
'use strict';

exports.add = function add(a, b) {
  return a + b;
};

exports.price = function price(order) {
  let total = 0;
  const items = order.items.map((item) => {
    const amount = item.quantity * item.price;
    total += amount;
    return { ...item, amount };
  });
  return { ...order, items, total };
};
