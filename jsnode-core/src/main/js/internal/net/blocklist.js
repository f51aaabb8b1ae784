'use strict';

// Rules over IP addresses. An address is a BigInt here, so that ranges and subnets are comparisons.

const { SocketAddress } = require('internal/net/socketaddress');
const { toBigInt } = require('internal/net/address');
const { customInspectSymbol } = require('internal/util');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateInt32, validateString } = require('internal/validators');

const label = { ipv4: 'IPv4', ipv6: 'IPv6' };

function toAddress(value, family, name) {
  if (SocketAddress.isSocketAddress(value)) {
    return value;
  }
  validateString(value, name);
  validateString(family, 'family');
  return new SocketAddress({ address: value, family });
}

class BlockList {
  // Single addresses come first; of the others the last one comes first.
  #addresses = [];
  #rules = [];

  static isBlockList(value) {
    return typeof value === 'object' && value !== null && #rules in value;
  }

  addAddress(address, family = 'ipv4') {
    const { address: text, family: kind } = toAddress(address, family, 'address');
    const value = toBigInt(text, kind);
    this.#add(kind, value, value, `Address: ${label[kind]} ${text}`);
  }

  addRange(start, end, family = 'ipv4') {
    const first = toAddress(start, family, 'start');
    const last = toAddress(end, family, 'end');
    const from = toBigInt(first.address, first.family);
    const to = toBigInt(last.address, last.family);
    if (from > to) {
      throw new ERR_INVALID_ARG_VALUE('start', first, 'must come before end');
    }
    this.#add(first.family, from, to, `Range: ${label[first.family]} ${first.address}-${last.address}`);
  }

  addSubnet(network, prefix, family = 'ipv4') {
    const { address, family: kind } = toAddress(network, family, 'network');
    const bits = kind === 'ipv4' ? 32 : 128;
    validateInt32(prefix, 'prefix', 0, bits);
    const hostBits = BigInt(bits - prefix);
    const from = toBigInt(address, kind) >> hostBits << hostBits;
    this.#add(kind, from, from + (1n << hostBits) - 1n, `Subnet: ${label[kind]} ${address}/${prefix}`);
  }

  check(address, family = 'ipv4') {
    let checked;
    if (SocketAddress.isSocketAddress(address)) {
      checked = address;
    } else {
      validateString(address, 'address');
      validateString(family, 'family');
      try {
        checked = new SocketAddress({ address, family });
      } catch {
        return false;
      }
    }
    const value = toBigInt(checked.address, checked.family);
    if (this.#matches(checked.family, value)) {
      return true;
    }
    // ::ffff:a.b.c.d and a.b.c.d are the same host.
    if (checked.family === 'ipv6') {
      return value >> 32n === 0xffffn && this.#matches('ipv4', value & 0xffffffffn);
    }
    return this.#matches('ipv6', value | 0xffffn << 32n);
  }

  #matches(family, value) {
    const covers = (rule) => rule.family === family && rule.from <= value && value <= rule.to;
    return this.#addresses.some(covers) || this.#rules.some(covers);
  }

  #add(family, from, to, text) {
    const rule = { family, from, to, text };
    if (text.startsWith('Address')) {
      this.#addresses.push(rule);
    } else {
      this.#rules.unshift(rule);
    }
  }

  get rules() {
    return [...this.#addresses, ...this.#rules].map((rule) => rule.text);
  }

  toJSON() {
    return this.rules;
  }

  fromJSON(data) {
    const lines = typeof data === 'string' ? JSON.parse(data) : data;
    if (!Array.isArray(lines) || !lines.every((line) => typeof line === 'string')) {
      throw new ERR_INVALID_ARG_TYPE('data', ['string', 'string[]'], data);
    }
    for (const line of lines) {
      const [, kind, family, rest] = /^(Address|Range|Subnet): IPv([46]) (.*)$/.exec(line) ?? [];
      const name = `ipv${family}`;
      if (kind === 'Address') {
        this.addAddress(rest, name);
      } else if (kind === 'Range') {
        this.addRange(...rest.split('-'), name);
      } else if (kind === 'Subnet') {
        const [network, prefix] = rest.split('/');
        this.addSubnet(network, Number(prefix), name);
      }
    }
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) {
      return this;
    }
    const { inspect } = require('internal/util/inspect');
    const shown = inspect({ rules: this.rules }, { ...options, depth: options.depth == null ? null : options.depth - 1 });
    return `BlockList ${shown}`;
  }
}

module.exports = { BlockList };
