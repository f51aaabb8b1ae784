// The application's entry module (jsnode.entry): an Express application, served by Spring's own server.
import http from 'node:http';
import express from 'express';
import { page } from './page.mjs';
import { shop } from './shop.mjs';

const app = express();
app.disable('x-powered-by');
app.use('/shop', shop);
app.get('/page/:sku', page);

http.createServer(app).listen();
