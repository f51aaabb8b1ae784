'use strict';

// The global WebSocket against a minimal server: messages both ways, closing, the classes of its events.

const crypto = require('crypto');
const http = require('http');

const server = http.createServer();
server.on('upgrade', (request, socket) => {
  const accept = crypto.createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`
    + `Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
  socket.write(Buffer.from([0x81, 2, 104, 105]));
  socket.on('data', (frame) => {
    if ((frame[0] & 15) === 8) {
      socket.end(Buffer.from([0x88, 0]));
      return;
    }
    const text = frame.subarray(6).map((byte, i) => byte ^ frame[2 + i % 4]);
    socket.write(Buffer.concat([Buffer.from([0x81, text.length]), text]));
  });
});

server.listen(0, '127.0.0.1', () => {
  const socket = new WebSocket(`ws://127.0.0.1:${server.address().port}/path`);
  console.log(socket.readyState, socket.binaryType);
  let messages = 0;
  socket.onopen = () => console.log('open', socket.readyState, socket.protocol);
  socket.onmessage = (event) => {
    console.log(event.data, event instanceof MessageEvent, event.constructor.name);
    if (++messages === 1) {
      socket.send('again');
    } else {
      socket.close();
    }
  };
  socket.onclose = (event) => {
    console.log(event instanceof CloseEvent, event.code, event.wasClean, socket.readyState);
    server.close();
  };
});

for (const url of ['nope', 'http//x']) {
  try {
    new WebSocket(url).onerror = () => {};
    console.log(url, 'accepted');
  } catch (error) {
    console.log(url, error.name, error.code);
  }
}
