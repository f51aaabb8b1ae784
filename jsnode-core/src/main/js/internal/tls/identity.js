'use strict';

// Whether a certificate is that of a host: RFC 6125, as Node reads it.

const { isIP } = require('internal/net/address');
const { codes: { ERR_TLS_CERT_ALTNAME_INVALID } } = require('internal/errors');

function checkServerIdentity(hostname, certificate) {
  const { subject, subjectaltname } = certificate;
  hostname = `${hostname}`.replace(/\.$/, '');
  const names = { dns: [], ip: [] };
  for (const entry of subjectaltname ? subjectaltname.split(', ') : []) {
    if (entry.startsWith('DNS:')) {
      names.dns.push(entry.slice(4));
    } else if (entry.startsWith('IP Address:')) {
      names.ip.push(binding('net').canonical(entry.slice(11)));
    }
  }
  let reason;
  if (isIP(hostname)) {
    if (!names.ip.includes(binding('net').canonical(hostname))) {
      reason = `IP: ${hostname} is not in the cert's list: ${names.ip.join(', ')}`;
    }
  } else if (names.dns.length > 0) {
    if (!names.dns.some((pattern) => matches(hostname, pattern))) {
      reason = `Host: ${hostname}. is not in the cert's altnames: ${subjectaltname}`;
    }
  } else if (subject?.CN) {
    const common = Array.isArray(subject.CN) ? subject.CN : [subject.CN];
    if (!common.some((pattern) => matches(hostname, pattern))) {
      reason = `Host: ${hostname}. is not cert's CN: ${subject.CN}`;
    }
  } else {
    reason = 'Cert does not contain a DNS name';
  }
  return reason === undefined ? undefined : new ERR_TLS_CERT_ALTNAME_INVALID(reason, hostname, certificate);
}

function matches(hostname, pattern) {
  const host = hostname.toLowerCase().split('.');
  const parts = pattern.replace(/\.$/, '').toLowerCase().split('.');
  if (host.length !== parts.length) {
    return false;
  }
  for (let i = host.length - 1; i > 0; i--) {
    if (host[i] !== parts[i]) {
      return false;
    }
  }
  const [first] = parts;
  const star = first.indexOf('*');
  if (star === -1 || first.includes('xn--')) {
    return host[0] === first;
  }
  if (parts.length <= 2 || first.indexOf('*', star + 1) !== -1) {
    return false;
  }
  return host[0].length >= first.length && host[0].startsWith(first.slice(0, star)) && host[0].endsWith(first.slice(star + 1));
}

module.exports = { checkServerIdentity };
