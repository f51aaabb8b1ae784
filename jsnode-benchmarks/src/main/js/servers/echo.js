// Streams the body of a request back.
'use strict';
const http = require('node:http');

http.createServer((req, res) => {
  res.setHeader('Content-Type', 'application/octet-stream');
  req.pipe(res);
}).listen(process.env.PORT);
