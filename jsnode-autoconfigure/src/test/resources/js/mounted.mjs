import { createServer } from 'node:http';

createServer((req, res) => res.end(`${process.env.WHO} ${req.url}`)).listen();
