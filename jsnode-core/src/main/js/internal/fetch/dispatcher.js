'use strict';

// What undici's fetch and WebSocket send their requests with: `http` and `https` behind the interface of an undici
// Dispatcher.

const { once } = require('events');
const { SocketError } = require('internal/deps/undici/lib/core/errors');

const IDLE_SOCKET_TIMEOUT = 4000; // milliseconds, as undici's keepAliveTimeout

class HttpDispatcher {
  #agents = new Map();

  /** Sends a request `{ origin, path, method, headers, body, upgrade }`; the handler hears of its progress. */
  dispatch(options, handler) {
    new Exchange(handler).start((origin) => this.#agentFor(origin), options);
    return true;
  }

  #agentFor(protocol) {
    let agent = this.#agents.get(protocol);
    if (agent === undefined) {
      agent = new (clientFor(protocol).Agent)({
        keepAlive: true, timeout: IDLE_SOCKET_TIMEOUT, ALPNProtocols: ['http/1.1'],
      });
      this.#agents.set(protocol, agent);
    }
    return agent;
  }

  async close() {
    await this.destroy();
  }

  async destroy() {
    for (const agent of this.#agents.values()) {
      agent.destroy();
    }
    this.#agents.clear();
  }
}

function clientFor(protocol) {
  return protocol === 'https:' ? require('https') : require('http');
}

/** One request and its response. After the first end, good or bad, the handler hears no more. */
class Exchange {
  #handler;
  #request = undefined;
  #ended = false;

  constructor(handler) {
    this.#handler = handler;
  }

  start(agentFor, options) {
    const handler = this.#handler;
    handler.onConnect((reason) => this.#abort(reason));
    if (this.#ended) {
      return;
    }
    try {
      const { protocol } = new URL(options.origin);
      this.#request = clientFor(protocol).request(options.origin, {
        path: options.path,
        method: options.method,
        headers: headersFor(options),
        agent: agentFor(protocol),
      });
    } catch (error) {
      process.nextTick(() => this.#fail(error));
      return;
    }
    this.#request.on('response', (response) => this.#onResponse(response));
    this.#request.on('error', (error) => this.#fail(asUndiciError(error)));
    if (options.upgrade) {
      this.#request.on('upgrade', (response, socket, head) => this.#onUpgrade(response, socket, head));
    }
    this.#send(options.body);
  }

  async #send(body) {
    const request = this.#request;
    if (body === null || body === undefined) {
      request.end();
      return;
    }
    try {
      for await (const chunk of typeof body === 'string' || ArrayBuffer.isView(body) ? [body] : body) {
        if (this.#ended) {
          return;
        }
        if (!request.write(chunk)) {
          await once(request, 'drain');
        }
      }
      request.end();
    } catch (error) {
      this.#abort(error);
    }
  }

  #onResponse(response) {
    if (this.#ended) {
      response.destroy();
      return;
    }
    const handler = this.#handler;
    handler.onResponseStarted?.();
    response.on('error', (error) => this.#fail(asUndiciError(error)));
    response.on('data', (chunk) => {
      if (!this.#ended && handler.onData(chunk) === false) {
        response.pause();
      }
    });
    response.on('end', () => {
      if (!this.#ended) {
        this.#ended = true;
        handler.onComplete(response.rawTrailers);
      }
    });
    response.on('close', () => this.#fail(new SocketError('other side closed')));
    this.#handle(() => {
      const wanted = handler.onHeaders(
        response.statusCode, response.rawHeaders, () => response.resume(), response.statusMessage);
      if (wanted === false) {
        response.pause();
      }
    });
  }

  #onUpgrade(response, socket, head) {
    if (this.#ended) {
      socket.destroy();
      return;
    }
    this.#ended = true;
    if (head.length > 0) {
      socket.unshift(head);
    }
    if (this.#handler.onUpgrade(response.statusCode, response.rawHeaders, socket) === false) {
      socket.destroy();
    }
  }

  #handle(callback) {
    try {
      callback();
    } catch (error) {
      this.#abort(error);
    }
  }

  #abort(reason) {
    const error = reason ?? new DOMException('This operation was aborted', 'AbortError');
    this.#fail(error);
    this.#request?.destroy();
  }

  #fail(error) {
    if (!this.#ended) {
      this.#ended = true;
      this.#handler.onError(error);
    }
  }
}

// In the order and spelling of undici inside Node: `host` and `connection` first, the length of the body last.
function headersFor({ origin, headers, upgrade, body }) {
  const all = { host: new URL(origin).host, connection: upgrade ? 'upgrade' : 'keep-alive' };
  if (upgrade) {
    all.upgrade = upgrade;
  }
  for (const [name, value] of Object.entries(headers)) {
    if (name !== 'content-length') {
      all[name] = name === 'user-agent' && value === 'undici' ? 'node' : value;
    }
  }
  if (headers['content-length'] !== undefined) {
    all['content-length'] = headers['content-length'];
  } else if (body !== null && body !== undefined) {
    all['transfer-encoding'] = 'chunked';
  }
  return all;
}

function asUndiciError(error) {
  return error.code === 'ECONNRESET' && (error.message === 'socket hang up' || error.message === 'aborted')
    ? new SocketError('other side closed') : error;
}

module.exports = { HttpDispatcher };
