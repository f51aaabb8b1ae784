'use strict';

// Stands in for the WebJar's base class: Stream of Node 24, on the runtime's EventEmitter. Readable and Writable call
// it last in their constructors, so what Node 24 checks or prepares for every stream is done here.

const { Buffer } = require('buffer');
const EventEmitter = require('events');
const { codes: { ERR_UNKNOWN_ENCODING } } = require('internal/errors');

function Stream(options) {
  if (this._events === undefined) {
    this._events = standardEvents();
  }
  if (options) {
    validateDefaultEncoding(options.defaultEncoding);
  }
  EventEmitter.call(this, options);
}
Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Stream, EventEmitter);

// One shape for the listeners of all streams, in the order in which eventNames() lists them.
function standardEvents() {
  return {
    __proto__: null,
    close: undefined,
    error: undefined,
    prefinish: undefined,
    finish: undefined,
    drain: undefined,
    data: undefined,
    end: undefined,
    readable: undefined,
  };
}

function validateDefaultEncoding(encoding) {
  if (encoding && encoding !== 'utf8' && !Buffer.isEncoding(encoding)) {
    throw new ERR_UNKNOWN_ENCODING(encoding);
  }
}

Stream.prototype.eventNames = function eventNames() {
  const names = [];
  for (const name of Reflect.ownKeys(this._events)) {
    if (this._events[name] !== undefined) {
      names.push(name);
    }
  }
  return names;
};

// The old pipe for streams that only emit 'data' and understand pause() and resume().
Stream.prototype.pipe = function pipe(dest, options) {
  const source = this;
  let ended = false;
  const listeners = [];

  function listen(emitter, event, listener) {
    emitter.on(event, listener);
    listeners.push([emitter, event, listener]);
  }
  function cleanup() {
    for (const [emitter, event, listener] of listeners) {
      emitter.removeListener(event, listener);
    }
  }
  function onerror(error) {
    cleanup();
    if (!hasErrorListener(this)) {
      this.emit('error', error);
    }
  }
  function finish(how) {
    if (!ended) {
      ended = true;
      how();
    }
  }

  listen(source, 'data', (chunk) => {
    if (dest.writable && dest.write(chunk) === false && source.pause) {
      source.pause();
    }
  });
  listen(dest, 'drain', () => {
    if (source.readable && source.resume) {
      source.resume();
    }
  });
  if (!dest._isStdio && options?.end !== false) {
    listen(source, 'end', () => finish(() => dest.end()));
    listen(source, 'close', () => finish(() => dest.destroy?.()));
  }
  for (const emitter of [source, dest]) {
    prependListener(emitter, 'error', onerror);
    listeners.push([emitter, 'error', onerror]);
  }
  listen(source, 'end', cleanup);
  listen(source, 'close', cleanup);
  listen(dest, 'close', cleanup);
  dest.emit('pipe', source);
  return dest;
};

function hasErrorListener(emitter) {
  return typeof emitter.listenerCount === 'function'
    ? emitter.listenerCount('error') > 0 : Boolean(emitter._events?.error);
}

function prependListener(emitter, event, listener) {
  if (typeof emitter.prependListener === 'function') {
    emitter.prependListener(event, listener);
    return;
  }
  // Emitters of another kind (bundled by old packages): put it in front by adding the others again.
  const others = emitter.listeners?.(event) ?? [];
  for (const other of others) {
    emitter.removeListener(event, other);
  }
  emitter.on(event, listener);
  for (const other of others) {
    emitter.on(event, other);
  }
}

module.exports = { Stream, prependListener };
