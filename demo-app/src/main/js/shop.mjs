// The shop: products and their stock come from a Spring bean, orders are validated with zod.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express from 'express';
import { z } from 'zod';
import inventory from 'spring:inventory';

const EXPORT_LINES = 50_000;

const Order = z.object({
  customer: z.string().min(1),
  items: z.array(z.object({ sku: z.string(), qty: z.int().positive() })).min(1),
});

export const shop = express.Router();

shop.get('/products', async (req, res) => {
  res.json(await Array.fromAsync(inventory.products()));
});

shop.get('/products/:sku', async (req, res) => {
  const product = await inventory.product(req.params.sku);
  if (product == null) {
    res.status(404).json({ error: `No product ${req.params.sku}` });
    return;
  }
  res.json(product);
});

shop.post('/orders', express.json(), async (req, res) => {
  const order = Order.safeParse(req.body);
  if (!order.success) {
    const reasons = order.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    res.status(400).json({ error: 'The order is not valid', reasons });
    return;
  }
  const lines = await Promise.all(order.data.items.map(async ({ sku, qty }) => {
    const product = await inventory.product(sku);
    return { sku, qty, known: product != null, cents: product == null ? 0 : product.cents * qty };
  }));
  const unknown = lines.filter((line) => !line.known).map((line) => line.sku);
  if (unknown.length > 0) {
    res.status(400).json({ error: 'The order is not valid', reasons: [{ path: 'items', message: `Unknown: ${unknown}` }] });
    return;
  }
  const total = lines.reduce((sum, line) => sum + line.cents, 0);
  res.status(201).json({ customer: order.data.customer, cents: total });
});

// One chunk a hundred lines: written only as fast as the client reads.
function* csv() {
  yield 'line,sku,cents\n';
  for (let first = 0; first < EXPORT_LINES; first += 100) {
    let chunk = '';
    for (let line = first; line < first + 100; line++) {
      chunk += `${line},SKU-${line % 97},${(line * 37) % 10_000}\n`;
    }
    yield chunk;
  }
}

shop.get('/export', async (req, res) => {
  res.type('text/csv');
  await pipeline(Readable.from(csv()), res);
});

shop.use((error, req, res, next) => {
  if (error.type === 'entity.parse.failed' || error.type === 'entity.too.large') {
    res.status(error.status).json({ error: error.message });
    return;
  }
  next(error);
});
