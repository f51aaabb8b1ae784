// The functions of calls.js over HTTP. Prints its port and ends when its standard input does.
'use strict';
const http = require('node:http');
const calls = require('./calls.js');

function add(req, res) {
  const { searchParams } = new URL(req.url, 'http://localhost');
  res.end(JSON.stringify(calls.add(Number(searchParams.get('a')), Number(searchParams.get('b')))));
}

function price(req, res) {
  let text = '';
  req.setEncoding('utf8');
  req.on('data', (chunk) => { text += chunk; });
  req.on('end', () => res.end(JSON.stringify(calls.price(JSON.parse(text)))));
}

const server = http.createServer((req, res) => {
  res.setHeader('Content-Type', 'application/json');
  (req.method === 'POST' ? price : add)(req, res);
});
server.listen(0, 'localhost', () => console.log(server.address().port));
process.stdin.resume().on('end', () => process.exit());
