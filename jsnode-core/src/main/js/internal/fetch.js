'use strict';

// The globals of the Fetch standard: undici's (a WebJar), loaded when first used; its connections are those of `http`
// and `https`.

const UNDICI = 'internal/deps/undici/lib/web/';

const exported = {
  Headers: 'fetch/headers',
  Request: 'fetch/request',
  Response: 'fetch/response',
  FormData: 'fetch/formdata',
};

const exportedWithEvents = {
  WebSocket: 'websocket/websocket',
  CloseEvent: 'websocket/events',
  ErrorEvent: 'websocket/events',
  MessageEvent: 'websocket/events',
  EventSource: 'eventsource/eventsource',
};

for (const [name, id] of Object.entries(exported)) {
  Object.defineProperty(exports, name, {
    enumerable: true,
    get: () => require(`${UNDICI}${id}`)[name],
  });
}

for (const [name, id] of Object.entries(exportedWithEvents)) {
  Object.defineProperty(exports, name, {
    enumerable: true,
    get() {
      require('internal/fetch/events');
      return require(`${UNDICI}${id}`)[name];
    },
  });
}

exports.fetch = function fetch(input, init = undefined) {
  return require(`${UNDICI}fetch/index`).fetch(input, init).catch(rethrowHere);
};

// The stack of a failed fetch ends in undici's: the caller's belongs to it.
function rethrowHere(error) {
  if (error && typeof error === 'object') {
    Error.captureStackTrace(error, rethrowHere);
  }
  throw error;
}
