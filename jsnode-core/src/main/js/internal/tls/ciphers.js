'use strict';

// OpenSSL's names of the cipher suites that Java has, best first, and the list language that chooses among them.

const DEFAULT_CIPHERS = 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:' +
  'ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:' +
  'ECDHE-ECDSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA256:DHE-RSA-AES128-SHA256:' +
  'ECDHE-RSA-AES256-SHA384:DHE-RSA-AES256-SHA384:ECDHE-RSA-AES256-SHA256:DHE-RSA-AES256-SHA256:' +
  'HIGH:!aNULL:!eNULL:!EXPORT:!DES:!RC4:!MD5:!PSK:!SRP:!CAMELLIA';

const modern = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'];

const classic = new Map();
for (const exchange of ['ECDHE-ECDSA', 'ECDHE-RSA', 'DHE-RSA', 'RSA']) {
  const prefix = exchange === 'RSA' ? '' : `${exchange}-`;
  const java = `TLS_${exchange.replace('-', '_')}_WITH_`;
  const long = exchange.startsWith('ECDHE') ? 'SHA384' : 'SHA256';
  classic.set(`${prefix}AES256-GCM-SHA384`, `${java}AES_256_GCM_SHA384`);
  if (exchange !== 'RSA') {
    classic.set(`${prefix}CHACHA20-POLY1305`, `${java}CHACHA20_POLY1305_SHA256`);
  }
  classic.set(`${prefix}AES128-GCM-SHA256`, `${java}AES_128_GCM_SHA256`);
  classic.set(`${prefix}AES256-${long}`, `${java}AES_256_CBC_${long}`);
  classic.set(`${prefix}AES128-SHA256`, `${java}AES_128_CBC_SHA256`);
  classic.set(`${prefix}AES256-SHA`, `${java}AES_256_CBC_SHA`);
  classic.set(`${prefix}AES128-SHA`, `${java}AES_128_CBC_SHA`);
}
const namesByJava = new Map([...classic].map(([name, java]) => [java, name]));

// Groups of the list language, by what their suites' names contain.
const groups = {
  __proto__: null,
  ALL: () => true,
  DEFAULT: () => true,
  COMPLEMENTOFDEFAULT: () => false,
  HIGH: () => true,
  MEDIUM: () => false,
  LOW: () => false,
  ECDHE: (name) => name.startsWith('ECDHE'),
  EECDH: (name) => name.startsWith('ECDHE'),
  kECDHE: (name) => name.startsWith('ECDHE'),
  DHE: (name) => name.startsWith('DHE'),
  EDH: (name) => name.startsWith('DHE'),
  kDHE: (name) => name.startsWith('DHE'),
  kRSA: (name) => !name.includes('DHE-'),
  RSA: (name) => !name.includes('ECDSA'),
  aRSA: (name) => !name.includes('ECDSA'),
  ECDSA: (name) => name.includes('ECDSA'),
  aECDSA: (name) => name.includes('ECDSA'),
  AES: (name) => name.includes('AES'),
  AES128: (name) => name.includes('AES128'),
  AES256: (name) => name.includes('AES256'),
  AESGCM: (name) => name.includes('GCM'),
  CHACHA20: (name) => name.includes('CHACHA20'),
  SHA: (name) => name.endsWith('-SHA'),
  SHA1: (name) => name.endsWith('-SHA'),
  SHA256: (name) => name.endsWith('AES128-SHA256') || name.endsWith('AES256-SHA256'),
  SHA384: (name) => name.endsWith('AES256-SHA384'),
};

function suitesOf(word) {
  if (classic.has(word)) {
    return [word];
  }
  const tests = word.split('+').map((name) => groups[name]);
  return tests.includes(undefined) ? [] : [...classic.keys()].filter((name) => tests.every((test) => test(name)));
}

/** Java's names of what a list such as `ECDHE+AESGCM:!AES256` chooses, and whether it is only of TLS 1.3. */
function chooseSuites(list) {
  const chosenModern = [];
  const chosen = new Set();
  const banned = new Set();
  for (const word of list.split(/[:, ]+/)) {
    if (word.startsWith('TLS_')) {
      if (modern.includes(word)) {
        chosenModern.push(word);
      }
    } else if (word.startsWith('!')) {
      for (const name of suitesOf(word.slice(1))) {
        banned.add(name);
        chosen.delete(name);
      }
    } else if (word.startsWith('-')) {
      suitesOf(word.slice(1)).forEach((name) => chosen.delete(name));
    } else if (!word.startsWith('@') && !word.startsWith('+')) {
      suitesOf(word).forEach((name) => banned.has(name) || chosen.add(name));
    }
  }
  return {
    suites: [...chosenModern.length > 0 ? chosenModern : modern, ...[...chosen].map((name) => classic.get(name))],
    found: chosenModern.length + chosen.size > 0,
    onlyModern: chosen.size === 0,
  };
}

/** What getCipher() says of a suite. */
function describeCipher(java, version) {
  return { name: namesByJava.get(java) ?? java, standardName: java, version };
}

function getCiphers() {
  return [...classic.keys(), ...modern].map((name) => name.toLowerCase()).sort();
}

module.exports = { DEFAULT_CIPHERS, chooseSuites, describeCipher, getCiphers };
