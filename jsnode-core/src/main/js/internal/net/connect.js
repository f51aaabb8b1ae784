'use strict';

// How a socket comes to its connection: a path, an address, a name with one address, or a name whose addresses are tried in
// turn ("happy eyeballs").

const { callIn } = require('internal/async_context');
const { isIP, isIPv4, isIPv6 } = require('internal/net/address');
const autoSelect = require('internal/net/auto_select');
const { adoptHandle, createHandle, kSnapshot } = require('internal/net/handle');
const { kApplyKeepAlive, kSetKeepAlive, kSetNoDelay } = require('internal/net/socket');
const {
  NodeAggregateError,
  codes: { ERR_INVALID_ADDRESS_FAMILY, ERR_INVALID_ARG_TYPE, ERR_INVALID_IP_ADDRESS, ERR_IP_BLOCKED,
    ERR_SOCKET_CONNECTION_TIMEOUT },
  exceptionWithHostPort,
} = require('internal/errors');
const { validateBoolean, validateFunction, validateInt32, validateNumber, validatePort, validateString } =
  require('internal/validators');

function connectSocket(socket, options) {
  if (options.path != null) {
    validateString(options.path, 'options.path');
    attempt(socket, { address: options.path, port: 0, pipe: true });
    return;
  }
  lookupAndConnect(socket, options);
}

function lookupAndConnect(socket, options) {
  const { localAddress, localPort } = options;
  const host = options.host || 'localhost';
  let { port, autoSelectFamilyAttemptTimeout, autoSelectFamily } = options;
  if (localAddress && !isIP(localAddress)) {
    throw new ERR_INVALID_IP_ADDRESS(localAddress);
  }
  if (localPort) {
    validateNumber(localPort, 'options.localPort');
  }
  if (typeof port !== 'undefined') {
    if (typeof port !== 'number' && typeof port !== 'string') {
      throw new ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
    }
    validatePort(port);
  }
  port |= 0;
  if (autoSelectFamily != null) {
    validateBoolean(autoSelectFamily, 'options.autoSelectFamily');
  } else {
    autoSelectFamily = autoSelect.getDefaultAutoSelectFamily();
  }
  if (autoSelectFamilyAttemptTimeout !== undefined) {
    validateInt32(autoSelectFamilyAttemptTimeout, 'options.autoSelectFamilyAttemptTimeout', 1);
    autoSelectFamilyAttemptTimeout = Math.max(10, autoSelectFamilyAttemptTimeout);
  } else {
    autoSelectFamilyAttemptTimeout = autoSelect.getDefaultAutoSelectFamilyAttemptTimeout();
  }
  const target = { port, localAddress, localPort: localPort | 0, pipe: false };
  const family = isIP(host);
  if (family) {
    if (options.family === 4 && family !== 4 || options.family === 6 && family !== 6) {
      // Node leaves the mismatch to the system; so do we.
    }
    process.nextTick(() => {
      if (socket.connecting) {
        attempt(socket, { ...target, address: host }, options);
      }
    });
    return;
  }
  if (options.lookup != null) {
    validateFunction(options.lookup, 'options.lookup');
  }
  const lookup = options.lookup || require('dns').lookup;
  const dnsOptions = { family: normalizeFamily(options.family), hints: options.hints || 0 };
  socket._host = host;
  if (autoSelectFamily && dnsOptions.family !== 4 && dnsOptions.family !== 6 && !localAddress) {
    dnsOptions.all = true;
    lookup(host, dnsOptions, inContext(socket, (error, addresses) => {
      onAddresses(socket, options, target, host, autoSelectFamilyAttemptTimeout, error, addresses);
    }));
    return;
  }
  lookup(host, dnsOptions, inContext(socket, (error, ip, addressType) => {
    socket.emit('lookup', error, ip, addressType, host);
    if (!socket.connecting) {
      return;
    }
    if (error) {
      process.nextTick(connectFailed, socket, error);
    } else if (!isIP(ip) && typeof ip !== 'undefined') {
      process.nextTick(connectFailed, socket, new ERR_INVALID_IP_ADDRESS(ip));
    } else if (addressType !== 4 && addressType !== 6) {
      process.nextTick(connectFailed, socket, new ERR_INVALID_ADDRESS_FAMILY(addressType, host, port));
    } else {
      socket._unrefTimer();
      attempt(socket, { ...target, address: ip }, options);
    }
  }));
}

function normalizeFamily(family) {
  if (family === 'IPv4') {
    return 4;
  }
  return family === 'IPv6' ? 6 : family;
}

function inContext(socket, fn) {
  const snapshot = socket[kSnapshot];
  return snapshot === undefined ? fn : (...args) => callIn(snapshot, fn, undefined, args);
}

