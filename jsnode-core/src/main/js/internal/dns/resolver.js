'use strict';

// dns.Resolver: asks name servers itself. The list of servers and all checks are Node's; queries are not there yet and say so.

const { isIP } = require('internal/net/address');
const { dnsException, codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_IP_ADDRESS } } = require('internal/errors');
const { validateArray, validateFunction, validateInt32, validateOneOf, validateString } = require('internal/validators');

const types = {
  A: 'resolve4', AAAA: 'resolve6', ANY: 'resolveAny', CAA: 'resolveCaa', CNAME: 'resolveCname', MX: 'resolveMx',
  NAPTR: 'resolveNaptr', NS: 'resolveNs', PTR: 'resolvePtr', SOA: 'resolveSoa', SRV: 'resolveSrv', TLSA: 'resolveTlsa',
  TXT: 'resolveTxt',
};
const methods = [...Object.values(types), 'resolve', 'reverse', 'getServers'];

function systemServers() {
  try {
    return require('fs').readFileSync('/etc/resolv.conf', 'latin1').split('\n')
      .map((line) => /^\s*nameserver\s+(\S+)/.exec(line)?.[1])
      .filter((address) => address && isIP(address));
  } catch {
    return ['127.0.0.1'];
  }
}

function parseServer(server, index) {
  validateString(server, `servers[${index}]`);
  if (isIP(server)) {
    return server;
  }
  const bracketed = /^\[([^[\]]*)\](?::(\d+))?$/.exec(server);
  if (bracketed !== null && isIP(bracketed[1]) === 6) {
    const port = Number(bracketed[2] ?? 53);
    return port === 53 ? bracketed[1] : `[${bracketed[1]}]:${port}`;
  }
  const plain = /^([^:]*):(\d{1,5})$/.exec(server);
  if (plain !== null && isIP(plain[1]) === 4) {
    return Number(plain[2]) === 53 ? plain[1] : server;
  }
  throw new ERR_INVALID_IP_ADDRESS(server);
}

function validateTimeout(options) {
  const { timeout = -1 } = { ...options };
  validateInt32(timeout, 'options.timeout', -1);
}

function validateTries(options) {
  const { tries = 4 } = { ...options };
  validateInt32(tries, 'options.tries', 1);
}

class ResolverBase {
  #servers;

  constructor(options = undefined) {
    validateTimeout(options);
    validateTries(options);
  }

  getServers() {
    this.#servers ??= systemServers();
    return [...this.#servers];
  }

  setServers(servers) {
    validateArray(servers, 'servers');
    this.#servers = servers.map(parseServer);
  }

  setLocalAddress(ipv4, ipv6) {
    validateString(ipv4, 'ipv4');
    if (ipv6 !== undefined) {
      validateString(ipv6, 'ipv6');
    }
    if (isIP(ipv4) === 0) {
      throw new ERR_INVALID_ARG_VALUE('ipv4', ipv4);
    }
  }

  cancel() {}
}

function query(syscall, name, callback) {
  if (syscall === 'reverse' && isIP(name) === 0) {
    throw Object.assign(dnsException('EINVAL', 'getHostByAddr', name), { errno: -22 });
  }
  process.nextTick(callback, dnsException('ENOTIMP', syscall === 'reverse' ? 'getHostByAddr' : syscall.replace('resolve', 'query'), name));
}

const syscalls = { resolve4: 'queryA', resolve6: 'queryAaaa' };

function queryName(method) {
  return syscalls[method] ?? method.replace('resolve', 'query');
}

class Resolver extends ResolverBase {
  resolve(hostname, rrtype, callback) {
    let method;
    if (typeof rrtype === 'string') {
      method = types[rrtype];
    } else if (typeof rrtype === 'function') {
      method = 'resolve4';
      callback = rrtype;
    } else {
      throw new ERR_INVALID_ARG_TYPE('rrtype', 'string', rrtype);
    }
    if (method === undefined) {
      throw new ERR_INVALID_ARG_VALUE('rrtype', rrtype);
    }
    return this[method](hostname, callback);
  }
}

class PromiseResolver extends ResolverBase {
  resolve(hostname, rrtype) {
    let method = 'resolve4';
    if (rrtype !== undefined) {
      validateString(rrtype, 'rrtype');
      validateOneOf(rrtype, 'rrtype', Object.keys(types));
      method = types[rrtype];
    }
    return this[method](hostname);
  }
}

for (const method of [...Object.values(types), 'reverse']) {
  const syscall = method === 'reverse' ? 'reverse' : queryName(method);
  Resolver.prototype[method] = Object.defineProperty(function (name, options, callback) {
    if (callback === undefined && typeof options === 'function') {
      callback = options;
    }
    validateString(name, 'name');
    validateFunction(callback, 'callback');
    query(syscall, name, callback);
    return {};
  }, 'name', { value: method });
  PromiseResolver.prototype[method] = Object.defineProperty(function (name) {
    validateString(name, 'name');
    return new Promise((resolve, reject) => {
      query(syscall, name, (error, result) => (error ? reject(error) : resolve(result)));
    });
  }, 'name', { value: method });
}

const defaultResolver = new Resolver();
const defaultPromiseResolver = new PromiseResolver();

function setServers(servers) {
  defaultResolver.setServers(servers);
  defaultPromiseResolver.setServers(servers);
}

function bindAll(resolver) {
  return Object.fromEntries(methods.map((name) => [name, resolver[name].bind(resolver)]));
}

module.exports = {
  PromiseResolver,
  Resolver,
  bindDefault: () => bindAll(defaultResolver),
  bindDefaultPromises: () => bindAll(defaultPromiseResolver),
  setServers,
};
