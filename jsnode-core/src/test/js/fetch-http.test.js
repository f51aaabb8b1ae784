'use strict';

// fetch against a server of our own: methods, bodies, redirects, encodings, failures, aborts.

const http = require('http');
const zlib = require('zlib');

async function echo(request, response) {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
  }
  const headers = request.rawHeaders.filter((value) => !value.startsWith('127.0.0.1') && !value.includes('boundary'));
  response.setHeader('x-a', '1');
  response.setHeader('set-cookie', ['a=1', 'b=2']);
  response.end(JSON.stringify({ method: request.method, headers, body: body.replace(/formdata-undici-\d+/g, 'B') }));
}

const routes = {
  '/echo': echo,
  '/gzip': (request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync('zipped')),
  '/redirect': (request, response) => response.writeHead(302, { location: '/echo' }).end(),
  '/big': (request, response) => {
    for (let i = 0; i < 100; i++) {
      response.write(Buffer.alloc(10000, i));
    }
    response.end();
  },
  '/cut': (request, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('abc', () => setTimeout(() => request.socket.destroy(), 20));
  },
  '/kill': (request) => request.socket.destroy(),
  '/hang': () => {},
  '/empty': (request, response) => response.writeHead(204).end(),
};

const server = http.createServer((request, response) => {
  const route = routes[request.url];
  if (route === undefined) {
    response.writeHead(404).end('not here');
  } else {
    route(request, response);
  }
});

async function report(name, action) {
  try {
    console.log(name, await action());
  } catch (error) {
    console.log(name, error.name, error.message, error.code, error.cause?.name, error.cause?.code);
  }
}

server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const send = async (path, init) => (await fetch(base + path, init)).json();
  await report('get', async () => {
    const response = await fetch(`${base}/echo`);
    const { status, statusText, ok, headers } = response;
    return [status, statusText, ok, headers.get('x-a'), headers.getSetCookie(), await response.json()];
  });
  await report('post', () => send('/echo', { method: 'POST', body: 'hello', headers: { 'X-Y': 'z' } }));
  await report('put', () => send('/echo', {
    method: 'PUT',
    duplex: 'half',
    body: ReadableStream.from(['abc', 'def']).pipeThrough(new TextEncoderStream()),
  }));
  await report('form', () => {
    const body = new FormData();
    body.append('a', '1');
    body.append('file', new Blob(['xyz'], { type: 'text/plain' }), 'n.txt');
    return send('/echo', { method: 'POST', body });
  });
  await report('parameters', () => send('/echo', { method: 'POST', body: new URLSearchParams({ q: 'ä b' }) }));
  await report('gzip', async () => (await fetch(`${base}/gzip`)).text());
  await report('redirect', async () => {
    const { redirected, url, status } = await fetch(`${base}/redirect`);
    return [redirected, url.slice(base.length), status];
  });
  await report('redirect manual', async () => (await fetch(`${base}/redirect`, { redirect: 'manual' })).status);
  await report('redirect error', () => fetch(`${base}/redirect`, { redirect: 'error' }));
  await report('big', async () => (await (await fetch(`${base}/big`)).arrayBuffer()).byteLength);
  await report('iterate', async () => {
    let size = 0;
    for await (const chunk of (await fetch(`${base}/big`)).body) {
      size += chunk.length;
    }
    return size;
  });
  await report('cut', async () => (await fetch(`${base}/cut`)).text());
  await report('kill', () => fetch(`${base}/kill`));
  await report('missing', async () => (await fetch(`${base}/missing`)).text());
  await report('empty', async () => (await fetch(`${base}/empty`)).body);
  await report('abort', () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    return fetch(`${base}/hang`, { signal: controller.signal });
  });
  await report('timeout', () => fetch(`${base}/hang`, { signal: AbortSignal.timeout(20) }));
  await report('invalid', () => fetch('nope'));
  await report('data', async () => (await fetch('data:text/plain,hi%20there')).text());
  await report('head', async () => (await fetch(`${base}/gzip`, { method: 'HEAD' })).text());
  server.closeAllConnections();
  server.close();
});
