'use strict';

const http = require('http');

module.exports = { Agent: http.Agent, globalAgent: http.globalAgent };
