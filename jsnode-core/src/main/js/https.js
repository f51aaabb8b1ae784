'use strict';

const { Agent, getGlobalAgent } = require('internal/https/agent');
const { ClientRequest } = require('internal/http/client');
const { defineLazyProperties } = require('internal/util');
const { isURL } = require('internal/url');
const { urlToHttpOptions } = require('url');

function createServer(options, requestListener) {
  return new module.exports.Server(options, requestListener);
}

function request(...args) {
  let options = {};
  if (typeof args[0] === 'string') {
    options = urlToHttpOptions(new URL(args.shift()));
  } else if (isURL(args[0])) {
    options = urlToHttpOptions(args.shift());
  }
  if (args[0] && typeof args[0] !== 'function') {
    Object.assign(options, args.shift());
  }
  options._defaultAgent = module.exports.globalAgent;
  return new ClientRequest(options, ...args);
}

function get(input, options, callback) {
  const sent = request(input, options, callback);
  sent.end();
  return sent;
}

module.exports = {
  Agent,
  globalAgent: getGlobalAgent(),
};
// TLS itself is loaded for the first server or connection.
defineLazyProperties(module.exports, 'internal/https/server', ['Server']);
Object.assign(module.exports, { createServer, get, request });
