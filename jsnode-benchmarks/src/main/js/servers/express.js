// A JSON route of Express 5 with a parameter, a query and two headers of its own.
'use strict';
const http = require('node:http');
const express = require('express');

const PRODUCTS = new Map();
for (let id = 1; id <= 100; id++) {
  PRODUCTS.set(String(id), { id, name: `Product ${id}`, price: id * 100 + 99, tags: ['new', 'sale', 'garden'] });
}

const app = express();
app.use(express.json());
app.use((req, res, next) => {
  res.setHeader('X-Request-Path', req.path);
  next();
});
app.get('/products/:id', (req, res) => {
  const product = PRODUCTS.get(req.params.id);
  if (product === undefined) {
    res.status(404).json({ error: 'no such product' });
    return;
  }
  res.json({ ...product, currency: req.query.currency, stock: { here: 3, elsewhere: 12 } });
});

http.createServer(app).listen(process.env.PORT);
