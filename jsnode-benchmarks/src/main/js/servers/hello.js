// Hello world on the port of the variable PORT, or mounted in the application's own server.
'use strict';
const http = require('node:http');

http.createServer((req, res) => {
  res.setHeader('Content-Type', 'text/plain');
  res.end('Hello, world!\n');
}).listen(process.env.PORT);
