'use strict';
const tls = require('tls');
const fs = require('fs');
const path = require('path');
const read = (name) => fs.readFileSync(path.join(__dirname, 'fixtures/tls', name));

function attempt(work) {
  try {
    console.log(work());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const check = (host, cert) => attempt(() => tls.checkServerIdentity(host, cert)?.message);
const names = (subjectaltname, CN) => ({ subjectaltname, subject: CN ? { CN } : {} });
check('a.com', names(undefined, 'a.com'));
check('a.com', names(undefined, 'b.com'));
check('a.com', names(undefined, ['b.com', 'a.com']));
check('a.com', {});
check('a.com', names('DNS:b.com', 'a.com'));
check('A.com.', names('DNS:a.COM'));
check('b.a.com', names('DNS:*.a.com'));
check('c.b.a.com', names('DNS:*.a.com'));
check('a.com', names('DNS:*.com'));
check('1.2.3.4', names('IP Address:1.2.3.4'));
check('1.2.3.4', names('DNS:1.2.3.4'));
check('1.2.3.4', names('IP Address:1.2.3.5'));
check('a.com', names('DNS:"a.com", DNS:b.com'));
check('a.com', names('DNS:"b\\u002c DNS:a.com"'));

const context = (options) => attempt(() => Object.keys(tls.createSecureContext(options)));
context({ key: 'x' });
context({ cert: 'x' });
context({ key: 1 });
context({ ca: [1] });
context({ ciphers: 1 });
context({ ciphers: 'nope' });
context({ key: read('server-key.pem'), cert: read('self-cert.pem') });
context({ minVersion: 'x' });
context({ minVersion: 'TLSv1.2', secureProtocol: 'TLSv1_2_method' });
context({ secureProtocol: 'other' });
context();
attempt(() => tls.createServer('x'));
attempt(() => tls.createServer({}).addContext());
attempt(() => tls.connect({ port: 1, checkServerIdentity: 1 }));
attempt(() => {
  const out = {};
  tls.convertALPNProtocols(['a', 'bc'], out);
  return out;
});
attempt(() => tls.convertALPNProtocols(['a', 'b'.repeat(256)], {}));
attempt(() => tls.convertALPNProtocols(Buffer.from('abc'), {}));
console.log(Object.keys(tls), Object.isFrozen(tls.rootCertificates), tls.rootCertificates[0].startsWith('-----BEGIN'));

const server = tls.createServer({ key: read('server-key.pem'), cert: read('server-cert.pem') }, (socket) => socket.end());
server.listen(0, () => {
  const socket = tls.connect({ port: server.address().port, ca: read('ca-cert.pem') }, () => {
    const cert = socket.getPeerCertificate(true);
    const { raw, pubkey, modulus, issuerCertificate, ...rest } = cert;
    console.log(rest, raw.length, pubkey.length, modulus.length);
    console.log(issuerCertificate.subject, issuerCertificate.ca, issuerCertificate.issuerCertificate === issuerCertificate);
  });
  socket.resume().on('close', () => server.close());
});
