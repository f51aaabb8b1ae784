// The functions of calls.js over HTTP. Prints its port and ends when its standard input does.
'use strict';
const http = require('node:http');
const calls = require('./calls.js');

const server = http.createServer((req, res) => {
  const { searchParams } = new URL(req.url, 'http://localhost');
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify(calls.add(Number(searchParams.get('a')), Number(searchParams.get('b')))));
});
server.listen(0, 'localhost', () => console.log(server.address().port));
process.stdin.resume().on('end', () => process.exit());
