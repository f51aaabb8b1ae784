// A page rendered on the server with React, streamed as it is rendered.
import { createElement as h } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import inventory from 'spring:inventory';

function Price({ cents }) {
  return h('strong', null, `€ ${(cents / 100).toFixed(2)}`);
}

function Page({ product, stock }) {
  return h('html', { lang: 'en' },
    h('head', null, h('title', null, product.name)),
    h('body', null,
      h('h1', null, product.name),
      h('p', null, h(Price, { cents: product.cents }), ` - ${stock} in stock`)));
}

export async function page(req, res) {
  const product = await inventory.product(req.params.sku);
  if (product == null) {
    res.status(404).type('text').send(`No product ${req.params.sku}\n`);
    return;
  }
  const stock = await inventory.stock(req.params.sku);
  const { pipe, abort } = renderToPipeableStream(h(Page, { product, stock }), {
    onShellReady() {
      res.type('html');
      pipe(res);
    },
    onShellError(error) {
      res.status(500).type('text').send(`${error.message}\n`);
    },
  });
  res.on('close', abort);
}
