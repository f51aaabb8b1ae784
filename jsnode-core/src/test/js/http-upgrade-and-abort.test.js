'use strict';
const http = require('node:http');

const server = http.createServer((req, res) => {
  req.on('aborted', () => console.log('server: aborted'));
  res.on('close', () => {
    console.log('server: close', res.writableFinished);
    server.close();
  });
  res.write('partial');
});
server.on('upgrade', (req, socket, head) => {
  console.log('upgrade', req.headers.upgrade, head.length);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
  socket.on('data', (data) => socket.end(`echo ${data}`));
});
server.listen(0, () => {
  const { port } = server.address();
  const request = http.request({ port, headers: { Connection: 'Upgrade', Upgrade: 'echo' } });
  request.on('upgrade', (res, socket, head) => {
    console.log(res.statusCode, res.headers.upgrade, head.length);
    socket.setEncoding('utf8').on('data', (data) => console.log(data)).on('end', () => abort(port));
    socket.write('hi');
  });
  request.end();
});

function abort(port) {
  const request = http.get({ port }, (res) => {
    res.once('data', (data) => {
      console.log(String(data));
      request.destroy();
    });
    res.on('error', (error) => console.log('response', error.code, error.message));
    res.on('close', () => console.log('response close', res.complete));
  });
  request.on('error', (error) => console.log('request', error.code));
  request.on('close', () => console.log('request close'));
}
