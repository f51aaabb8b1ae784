// The view "product": a page rendered on the server with React, streamed as it is rendered.
import { createElement as h } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import views from 'spring:views';

function Price({ cents }) {
  return h('strong', null, `€ ${(cents / 100).toFixed(2)}`);
}

function Page({ product }) {
  return h('html', { lang: 'en' },
    h('head', null, h('title', null, product.name)),
    h('body', null,
      h('h1', null, product.name),
      h('p', null, h(Price, { cents: product.cents }), ` - ${product.stock} in stock`),
      // What a client would hydrate the page with.
      h('script', { id: 'model', type: 'application/json', dangerouslySetInnerHTML: { __html: views.json(product) } })));
}

export function render({ product }, { signal }) {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(h(Page, { product }), {
      onShellReady: () => resolve({ pipe }),
      onShellError: reject,
    });
    signal.addEventListener('abort', () => abort());
  });
}
