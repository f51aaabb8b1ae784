'use strict';

// http.Agent: sockets by destination: those in use, those that wait for the next request, and requests that wait for a socket.

const EventEmitter = require('events');
const net = require('net');
const { once } = require('internal/util');
const { callIn, capture } = require('internal/async_context');
const { validateNumber, validateOneOf, validateString } = require('internal/validators');

const kRequestOptions = Symbol('requestOptions');
const kSnapshot = Symbol('kSnapshot');
const HINT = /^timeout=(\d+)/;

function Agent(options) {
  if (!(this instanceof Agent)) {
    return new Agent(options);
  }
  EventEmitter.call(this);
  this.options = { __proto__: null, ...options };
  this.defaultPort = this.options.defaultPort || 80;
  this.protocol = this.options.protocol || 'http:';
  this.options.noDelay ??= true;
  // Not a Unix domain socket unless a request says so.
  this.options.path = null;
  this.requests = { __proto__: null };
  this.sockets = { __proto__: null };
  this.freeSockets = { __proto__: null };
  this.keepAliveMsecs = this.options.keepAliveMsecs || 1000;
  this.keepAlive = this.options.keepAlive || false;
  this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
  this.maxFreeSockets = this.options.maxFreeSockets || 256;
  this.scheduling = this.options.scheduling || 'lifo';
  this.maxTotalSockets = this.options.maxTotalSockets;
  this.totalSocketCount = 0;
  this.agentKeepAliveTimeoutBuffer = Number.isFinite(this.options.agentKeepAliveTimeoutBuffer) &&
    this.options.agentKeepAliveTimeoutBuffer >= 0 ? this.options.agentKeepAliveTimeoutBuffer : 1000;
  validateOneOf(this.scheduling, 'scheduling', ['fifo', 'lifo']);
  if (this.maxTotalSockets !== undefined) {
    validateNumber(this.maxTotalSockets, 'maxTotalSockets', 1);
  } else {
    this.maxTotalSockets = Infinity;
  }
  this.on('free', onFree);
}
Object.setPrototypeOf(Agent.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Agent, EventEmitter);

Agent.defaultMaxSockets = Infinity;

// A socket is done with its request: the next one takes it, or it waits, or it closes.
function onFree(socket, options) {
  const name = this.getName(options);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const waiting = this.requests[name];
  if (waiting?.length > 0) {
    const request = waiting.shift();
    setRequestSocket(this, request, socket);
    if (waiting.length === 0) {
      delete this.requests[name];
    }
    return;
  }
  const request = socket._httpMessage;
  if (!request?.shouldKeepAlive || !this.keepAlive) {
    socket.destroy();
    return;
  }
  const free = this.freeSockets[name] || [];
  const count = free.length + (this.sockets[name]?.length ?? 0);
  if (this.totalSocketCount > this.maxTotalSockets || count > this.maxSockets || free.length >= this.maxFreeSockets ||
      !this.keepSocketAlive(socket)) {
    socket.destroy();
    return;
  }
  this.freeSockets[name] = free;
  socket._httpMessage = null;
  this.removeSocket(socket, options);
  socket.once('error', onFreeSocketError);
  free.push(socket);
}

function onFreeSocketError() {
  this.destroy();
  this.emit('agentRemove');
}

Agent.prototype.createConnection = function createConnection(...args) {
  return net.createConnection(...args);
};

Agent.prototype.getName = function getName(options = {}) {
  let name = `${options.host || 'localhost'}:${options.port || ''}:${options.localAddress || ''}`;
  if (options.family === 4 || options.family === 6) {
    name += `:${options.family}`;
  }
  if (options.socketPath) {
    name += `:${options.socketPath}`;
  }
  return name;
};

Agent.prototype.addRequest = function addRequest(request, options, port, localAddress) {
  if (typeof options === 'string') {
    options = { __proto__: null, host: options, port, localAddress };
  }
  options = { __proto__: null, ...options, ...this.options };
  if (options.socketPath) {
    options.path = options.socketPath;
  }
  normalizeServerName(options, request);
  const name = this.getName(options);
  this.sockets[name] ||= [];
  const socket = takeFree(this, name);
  if (socket !== undefined) {
    socket[kRequestOptions] = options;
    this.reuseSocket(socket, request);
    setRequestSocket(this, request, socket);
    this.sockets[name].push(socket);
    return;
  }
  const busy = this.sockets[name].length + (this.freeSockets[name]?.length ?? 0);
  if (busy < this.maxSockets && this.totalSocketCount < this.maxTotalSockets) {
    this.createSocket(request, options, (error, created) => {
      if (error) {
        request.onSocket(created, error);
      } else {
        setRequestSocket(this, request, created);
      }
    });
    return;
  }
  (this.requests[name] ||= []).push(request);
  request[kRequestOptions] = options;
  request[kSnapshot] = capture();
};

function takeFree(agent, name) {
  const free = agent.freeSockets[name];
  if (free === undefined) {
    return undefined;
  }
  while (free.length > 0 && free[0].destroyed) {
    free.shift();
  }
  const socket = agent.scheduling === 'fifo' ? free.shift() : free.pop();
  if (free.length === 0) {
    delete agent.freeSockets[name];
  }
  return socket;
}