function onAddresses(socket, options, target, host, timeout, error, addresses) {
  if (!socket.connecting) {
    return;
  }
  if (error) {
    socket.emit('lookup', error, undefined, undefined, host);
    process.nextTick(connectFailed, socket, error);
    return;
  }
  const first = { 4: [], 6: [] };
  let firstFamily;
  let invalid;
  for (const { address, family } of addresses) {
    socket.emit('lookup', error, address, family, host);
    if (isIP(address) && (family === 4 || family === 6)) {
      firstFamily ??= family;
      first[family].push(address);
    } else {
      invalid ??= isIP(address) ? new ERR_INVALID_ADDRESS_FAMILY(address, host, target.port) : new ERR_INVALID_IP_ADDRESS(address);
    }
  }
  if (firstFamily === undefined) {
    process.nextTick(connectFailed, socket, invalid ?? new ERR_INVALID_IP_ADDRESS(undefined));
    return;
  }
  const others = first[firstFamily === 4 ? 6 : 4];
  const list = [];
  for (let i = 0; i < Math.max(first[firstFamily].length, others.length); i++) {
    if (i in first[firstFamily]) {
      list.push(first[firstFamily][i]);
    }
    if (i in others) {
      list.push(others[i]);
    }
  }
  socket._unrefTimer();
  if (list.length === 1) {
    attempt(socket, { ...target, address: list[0] }, options);
    return;
  }
  socket.autoSelectFamilyAttemptedAddresses = [];
  tryNext(socket, { target, options, list, index: 0, timeout, errors: [] });
}

// --- one attempt ---

function blocked(options, address) {
  const list = options?.blockList;
  return list !== undefined && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function attempt(socket, target, options) {
  const { address, port, pipe } = target;
  if (!pipe && blocked(options, address)) {
    socket.destroy(new ERR_IP_BLOCKED(address));
    return;
  }
  adoptNew(socket, createHandle(pipe));
  const handle = socket._handle;
  if (!pipe) {
    socket.emit('connectionAttempt', address, port, isIPv4(address) ? 4 : 6);
  }
  const code = start(handle, target, inContext(socket, (status) => {
    if (socket._handle === handle && !socket.destroyed) {
      afterConnect(socket, status, target);
    }
  }));
  if (code !== null) {
    process.nextTick(() => {
      if (socket._handle === handle && !socket.destroyed) {
        socket.destroy(connectError(code, target, handle));
      }
    });
  }
}

function adoptNew(socket, handle) {
  const unreferenced = socket._handle !== null && !socket._handle.hasRef();
  if (socket._handle !== null) {
    socket._handle.close(null);
  }
  adoptHandle(socket, handle);
  if (unreferenced) {
    handle.unref();
  }
}

function start(handle, { address, port, localAddress, localPort }, callback) {
  try {
    return handle.java.connect(address, port, localAddress || null, localPort | 0, callback);
  } catch (error) {
    // Refused by permissions: the socket tells of it as of any other failure.
    return error;
  }
}

function connectError(code, { address, port, localPort, pipe, localAddress }, handle) {
  if (typeof code === 'object') {
    return code;
  }
  let details;
  if (!pipe && (localAddress || localPort)) {
    details = `${localAddress ?? '0.0.0.0'}:${localPort || handle.java.localPort()}`;
  }
  return exceptionWithHostPort(code, code === 'EADDRINUSE' || code === 'EADDRNOTAVAIL' && localAddress ? 'bind' : 'connect',
    address, port, details);
}

function connectFailed(socket, error) {
  socket.destroy(error);
}

function afterConnect(socket, status, target) {
  if (status !== null) {
    const error = connectError(status, target, socket._handle);
    if (!target.pipe) {
      socket.emit('connectionAttemptFailed', target.address, target.port, isIPv4(target.address) ? 4 : 6, error);
    }
    socket.destroy(error);
    return;
  }
  connected(socket);
}

function connected(socket) {
  socket.connecting = false;
  socket._sockname = null;
  socket._peername = undefined;
  const { java } = socket._handle;
  if (socket[kSetNoDelay]) {
    java.setNoDelay(true);
  }
  if (socket[kSetKeepAlive]) {
    socket[kApplyKeepAlive]();
  }
  socket._unrefTimer();
  socket.emit('connect');
  socket.emit('ready');
  if (socket.readable && !socket.isPaused()) {
    socket.read(0);
  }
}

// --- addresses in turn ---

function tryNext(socket, state) {
  const { target, options, list, timeout, errors } = state;
  if (state.index === list.length) {
    socket.destroy(errors.length === 1 ? errors[0] : new NodeAggregateError(errors));
    return;
  }
  const address = list[state.index++];
  const family = isIPv4(address) ? 4 : 6;
  const current = { ...target, address };
  if (blocked(options, address)) {
    errors.push(new ERR_IP_BLOCKED(address));
    tryNext(socket, state);
    return;
  }
  socket.autoSelectFamilyAttemptedAddresses.push(`${address}:${target.port}`);
  socket.emit('connectionAttempt', address, target.port, family);
  adoptNew(socket, createHandle(false));
  const handle = socket._handle;
  let timer;
  const failed = (error, event) => {
    clearTimeout(timer);
    errors.push(error);
    socket.emit(event, address, target.port, family, error);
    if (socket.connecting && socket._handle === handle) {
      tryNext(socket, state);
    }
  };
  const code = start(handle, current, inContext(socket, (status) => {
    clearTimeout(timer);
    if (socket._handle !== handle || socket.destroyed) {
      return;
    }
    if (status === null) {
      connected(socket);
    } else {
      failed(connectError(status, current, handle), 'connectionAttemptFailed');
    }
  }));
  if (code !== null) {
    process.nextTick(failed, connectError(code, current, handle), 'connectionAttemptFailed');
  } else if (state.index < list.length) {
    timer = setTimeout(() => {
      if (socket._handle === handle && socket.connecting) {
        failed(new ERR_SOCKET_CONNECTION_TIMEOUT(), 'connectionAttemptTimeout');
      }
    }, timeout);
  }
}

module.exports = { connectSocket };
