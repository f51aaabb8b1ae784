'use strict';

// tls.TLSSocket: a net.Socket in whose connection Java puts TLS. It shares the connection of the socket that it is made
// of; without one it makes its own.

const net = require('net');
const native = binding('tls');
const { HandleState, adoptHandle, kSnapshot } = require('internal/net/handle');
const { callIn } = require('internal/async_context');
const { createSecureContext, nativeOf } = require('internal/tls/context');
const { convertALPNProtocols, protocolNames } = require('internal/tls/alpn');
const { describeCipher } = require('internal/tls/ciphers');
const { certificateObject } = require('internal/tls/certificate');
const {
  codes: {
    ERR_FEATURE_NOT_AVAILABLE, ERR_TLS_ALPN_CALLBACK_INVALID_RESULT, ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS,
    ERR_TLS_HANDSHAKE_TIMEOUT, ERR_TLS_INVALID_CONTEXT, ERR_TLS_INVALID_STATE, ERR_TLS_RENEGOTIATION_DISABLED,
    ERR_TLS_SNI_FROM_SERVER, ERR_INVALID_ARG_TYPE,
  },
  connResetException,
} = require('internal/errors');
const { validateFunction, validateInt32, validateObject, validateString } = require('internal/validators');

const kSession = Symbol('kSession');
const kConnectOptions = Symbol('connect-options');
const kServername = Symbol('kServername');
const kRenegotiation = Symbol('kRenegotiation');
const kHandshakeTimer = Symbol('kHandshakeTimer');
const kVerifyError = Symbol('kVerifyError');
const kHandshakeError = Symbol('kHandshakeError');

const verifyMessages = {
  __proto__: null,
  CERT_CHAIN_TOO_LONG: 'certificate chain too long',
  CERT_HAS_EXPIRED: 'certificate has expired',
  CERT_NOT_YET_VALID: 'certificate is not yet valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  INVALID_CA: 'invalid CA certificate',
  INVALID_PURPOSE: 'unsuitable certificate purpose',
  PATH_LENGTH_EXCEEDED: 'path length constraint exceeded',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in certificate chain',
  UNABLE_TO_GET_ISSUER_CERT: 'unable to get issuer certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unable to get local issuer certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unable to verify the first certificate',
};
const helpedBySystemCA = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function nop() {}

function TLSSocket(socket, options) {
  if (!(this instanceof TLSSocket)) {
    return new TLSSocket(socket, options);
  }
  const tlsOptions = { ...options };
  if (tlsOptions.ALPNProtocols) {
    convertALPNProtocols(tlsOptions.ALPNProtocols, tlsOptions);
  }
  if (tlsOptions.ALPNCallback && tlsOptions.ALPNProtocols) {
    throw new ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS();
  }
  this._tlsOptions = tlsOptions;
  this._secureEstablished = false;
  this._securePending = false;
  this._newSessionPending = false;
  this._controlReleased = false;
  this.secureConnecting = true;
  this._SNICallback = null;
  this.servername = null;
  this.alpnProtocol = null;
  this.authorized = false;
  this.authorizationError = null;
  this.ssl = null;
  this[kSession] = null;
  this[kServername] = '';
  this[kRenegotiation] = true;
  this[kVerifyError] = undefined;
  this[kHandshakeError] = undefined;
  this.on('end', onTlsEnd);
  if (socket) {
    checkShareable(socket);
  }
  net.Socket.call(this, {
    allowHalfOpen: socket ? socket.allowHalfOpen : tlsOptions.allowHalfOpen,
    pauseOnCreate: tlsOptions.pauseOnConnect,
    manualStart: true,
    highWaterMark: tlsOptions.highWaterMark,
    onread: socket ? null : tlsOptions.onread,
    signal: tlsOptions.signal,
    noDelay: tlsOptions.noDelay,
    keepAlive: tlsOptions.keepAlive,
    keepAliveInitialDelay: tlsOptions.keepAliveInitialDelay,
  });
  this._requestCert = tlsOptions.isServer ? Boolean(tlsOptions.requestCert) : true;
  this._rejectUnauthorized = Boolean(tlsOptions.rejectUnauthorized);
  if (typeof tlsOptions.SNICallback === 'function') {
    this._SNICallback = tlsOptions.SNICallback;
  }
  if (socket) {
    shareConnection(this, socket);
  } else {
    this.connecting = true;
    // Before anybody else hears of it: what they write is already to be encrypted.
    this.once('connect', startTls);
  }
}
Object.setPrototypeOf(TLSSocket.prototype, net.Socket.prototype);
Object.setPrototypeOf(TLSSocket, net.Socket);

