'use strict';

const EventEmitter = require('events');
const { codes: { ERR_DOMAIN_CALLBACK_NOT_AVAILABLE, ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE } } = require('internal/errors');
const { emitToDomain, handleUncaught, mark, setHidden } = require('internal/domain/errors');
const { enableHook, symbols: { init_symbol, no_promise_symbol } } = require('internal/async_hooks');
const { hasUncaughtExceptionCaptureCallback, offerToDomains } = require('internal/process/execution');
const state = require('internal/domain/state');

if (hasUncaughtExceptionCaptureCallback()) {
  throw new ERR_DOMAIN_CALLBACK_NOT_AVAILABLE();
}

class Domain extends EventEmitter {
  constructor() {
    super();
    this.members = [];
  }

  enter() {
    state.push(this);
  }

  exit() {
    state.leave(this);
  }

  add(emitter) {
    if (emitter.domain === this || this.#isInside(emitter)) {
      return;
    }
    if (emitter.domain) {
      emitter.domain.remove(emitter);
    }
    setHidden(emitter, 'domain', this);
    this.members.push(emitter);
  }

  /** A domain that this one belongs to cannot become its member. */
  #isInside(emitter) {
    for (let outer = this.domain; outer && emitter instanceof Domain; outer = outer.domain) {
      if (outer === emitter) {
        return true;
      }
    }
    return false;
  }

  remove(emitter) {
    emitter.domain = null;
    const index = this.members.indexOf(emitter);
    if (index >= 0) {
      this.members.splice(index, 1);
    }
  }

  run(fn, ...args) {
    return runInside(this, fn, this, args);
  }

  intercept(callback) {
    const domain = this;
    return boundTo(domain, function runIntercepted(...args) {
      const [error, ...rest] = args;
      if (error instanceof Error) {
        error.domainBound = callback;
        mark(error, domain, false);
        domain.emit('error', error);
        return undefined;
      }
      return runInside(domain, callback, domain, rest);
    });
  }

  bind(callback) {
    const domain = this;
    return boundTo(domain, function runBound(...args) {
      return runInside(domain, callback, this, args);
    });
  }
}

/** Where fn throws the domain stays entered: the error still has to find it. */
function runInside(domain, fn, thisArg, args) {
  domain.enter();
  const result = Reflect.apply(fn, thisArg, args);
  domain.exit();
  return result;
}

function boundTo(domain, fn) {
  setHidden(fn, 'domain', domain);
  return fn;
}

function createDomain() {
  return new Domain();
}

function defineProcessDomain() {
  Object.defineProperty(process, 'domain', {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return state.current().active;
    },
    set(value) {
      state.setActive(value);
    },
  });
}

function refuseCaptureCallback() {
  const loaded = new Error('require(`domain`) at this point').stack;
  process.setUncaughtExceptionCaptureCallback = function setUncaughtExceptionCaptureCallback() {
    const error = new ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE();
    error.stack += `\n${'-'.repeat(40)}\n${loaded}`;
    throw error;
  };
}

/** Emitters belong to the domain they are made in: their listeners run in it, their unheard errors go to it. */
function bindEmitters() {
  const { init } = EventEmitter;
  const { emit } = EventEmitter.prototype;
  EventEmitter.usingDomains = true;
  EventEmitter.init = function(options) {
    setHidden(this, 'domain', (!(this instanceof Domain) && process.domain) || null);
    return Reflect.apply(init, this, [options]);
  };
  EventEmitter.prototype.emit = function emitInDomain(...args) {
    const { domain } = this;
    if (domain === null || domain === undefined || this === process || (args[0] === 'error' && this.listenerCount('error') > 0)) {
      return Reflect.apply(emit, this, args);
    }
    return args[0] === 'error' ? emitToDomain(this, domain, args) : runInside(domain, emit, this, args);
  };
}

function bindResource(asyncId, type, triggerId, resource) {
  const domain = process.domain;
  if (domain !== null && domain !== undefined) {
    setHidden(resource, 'domain', domain);
  }
}

defineProcessDomain();
refuseCaptureCallback();
bindEmitters();
enableHook({ [init_symbol]: bindResource, [no_promise_symbol]: true });
state.follow();
offerToDomains(handleUncaught);

module.exports = {
  get _stack() {
    return state.current().stack;
  },
  Domain,
  createDomain,
  create: createDomain,
  get active() {
    return state.current().active;
  },
};
