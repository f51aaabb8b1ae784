'use strict';
// A program may put its own things in place of Buffer: Node's modules go on with theirs.
const http = require('node:http');
const net = require('node:net');

globalThis.Buffer = { from: () => 'not bytes', byteLength: () => -1, alloc: () => 'not bytes' };

const server = http.createServer((req, res) => {
  req.setEncoding('utf8');
  let body = '';
  req.on('data', (text) => {
    body += text;
  });
  req.on('end', () => res.end(`${req.headers.authorization} ${body} ñ`));
}).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  http.request({ port, host: '127.0.0.1', method: 'POST', auth: 'user:pass' }, (res) => {
    res.setEncoding('utf8');
    console.log(res.statusCode, res.headers['content-length']);
    res.on('data', (text) => console.log(text));
    res.on('end', sendRaw);
  }).end('données');

  function sendRaw() {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write('BAD\r\n\r\n', 'latin1');
      console.log(socket.bytesWritten);
    });
    socket.setEncoding('latin1');
    socket.on('data', (text) => console.log(text.split('\r\n')[0]));
    socket.on('close', () => server.close());
  }
});
