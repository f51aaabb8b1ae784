'use strict';
const http = require('node:http');
const net = require('node:net');

const cases = [
  'BLAH / HTTP/1.1\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nBad Header: x\r\n\r\n',
  'GET / HTTP/9.1\r\nHost: x\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZ\r\n',
  `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20000)}\r\n\r\n`,
  'GET /one HTTP/1.1\r\nHost: x\r\n\r\nGET /two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
];
const server = http.createServer((req, res) => {
  req.on('error', () => {});
  res.sendDate = false;
  res.end(`ok ${req.url}`);
});
server.on('clientError', (error, socket) => {
  console.log(error.code, error.message, error.reason);
  socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
});
server.listen(0, () => next(0));

function next(index) {
  if (index === cases.length) {
    server.close();
    return;
  }
  let text = '';
  const socket = net.connect(server.address().port, '127.0.0.1', () => socket.write(cases[index]));
  socket.setEncoding('latin1');
  socket.on('data', (data) => { text += data; });
  socket.on('error', () => {});
  socket.on('close', () => {
    console.log(JSON.stringify(text.replace(/Date: [^\r]*/g, 'Date')));
    next(index + 1);
  });
}
