'use strict';

const { isIP, isIPv4, isIPv6 } = require('internal/net/address');
const { normalizeArgs } = require('internal/net/arguments');
const autoSelect = require('internal/net/auto_select');
const { BoundSocket } = require('internal/net/bound_socket');
const { Socket, connect } = require('internal/net/socket');
const { Server, createServer, createServerHandle } = require('internal/net/server');
const { defineLazyProperties } = require('internal/util');

module.exports = {
  _createServerHandle: createServerHandle,
  _normalizeArgs: normalizeArgs,
  BoundSocket,
  connect,
  createConnection: connect,
  createServer,
  isIP,
  isIPv4,
  isIPv6,
  Server,
  Socket,
  Stream: Socket,
  ...autoSelect,
};

defineLazyProperties(module.exports, 'internal/net/blocklist', ['BlockList']);
defineLazyProperties(module.exports, 'internal/net/socketaddress', ['SocketAddress']);
