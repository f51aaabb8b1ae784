const net = require('net');
const server = net.createServer();
server.listen(0, () => {
  console.log('listening');
  server.close(() => {
    console.log('closed');
    setImmediate(() => console.log('immediate after close'));
    process.nextTick(() => console.log('tick'));
  });
  setImmediate(() => console.log('immediate'));
});