TLSSocket.prototype.encrypted = true;

function checkShareable(socket) {
  if (socket instanceof TLSSocket || !(socket instanceof net.Socket)) {
    if (typeof socket.pause !== 'function') {
      throw new TypeError('stream.pause is not a function');
    }
    throw new ERR_FEATURE_NOT_AVAILABLE('TLS over a stream that is not a net.Socket');
  }
}

function shareConnection(tlsSocket, socket) {
  tlsSocket._parent = socket;
  // The socket below reads no more: its bytes come from here.
  socket.on('error', (error) => tlsSocket.destroy(error));
  socket.once('close', () => tlsSocket.destroy());
  tlsSocket.once('close', () => socket.destroy());
  if (tlsSocket._tlsOptions.server) {
    tlsSocket.server = tlsSocket._tlsOptions.server;
  }
  if (socket.connecting || !socket._handle) {
    tlsSocket.connecting = true;
    socket.once('connect', () => {
      if (!tlsSocket.destroyed) {
        takeConnection(tlsSocket, socket);
        tlsSocket.connecting = false;
        startTls.call(tlsSocket);
        tlsSocket.emit('connect');
      }
    });
  } else {
    takeConnection(tlsSocket, socket);
    // Whoever made this socket sets its options first.
    process.nextTick(() => {
      if (!tlsSocket.destroyed && tlsSocket[kSession] === null) {
        startTls.call(tlsSocket);
      }
    });
  }
}

function takeConnection(tlsSocket, socket) {
  const handle = new HandleState(socket._handle.java);
  socket._handle.reading = true;
  adoptHandle(tlsSocket, handle);
}

// --- the handshake ---

