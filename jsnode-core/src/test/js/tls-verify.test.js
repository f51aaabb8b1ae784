'use strict';
// Who is trusted: what client and server see of each other's certificates.
const tls = require('tls');
const fs = require('fs');
const path = require('path');

const read = (name) => fs.readFileSync(path.join(__dirname, 'fixtures/tls', name));
const pair = (name) => ({ key: read(`${name}-key.pem`), cert: read(`${name}-cert.pem`) });
const ca = read('ca-cert.pem');

function meet(title, serverOptions, clientOptions) {
  return new Promise((resolve) => {
    const seen = { client: [], server: [] };
    const server = tls.createServer(serverOptions, (socket) => {
      seen.server.push(['secure', socket.authorized, socket.authorizationError, socket.servername, socket.alpnProtocol]);
      socket.on('error', (error) => seen.server.push(['error', error.code]));
      socket.end('bye');
    });
    server.on('tlsClientError', (error) => seen.server.push(['tlsClientError', error.code]));
    server.on('close', () => {
      console.log(title, seen);
      resolve();
    });
    server.listen(0, () => {
      const socket = tls.connect({ port: server.address().port, ...clientOptions }, () => {
        seen.client.push(['secure', socket.authorized, socket.authorizationError, socket.getProtocol(),
          socket.getCipher().standardName, socket.alpnProtocol]);
      });
      socket.setEncoding('utf8');
      socket.on('data', (text) => seen.client.push(['data', text]));
      socket.on('error', (error) => seen.client.push([error.code, error.code.startsWith('ERR_SSL') || error.message]));
      socket.on('close', () => setTimeout(() => server.close(), 20));
    });
  });
}

(async () => {
  await meet('self-signed', pair('self'), {});
  await meet('self-signed, accepted', pair('self'), { rejectUnauthorized: false });
  await meet('self-signed, trusted', pair('self'), { ca: read('self-cert.pem') });
  await meet('issuer unknown', pair('server'), {});
  await meet('root not trusted', { ...pair('server'), cert: `${read('server-cert.pem')}\n${ca}` }, {});
  await meet('trusted', pair('server'), { ca });
  await meet('wildcard', pair('server'), { ca, servername: 'foo.example.org' });
  await meet('wrong name', pair('server'), { ca, servername: 'foo.example.com' });
  await meet('wrong address', pair('other'), { ca, host: '127.0.0.1' });
  await meet('elliptic curve', pair('other'), { ca, checkServerIdentity() {} });
  await meet('expired', pair('expired'), { ca });
  await meet('wrong purpose', pair('client'), { ca, checkServerIdentity() {} });
  await meet('client certificate', { ...pair('server'), ca, requestCert: true }, { ca, ...pair('client') });
  await meet('client certificate optional', { ...pair('server'), ca, requestCert: true, rejectUnauthorized: false }, { ca });
  await meet('alpn', { ...pair('server'), ALPNProtocols: ['a', 'b'] }, { ca, ALPNProtocols: ['b', 'a'] });
  await meet('alpn differs', { ...pair('server'), ALPNProtocols: ['a', 'b'] }, { ca, ALPNProtocols: ['c'] });
  await meet('TLS 1.2', { ...pair('server'), maxVersion: 'TLSv1.2' }, { ca, ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' });
  await meet('versions differ', { ...pair('server'), maxVersion: 'TLSv1.2' }, { ca, minVersion: 'TLSv1.3' });
  await meet('pfx', { pfx: read('server.p12'), passphrase: 'secret' }, { ca });
  await meet('encrypted key', { ...pair('server'), key: read('server-key-encrypted.pem'), passphrase: 'secret' }, { ca });
  await meet('sni', {
    ...pair('self'),
    SNICallback: (name, callback) => setTimeout(callback, 1, null, tls.createSecureContext(pair('server'))),
  }, { ca, servername: 'localhost' });
})();
