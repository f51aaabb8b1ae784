'use strict';

// Tells the host of a request: before its headers are written, so that the host can add some, and when it is over.

const host = binding('host');
const { kErrorMonitor } = require('internal/events/symbols');
const { currentContext } = require('internal/host_context');

/** `raw` are options with headers as an array, which go to the wire as they are. */
function observe(request, port, raw) {
  const setHeader = (name, value) => {
    if (raw === undefined) {
      request.setHeader(name, value);
    } else {
      raw.headers = withHeader(raw.headers, name, value);
    }
  };
  const observed = host.startRequest(request.method, urlOf(request, port), setHeader, currentContext());
  if (observed === null) {
    return;
  }
  // Not 'response' and 'error': who listens to these takes the response and the error upon himself.
  request.once(kErrorMonitor, (error) => {
    observed.error(`${error?.code ?? error?.name ?? 'Error'}`, `${error?.message ?? error}`);
  });
  request.once('close', () => {
    if (request.res) {
      observed.response(request.res.statusCode);
    }
    observed.stop();
  });
}

function withHeader(headers, name, value) {
  return headers.length > 0 && Array.isArray(headers[0]) ? [...headers, [name, value]] : [...headers, name, value];
}

function urlOf(request, port) {
  const name = request.host.includes(':') && request.host[0] !== '[' ? `[${request.host}]` : request.host;
  return `${request.protocol}//${name}:${port}${request.path}`;
}

module.exports = { observe };
