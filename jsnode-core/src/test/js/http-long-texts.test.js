'use strict';
// Texts that are long enough to be encoded as a whole: as bodies of responses, and by Buffer and TextEncoder.
const http = require('node:http');
const { createHash } = require('node:crypto');

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
const texts = {
  ascii: 'plain? '.repeat(1200),
  euro: '10 € für äöü '.repeat(800),
  pairs: '👍🏽 ok '.repeat(1500),
  lone: `${'x'.repeat(5000)}\ud800${'y'.repeat(5000)}?\udfff`,
};

for (const [name, text] of Object.entries(texts)) {
  const bytes = Buffer.from(text);
  const encoded = new TextEncoder().encode(text);
  console.log(name, bytes.length, Buffer.byteLength(text), digest(bytes), encoded.constructor.name, encoded.length, digest(encoded));
}

const answers = {
  '/ascii': (res) => res.end(texts.ascii),
  '/euro': (res) => res.end(texts.euro, 'utf8', () => console.log('callback of end')),
  '/lone': (res) => res.end(texts.lone),
  '/latin1': (res) => res.end('é'.repeat(6000), 'latin1'),
  '/utf16le': (res) => res.end('é'.repeat(6000), 'utf16le'),
  '/chunked': (res) => { res.setHeader('Transfer-Encoding', 'chunked'); res.end(texts.pairs); },
  '/two': (res) => { res.write('first '); res.end(texts.euro); },
  '/given': (res) => { res.writeHead(200, { 'Content-Length': Buffer.byteLength(texts.euro) }); res.end(texts.euro); },
  '/none': (res) => { res.statusCode = 204; res.end(texts.euro); },
};

const server = http.createServer((req, res) => {
  res.sendDate = false;
  answers[req.url](res);
}).listen(0, async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  for (const path of Object.keys(answers)) {
    for (const method of ['GET', 'HEAD']) {
      await ask(agent, path, method);
    }
  }
  agent.destroy();
  server.close();
});

function ask(agent, path, method) {
  return new Promise((resolve, reject) => {
    http.request({ port: server.address().port, path, method, agent }, (res) => {
      const parts = [];
      res.on('data', (part) => parts.push(part));
      res.on('end', () => {
        const body = Buffer.concat(parts);
        const { 'content-length': length, 'transfer-encoding': encoding } = res.headers;
        console.log(method, path, res.statusCode, length, encoding, body.length, digest(body));
        resolve();
      });
    }).on('error', reject).end();
  });
}
