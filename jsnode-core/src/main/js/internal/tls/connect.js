'use strict';

// tls.connect()

const net = require('net');
const { createSecureContext, defaults } = require('internal/tls/context');
const { TLSSocket, kConnectOptions } = require('internal/tls/socket');
const { validateFunction, validateNumber } = require('internal/validators');

let warned = false;

function allowsUnauthorized() {
  const allowed = process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
  if (allowed && !warned) {
    warned = true;
    process.emitWarning(
      'Setting the NODE_TLS_REJECT_UNAUTHORIZED environment variable to \'0\' makes TLS connections and HTTPS ' +
      'requests insecure by disabling certificate verification.');
  }
  return allowed;
}

// connect(options), connect(port), connect(port, host, options), ... each with a listener at the end.
function normalizeConnectArgs(args) {
  const [options, callback] = net._normalizeArgs(args);
  const more = typeof args[1] === 'object' && args[1] !== null ? args[1] : args[2];
  return [typeof more === 'object' && more !== null ? Object.assign(options, more) : options, callback];
}

function connect(...args) {
  const [given, callback] = normalizeConnectArgs(args);
  const options = {
    rejectUnauthorized: !allowsUnauthorized(),
    ciphers: defaults.DEFAULT_CIPHERS,
    checkServerIdentity: require('tls').checkServerIdentity,
    minDHSize: 1024,
    ...given,
  };
  if (!options.keepAlive) {
    options.singleUse = true;
  }
  validateFunction(options.checkServerIdentity, 'options.checkServerIdentity');
  validateNumber(options.minDHSize, 'options.minDHSize', 1);
  const secureContext = options.secureContext || createSecureContext(options);
  const socket = new TLSSocket(options.socket, {
    allowHalfOpen: options.socket ? options.socket.allowHalfOpen : Boolean(options.allowHalfOpen),
    pipe: Boolean(options.path),
    secureContext,
    isServer: false,
    requestCert: true,
    rejectUnauthorized: options.rejectUnauthorized !== false,
    session: options.session,
    ALPNProtocols: options.ALPNProtocols,
    requestOCSP: options.requestOCSP,
    enableTrace: options.enableTrace,
    pskCallback: options.pskCallback,
    highWaterMark: options.highWaterMark,
    onread: options.onread,
    signal: options.signal,
    noDelay: options.noDelay,
    keepAlive: options.keepAlive,
    keepAliveInitialDelay: options.keepAliveInitialDelay,
  });
  options.rejectUnauthorized = options.rejectUnauthorized !== false;
  socket[kConnectOptions] = options;
  if (callback) {
    socket.once('secureConnect', callback);
  }
  if (options.servername) {
    if (!net.isIP(options.servername)) {
      socket.setServername(options.servername);
    } else {
      warnOfAddress();
    }
  }
  if (!options.socket) {
    if (options.timeout) {
      socket.setTimeout(options.timeout);
    }
    socket.connect(options);
  }
  return socket;
}

let warnedOfAddress = false;

function warnOfAddress() {
  if (!warnedOfAddress) {
    warnedOfAddress = true;
    process.emitWarning(
      'Setting the TLS ServerName to an IP address is not permitted by RFC 6066. This will be ignored in a future version.',
      'DeprecationWarning', 'DEP0123');
  }
}

module.exports = { connect };
