'use strict';

// HTTP/2 is not there yet. Packages that only ask whether a server is one of HTTP/2 (fastify) load; whoever wants one is told.

const { codes: { ERR_FEATURE_NOT_AVAILABLE } } = require('internal/errors');

function missing(name) {
  return Object.defineProperty(function () {
    throw new ERR_FEATURE_NOT_AVAILABLE(`http2.${name}`);
  }, 'name', { value: name });
}

for (const name of ['connect', 'createServer', 'createSecureServer', 'getDefaultSettings', 'getPackedSettings',
  'getUnpackedSettings', 'performServerHandshake']) {
  exports[name] = missing(name);
}
