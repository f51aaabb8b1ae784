'use strict';

// HTTP/2 over TLS: what ALPN chooses, HTTP/1 beside it, files, streams that are not sockets, channels of diagnostics.

const dc = require('diagnostics_channel');
const fs = require('fs');
const http2 = require('http2');
const https = require('https');
const path = require('path');
const { duplexPair } = require('stream');

const read = (name) => fs.readFileSync(path.join(__dirname, 'fixtures/tls', name));
const ca = read('ca-cert.pem');
const file = path.join(__dirname, 'fixtures/tls/ca-cert.pem');

const published = [];
for (const name of ['created', 'start', 'finish', 'bodySent', 'close']) {
  dc.subscribe(`http2.client.stream.${name}`, ({ stream }) => published.push(`${name} ${stream.constructor.name}`));
}

const server = http2.createSecureServer({ key: read('server-key.pem'), cert: read('server-cert.pem'), allowHTTP1: true },
  (request, response) => {
    const { alpnProtocol } = request.stream?.session ?? request.socket;
    response.setHeader('x-version', request.httpVersion);
    response.end(`${request.url} ${alpnProtocol} ${request.socket.encrypted}`);
  });

function ask(client, headers) {
  return new Promise((resolve) => {
    const request = client.request(headers);
    let body = '';
    request.setEncoding('utf8');
    request.on('response', (response) => console.log(response[':status'], response['x-version'], response['content-length']));
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('error', (error) => console.log(error.code));
    request.on('close', () => resolve(body));
  });
}

server.listen(0, async () => {
  const { port } = server.address();
  const client = http2.connect(`https://localhost:${port}`, { ca });
  console.log(await ask(client, { ':path': '/two' }));
  console.log(client.alpnProtocol, client.encrypted, client.originSet[0].replace(/\d+$/, 'PORT'), client.socket.authorized);
  console.log(published.join(', '));
  await new Promise((resolve) => client.close(resolve));

  await new Promise((resolve) => https.get({ port, ca, path: '/one', agent: false }, (response) => {
    response.setEncoding('utf8');
    response.on('data', (chunk) => console.log(response.statusCode, response.headers['x-version'], chunk));
    response.on('end', resolve);
  }));
  await new Promise((resolve) => server.close(resolve));

  // Without a socket below.
  const [clientSide, serverSide] = duplexPair();
  const session = http2.performServerHandshake(serverSide);
  session.on('stream', (stream, headers) => {
    if (headers[':path'] === '/file') {
      stream.respondWithFile(file, { 'x-version': 'file' }, { offset: 11, length: 11 });
    } else {
      stream.respondWithFile('/does/not/exist', undefined, {
        onError(error) {
          console.log(error.code);
          stream.respond({ ':status': 404 });
          stream.end();
        },
      });
    }
  });
  const inner = http2.connect('http://localhost', { createConnection: () => clientSide });
  console.log(JSON.stringify(await ask(inner, { ':path': '/file' })));
  console.log(JSON.stringify(await ask(inner, { ':path': '/missing' })));
  inner.close(() => console.log('closed'));
});
