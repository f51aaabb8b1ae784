'use strict';

// What http2 offers under the interface of http: each stream of a server becomes a request and a response.

const { constants } = require('internal/http2/constants');

const { HTTP2_HEADER_EXPECT, HTTP2_HEADER_METHOD, HTTP_STATUS_EXPECTATION_FAILED } = constants;

function onServerStream(server, options, stream, headers, flags, rawHeaders) {
  const request = new options.Http2ServerRequest(stream, headers, undefined, rawHeaders);
  const response = new options.Http2ServerResponse(stream);
  response.req = request;
  // Tunnels.
  if (headers[HTTP2_HEADER_METHOD] === 'CONNECT') {
    if (!server.emit('connect', request, response)) {
      response.statusCode = 405;
      response.end();
    }
    return;
  }
  // Clients that ask before they send.
  const expectation = headers[HTTP2_HEADER_EXPECT];
  if (expectation !== undefined) {
    if (expectation === '100-continue') {
      if (server.listenerCount('checkContinue') > 0) {
        server.emit('checkContinue', request, response);
        return;
      }
      response.writeContinue();
    } else if (server.listenerCount('checkExpectation') > 0) {
      server.emit('checkExpectation', request, response);
      return;
    } else {
      response.statusCode = HTTP_STATUS_EXPECTATION_FAILED;
      response.end();
      return;
    }
  }
  server.emit('request', request, response);
}

module.exports = { onServerStream };
