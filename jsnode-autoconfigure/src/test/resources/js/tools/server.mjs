// As server.js, and of as many lines.

import http from 'node:http';

function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

http.createServer((req, res) => {
  const url = new URL(req.url, 'http://localhost');
  if (url.pathname === '/js/fib') {
    res.end(`${fib(Number(url.searchParams.get('n')))}`);
    return;
  }
  const name = url.searchParams.get('name');
  const greeting = `Hello ${name}`;
  res.end(greeting);
}).listen(8080);
