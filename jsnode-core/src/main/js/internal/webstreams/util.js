'use strict';

// What all web streams share: state slots, queues, promise helpers, queuing strategies, inspection.

const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE, ERR_INVALID_THIS } } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { customInspectSymbol } = require('internal/util');

/** The slot of a stream, reader, writer or controller: its state object, which carries its `brand`. */
const kState = Symbol('kState');
/** First argument of a constructor that only this library may call. */
const kCreate = Symbol('kCreate');

// What `stream.finished()`, `isReadable()` ... ask a web stream.
const kIsErrored = Symbol.for('nodejs.stream.errored');
const kIsReadable = Symbol.for('nodejs.stream.readable');
const kIsWritable = Symbol.for('nodejs.stream.writable');
const kIsDisturbed = Symbol.for('nodejs.stream.disturbed');
const kIsClosedPromise = Symbol.for('nodejs.webstream.isClosedPromise');
const kControllerErrorFunction = Symbol.for('nodejs.webstream.controllerErrorFunction');

const { then } = Promise.prototype;

function nop() {}

function invalidState(message) {
  return new ERR_INVALID_STATE.TypeError(message);
}

function isBrand(value, brand) {
  return typeof value === 'object' && value !== null && value[kState] !== undefined && value[kState].brand === brand;
}

/** The state of `value`, or ERR_INVALID_THIS. */
function stateOf(value, brand) {
  if (!isBrand(value, brand)) {
    throw new ERR_INVALID_THIS(brand);
  }
  return value[kState];
}

/** Promise.prototype.then whatever user code did to it. */
function react(promise, onFulfilled, onRejected) {
  return then.call(promise, onFulfilled, onRejected);
}

function markHandled(promise) {
  then.call(promise, undefined, nop);
  return promise;
}

/** A rejected promise that is not reported as unhandled. */
function handledRejection(reason) {
  return markHandled(Promise.reject(reason));
}

/** Calls a user function that answers with a promise: what it throws becomes a rejection. */
function callForPromise(fn, thisArg, a, b) {
  try {
    return Promise.resolve(fn.call(thisArg, a, b));
  } catch (error) {
    return Promise.reject(error);
  }
}

/** A method of an underlying source, sink or transformer, or undefined where it has none. */
function methodOf(owner, name, ownerName) {
  const fn = owner[name];
  if (fn === undefined) {
    return undefined;
  }
  validateFunction(fn, `${ownerName}.${name}`);
  return fn;
}

/** First in, first out, in a ring. */
class Queue {
  #items = new Array(8);
  #head = 0;
  #length = 0;

  get length() {
    return this.#length;
  }

  push(item) {
    if (this.#length === this.#items.length) {
      this.#grow();
    }
    this.#items[(this.#head + this.#length) & (this.#items.length - 1)] = item;
    this.#length++;
  }

  peek() {
    return this.#items[this.#head];
  }

  shift() {
    const item = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#items.length - 1);
    this.#length--;
    return item;
  }

  clear() {
    this.#items = new Array(8);
    this.#head = 0;
    this.#length = 0;
  }

  #grow() {
    const items = new Array(this.#items.length * 2);
    for (let i = 0; i < this.#length; i++) {
      items[i] = this.#items[(this.#head + i) & (this.#items.length - 1)];
    }
    this.#items = items;
    this.#head = 0;
  }
}

/** A queue of chunks with their sizes, as the standard's "queue-with-sizes". */
class SizedQueue {
  #values = new Queue();
  #sizes = new Queue();
  size = 0;

  get length() {
    return this.#values.length;
  }

  enqueue(value, size) {
    const number = typeof size === 'number' ? size : Number(size);
    if (!(number >= 0) || number === Infinity) {
      throw new ERR_INVALID_ARG_VALUE.RangeError('size', size);
    }
    this.#values.push(value);
    this.#sizes.push(number);
    this.size += number;
  }

  peek() {
    return this.#values.peek();
  }

  dequeue() {
    const size = this.size - this.#sizes.shift();
    this.size = size < 0 ? 0 : size; // rounding errors
    return this.#values.shift();
  }

  clear() {
    this.#values.clear();
    this.#sizes.clear();
    this.size = 0;
  }
}

function highWaterMarkOf(strategy, defaultValue) {
  const value = strategy?.highWaterMark;
  if (value === undefined) {
    return defaultValue;
  }
  const number = +value;
  if (Number.isNaN(number) || number < 0) {
    throw new ERR_INVALID_ARG_VALUE.RangeError('strategy.highWaterMark', value);
  }
  return number;
}

/** The size function of a strategy, or undefined for "every chunk counts one". */
function sizeAlgorithmOf(strategy) {
  const size = strategy?.size;
  if (size === undefined) {
    return undefined;
  }
  validateFunction(size, 'strategy.size');
  return (chunk) => size.call(undefined, chunk);
}

/** Gives a class `inspect()` output `Name { ...data(this) }`. `isInstance` is for classes without a state slot. */
function defineInspect(target, name, data, isInstance = undefined) {
  Object.defineProperty(target.prototype, customInspectSymbol, {
    configurable: true,
    writable: true,
    enumerable: false,
    value: { [customInspectSymbol](depth, options) {
      if (isInstance !== undefined && !isInstance(this)) {
        throw new ERR_INVALID_THIS(name);
      }
      if (depth < 0) {
        return this;
      }
      const { inspect } = require('internal/util/inspect');
      return `${name} ${inspect(data(this), { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
    } }[customInspectSymbol],
  });
}

/** Web IDL: methods and accessors are enumerable, the tag is not. */
function defineInterface(target, names, statics = []) {
  for (const [owner, keys] of [[target.prototype, names], [target, statics]]) {
    for (const key of keys) {
      Object.defineProperty(owner, key, { ...Object.getOwnPropertyDescriptor(owner, key), enumerable: true });
    }
  }
  Object.defineProperty(target.prototype, Symbol.toStringTag, { configurable: true, value: target.name });
}

module.exports = {
  Queue,
  SizedQueue,
  callForPromise,
  defineInspect,
  defineInterface,
  handledRejection,
  highWaterMarkOf,
  invalidState,
  isBrand,
  kControllerErrorFunction,
  kCreate,
  kIsClosedPromise,
  kIsDisturbed,
  kIsErrored,
  kIsReadable,
  kIsWritable,
  kState,
  markHandled,
  methodOf,
  nop,
  react,
  sizeAlgorithmOf,
  stateOf,
};
