'use strict';
const https = require('https');
const tls = require('tls');
const fs = require('fs');
const path = require('path');
const read = (name) => fs.readFileSync(path.join(__dirname, 'fixtures/tls', name));
const ca = read('ca-cert.pem');

console.log(Object.keys(https), new https.Agent().getName());
console.log(new https.Agent().getName({ host: 'h', port: 1, ca: 'ca', rejectUnauthorized: false, servername: 's', sigalgs: 'x' }));

const server = https.createServer({ key: read('server-key.pem'), cert: read('server-cert.pem') }, (request, response) => {
  let length = 0;
  request.on('data', (chunk) => {
    length += chunk.length;
  });
  request.on('end', () => {
    response.setHeader('x-secure', String(request.socket.encrypted));
    response.end(`${request.method} ${request.url} ${length}`);
  });
});
// Which side hears first of a handshake that failed is open: a failure is complete when both have.
let failures = 0;
let onFailure = () => {};
server.on('tlsClientError', (error) => {
  console.log('tlsClientError', error.code);
  failures++;
  onFailure();
});
function afterFailure(done) {
  onFailure = () => {
    if (failures > 0) {
      failures--;
      onFailure = () => {};
      done();
    }
  };
  onFailure();
}
server.listen(0, async () => {
  const { port } = server.address();
  const agent = new https.Agent({ keepAlive: true, ca });
  const send = (options, body) => new Promise((resolve) => {
    const request = https.request({ port, agent, ...options }, (response) => {
      const { authorized } = response.socket;
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => setImmediate(resolve, [response.statusCode, text, authorized, request.reusedSocket]));
    });
    request.on('error', (error) => afterFailure(() => resolve([error.code])));
    request.end(body);
  });
  console.log(await send({ path: '/a' }));
  console.log(await send({ path: '/b', method: 'POST' }, 'x'.repeat(300_000)));
  console.log(await send({ path: '/c', agent: undefined }));
  console.log(await send({ path: '/d', agent: false, rejectUnauthorized: false }));
  console.log(await send({ path: '/e', agent: false, ca, headers: { host: 'example.com' } }));
  tls.setDefaultCACertificates([ca]);
  const response = await fetch(`https://localhost:${port}/f`, { method: 'POST', body: 'hey' });
  console.log(response.status, response.headers.get('x-secure'), await response.text());
  agent.destroy();
  server.close(() => console.log('closed'));
  server.closeAllConnections();
});
