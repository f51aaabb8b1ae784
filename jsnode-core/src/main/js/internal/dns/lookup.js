'use strict';

// dns.lookup and dns.lookupService: the system's resolver on the thread pool.

const native = binding('dns');
const { isIP } = require('internal/net/address');
const { asRequest } = require('internal/async_hooks/request');
const { dnsException, codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS } } = require('internal/errors');
const { validateBoolean, validateFunction, validateNumber, validateOneOf, validatePort, validateString } =
  require('internal/validators');

const hints = { ADDRCONFIG: 32, ALL: 16, V4MAPPED: 8 };
const orders = ['verbatim', 'ipv4first', 'ipv6first'];
const families = [0, 4, 6];
const UV_EAI_NONAME = -3008;

let defaultOrder = 'verbatim';

function getDefaultResultOrder() {
  return defaultOrder;
}

function setDefaultResultOrder(value) {
  validateOneOf(value, 'dnsOrder', orders);
  defaultOrder = value;
}

// What both the callback and the promise version take: { hints, family, all, order }.
function lookupOptions(options) {
  const result = { hints: 0, family: 0, all: false, order: defaultOrder };
  if (typeof options === 'number') {
    validateOneOf(options, 'family', families);
    result.family = options;
  } else if (options !== undefined && typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  } else {
    readOptions(result, options);
  }
  return result;
}

function readOptions(result, options) {
  if (options?.hints != null) {
    validateNumber(options.hints, 'options.hints');
    result.hints = options.hints >>> 0;
    if ((result.hints & ~(hints.ADDRCONFIG | hints.ALL | hints.V4MAPPED)) !== 0) {
      throw new ERR_INVALID_ARG_VALUE('hints', result.hints);
    }
  }
  if (options?.family != null) {
    const { family } = options;
    if (family === 'IPv4') {
      result.family = 4;
    } else if (family === 'IPv6') {
      result.family = 6;
    } else {
      validateOneOf(family, 'options.family', families);
      result.family = family;
    }
  }
  if (options?.all != null) {
    validateBoolean(options.all, 'options.all');
    result.all = options.all;
  }
  if (options?.verbatim != null) {
    validateBoolean(options.verbatim, 'options.verbatim');
    result.order = options.verbatim ? 'verbatim' : 'ipv4first';
  }
  if (options?.order != null) {
    validateOneOf(options.order, 'options.order', orders);
    result.order = options.order;
  }
}

function lookup(hostname, options, callback) {
  if (hostname) {
    validateString(hostname, 'hostname');
  }
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  } else {
    validateFunction(callback, 'callback');
  }
  const parsed = lookupOptions(options);
  resolve(hostname, parsed, (error, addresses) => {
    if (error) {
      callback(error);
    } else if (parsed.all) {
      callback(null, addresses);
    } else {
      callback(null, addresses[0].address, addresses[0].family);
    }
  });
  return {};
}

/** Calls back with a non-empty list of {address, family}, always later. */
function resolve(hostname, { family, all, order }, callback) {
  if (!hostname) {
    process.nextTick(callback, null, all ? [] : [{ address: null, family: family === 6 ? 6 : 4 }]);
    return;
  }
  const matched = isIP(hostname);
  if (matched) {
    process.nextTick(callback, null, [{ address: hostname, family: matched }]);
    return;
  }
  native.lookup(hostname, family, asRequest('GETADDRINFOREQWRAP', (error, text) => {
    const refused = error?.code === 'ERR_ACCESS_DENIED' ? error : null;
    const failure = error !== null || text === '' ? refused ?? dnsException(UV_EAI_NONAME, 'getaddrinfo', hostname) : null;
    const addresses = failure === null ? sort(text.split('\n').map(describe), order) : undefined;
    callback(failure, addresses);
  }));
}

function describe(address) {
  return { address, family: isIP(address) };
}

function sort(addresses, order) {
  if (order === 'verbatim') {
    return addresses;
  }
  const first = order === 'ipv4first' ? 4 : 6;
  return [...addresses.filter(({ family }) => family === first), ...addresses.filter(({ family }) => family !== first)];
}

// --- lookupService ---

const services = new Map([
  [7, 'echo'], [20, 'ftp-data'], [21, 'ftp'], [22, 'ssh'], [23, 'telnet'], [25, 'smtp'], [53, 'domain'], [67, 'bootps'],
  [80, 'http'], [110, 'pop3'], [123, 'ntp'], [143, 'imap2'], [389, 'ldap'], [443, 'https'], [465, 'submissions'],
  [587, 'submission'], [636, 'ldaps'], [993, 'imaps'], [995, 'pop3s'], [3306, 'mysql'], [5432, 'postgresql'],
]);

function validateService(address, port, argumentCount) {
  if (argumentCount < 2) {
    throw new ERR_MISSING_ARGS('address', 'port');
  }
  if (isIP(address) === 0) {
    throw new ERR_INVALID_ARG_VALUE('address', address);
  }
  validatePort(port);
}

function lookupService(address, port, callback) {
  if (arguments.length !== 3) {
    throw new ERR_MISSING_ARGS('address', 'port', 'callback');
  }
  validateService(address, port, 3);
  validateFunction(callback, 'callback');
  resolveService(address, +port, callback);
  return {};
}

function resolveService(address, port, callback) {
  native.reverse(address, asRequest('GETNAMEINFOREQWRAP', (error, name) => {
    if (error !== null) {
      callback(dnsException(UV_EAI_NONAME, 'getnameinfo', address));
    } else {
      callback(null, name, services.get(port) ?? `${port}`);
    }
  }));
}

Object.defineProperty(lookup, require('internal/util').promisify.customArgs, {
  __proto__: null, value: ['address', 'family'], enumerable: false,
});
Object.defineProperty(lookupService, require('internal/util').promisify.customArgs, {
  __proto__: null, value: ['hostname', 'service'], enumerable: false,
});

module.exports = {
  getDefaultResultOrder, hints, lookup, lookupOptions, lookupService, resolve, resolveService, setDefaultResultOrder,
  validateService,
};
