'use strict';
const http = require('node:http');
const net = require('node:net');

const state = { written: 0, drains: 0, closed: 0, aborted: 0, finished: 0, socketsClosed: 0, viewsDestroyed: 0 };
const chunk = Buffer.alloc(64 * 1024, 'x');

const routes = {
  '/hello'(req, res) {
    res.setHeader('Set-Cookie', ['a=1', 'b=2']);
    res.end('hello');
  },
  '/echo'(req, res) {
    res.writeHead(201, { 'Content-Type': 'text/plain' });
    req.pipe(res);
  },
  '/length'(req, res) {
    let length = 0;
    req.on('data', (part) => { length += part.length; });
    req.on('end', () => res.end(String(length)));
    req.on('aborted', () => { state.aborted++; });
    req.on('error', () => {});
  },
  '/headers'(req, res) {
    res.end(JSON.stringify({ raw: req.rawHeaders, url: req.url, host: req.headers.host, address: req.socket.remoteAddress }));
  },
  '/socket'(req, res) {
    const { socket } = req;
    const asked = [socket.readable, socket.writable, socket.destroyed, socket === res.socket, req.readable];
    socket.setTimeout(60_000);
    socket.once('close', () => { state.socketsClosed++; });
    const used = [socket.timeout, socket.readable, socket.writable, socket.destroyed];
    res.end(JSON.stringify([...asked, ...used, socket instanceof net.Socket, socket.constructor.name, socket.encrypted ?? 'plain']));
  },
  '/asked-socket'(req, res) {
    const { socket } = req;
    res.once('close', () => {
      const asked = socket.destroyed && !socket.readable && !socket.writable;
      socket.once('close', () => { state.viewsDestroyed += asked && socket.destroyed ? 1 : 0; });
    });
    res.end(String(socket.writable));
  },
  '/throws'() {
    throw new Error('thrown in a handler');
  },
  async '/rejects'() {
    throw new Error('rejected in a handler');
  },
  '/never'() {},
  '/empty'(req, res) {
    res.writeHead(204).end();
  },
  '/trailers'(req, res) {
    res.writeHead(200, { Trailer: 'X-Sum' });
    res.write('a');
    res.addTrailers({ 'X-Sum': '2' });
    res.end('b');
  },
  '/injection'(req, res) {
    try {
      res.setHeader('X-Bad', 'a\r\nb');
    } catch (error) {
      res.end(error.code);
    }
  },
  '/endless'(req, res) {
    res.on('close', () => { state.closed++; });
    const write = () => {
      while (!res.destroyed) {
        state.written += chunk.length;
        if (!res.write(chunk)) {
          state.drains++;
          res.once('drain', write);
          return;
        }
      }
    };
    write();
  },
  '/lines'(req, res) {
    let n = 0;
    const next = () => {
      if (n === 3) {
        res.end();
      } else {
        res.write(`line ${n++}\n`);
        setTimeout(next, 5);
      }
    };
    next();
  },
  '/state'(req, res) {
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify(state));
  },
};

const server = http.createServer((req, res) => {
  const route = routes[req.url.split('?')[0]];
  if (route === undefined) {
    res.statusCode = 404;
    res.end(`no ${req.url}`);
    return undefined;
  }
  return route(req, res);
});
server.listen(3000, () => console.log('listening on', server.address().port));
