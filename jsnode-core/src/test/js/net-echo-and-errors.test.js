'use strict';
const net = require('node:net');

const server = net.createServer((socket) => {
  socket.on('data', (data) => socket.write(`echo:${data}`));
  socket.on('end', () => console.log('server end'));
  socket.on('close', (hadError) => console.log('server close', hadError));
});
server.listen(0, () => {
  const { port } = server.address();
  net.createServer().on('error', (error) => {
    console.log(error.message.replace(/\d+$/, 'PORT'), error.code, error.errno, error.syscall);
    connect(port);
  }).listen(port);
});

function connect(port) {
  const client = net.connect(port, '127.0.0.1', () => {
    console.log('connected', client.readyState, client.pending);
    client.write('hello');
  });
  console.log(client.readyState, client.connecting);
  client.setEncoding('utf8');
  client.on('data', (data) => {
    console.log('client', data);
    client.end();
  });
  client.on('close', (hadError) => {
    console.log('client close', hadError, client.bytesRead, client.bytesWritten);
    server.close(() => {
      console.log('server closed', server.listening);
      refused(port);
    });
  });
}

function refused() {
  net.connect(1, '127.0.0.1')
    .on('error', (error) => console.log(error.message, error.code, error.errno, error.address, error.port))
    .on('close', (hadError) => console.log('close', hadError));
}
