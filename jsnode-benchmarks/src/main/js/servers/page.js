// A page of about 200 elements.
'use strict';
const React = require('react');

const h = React.createElement;
const NAMES = ['spade', 'rake', 'watering can', 'wheelbarrow', 'hedge trimmer & oil', 'flower pot "large"'];

function Price({ cents }) {
  return h('span', { className: cents > 2000 ? 'price high' : 'price' }, (cents / 100).toFixed(2), ' €');
}

function Product({ product, selected }) {
  return h('li', { className: 'product', 'data-sku': product.sku, style: { order: product.order } },
    h('a', { href: `/products/${product.sku}` }, product.name),
    h(Price, { cents: product.cents }),
    h('button', { type: 'button', disabled: selected }, selected ? 'Chosen' : 'Choose'));
}

function Page({ title, products }) {
  return h('html', { lang: 'en' },
    h('head', null, h('meta', { charSet: 'utf-8' }), h('title', null, title)),
    h('body', null,
      h('h1', null, title),
      h('ul', null, products.map((product) => h(Product, { key: product.sku, product, selected: product.order % 7 === 3 })))));
}

exports.page = () => {
  const products = [];
  for (let i = 0; i < 39; i++) {
    products.push({ sku: `sku-${i}`, name: NAMES[i % NAMES.length], cents: 499 + i * 97, order: i });
  }
  return h(Page, { title: 'Everything <for> the garden', products });
};
