'use strict';

// Server and client of the core API: headers, bodies, trailers, pushed streams, informational headers, resets, settings, pings.

const http2 = require('http2');

const show = (headers) => {
  const copy = { ...headers };
  delete copy.date;
  delete copy[http2.sensitiveHeaders];
  if (copy[':authority']) {
    copy[':authority'] = copy[':authority'].replace(/\d+$/, 'PORT');
  }
  return JSON.stringify(copy);
};

const server = http2.createServer({ settings: { maxConcurrentStreams: 50, initialWindowSize: 70000 } });
server.on('stream', (stream, headers, flags, raw) => {
  const path = headers[':path'];
  console.log('server', show(headers), 'end', stream.endAfterHeaders, Array.isArray(raw));
  switch (path) {
    case '/echo':
      stream.respond({ ':status': 201, 'x-multi': ['a', 'b'], 'set-cookie': ['c=1', 'd=2'] });
      stream.pipe(stream);
      break;
    case '/trailers':
      stream.on('trailers', (trailers) => console.log('server got', show(trailers)));
      stream.on('wantTrailers', () => stream.sendTrailers({ 'x-sum': '42' }));
      stream.respond({}, { waitForTrailers: true });
      stream.resume();
      stream.on('end', () => stream.end('body'));
      break;
    case '/push':
      stream.additionalHeaders({ ':status': 103, 'link': '</a.css>' });
      stream.pushStream({ ':path': '/pushed' }, (error, pushed) => {
        console.log('push', error, pushed.id % 2, pushed.sentHeaders[':path']);
        pushed.respond({ 'x-pushed': 'yes' });
        pushed.end('pushed body');
        stream.respond();
        stream.end('main body');
      });
      break;
    case '/reset':
      stream.on('error', (error) => console.log('server', error.code, error.message));
      stream.close(http2.constants.NGHTTP2_PROTOCOL_ERROR);
      break;
    case '/large':
      stream.respond();
      stream.end(Buffer.alloc(300_000, 'x'));
      break;
    default:
      stream.respond({ ':status': 404 });
      stream.end();
  }
});

server.listen(0, async () => {
  const client = http2.connect(`http://localhost:${server.address().port}`);
  client.on('error', (error) => console.log('client', error));
  const { once } = require('events');
  await once(client, 'remoteSettings');
  console.log(client.remoteSettings.maxConcurrentStreams, client.remoteSettings.initialWindowSize, client.alpnProtocol,
    client.encrypted, client.type === http2.constants.NGHTTP2_SESSION_CLIENT);

  function ask(headers, body, options) {
    return new Promise((resolve) => {
      const request = client.request(headers, options);
      request.setEncoding('utf8');
      let text = '';
      let length = 0;
      request.on('headers', (info) => console.log('info', show(info)));
      request.on('response', (response) => console.log('response', show(response)));
      request.on('trailers', (trailers) => console.log('client got', show(trailers)));
      request.on('wantTrailers', () => request.sendTrailers({ 'x-client': 'sent' }));
      request.on('aborted', () => console.log('aborted'));
      request.on('data', (chunk) => {
        length += chunk.length;
        text = (text + chunk).slice(0, 20);
      });
      request.on('error', (error) => console.log('error', error.code, error.message));
      request.on('close', () => {
        console.log('closed', request.rstCode, length, text, request.destroyed);
        resolve();
      });
      if (body !== undefined) {
        request.end(body);
      }
    });
  }

  await ask({ ':path': '/echo', ':method': 'POST', 'X-Upper': 'Case' }, 'to be echoed');
  await ask({ ':path': '/trailers', ':method': 'POST' }, 'x', { waitForTrailers: true });
  const pushes = [];
  client.on('stream', (pushed, headers) => {
    console.log('pushed', show(headers));
    pushed.on('push', (response) => pushes.push(show(response)));
    pushed.setEncoding('utf8');
    pushed.on('data', (chunk) => pushes.push(chunk));
  });
  await ask({ ':path': '/push' });
  while (pushes.length < 2) {
    await new Promise(setImmediate);
  }
  console.log('push', ...pushes);
  await ask({ ':path': '/reset', ':method': 'POST' });
  await ask({ ':path': '/large' });
  await ask({ ':path': '/none', ':method': 'HEAD' });
  await ask([':path', '/none', 'X-Raw', '1', 'x-raw', '2']);

  const pong = await new Promise((resolve) => client.ping(Buffer.from('12345678'), (error, duration, payload) =>
    resolve([error, typeof duration, payload.toString()])));
  console.log(...pong);
  const settings = await new Promise((resolve) => client.settings({ enablePush: false }, (error, applied) => resolve(applied)));
  console.log(settings.enablePush, client.localSettings.enablePush, client.pendingSettingsAck);

  const controller = new AbortController();
  const aborted = client.request({ ':path': '/echo', ':method': 'POST' }, { signal: controller.signal });
  aborted.on('error', (error) => console.log(error.name, aborted.rstCode));
  aborted.on('close', () => {
    client.close(() => console.log('session closed', client.destroyed));
    server.close(() => console.log('server closed'));
  });
  controller.abort();
});