Agent.prototype.createSocket = function createSocket(request, options, callback) {
  options = { __proto__: null, ...options, ...this.options };
  if (options.socketPath) {
    options.path = options.socketPath;
  }
  normalizeServerName(options, request);
  const name = this.getName(options);
  options._agentKey = name;
  options.encoding = null;
  const onCreate = once((error, socket) => {
    if (error) {
      callback(error);
      return;
    }
    (this.sockets[name] ||= []).push(socket);
    this.totalSocketCount++;
    installListeners(this, socket, options);
    callback(null, socket);
  });
  if (this.keepAlive) {
    options.keepAlive = this.keepAlive;
    options.keepAliveInitialDelay = this.keepAliveMsecs;
  }
  const created = this.createConnection(options, onCreate);
  if (created) {
    onCreate(null, created);
  }
};

// What TLS calls the server: the Host header unless the options say.
function normalizeServerName(options, request) {
  if (!options.servername && options.servername !== '') {
    options.servername = calculateServerName(options, request);
  }
}

function calculateServerName(options, request) {
  let servername = options.host;
  const hostHeader = request.getHeader('host');
  if (hostHeader) {
    validateString(hostHeader, 'options.headers.host');
    if (hostHeader[0] === '[') {
      const index = hostHeader.indexOf(']');
      servername = index === -1 ? hostHeader : hostHeader.substring(1, index);
    } else {
      servername = hostHeader.split(':', 1)[0];
    }
  }
  return net.isIP(servername) ? '' : servername;
}

function installListeners(agent, socket, options) {
  function onSocketFree() {
    agent.emit('free', socket, options);
  }
  socket.on('free', onSocketFree);
  function onSocketClose() {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
  }
  socket.on('close', onSocketClose);
  // An idle socket that times out is given up; one in use tells its request.
  function onSocketTimeout() {
    for (const name in agent.freeSockets) {
      if (agent.freeSockets[name].includes(socket)) {
        socket.destroy();
        return;
      }
    }
  }
  socket.on('timeout', onSocketTimeout);
  function onRemove() {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
    socket.removeListener('close', onSocketClose);
    socket.removeListener('free', onSocketFree);
    socket.removeListener('timeout', onSocketTimeout);
    socket.removeListener('agentRemove', onRemove);
  }
  socket.on('agentRemove', onRemove);
}

Agent.prototype.removeSocket = function removeSocket(socket, options) {
  const name = this.getName(options);
  const lists = socket.writable ? [this.sockets] : [this.sockets, this.freeSockets];
  for (const list of lists) {
    const index = list[name]?.indexOf(socket) ?? -1;
    if (index !== -1) {
      list[name].splice(index, 1);
      if (list[name].length === 0) {
        delete list[name];
      }
    }
  }
  serveWaiting(this, name);
};

function serveWaiting(agent, name) {
  let key = name;
  if (!agent.requests[key]?.length) {
    if (agent.maxTotalSockets === Infinity) {
      return;
    }
    // Room for another destination.
    key = Object.keys(agent.requests).find((candidate) => (agent.sockets[candidate]?.length ?? 0) < agent.maxSockets);
    if (key === undefined || agent.freeSockets[key]?.length) {
      return;
    }
  }
  const busy = (agent.sockets[key]?.length ?? 0);
  if (busy >= agent.maxSockets || agent.totalSocketCount >= agent.maxTotalSockets) {
    return;
  }
  const request = agent.requests[key].shift();
  if (agent.requests[key].length === 0) {
    delete agent.requests[key];
  }
  const direct = () => agent.createSocket(request, request[kRequestOptions], (error, socket) => {
    if (error) {
      request.onSocket(null, error);
    } else {
      setRequestSocket(agent, request, socket);
    }
  });
  if (request[kSnapshot] !== undefined) {
    callIn(request[kSnapshot], direct, undefined, []);
  } else {
    direct();
  }
}

Agent.prototype.keepSocketAlive = function keepSocketAlive(socket) {
  socket.setKeepAlive(true, this.keepAliveMsecs);
  socket.unref();
  let agentTimeout = this.options.timeout || 0;
  const hint = socket._httpMessage?.res?.headers['keep-alive'];
  if (hint) {
    const seconds = HINT.exec(hint)?.[1];
    if (seconds) {
      // The server closes then: be earlier.
      const serverTimeout = Number.parseInt(seconds, 10) * 1000 - this.agentKeepAliveTimeoutBuffer;
      if (serverTimeout <= 0) {
        return false;
      }
      if (serverTimeout < agentTimeout || agentTimeout === 0) {
        agentTimeout = serverTimeout;
      }
    }
  }
  if (socket.timeout !== agentTimeout) {
    socket.setTimeout(agentTimeout);
  }
  return true;
};

Agent.prototype.reuseSocket = function reuseSocket(socket, request) {
  socket.removeListener('error', onFreeSocketError);
  request.reusedSocket = true;
  socket.ref();
};

Agent.prototype.destroy = function destroy() {
  for (const set of [this.freeSockets, this.sockets]) {
    for (const key of Object.keys(set)) {
      for (const socket of [...set[key]]) {
        socket.destroy();
      }
    }
  }
};

function setRequestSocket(agent, request, socket) {
  request.onSocket(socket);
  const agentTimeout = agent.options.timeout || 0;
  if (request.timeout === undefined || request.timeout === agentTimeout) {
    return;
  }
  socket.setTimeout(request.timeout);
}

let globalAgent;

function getGlobalAgent() {
  globalAgent ??= new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 });
  return globalAgent;
}

function setGlobalAgent(value) {
  globalAgent = value;
}

module.exports = { Agent, getGlobalAgent, setGlobalAgent };
