// new URL with a path, a query and a port, some of its parts, and searchParams.
'use strict';

exports.run = (n) => {
  for (let i = 0; i < n; i++) {
    const url = new URL(`/shop/products/${i & 1023}?currency=eur&page=2#top`, 'https://user@example.com:8443/base/');
    if (url.port !== '8443' || url.pathname.length < 16 || url.searchParams.get('page') !== '2') {
      throw new Error(url.href);
    }
  }
};
