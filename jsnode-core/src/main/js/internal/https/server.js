'use strict';

// https.Server: a tls.Server whose secure connections are HTTP.

const tls = require('tls');
const http = require('internal/http/server');

function Server(options, requestListener) {
  if (!(this instanceof Server)) {
    return new Server(options, requestListener);
  }
  if (typeof options === 'function') {
    requestListener = options;
    options = {};
  } else {
    options = { ...options };
  }
  http.setupHttp(this, options);
  // Clients that negotiate a protocol at all are to get this one.
  if (!options.ALPNProtocols && !options.ALPNCallback) {
    options.ALPNProtocols = ['http/1.1'];
  }
  options.noDelay ??= true;
  tls.Server.call(this, options, http.connectionListener);
  this.httpAllowHalfOpen = false;
  if (requestListener) {
    this.addListener('request', requestListener);
  }
  this.addListener('tlsClientError', function (error, socket) {
    if (!this.emit('clientError', error, socket)) {
      socket.destroy(error);
    }
  });
  http.finishSetup(this);
}
Object.setPrototypeOf(Server.prototype, tls.Server.prototype);
Object.setPrototypeOf(Server, tls.Server);

for (const name of ['closeAllConnections', 'closeIdleConnections', 'setTimeout', 'close']) {
  Server.prototype[name] = http.Server.prototype[name];
}
Server.prototype[require('events').captureRejectionSymbol] =
  http.Server.prototype[require('events').captureRejectionSymbol];

module.exports = { Server };
