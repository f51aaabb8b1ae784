'use strict';
// The timeout of a socket starts, ends, starts anew with activity, and may be made shorter while it runs.
const net = require('node:net');
const { once } = require('node:events');
const { setTimeout: delay } = require('node:timers/promises');

async function main() {
  const server = net.createServer((socket) => socket.pipe(socket)).listen(0);
  await once(server, 'listening');
  const socket = net.connect(server.address().port);
  await once(socket, 'connect');
  let timeouts = 0;
  socket.on('timeout', () => timeouts++);
  socket.resume();

  socket.setTimeout(30);
  await once(socket, 'timeout');
  console.log('idle', timeouts, socket.timeout);

  socket.write('activity starts it anew after it was over');
  await once(socket, 'timeout');
  console.log('activity', timeouts);

  socket.setTimeout(30);
  socket.setTimeout(0);
  await delay(100);
  console.log('ended', timeouts, socket.timeout);

  socket.setTimeout(60_000);
  socket.setTimeout(20);
  await once(socket, 'timeout');
  console.log('shorter', timeouts);

  socket.setTimeout(20);
  socket.setTimeout(60_000);
  await delay(100);
  console.log('longer', timeouts);

  socket.setTimeout(0);
  socket.setTimeout(20, () => console.log('callback', timeouts));
  await once(socket, 'timeout');

  socket.setTimeout(30);
  socket.destroy();
  await once(socket, 'close');
  await delay(60);
  console.log('destroyed', timeouts);
  server.close();
}

main();
