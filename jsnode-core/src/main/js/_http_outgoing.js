'use strict';

const { kHighWaterMark, validateHeaderName, validateHeaderValue } = require('internal/http/common');
const { OutgoingMessage } = require('internal/http/outgoing');

module.exports = { kHighWaterMark, OutgoingMessage, validateHeaderName, validateHeaderValue };
