'use strict';

// The interface of http on HTTP/2, and what is refused.

const http2 = require('http2');

function code(fn) {
  try {
    fn();
    return 'nothing thrown';
  } catch (error) {
    return `${error.name} ${error.code}: ${error.message}`;
  }
}

console.log(require('util').promisify(http2.connect).name);

const packed = http2.getPackedSettings({ enablePush: false, maxFrameSize: 20000, customSettings: { 99: 7 } });
console.log(packed.toString('hex'), JSON.stringify(http2.getUnpackedSettings(packed)));
console.log(code(() => http2.getPackedSettings({ maxFrameSize: 1 })));
console.log(code(() => http2.getPackedSettings({ enablePush: 1 })));
console.log(code(() => http2.getUnpackedSettings(Buffer.alloc(5))));
console.log(code(() => http2.connect('ftp://localhost')));
console.log(code(() => http2.createServer({ settings: 1 })));
console.log(JSON.stringify(http2.getDefaultSettings()));

let finished;
const server = http2.createServer((request, response) => {
  console.log(request.method, request.url, request.httpVersion, request.scheme, request.authority.replace(/\d+/, 'PORT'));
  console.log(response.statusCode, response.headersSent, response.finished, request.socket === response.socket);
  if (request.url === '/errors') {
    console.log(code(() => response.setHeader(':status', '1')));
    console.log(code(() => response.setHeader('a b', '1')));
    console.log(code(() => response.setHeader('x', undefined)));
    console.log(code(() => { response.statusCode = 100; }));
    console.log(code(() => { response.statusCode = 700; }));
    console.log(code(() => request.socket.write('x')));
    console.log(code(() => response.stream.respond({ ':path': '/' })));
    console.log(code(() => response.stream.additionalHeaders({ ':status': 201 })));
    console.log(code(() => response.stream.sendTrailers({})));
    console.log(code(() => response.stream.respond({ 'transfer-encoding': 'chunked' })));
    response.writeHead(204);
    console.log(code(() => response.writeHead(200)), response.headersSent);
    response.end();
    return;
  }
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    response.setHeader('X-Name', 'value');
    response.appendHeader('x-name', 'more');
    response.setTrailer('x-trailer', 'last');
    console.log(JSON.stringify(response.getHeaders()), response.hasHeader('X-NAME'), response.getHeaderNames());
    response.on('finish', () => {
      finished = `finish ${response.socket}`;
    });
    response.write('got ');
    response.end(body, () => console.log('ended', response.writableEnded));
  });
});

server.listen(0, () => {
  const client = http2.connect(`http://localhost:${server.address().port}`);
  console.log(code(() => client.request({ 'a b': '1' })));
  console.log(code(() => client.request({ ':method': 'CONNECT' })));
  console.log(code(() => client.request({ 'connection': 'close' })));
  console.log(code(() => client.request({ 'content-length': ['1', '2'] })));
  console.log(code(() => client.ping(Buffer.alloc(3), () => {})));
  console.log(code(() => client.settings({ headerTableSize: -1 })));
  const request = client.request({ ':path': '/body', ':method': 'PUT' });
  request.on('response', (headers) => console.log(headers[':status'], headers['x-name']));
  request.on('trailers', (trailers) => console.log(trailers['x-trailer']));
  request.setEncoding('utf8');
  let text = '';
  request.on('data', (chunk) => {
    text += chunk;
  });
  request.on('close', () => {
    console.log(text);
    const second = client.request({ ':path': '/errors' });
    second.on('response', (headers) => console.log(headers[':status']));
    second.resume();
    second.on('close', () => {
      client.close();
      server.close(() => {
        console.log(code(() => client.settings({})));
        console.log(finished, client.socket);
      });
    });
  });
  request.end('a body');
});
