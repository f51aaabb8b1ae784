'use strict';

// navigator.locks: named locks of this runtime, held exclusively or shared while a callback runs, granted in the order of
// the requests.

const {
  AbortError,
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS },
} = require('internal/errors');
const diagnosticsChannel = require('diagnostics_channel');
const { lazyDOMException } = require('internal/util');
const { validateAbortSignal, validateFunction, validateObject } = require('internal/validators');

const kCreate = Symbol('kCreate');
const kModes = ['exclusive', 'shared'];

let channels;

/** `locks.request.start`, `grant`, `miss` and `end`. */
function publish(kind, message) {
  channels ??= Object.fromEntries(['start', 'grant', 'miss', 'end']
    .map((name) => [name, diagnosticsChannel.channel(`locks.request.${name}`)]));
  if (channels[kind].hasSubscribers) {
    channels[kind].publish(message());
  }
}

class Lock {
  #name;
  #mode;

  constructor(key, name, mode) {
    if (key !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    this.#name = name;
    this.#mode = mode;
  }

  get name() {
    return this.#name;
  }

  get mode() {
    return this.#mode;
  }
}

/** One call of request(): it waits, is held, or has ended. */
class LockRequest {
  #outcome = Promise.withResolvers();
  #whenAborted;

  constructor(name, options, callback) {
    this.name = name;
    this.options = options;
    this.callback = callback;
  }

  get mode() {
    return this.options.mode;
  }

  get result() {
    return this.#outcome.promise;
  }

  tell(kind) {
    publish(kind, () => ({ name: this.name, mode: this.mode }));
  }

  listenForAbort(abandon) {
    const { signal } = this.options;
    if (signal !== undefined) {
      this.#whenAborted = () => {
        abandon();
        this.#end('reject', signal.reason);
      };
      signal.addEventListener('abort', this.#whenAborted, { once: true });
    }
  }

  /** Runs the callback with the lock, or with null where it was not to be had; `release` follows in any case. */
  async run(lock, release) {
    this.options.signal?.removeEventListener('abort', this.#whenAborted);
    this.tell(lock === null ? 'miss' : 'grant');
    // Whoever asked has its promise before its callback runs.
    await undefined;
    let settle = 'resolve';
    let value;
    try {
      value = await Reflect.apply(this.callback, undefined, [lock]);
    } catch (error) {
      settle = 'reject';
      value = error;
    }
    release();
    this.#end(settle, value);
  }

  /** Another request has taken the lock; the callback goes on without it. */
  lose() {
    this.#end('reject', lazyDOMException('The operation was aborted', 'AbortError'));
  }

  #end(settle, value) {
    if (this.ended) {
      return;
    }
    this.ended = true;
    const { ifAvailable, steal } = this.options;
    publish('end', () => ({
      name: this.name, mode: this.mode, ifAvailable, steal, error: settle === 'reject' ? value : undefined,
    }));
    this.#outcome[settle](value);
  }
}

class LockManager {
  // By name, in the order of the requests.
  #held = new Map();
  #pending = new Map();

  constructor(key = undefined) {
    if (key !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
  }

  async request(name, options, callback = undefined) {
    if (!(#held in this)) {
      throw new ERR_INVALID_THIS('LockManager');
    }
    const given = callback === undefined ? {} : options;
    const run = callback ?? options;
    validateFunction(run, 'callback');
    const request = new LockRequest(`${name}`, requestOptions(`${name}`, given), run);
    if (request.options.signal?.aborted) {
      throw request.options.signal.reason ?? new AbortError();
    }
    request.tell('start');
    this.#take(request);
    return request.result;
  }

  #take(request) {
    const { name, options: { ifAvailable, steal } } = request;
    if (steal) {
      this.#held.get(name)?.forEach((holder) => holder.lose());
      this.#held.delete(name);
      this.#grant(request);
    } else if (!this.#pending.has(name) && this.#isFree(request)) {
      this.#grant(request);
    } else if (ifAvailable) {
      request.run(null, () => {});
    } else {
      append(this.#pending, request);
      request.listenForAbort(() => {
        remove(this.#pending, request);
        this.#grantPending(name);
      });
    }
  }

  #isFree({ name, mode }) {
    const holders = this.#held.get(name);
    return holders === undefined || (mode === 'shared' && holders.every((holder) => holder.mode === 'shared'));
  }

  #grant(request) {
    append(this.#held, request);
    request.run(new Lock(kCreate, request.name, request.mode), () => {
      remove(this.#held, request);
      this.#grantPending(request.name);
    });
  }

  #grantPending(name) {
    for (let next = this.#pending.get(name)?.[0]; next !== undefined && this.#isFree(next); next = this.#pending.get(name)?.[0]) {
      remove(this.#pending, next);
      this.#grant(next);
    }
  }

  async query() {
    if (!(#held in this)) {
      throw new ERR_INVALID_THIS('LockManager');
    }
    return { held: describe(this.#held), pending: describe(this.#pending) };
  }
}

function append(map, request) {
  const requests = map.get(request.name);
  if (requests === undefined) {
    map.set(request.name, [request]);
  } else {
    requests.push(request);
  }
}

function remove(map, request) {
  const rest = (map.get(request.name) ?? []).filter((one) => one !== request);
  if (rest.length === 0) {
    map.delete(request.name);
  } else {
    map.set(request.name, rest);
  }
}

function describe(map) {
  const clientId = `node-${process.pid}-0`;
  return [...map.values()].flat().map(({ name, mode }) => ({ name, mode, clientId }));
}

function requestOptions(name, given) {
  if (name.startsWith('-')) {
    throw lazyDOMException('Lock name may not start with hyphen', 'NotSupportedError');
  }
  if (given === undefined || given === null) {
    given = {};
  }
  validateObject(given, 'options');
  const { mode = 'exclusive', ifAvailable = false, steal = false, signal } = given;
  if (!kModes.includes(mode)) {
    const error = new TypeError(`mode '${mode}' is not a valid enum value of type LockMode.`);
    error.code = 'ERR_INVALID_ARG_VALUE';
    throw error;
  }
  if (ifAvailable && steal) {
    throw lazyDOMException('ifAvailable and steal are mutually exclusive', 'NotSupportedError');
  }
  if (steal && mode !== 'exclusive') {
    throw lazyDOMException(`mode: "${mode}" and steal are mutually exclusive`, 'NotSupportedError');
  }
  if (signal !== undefined && (steal || ifAvailable)) {
    throw lazyDOMException('signal cannot be used with steal or ifAvailable', 'NotSupportedError');
  }
  if (signal !== undefined) {
    validateAbortSignal(signal, 'options.signal');
  }
  return { mode, ifAvailable: Boolean(ifAvailable), steal: Boolean(steal), signal };
}

exposeTag(Lock, 'Lock', ['name', 'mode']);
exposeTag(LockManager, 'LockManager', ['request', 'query']);

function exposeTag(Class, tag, members) {
  for (const name of members) {
    Object.defineProperty(Class.prototype, name, { __proto__: null, enumerable: true });
  }
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { __proto__: null, configurable: true, value: tag });
}

module.exports = { Lock, LockManager, locks: new LockManager(kCreate) };
