'use strict';
// The channels that net and http publish on.
const { subscribe, tracingChannel } = require('diagnostics_channel');
const http = require('http');
const net = require('net');

const seen = [];
for (const name of [
  'net.client.socket',
  'net.server.socket',
  'http.client.request.created',
  'http.client.request.start',
  'http.client.request.error',
  'http.client.response.finish',
  'http.server.request.start',
  'http.server.response.created',
  'http.server.response.finish',
  'tracing:net.server.listen:asyncStart',
  'tracing:net.server.listen:asyncEnd',
]) {
  subscribe(name, (message) => seen.push(`${name} ${Object.keys(message)}`));
}

const server = http.createServer((request, response) => response.end('x'));
server.listen(0, () => {
  const { port } = server.address();
  http.get({ port, agent: false }, (response) => {
    response.resume().on('end', () => server.close(refused));
  });

  function refused() {
    http.get({ port: 1, agent: false }).on('error', (error) => {
      console.log(error.code);
      console.log(seen.sort().join('\n'));
    });
  }
});
