'use strict';

// Whether a certificate belongs to a host (RFC 6125, as Node's documentation describes it).

const { domainToASCII } = require('url');
const net = require('net');
const { codes: { ERR_TLS_CERT_ALTNAME_FORMAT, ERR_TLS_CERT_ALTNAME_INVALID } } = require('internal/errors');

const JSON_STRING = /^"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/;

/** The parts of `DNS:a, IP Address:b`: a part may hold JSON strings, with commas inside. */
function splitAltNames(text) {
  const parts = [];
  let current = '';
  let rest = text;
  while (rest !== '') {
    const separator = rest.indexOf(', ');
    const quote = rest.indexOf('"');
    if (quote !== -1 && (separator === -1 || quote < separator)) {
      const string = JSON_STRING.exec(rest.slice(quote))?.[0];
      if (string === undefined) {
        throw new ERR_TLS_CERT_ALTNAME_FORMAT();
      }
      current += rest.slice(0, quote) + JSON.parse(string);
      rest = rest.slice(quote + string.length);
    } else if (separator !== -1) {
      parts.push(current + rest.slice(0, separator));
      current = '';
      rest = rest.slice(separator + 2);
    } else {
      current += rest;
      rest = '';
    }
  }
  parts.push(current);
  return parts;
}

function labelsOf(name) {
  return name.replace(/\.$/, '').toLowerCase().split('.');
}

function isValidPattern(label) {
  return label !== '' && /^[\x21-\x7e]*$/.test(label);
}

function matches(hostLabels, pattern, wildcards) {
  if (!pattern) {
    return false;
  }
  const patternLabels = labelsOf(pattern);
  if (hostLabels.length !== patternLabels.length || !patternLabels.every(isValidPattern)) {
    return false;
  }
  for (let i = hostLabels.length - 1; i > 0; i--) {
    if (hostLabels[i] !== patternLabels[i]) {
      return false;
    }
  }
  const [hostLabel] = hostLabels;
  const [patternLabel] = patternLabels;
  const pieces = patternLabel.split('*');
  if (pieces.length === 1 || patternLabel.includes('xn--')) {
    return hostLabel === patternLabel;
  }
  // A wildcard stands for one label below a domain of at least two, once.
  if (!wildcards || pieces.length > 2 || patternLabels.length <= 2) {
    return false;
  }
  const [prefix, suffix] = pieces;
  return prefix.length + suffix.length <= hostLabel.length && hostLabel.startsWith(prefix) && hostLabel.endsWith(suffix);
}

function canonicalIP(address) {
  return binding('net').canonical(address);
}

function namesIn(altNames) {
  const names = { dns: [], ips: [] };
  for (const name of splitAltNames(altNames)) {
    if (name.startsWith('DNS:')) {
      names.dns.push(name.slice(4));
    } else if (name.startsWith('IP Address:')) {
      names.ips.push(canonicalIP(name.slice(11)));
    }
  }
  return names;
}

/** undefined where the certificate is the host's, else the error. */
function checkServerIdentity(hostname, cert) {
  const { subject, subjectaltname: altNames } = cert;
  const { dns, ips } = altNames ? namesIn(altNames) : { dns: [], ips: [] };
  hostname = `${hostname}`;
  const plain = hostname.replace(/\.$/, '');
  let reason = 'Unknown reason';
  let valid = false;
  if (net.isIP(plain)) {
    valid = ips.includes(canonicalIP(plain));
    if (!valid) {
      reason = `IP: ${plain} is not in the cert's list: ${ips.join(', ')}`;
    }
  } else if (dns.length > 0 || subject?.CN) {
    const hostLabels = labelsOf(domainToASCII(plain) || plain);
    if (dns.length > 0) {
      valid = dns.some((pattern) => matches(hostLabels, pattern, true));
      if (!valid) {
        reason = `Host: ${plain}. is not in the cert's altnames: ${altNames}`;
      }
    } else {
      const { CN } = subject;
      valid = Array.isArray(CN) ? CN.some((name) => matches(hostLabels, name, true)) : matches(hostLabels, CN, true);
      if (!valid) {
        reason = `Host: ${plain}. is not cert's CN: ${CN}`;
      }
    }
  } else {
    reason = 'Cert does not contain a DNS name';
  }
  return valid ? undefined : new ERR_TLS_CERT_ALTNAME_INVALID(reason, plain, cert);
}

module.exports = { checkServerIdentity };
