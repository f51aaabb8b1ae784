'use strict';

// http2.connect()

const net = require('net');
const { promisify: { custom: customPromisify } } = require('internal/util');
const { ClientHttp2Session } = require('internal/http2/client_session');
const { assertIsObject } = require('internal/http2/asserts');
const { kAuthority, kProtocol } = require('internal/http2/symbols');
const { codes: { ERR_HTTP2_UNSUPPORTED_PROTOCOL } } = require('internal/errors');
const { validateNumber, validateUint32 } = require('internal/validators');

function connect(authority, options, listener) {
  if (typeof options === 'function') {
    listener = options;
    options = undefined;
  }
  assertIsObject(options, 'options');
  options = { ...options };
  checkClientOptions(options);
  if (typeof authority === 'string') {
    authority = new URL(authority);
  }
  assertIsObject(authority, 'authority', ['string', 'Object', 'URL']);
  const protocol = authority.protocol || options.protocol || 'https:';
  const port = `${authority.port !== '' && authority.port != null ? authority.port : protocol === 'http:' ? 80 : 443}`;
  const host = hostOf(authority);
  let socket;
  if (typeof options.createConnection === 'function') {
    socket = options.createConnection(authority, options);
  } else {
    socket = openSocket(protocol, port, host, options);
  }
  const session = new ClientHttp2Session(options, socket);
  session[kAuthority] = `${options.servername || host}:${port}`;
  session[kProtocol] = protocol;
  if (typeof listener === 'function') {
    session.once('connect', listener);
  }
  return session;
}

function checkClientOptions(options) {
  for (const name of ['maxSessionInvalidFrames', 'maxSessionRejectedStreams']) {
    if (options[name] !== undefined) {
      validateUint32(options[name], `options.${name}`);
    }
  }
  if (options.maxOriginSetSize !== undefined) {
    validateNumber(options.maxOriginSetSize, 'options.maxOriginSetSize', 0);
  }
}

function hostOf(authority) {
  if (authority.hostname) {
    const { hostname } = authority;
    return hostname[0] === '[' ? hostname.slice(1, -1) : hostname;
  }
  return authority.host || 'localhost';
}

function openSocket(protocol, port, host, options) {
  switch (protocol) {
    case 'http:':
      return net.connect({ port, host, ...options });
    case 'https:':
      return require('tls').connect(port, host, tlsOptions(options, net.isIP(host) ? undefined : host));
    default:
      throw new ERR_HTTP2_UNSUPPORTED_PROTOCOL(protocol);
  }
}

/** Options for TLS with what HTTP/2 asks for. */
function tlsOptions(options, servername) {
  const all = { ...options };
  if (!all.ALPNCallback) {
    all.ALPNProtocols ??= options.allowHTTP1 === true ? ['h2', 'http/1.1'] : ['h2'];
  }
  if (servername !== undefined && !all.servername) {
    all.servername = servername;
  }
  return all;
}

Object.defineProperty(connect, customPromisify, {
  __proto__: null,
  value: {
    connect(authority, options) {
      return new Promise((resolve, reject) => {
        const session = connect(authority, options, () => {
          session.removeListener('error', reject);
          resolve(session);
        });
        session.once('error', reject);
      });
    },
  }.connect,
});

module.exports = { connect, tlsOptions };
