'use strict';

const { connect } = require('internal/http2/connect');
const { constants } = require('internal/http2/constants');
const { kSensitiveHeaders } = require('internal/http2/headers');
const { createSecureServer, createServer, performServerHandshake } = require('internal/http2/server');
const { Http2ServerRequest } = require('internal/http2/server_request');
const { Http2ServerResponse } = require('internal/http2/server_response');
const { getDefaultSettings, getPackedSettings, getUnpackedSettings } = require('internal/http2/settings');

module.exports = {
  connect,
  constants,
  createServer,
  createSecureServer,
  getDefaultSettings,
  getPackedSettings,
  getUnpackedSettings,
  performServerHandshake,
  sensitiveHeaders: kSensitiveHeaders,
  Http2ServerRequest,
  Http2ServerResponse,
};
