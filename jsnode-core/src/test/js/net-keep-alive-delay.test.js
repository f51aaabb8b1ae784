// After how many seconds without traffic the system probes a connection: /proc/net/tcp
// has the timer (2 is the keep-alive's) and when it is due, in hundredths of a second.
const fs = require('fs');
const net = require('net');

function keepAlive(socket) {
  const ports = [socket.localPort, socket.remotePort];
  for (const line of fs.readFileSync('/proc/net/tcp', 'utf8').trim().split('\n').slice(1)) {
    const [, local, remote, , , timer] = line.trim().split(/\s+/);
    if ([local, remote].every((address, i) => parseInt(address.split(':')[1], 16) === ports[i])) {
      const [kind, due] = timer.split(':').map((part) => parseInt(part, 16));
      return kind === 2 ? Math.ceil(due / 1000) * 10 : 'none';
    }
  }
  return 'not found';
}

function connected(port, options) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1', ...options }, () => resolve(socket));
  });
}

const server = net.createServer({ keepAlive: true, keepAliveInitialDelay: 120_000 });
const accepted = [];
server.on('connection', (socket) => accepted.push(socket.resume()));
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const client = await connected(port, { keepAlive: true, keepAliveInitialDelay: 60_000 });
  console.log('connect', keepAlive(client));
  console.log('setKeepAlive', keepAlive(client.setKeepAlive(true, 30_999)));
  console.log('off', keepAlive(client.setKeepAlive(false)));
  console.log('on again', keepAlive(client.setKeepAlive(true, 30_000)));

  const early = new net.Socket().setKeepAlive(true, 90_000);
  await new Promise((resolve) => early.connect(port, '127.0.0.1', resolve));
  console.log('set before connect', keepAlive(early));

  const plain = await connected(port);
  console.log('plain', keepAlive(plain));
  console.log("the system's", keepAlive(plain.setKeepAlive(true)) >= 600);
  console.log('too long for the system', keepAlive(plain.setKeepAlive(true, 40_000_000)) >= 600);

  while (accepted.length < 3) {
    await new Promise(setImmediate);
  }
  console.log('accepted', accepted.map(keepAlive));
  [client, early, plain].forEach((socket) => socket.destroy());
  server.close();
});
