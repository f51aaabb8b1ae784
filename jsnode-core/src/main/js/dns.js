'use strict';

const constants = require('internal/dns/constants');
const { getDefaultResultOrder, hints, lookup, lookupService, setDefaultResultOrder } = require('internal/dns/lookup');
const { Resolver, bindDefault, setServers } = require('internal/dns/resolver');

module.exports = {
  lookup,
  lookupService,
  Resolver,
  getDefaultResultOrder,
  setDefaultResultOrder,
  setServers,
  ...hints,
  ...constants,
  ...bindDefault(),
};

Object.defineProperty(module.exports, 'promises', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return require('dns/promises');
  },
});
