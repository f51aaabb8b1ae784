'use strict';

const { Server, connectionListener, kConnectionsCheckingInterval, storeHTTPOptions } = require('internal/http/server');

module.exports = {
  STATUS_CODES: require('internal/http/constants').STATUS_CODES,
  Server,
  ServerResponse: require('internal/http/server_response').ServerResponse,
  _connectionListener: connectionListener,
  kConnectionsCheckingInterval,
  storeHTTPOptions,
};
