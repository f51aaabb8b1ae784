'use strict';

// tls.TLSSocket: a net.Socket whose handle encrypts. Java makes the handshake and looks at the certificate; here it is decided.

const net = require('net');
const { adoptHandle } = require('internal/net/socket');
const { checkServerIdentity } = require('internal/tls/identity');
const { codes: { ERR_INVALID_ARG_TYPE }, connResetException } = require('internal/errors');

const hint = '; if the root CA is installed locally, try running Node.js with --use-system-ca';
const messages = {
  CERT_HAS_EXPIRED: 'certificate has expired',
  CERT_NOT_YET_VALID: 'certificate is not yet valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: `self-signed certificate${hint}`,
  SELF_SIGNED_CERT_IN_CHAIN: `self-signed certificate in certificate chain${hint}`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `unable to get local issuer certificate${hint}`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `unable to verify the first certificate${hint}`,
};

function pem(value) {
  if (value === undefined || value === null) {
    return null;
  }
  if (Array.isArray(value)) {
    return value.map((one) => pem(one?.pem ?? one)).join('\n');
  }
  if (typeof value === 'string') {
    return value;
  }
  if (ArrayBuffer.isView(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
  }
  throw new ERR_INVALID_ARG_TYPE('options', ['string', 'Buffer', 'Array'], value);
}

class TLSSocket extends net.Socket {
  constructor(socket, options = {}) {
    super({ allowHalfOpen: options.allowHalfOpen ?? false, highWaterMark: options.highWaterMark, manualStart: true });
    const context = options.secureContext?.context ?? {};
    this._tlsOptions = { ...context, ...options };
    this.encrypted = true;
    this.authorized = false;
    this.authorizationError = null;
    this.alpnProtocol = null;
    this.servername = null;
    this.secureConnecting = true;
    this._secureEstablished = false;
    if (socket) {
      this._adopt(socket);
    } else {
      this.once('connect', this._start);
    }
  }

  // The other socket's handle becomes ours.
  _adopt(socket) {
    if (!(socket instanceof net.Socket)) {
      throw new ERR_INVALID_ARG_TYPE('options.socket', 'net.Socket', socket);
    }
    const take = () => {
      const handle = socket._handle;
      socket._handle = null;
      this._parentSocket = socket;
      socket._server ??= null;
      adoptHandle(this, handle);
      this.once('close', () => socket.destroy());
      this._start();
      this.read(0);
    };
    if (socket.connecting) {
      this.connecting = true;
      socket.once('connect', () => {
        this.connecting = false;
        take();
        this.emit('connect');
      });
      socket.once('error', (error) => this.destroy(error));
    } else if (socket._handle) {
      take();
    } else {
      process.nextTick(() => this.destroy(connResetException('Client network socket disconnected before secure TLS connection was established')));
    }
  }

  _start() {
    const options = this._tlsOptions;
    const host = options.isServer ? null : options.servername || (net.isIP(options.host ?? '') ? null : options.host) || null;
    this.servername = options.isServer ? null : host;
    const protocols = options.ALPNProtocols;
    const alpn = Array.isArray(protocols) && protocols.length > 0 ? protocols.join(',') : null;
    this._handle.java.startTls(Boolean(options.isServer), host, pem(options.ca), pem(options.cert), pem(options.key), alpn,
      (code, message) => this._finished(code, message));
  }

  _finished(code, message) {
    if (this.destroyed) {
      return;
    }
    this.secureConnecting = false;
    if (code !== null) {
      const error = code === 'ECONNRESET' ?
        connResetException('Client network socket disconnected before secure TLS connection was established') :
        Object.assign(new Error(message), { code });
      this.emit('_tlsError', error);
      this.destroy(error);
      return;
    }
    const [, , protocol] = this._handle.java.tlsSession();
    this.alpnProtocol = protocol || false;
    this._secureEstablished = true;
    if (this._tlsOptions.isServer) {
      this.emit('secure');
    } else if (this._verify()) {
      this.emit('secure');
      this.emit('secureConnect');
    }
  }

  _verify() {
    const options = this._tlsOptions;
    const verdict = this._handle.java.tlsVerdict();
    let error = verdict === null ? undefined : Object.assign(new Error(messages[verdict] ?? verdict), { code: verdict });
    const host = options.servername || options.host || 'localhost';
    error ??= (options.checkServerIdentity ?? checkServerIdentity)(host, this.getPeerCertificate(true));
    if (error) {
      this.authorizationError = error.code || error.message;
      if (options.rejectUnauthorized !== false && process.env.NODE_TLS_REJECT_UNAUTHORIZED !== '0') {
        this.destroy(error);
        return false;
      }
    } else {
      this.authorized = true;
    }
    return true;
  }

  getPeerCertificate() {
    const java = this._handle?.java;
    const der = java?.tlsPeerCertificate();
    if (!der) {
      return {};
    }
    const [subject, issuer, subjectaltname, from, to, serialNumber] = Array.from(java.tlsPeerDetails());
    const certificate = { subject: parseName(subject), issuer: parseName(issuer) };
    if (subjectaltname) {
      certificate.subjectaltname = subjectaltname;
    }
    return Object.assign(certificate, {
      valid_from: formatDate(Number(from)),
      valid_to: formatDate(Number(to)),
      serialNumber,
      raw: Buffer.from(der),
    });
  }

  getProtocol() {
    return this._secureEstablished && this._handle ? this._handle.java.tlsSession()[0] : null;
  }

  getCipher() {
    if (!this._secureEstablished || !this._handle) {
      return undefined;
    }
    const [version, name] = this._handle.java.tlsSession();
    return { name, standardName: name, version };
  }

  getSession() {
    return undefined;
  }

  isSessionReused() {
    return false;
  }

  setServername(name) {
    this._tlsOptions.servername = name;
  }

  setMaxSendFragment() {
    return false;
  }

  disableRenegotiation() {}
}

function parseName(text) {
  const name = { __proto__: null };
  for (const part of text.split(/,\s*(?=[A-Z.0-9]+=)/)) {
    const [key, ...value] = part.split('=');
    name[key.trim()] = value.join('=').replace(/^"|"$/g, '');
  }
  return name;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function formatDate(millis) {
  const date = new Date(millis);
  const two = (number) => String(number).padStart(2, '0');
  return `${months[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2, ' ')} ` +
    `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${date.getUTCFullYear()} GMT`;
}

module.exports = { TLSSocket };
