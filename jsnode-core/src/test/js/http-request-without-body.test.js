// A request without a body: what is seen of it when nobody looks, late, and by its events alone.
'use strict';

const http = require('node:http');

const handlers = {
  '/untouched'(req, res) {
    res.on('close', () => setTimeout(() => {
      console.log(req.url, req.complete, req.destroyed, req.readable, req.readableEnded, req.aborted, req.closed);
    }, 20));
    res.end();
  },
  '/late'(req, res) {
    setTimeout(() => {
      console.log(req.url, req.complete, req.destroyed, req.readable, req.readableEnded);
      req.on('close', () => console.log(req.url, 'close', req.destroyed));
      req.on('end', () => {
        console.log(req.url, 'end', req.readable, req.readableEnded);
        res.end();
      });
      req.resume();
    }, 20);
  },
  '/events'(req, res) {
    req.on('close', () => console.log(req.url, 'close', req.destroyed, req.readableEnded));
    req.on('end', () => console.log(req.url, 'end'));
    res.end();
  },
  async '/iterated'(req, res) {
    await null;
    const chunks = [];
    for await (const chunk of req) {
      chunks.push(chunk);
    }
    console.log(req.url, chunks.length, req.destroyed);
    res.end();
  },
};

const server = http.createServer((req, res) => handlers[req.url](req, res));
server.listen(0, async () => {
  const agent = new http.Agent({ keepAlive: true });
  for (const path of Object.keys(handlers)) {
    await new Promise((resolve) => {
      http.get({ port: server.address().port, path, agent }, (res) => res.resume().on('close', () => setTimeout(resolve, 60)));
    });
  }
  agent.destroy();
  server.close(() => console.log('closed'));
});
