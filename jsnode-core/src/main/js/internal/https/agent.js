'use strict';

// https.Agent: an http.Agent whose sockets are TLS. What makes two TLS connections different is part of their name.

const { Agent: HttpAgent } = require('internal/http/agent');
const { once } = require('internal/util');

// In the order of their places in the name. A flag keeps `false`, the others leave out what is falsy.
const nameParts = [
  { option: 'ca' }, { option: 'cert' }, { option: 'clientCertEngine' }, { option: 'ciphers' }, { option: 'key' },
  { option: 'pfx' }, { option: 'rejectUnauthorized', flag: true }, { option: 'servername' }, { option: 'minVersion' },
  { option: 'maxVersion' }, { option: 'secureProtocol' }, { option: 'crl' }, { option: 'honorCipherOrder', flag: true },
  { option: 'ecdhCurve' }, { option: 'dhparam' }, { option: 'secureOptions', flag: true }, { option: 'sessionIdContext' },
  { option: 'sigalgs', json: true }, { option: 'privateKeyIdentifier' }, { option: 'privateKeyEngine' },
];

function Agent(options) {
  if (!(this instanceof Agent)) {
    return new Agent(options);
  }
  options = { __proto__: null, ...options };
  options.defaultPort ??= 443;
  options.protocol ??= 'https:';
  HttpAgent.call(this, options);
  this.maxCachedSessions = this.options.maxCachedSessions ?? 100;
  this._sessionCache = { map: {}, list: [] };
}
Object.setPrototypeOf(Agent.prototype, HttpAgent.prototype);
Object.setPrototypeOf(Agent, HttpAgent);

Agent.prototype.createConnection = function createConnection(...args) {
  const [port, host] = args;
  const listener = args.find((value) => typeof value === 'function');
  const merged = { ...args.find((value) => value !== null && typeof value === 'object') };
  if (typeof port === 'number' || typeof port === 'string') {
    merged.port = port;
  }
  if (typeof host === 'string') {
    merged.host = host;
  }
  const socket = require('tls').connect(merged);
  if (this.options.timeout) {
    socket.setTimeout(this.options.timeout);
  }
  if (listener) {
    once(listener)(null, socket);
  }
  return socket;
};

Agent.prototype.getName = function getName(options = {}) {
  let name = HttpAgent.prototype.getName.call(this, options);
  for (const part of nameParts) {
    name += `:${nameOf(options, part)}`;
  }
  return name;
};

function nameOf(options, { option, flag, json }) {
  const value = options[option];
  if (flag) {
    return value === undefined ? '' : value;
  }
  if (!value || option === 'servername' && value === options.host) {
    return '';
  }
  return json ? JSON.stringify(value) : value;
}

// Sessions are not resumed by the client: there is never one to give.
Agent.prototype._getSession = function _getSession(key) {
  return this._sessionCache.map[key];
};

Agent.prototype._cacheSession = function _cacheSession(key, session) {
  if (this.maxCachedSessions === 0) {
    return;
  }
  const { map, list } = this._sessionCache;
  if (map[key] === undefined) {
    if (list.length >= this.maxCachedSessions) {
      delete map[list.shift()];
    }
    list.push(key);
  }
  map[key] = session;
};

Agent.prototype._evictSession = function _evictSession(key) {
  const { map, list } = this._sessionCache;
  const index = list.indexOf(key);
  if (index !== -1) {
    list.splice(index, 1);
    delete map[key];
  }
};

let globalAgent;

function getGlobalAgent() {
  globalAgent ??= new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000, proxyEnv: undefined });
  return globalAgent;
}

module.exports = { Agent, getGlobalAgent };
