'use strict';

// http servers at the host's door: requests come from a web server that this runtime is part of.

const native = binding('http_door');
const { callIn, capture } = require('internal/async_context');
const { FastBuffer } = require('internal/buffer');
const { runInContext } = require('internal/host_context');
const { normalizeArgs } = require('internal/net/arguments');
const { DoorChannel } = require('internal/http/door_channel');
const { continueExpression } = require('internal/http/common');
const { IncomingMessage, kSource, setHead } = require('internal/http/incoming');
const { kSocket } = require('internal/http/outgoing');
const { codes: { ERR_SERVER_ALREADY_LISTEN } } = require('internal/errors');

/** Whether this listen() opens the door: there is one, nobody has opened it, and it is not a path that is asked for. */
function claims(server, args) {
  if (!native.exists() || server._ownPort === true) {
    return false;
  }
  const [options] = normalizeArgs(args);
  if (typeof options.path === 'string' || options.fd !== undefined) {
    return false;
  }
  const mounted = native.isMounted();
  if (mounted && !native.isOpen()) {
    return true;
  }
  if (!server._handle && !native.standaloneServers()) {
    const reason = mounted ? 'The web server already serves another http.Server of this runtime; ' +
      'further servers get ports of their own where jsnode.http.standalone allows it' :
      'The web server passes no requests to this runtime: its http.path is empty, and its http.standalone allows no ports of its own';
    throw Object.assign(new Error(reason), { code: 'ERR_JSNODE_HTTP_STANDALONE' });
  }
  return false;
}

class DoorHandle {
  ref() {
    native.ref();
  }

  unref() {
    native.unref();
  }

  close(callback) {
    native.close();
    if (callback) {
      process.nextTick(callback);
    }
  }
}

function listen(server, args) {
  if (server._handle) {
    throw new ERR_SERVER_ALREADY_LISTEN();
  }
  const [options, callback] = normalizeArgs(args);
  if (callback !== null) {
    server.once('listening', callback);
  }
  server._handle = new DoorHandle();
  server.address = doorAddress;
  server._doorPort = Number(options.port) || 0;
  native.open((exchange, method, url) => {
    const context = exchange.context();
    if (context === null) {
      serve(server, exchange, method, url);
    } else {
      runInContext(context, serve, [server, exchange, method, url]);
    }
  }, signal);
  if (server._unref) {
    server.unref();
  }
  process.nextTick(() => {
    if (server._handle) {
      server.emit('listening');
    }
  });
  return server;
}

function doorAddress() {
  if (!this._handle) {
    return null;
  }
  const address = native.localAddress() ?? '::';
  return { address, family: address.includes(':') ? 'IPv6' : 'IPv4', port: native.localPort() || this._doorPort };
}

function serve(server, exchange, method, url) {
  const channel = new DoorChannel(server, exchange);
  exchange.attach(channel);
  const request = makeRequest(server, channel, method, url);
  const response = makeResponse(server, channel, request);
  channel.begin(request, response);
  dispatch(server, request, response, exchange);
}

/** The host tells of an exchange: `written`, or that the client is gone. */
function signal(channel, what) {
  if (what === 'written') {
    channel.onWritten();
  } else {
    channel.onGone(what);
  }
}

function makeRequest(server, channel, method, url) {
  const { exchange } = channel;
  const Request = server._IncomingMessage;
  const request = new Request(Request === IncomingMessage ? channel : channel.asSocket());
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 1;
  request.httpVersion = '1.1';
  if (server.joinDuplicateHeaders) {
    request.joinDuplicateHeaders = true;
  }
  request.url = url;
  request.method = method;
  request.upgrade = false;
  setHead(request, exchange, 4000);
  const principal = exchange.principal();
  if (principal !== null) {
    Object.defineProperty(request, 'springPrincipal', {
      __proto__: null, value: JSON.parse(principal), configurable: true, enumerable: false, writable: true,
    });
  }
  if (exchange.hasBody()) {
    const context = capture();
    const onBody = (bytes) => callIn(context, receive, undefined, [request, bytes]);
    request[kSource] = { resume: () => exchange.readBody(onBody) };
  } else {
    request.complete = true;
    request[kSource] = { resume: () => request.push(null) };
  }
  return request;
}

function receive(request, bytes) {
  if (bytes === null) {
    request.complete = true;
    request.push(null);
  } else {
    request.push(new FastBuffer(bytes));
  }
}

function makeResponse(server, channel, request) {
  const Response = server._ServerResponse;
  const response = new Response(request, server._responseOptions);
  // Framing and the connection are the web server's.
  response._headApart = true;
  response.useChunkedEncodingByDefault = false;
  response.shouldKeepAlive = false;
  response[kSocket] = channel;
  return response;
}

function dispatch(server, request, response, exchange) {
  let event = 'request';
  if (exchange.expects() && continueExpression.test(request.headers.expect)) {
    // The web server asks the client for the body when the body is read.
    response._expect_continue = true;
    response._sent100 = true;
    if (server.listenerCount('checkContinue') > 0) {
      event = 'checkContinue';
    }
  }
  if (server.listenerCount(event) === 1) {
    // One listener, as good as always: what it throws or rejects with answers this request only.
    try {
      const [listener] = server.listeners(event);
      const result = listener.call(server, request, response);
      if (typeof result?.then === 'function') {
        result.then(undefined, (error) => fail(response, error));
      }
    } catch (error) {
      fail(response, error);
    }
    return;
  }
  try {
    server.emit(event, request, response);
  } catch (error) {
    fail(response, error);
  }
}

function fail(response, error) {
  console.error('Uncaught error in the handler of %s %s:', response.req.method, response.req.url, error);
  if (response.headersSent || response.writableEnded) {
    response.destroy(error);
    return;
  }
  for (const name of response.getHeaderNames()) {
    response.removeHeader(name);
  }
  response.statusCode = 500;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end('Internal Server Error');
}

module.exports = { claims, listen };
