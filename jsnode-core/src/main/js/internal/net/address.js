'use strict';

// The text of IP addresses.

const v4Segment = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)';
const v4 = `(?:${v4Segment}\\.){3}${v4Segment}`;
const IPv4 = new RegExp(`^${v4}$`);

const h = '[0-9a-fA-F]{1,4}';
const IPv6 = new RegExp('^(?:' +
  `(?:${h}:){7}(?:${h}|:)|` +
  `(?:${h}:){6}(?:${v4}|:${h}|:)|` +
  `(?:${h}:){5}(?::${v4}|(?::${h}){1,2}|:)|` +
  `(?:${h}:){4}(?:(?::${h}){0,1}:${v4}|(?::${h}){1,3}|:)|` +
  `(?:${h}:){3}(?:(?::${h}){0,2}:${v4}|(?::${h}){1,4}|:)|` +
  `(?:${h}:){2}(?:(?::${h}){0,3}:${v4}|(?::${h}){1,5}|:)|` +
  `(?:${h}:){1}(?:(?::${h}){0,4}:${v4}|(?::${h}){1,6}|:)|` +
  `(?::(?:(?::${h}){0,5}:${v4}|(?::${h}){1,7}|:))` +
  ')(?:%[0-9a-zA-Z-.:]{1,})?$');

function isIPv4(input) {
  return IPv4.test(`${input}`);
}

function isIPv6(input) {
  return IPv6.test(`${input}`);
}

function isIP(input) {
  if (isIPv4(input)) {
    return 4;
  }
  return isIPv6(input) ? 6 : 0;
}

/** The eight 16-bit groups of a valid IPv6 address. */
function groupsOf(address) {
  let text = address.split('%')[0];
  const dot = text.lastIndexOf(':') + 1;
  if (text.includes('.')) {
    const [a, b, c, d] = text.slice(dot).split('.').map(Number);
    text = `${text.slice(0, dot)}${(a << 8 | b).toString(16)}:${(c << 8 | d).toString(16)}`;
  }
  const [head, tail] = text.split('::');
  const parse = (part) => (part ? part.split(':').map((group) => Number.parseInt(group, 16)) : []);
  const before = parse(head);
  if (tail === undefined) {
    return before;
  }
  const after = parse(tail);
  return [...before, ...new Array(8 - before.length - after.length).fill(0), ...after];
}

/** A valid address as a BigInt of 32 or 128 bits. */
function toBigInt(address, family) {
  if (family === 'ipv4') {
    return address.split('.').reduce((value, part) => value << 8n | BigInt(part), 0n);
  }
  return groupsOf(address).reduce((value, group) => value << 16n | BigInt(group), 0n);
}

module.exports = { groupsOf, isIP, isIPv4, isIPv6, toBigInt };
