'use strict';

const constants = require('internal/dns/constants');
const {
  getDefaultResultOrder, lookupOptions, resolve, resolveService, setDefaultResultOrder, validateService,
} = require('internal/dns/lookup');
const { PromiseResolver, bindDefaultPromises, setServers } = require('internal/dns/resolver');
const { validateString } = require('internal/validators');

function lookup(hostname, options) {
  if (hostname) {
    validateString(hostname, 'hostname');
  }
  const parsed = lookupOptions(options);
  return new Promise((fulfil, reject) => {
    resolve(hostname, parsed, (error, addresses) => {
      if (error) {
        reject(error);
      } else {
        fulfil(parsed.all ? addresses : addresses[0]);
      }
    });
  });
}

function lookupService(address, port) {
  validateService(address, port, arguments.length);
  return new Promise((fulfil, reject) => {
    resolveService(address, +port, (error, hostname, service) => (error ? reject(error) : fulfil({ hostname, service })));
  });
}

module.exports = {
  lookup,
  lookupService,
  Resolver: PromiseResolver,
  getDefaultResultOrder,
  setDefaultResultOrder,
  setServers,
  ...constants,
  ...bindDefaultPromises(),
};
