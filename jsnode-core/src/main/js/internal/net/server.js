'use strict';

// net.Server: a ServerHandle of Java, and the options that its connections get.

const { subscribed } = require('internal/diagnostics/builtin');
const EventEmitter = require('events');
const native = binding('net');
const { callIn, capture } = require('internal/async_context');
const cluster = require('internal/cluster/hook');
const { isIP } = require('internal/net/address');
const { normalizeArgs, toNumber } = require('internal/net/arguments');
const { HandleState } = require('internal/net/handle');
const { Socket } = require('internal/net/socket');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_SERVER_ALREADY_LISTEN, ERR_SERVER_NOT_RUNNING },
  uvExceptionWithHostPort,
} = require('internal/errors');
const { validateAbortSignal, validateFunction, validateNumber, validatePort } = require('internal/validators');

const DEFAULT_BACKLOG = 511;
const DEFAULT_IPV4_ADDR = '0.0.0.0';
const DEFAULT_IPV6_ADDR = '::';

const kSnapshot = Symbol('kSnapshot');

function Server(options, connectionListener) {
  if (!(this instanceof Server)) {
    return new Server(options, connectionListener);
  }
  EventEmitter.call(this);
  if (typeof options === 'function') {
    connectionListener = options;
    options = {};
  } else if (options == null || typeof options === 'object') {
    options = { ...options };
  } else {
    throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  if (connectionListener !== undefined && connectionListener !== null) {
    validateFunction(connectionListener, 'connectionListener');
    this.on('connection', connectionListener);
  }
  if (options.keepAliveInitialDelay !== undefined) {
    validateNumber(options.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
    if (options.keepAliveInitialDelay < 0) {
      options.keepAliveInitialDelay = 0;
    }
  }
  if (options.highWaterMark !== undefined) {
    validateNumber(options.highWaterMark, 'options.highWaterMark');
    if (options.highWaterMark < 0) {
      options.highWaterMark = require('stream').getDefaultHighWaterMark(false);
    }
  }
  this._connections = 0;
  this._handle = null;
  this._usingWorkers = false;
  this._workers = [];
  this._unref = false;
  this._listeningId = 1;
  this.allowHalfOpen = options.allowHalfOpen || false;
  this.pauseOnConnect = Boolean(options.pauseOnConnect);
  this.noDelay = Boolean(options.noDelay);
  this.keepAlive = Boolean(options.keepAlive);
  this.keepAliveInitialDelay = ~~(options.keepAliveInitialDelay / 1000);
  this.highWaterMark = options.highWaterMark ?? require('stream').getDefaultHighWaterMark(false);
  if (options.blockList) {
    if (typeof options.blockList.check !== 'function') {
      throw new ERR_INVALID_ARG_TYPE('options.blockList', 'net.BlockList', options.blockList);
    }
    this.blockList = options.blockList;
  }
}
Object.setPrototypeOf(Server.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Server, EventEmitter);

Server.prototype.listen = function listen(...args) {
  let [options, callback] = normalizeArgs(args);
  if (this._handle) {
    throw new ERR_SERVER_ALREADY_LISTEN();
  }
  if (callback !== null) {
    this.once('listening', callback);
  }
  const backlogFromArgs = toNumber(args.length > 1 && args[1]) || toNumber(args.length > 2 && args[2]);
  options = options._handle || options.handle || options;
  subscribed('tracing:net.server.listen:asyncStart')?.publish({ server: this, options });
  const { signal } = options;
  if (signal !== undefined) {
    validateAbortSignal(signal, 'options.signal');
    addAbortSignal(this, signal);
  }
  const backlog = options.backlog || backlogFromArgs || DEFAULT_BACKLOG;
  const exclusive = Boolean(options.exclusive || options.reusePort);
  if (options instanceof HandleState && options.java.accept !== undefined) {
    listenOnHandle(this, options);
    return this;
  }
  if (typeof options.fd === 'number' && options.fd >= 0) {
    listenOnDescriptor(this, options.fd);
    return this;
  }
  if (args.length === 0 || typeof args[0] === 'function' ||
      (typeof options.port === 'undefined' && 'port' in options) || options.port === null) {
    options.port = 0;
  }
  if (typeof options.port === 'number' || typeof options.port === 'string') {
    validatePort(options.port, 'options.port');
    listenOnPort(this, options, options.port | 0, backlog, exclusive);
    return this;
  }
  if (options.path && typeof options.path === 'string' && toNumber(options.path) === false) {
    listenInCluster(this, options.path, -1, -1, backlog, exclusive);
    return this;
  }
  if (!('port' in options || 'path' in options)) {
    throw new ERR_INVALID_ARG_VALUE('options', options, 'must have the property "port" or "path"');
  }
  throw new ERR_INVALID_ARG_VALUE('options', options);
};

function addAbortSignal(server, signal) {
  const onAborted = () => server.close();
  if (signal.aborted) {
    process.nextTick(onAborted);
  } else {
    const disposable = require('events').addAbortListener(signal, onAborted);
    server.once('close', () => disposable[Symbol.dispose]());
  }
}

function listenOnPort(server, options, port, backlog, exclusive) {
  const { host } = options;
  if (!host) {
    listenInCluster(server, null, port, options.ipv6Only ? 6 : 4, backlog, exclusive);
    return;
  }
  const family = isIP(host);
  if (family) {
    listenInCluster(server, host, port, family, backlog, exclusive);
    return;
  }
  const id = server._listeningId;
  require('dns').lookup(host, (error, ip, addressType) => {
    if (id !== server._listeningId) {
      return;
    }
    if (error) {
      server.emit('error', error);
    } else {
      listenInCluster(server, ip, port, ip ? addressType : 4, backlog, exclusive);
    }
  });
}

// A descriptor that this process was started with. A runtime inside an application has none.
function listenOnDescriptor(server, fd) {
  let handle;
  try {
    handle = binding('system').owned() ? require('internal/child_process/handles').adoptedState(fd) : undefined;
  } catch {
    // told below
  }
  if (handle?.java?.accept === undefined) {
    process.nextTick(emitErrorNT, server, uvExceptionWithHostPort('EINVAL', 'listen', null));
    return;
  }
  listenOnHandle(server, handle);
}

// A handle that listens already, such as one that another process has sent.
function listenOnHandle(server, handle) {
  server[kSnapshot] = capture();
  server._handle = handle;
  handle.owner = server;
  server._pipeName = handle.pipeName;
  handle.java.accept((client) => (server[kSnapshot] === undefined ?
    onConnection(server, client) : callIn(server[kSnapshot], onConnection, undefined, [server, client])));
  if (server._unref) {
    server.unref();
  }
  process.nextTick(emitListeningNT, server);
}

// In a worker of a cluster the primary listens, unless the server is to be the worker's own.
function listenInCluster(server, address, port, addressType, backlog, exclusive) {
  if (cluster.getServer === null || exclusive) {
    setupListen(server, address, port, addressType, backlog);
    return;
  }
  const id = server._listeningId;
  cluster.getServer(server, { address, port, addressType, fd: undefined, flags: 0, backlog }, (code, handle) => {
    if (code !== null) {
      server.emit('error', uvExceptionWithHostPort(code, 'bind', address ?? DEFAULT_IPV6_ADDR, port));
    } else if (id !== server._listeningId) {
      handle.close(null);
    } else {
      listenOnHandle(server, handle);
    }
  });
}

// Listens at once; only the events come later. Port -1 stands for a path.
function setupListen(server, address, port, addressType, backlog) {
  server[kSnapshot] = capture();
  let code = null;
  if (!server._handle) {
    if (address === null) {
      code = open(server, DEFAULT_IPV6_ADDR, port, backlog);
      if (code === 'EAFNOSUPPORT' || code === 'EINVAL' || code === 'EADDRNOTAVAIL') {
        address = DEFAULT_IPV4_ADDR;
        code = open(server, address, port, backlog);
      }
    } else {
      code = open(server, address, port, backlog);
    }
  }
  if (code !== null) {
    const error = uvExceptionWithHostPort(code, 'listen', address ?? DEFAULT_IPV6_ADDR, port);
    process.nextTick(emitErrorNT, server, error);
    return;
  }
  server._connectionKey = `${addressType}:${address}:${port}`;
  if (server._unref) {
    server.unref();
  }
  process.nextTick(emitListeningNT, server);
}

function open(server, address, port, backlog) {
  const handle = new HandleState(native.server(port === -1));
  const code = handle.java.listen(address, Math.max(port, 0), backlog,
    (client) => (server[kSnapshot] === undefined ?
      onConnection(server, client) : callIn(server[kSnapshot], onConnection, undefined, [server, client])));
  if (code === null) {
    server._handle = handle;
    handle.close = (callback) => handle.java.close(callback ?? null);
    handle.java.onPassed(() => passed(server));
    server._pipeName = port === -1 ? address : undefined;
  } else {
    handle.java.close(null);
  }
  return code;
}

const IDLE_CHECK = 50;

/** The next life of the runtime listens in its place: what is open is finished, connections that wait for nothing end. */
function passed(server) {
  server.close();
  if (server.closeIdleConnections !== undefined) {
    setInterval(() => server.closeIdleConnections(), IDLE_CHECK).unref();
  }
}

function emitErrorNT(server, error) {
  subscribed('tracing:net.server.listen:error')?.publish({ server, error });
  server.emit('error', error);
}

function emitListeningNT(server) {
  if (server._handle) {
    subscribed('tracing:net.server.listen:asyncEnd')?.publish({ server });
    server.emit('listening');
  }
}

function onConnection(server, client) {
  if (server.maxConnections != null && server._connections >= server.maxConnections) {
    drop(server, client);
    return;
  }
  const remoteAddress = client.remoteAddress();
  if (server.blockList && typeof remoteAddress === 'string' && isIP(remoteAddress) &&
      server.blockList.check(remoteAddress, isIP(remoteAddress) === 6 ? 'ipv6' : 'ipv4')) {
    client.close(false, null);
    return;
  }
  const socket = new Socket({
    handle: new HandleState(client),
    allowHalfOpen: server.allowHalfOpen,
    pauseOnCreate: server.pauseOnConnect,
    readable: true,
    writable: true,
    readableHighWaterMark: server.highWaterMark,
    writableHighWaterMark: server.highWaterMark,
  });
  if (server.noDelay) {
    socket.setNoDelay(true);
  }
  if (server.keepAlive) {
    socket.setKeepAlive(true, server.keepAliveInitialDelay * 1000);
  }
  server._connections++;
  socket.server = server;
  socket._server = server;
  server.emit('connection', socket);
  subscribed('net.server.socket')?.publish({ socket });
}

function drop(server, client) {
  const remoteAddress = client.remoteAddress();
  const data = remoteAddress ? {
    localAddress: client.localAddress(),
    localPort: client.localPort(),
    localFamily: client.localAddress().includes(':') ? 'IPv6' : 'IPv4',
    remoteAddress,
    remotePort: client.remotePort(),
    remoteFamily: remoteAddress.includes(':') ? 'IPv6' : 'IPv4',
  } : undefined;
  client.close(false, null);
  server.emit('drop', data);
}

Object.defineProperty(Server.prototype, 'listening', {
  __proto__: null,
  get() {
    return Boolean(this._handle);
  },
  configurable: true,
  enumerable: true,
});

Server.prototype.address = function address() {
  if (this._handle?.java?.localPort) {
    if (this._pipeName !== undefined) {
      return this._pipeName;
    }
    const text = this._handle.java.localAddress();
    return { address: text, family: text.includes(':') ? 'IPv6' : 'IPv4', port: this._handle.java.localPort() };
  }
  return null;
};

Server.prototype.getConnections = function getConnections(callback) {
  process.nextTick(callback, null, this._connections);
  return this;
};

Server.prototype.close = function close(callback) {
  this._listeningId++;
  if (typeof callback === 'function') {
    if (!this._handle) {
      this.once('close', function close() {
        callback(new ERR_SERVER_NOT_RUNNING());
      });
    } else {
      this.once('close', callback);
    }
  }
  if (this._handle) {
    this._handle.close(null);
    this._handle = null;
  }
  this._emitCloseIfDrained();
  return this;
};

Server.prototype[Symbol.asyncDispose] = async function () {
  if (!this._handle) {
    return;
  }
  await new Promise((resolve, reject) => {
    this.close((error) => (error ? reject(error) : resolve()));
  });
};

Server.prototype._emitCloseIfDrained = function _emitCloseIfDrained() {
  if (this._handle || this._connections) {
    return;
  }
  process.nextTick(emitCloseNT, this);
};

function emitCloseNT(server) {
  server.emit('close');
}

Server.prototype.ref = function ref() {
  this._unref = false;
  this._handle?.ref();
  return this;
};

Server.prototype.unref = function unref() {
  this._unref = true;
  this._handle?.unref();
  return this;
};

Server.prototype._setupWorker = function _setupWorker() {};
Server.prototype._listen2 = function _listen2(address, port, addressType, backlog) {
  setupListen(this, address, port, addressType, backlog || DEFAULT_BACKLOG);
};

function createServer(options, connectionListener) {
  return new Server(options, connectionListener);
}

function createServerHandle(address, port) {
  return new HandleState(native.server(port === -1));
}

module.exports = { Server, createServer, createServerHandle };
