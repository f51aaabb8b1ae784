// The application's entry module (jsnode.entry): an Express application, served by Spring's own server.
import http from 'node:http';
import express from 'express';
import { shop } from './shop.mjs';

const app = express();
app.disable('x-powered-by');
app.use('/shop', shop);

http.createServer(app).listen();