function startTls() {
  const { java } = this._handle;
  const options = this._tlsOptions;
  const session = native.session(java, listenerOf(this));
  this[kSession] = session;
  const context = nativeOf(options.secureContext ?? createSecureContext(options));
  const protocols = options.ALPNProtocols ? protocolNames(options.ALPNProtocols) : [];
  this._handle.reading = true;
  java.readStart();
  if (options.isServer) {
    session.server(context, serverFlags(this), protocols);
  } else {
    session.client(context, this[kServername], protocols);
  }
  const parent = this._parent;
  if (parent !== null && parent.readableLength > 0) {
    for (let chunk = parent.read(); chunk !== null; chunk = parent.read()) {
      session.feed(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
  }
}

function serverFlags(socket) {
  let flags = '';
  if (socket._requestCert) {
    flags += socket._rejectUnauthorized ? 'rR' : 'r';
  }
  if (socket._SNICallback !== null) {
    flags += 's';
  }
  return socket._tlsOptions.ALPNCallback ? `${flags}a` : flags;
}

function listenerOf(socket) {
  const inContext = (method) => (argument) => {
    if (socket[kSnapshot] !== undefined) {
      callIn(socket[kSnapshot], method, undefined, [socket, argument]);
    } else {
      method(socket, argument);
    }
  };
  return {
    verify: inContext(onVerify),
    hello: inContext(onHello),
    alpn: inContext(onAlpn),
    done: inContext(onDone),
    failed: inContext(onFailed),
  };
}

// The peer has shown its certificate and waits: who is not wanted does not hear that the handshake is over.
function onVerify(socket, code) {
  const error = code === null ? undefined : verifyError(code);
  socket[kVerifyError] = error;
  if (socket._tlsOptions.isServer) {
    if (error && socket._rejectUnauthorized) {
      socket[kSession].refuse();
      socket.destroy();
    }
    return;
  }
  const options = socket[kConnectOptions];
  if (options === undefined) {
    return;
  }
  const reason = error ?? checkIdentity(socket, options);
  socket[kVerifyError] = reason;
  if (reason && options.rejectUnauthorized) {
    socket.authorizationError = reason.code || reason.message;
    socket[kSession].refuse();
    socket.destroy(reason);
  }
}

function verifyError(code) {
  let message = verifyMessages[code] ?? code;
  if (helpedBySystemCA.has(code)) {
    message += '; if the root CA is installed locally, try running Node.js with --use-system-ca';
  }
  const error = new Error(message);
  error.code = code;
  return error;
}

function checkIdentity(socket, options) {
  const hostname = options.servername || options.host || options.socket?._host || 'localhost';
  return options.checkServerIdentity(hostname, socket.getPeerCertificate(true));
}

function onHello(socket, servername) {
  let answered = false;
  socket._SNICallback.call(socket, servername, (error, context) => {
    if (answered || socket.destroyed) {
      return;
    }
    answered = true;
    if (error) {
      socket.destroy(error);
      return;
    }
    if (context && !context.context) {
      socket.destroy(new ERR_TLS_INVALID_CONTEXT('context'));
      return;
    }
    socket[kSession].choose(context ? nativeOf(context) : null);
  });
}

function onAlpn(socket, offered) {
  const protocols = offered.split('\n');
  const chosen = socket._tlsOptions.ALPNCallback.call(socket, {
    servername: socket[kSession].servername() ?? false,
    protocols,
  });
  if (chosen === undefined) {
    socket[kSession].select(null);
  } else if (protocols.includes(chosen)) {
    socket[kSession].select(chosen);
  } else {
    socket[kSession].select(null);
    socket.destroy(new ERR_TLS_ALPN_CALLBACK_INVALID_RESULT(chosen, protocols));
  }
}

function onDone(socket) {
  const session = socket[kSession];
  clearTimeout(socket[kHandshakeTimer]);
  socket.secureConnecting = false;
  socket._secureEstablished = true;
  socket.alpnProtocol = session.applicationProtocol() || false;
  socket.servername = socket._tlsOptions.isServer ? session.servername() ?? false : socket[kServername] || false;
  if (!socket._tlsOptions.isServer && socket[kConnectOptions] !== undefined) {
    judge(socket);
  }
  socket.emit('secure');
  if (socket[kConnectOptions] !== undefined) {
    socket.emit('secureConnect');
  }
}

function judge(socket) {
  const error = socket[kVerifyError];
  socket.authorized = !error;
  socket.authorizationError = error ? error.code || error.message : null;
}

function onFailed(socket, reason) {
  const [number, text] = reason.split(':');
  const error = new Error(`error:${number}:SSL routines::${text}`);
  error.library = 'SSL routines';
  error.reason = text;
  error.code = `ERR_SSL_${text.toUpperCase().replace(/[ .]/g, '_')}`;
  socket._tlsError(error);
}

TLSSocket.prototype._tlsError = function _tlsError(error) {
  this.emit('_tlsError', error);
  this[kHandshakeError] = error;
  if (this._secureEstablished || !this._tlsOptions.server) {
    this.destroy(error);
  } else {
    // On a server the error goes to its 'tlsClientError'.
    this.destroy();
  }
};

// The connection ended before it was secure.
function onTlsEnd() {
  if (this._secureEstablished || this.destroyed) {
    return;
  }
  const options = this[kConnectOptions];
  if (options === undefined) {
    this.destroy();
    return;
  }
  const error = connResetException('Client network socket disconnected before secure TLS connection was established');
  error.path = options.path;
  error.host = options.host;
  error.port = options.port;
  error.localAddress = options.localAddress;
  this.destroy(error);
}

// What is to be sent is sent first; until then nothing may end.
TLSSocket.prototype._final = function _final(callback) {
  if (this.secureConnecting && !this.destroyed && this._handle !== null) {
    this.once('secure', () => net.Socket.prototype._final.call(this, callback));
    return;
  }
  net.Socket.prototype._final.call(this, callback);
};

TLSSocket.prototype._destroy = function _destroy(error, callback) {
  clearTimeout(this[kHandshakeTimer]);
  net.Socket.prototype._destroy.call(this, error, callback);
};

/** For tls.Server: the time that a handshake may take. */
function limitHandshake(socket, msecs) {
  if (msecs > 0) {
    socket[kHandshakeTimer] = setTimeout(() => socket._tlsError(new ERR_TLS_HANDSHAKE_TIMEOUT()), msecs);
  }
}

// --- what there is to know ---

TLSSocket.prototype.getPeerCertificate = function getPeerCertificate(detailed) {
  const session = this[kSession];
  return session === null ? this._handle ? {} : null : certificateObject(session.peerCertificate(), Boolean(detailed));
};

TLSSocket.prototype.getCertificate = function getCertificate() {
  const session = this[kSession];
  return session === null ? this._handle ? {} : null : certificateObject(session.certificate(), false);
};

TLSSocket.prototype.getCipher = function getCipher() {
  const java = this[kSession]?.cipher() ?? null;
  return java === null ? this[kSession] === null ? null : {} : describeCipher(java, this.getProtocol());
};

TLSSocket.prototype.getProtocol = function getProtocol() {
  return this[kSession]?.protocol() ?? null;
};

TLSSocket.prototype.isSessionReused = function isSessionReused() {
  return this[kSession] === null ? null : false;
};

TLSSocket.prototype.getSession = function getSession() {
  return this[kSession] === null ? null : undefined;
};

TLSSocket.prototype.getTLSTicket = function getTLSTicket() {
  return this[kSession] === null ? null : undefined;
};

// Java does not resume what another connection began.
TLSSocket.prototype.setSession = function setSession(session) {
  if (typeof session !== 'string' && !ArrayBuffer.isView(session)) {
    throw new ERR_INVALID_ARG_TYPE('session', ['string', 'Buffer', 'TypedArray', 'DataView'], session);
  }
};

for (const name of ['getEphemeralKeyInfo', 'getFinished', 'getPeerFinished', 'getSharedSigalgs', 'exportKeyingMaterial',
  'getPeerX509Certificate', 'getX509Certificate', 'enableTrace', 'setKeyCert']) {
  TLSSocket.prototype[name] = {
    [name]() {
      if (name === 'exportKeyingMaterial' && !this._secureEstablished) {
        throw new ERR_TLS_INVALID_STATE();
      }
      throw new ERR_FEATURE_NOT_AVAILABLE(`tlsSocket.${name}()`);
    },
  }[name];
}

TLSSocket.prototype.setServername = function setServername(name) {
  validateString(name, 'name');
  if (this._tlsOptions.isServer) {
    throw new ERR_TLS_SNI_FROM_SERVER();
  }
  this[kServername] = name;
};

TLSSocket.prototype.disableRenegotiation = function disableRenegotiation() {
  this[kRenegotiation] = false;
};

// TLS 1.3 knows no renegotiation, and Java's engine refuses it in TLS 1.2 where the peer began it.
TLSSocket.prototype.renegotiate = function renegotiate(options, callback) {
  validateObject(options, 'options');
  if (callback !== undefined) {
    validateFunction(callback, 'callback');
  }
  if (this.destroyed) {
    return undefined;
  }
  const error = this[kRenegotiation] ? new ERR_FEATURE_NOT_AVAILABLE('tlsSocket.renegotiate()') :
    new ERR_TLS_RENEGOTIATION_DISABLED();
  process.nextTick(callback ?? nop, error);
  return false;
};

TLSSocket.prototype.setMaxSendFragment = function setMaxSendFragment(size) {
  validateInt32(size, 'size');
  // Java writes records of the largest size that TLS has.
  return size === 16384;
};

module.exports = { TLSSocket, kConnectOptions, kHandshakeError, kVerifyError, limitHandshake, verifyError };
