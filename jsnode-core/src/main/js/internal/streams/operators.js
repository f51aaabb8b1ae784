'use strict';

// The iterator helpers of Readable: methods that load their implementation when first called, since few programs use
// them.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');
const Readable = require('internal/deps/readable-stream/lib/internal/streams/readable');

// Name -> number of parameters.
const STREAM_OPERATORS = { drop: 1, filter: 2, flatMap: 2, map: 2, take: 1 };
const PROMISE_OPERATORS = { every: 1, forEach: 2, reduce: 3, toArray: 1, some: 1, find: 2 };

function implementations() {
  return require('internal/deps/readable-stream/lib/internal/streams/operators');
}

function streamOperator(name) {
  return function (...args) {
    if (new.target) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    return Readable.from(implementations().streamReturningOperators[name].apply(this, args));
  };
}

function promiseOperator(name) {
  return function (...args) {
    if (new.target) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    return implementations().promiseReturningOperators[name].apply(this, args);
  };
}

function install(operators, create) {
  for (const [name, length] of Object.entries(operators)) {
    const value = create(name);
    Object.defineProperties(value, {
      name: { configurable: true, value: name },
      length: { configurable: true, value: length },
    });
    Object.defineProperty(Readable.prototype, name, { configurable: true, writable: true, value });
  }
}

install(STREAM_OPERATORS, streamOperator);
install(PROMISE_OPERATORS, promiseOperator);
