'use strict';

// Async iteration of a readable stream, and a readable stream of an iterable.

const { codes: { ERR_ARG_NOT_ITERABLE } } = require('internal/errors');
const { invalidState, kState, react } = require('internal/webstreams/util');
const { cancelStream } = require('internal/webstreams/readable_operations');
const { ReadableStreamDefaultReader, readWith, release } = require('internal/webstreams/readable_readers');

const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

class IteratorRequest {
  #iteration;
  #deferred = Promise.withResolvers();

  constructor(iteration) {
    this.#iteration = iteration;
  }

  get promise() {
    return this.#deferred.promise;
  }

  chunk(value) {
    this.#deferred.resolve({ value, done: false });
  }

  close() {
    this.#iteration.finish();
    this.#deferred.resolve({ value: undefined, done: true });
  }

  error(error) {
    this.#iteration.finish();
    this.#deferred.reject(error);
  }
}

/** One iteration: a reader, and the promise of the last step, after which the next one starts. */
class Iteration {
  #reader;
  #preventCancel;
  #ongoing = undefined;
  #finished = false;

  constructor(stream, preventCancel) {
    this.#reader = new ReadableStreamDefaultReader(stream);
    this.#preventCancel = preventCancel;
  }

  finish() {
    this.#finished = true;
    release(this.#reader);
  }

  next() {
    return this.#enqueue(() => this.#nextStep());
  }

  return(value) {
    return this.#enqueue(() => this.#returnStep(value));
  }

  #enqueue(step) {
    const ongoing = this.#ongoing;
    const promise = ongoing === undefined ? step() : react(ongoing, step, step);
    this.#ongoing = promise;
    const clear = () => {
      if (this.#ongoing === promise) {
        this.#ongoing = undefined;
      }
    };
    react(promise, clear, clear);
    return promise;
  }

  #nextStep() {
    if (this.#finished) {
      return Promise.resolve({ value: undefined, done: true });
    }
    const request = new IteratorRequest(this);
    readWith(this.#reader, request);
    return request.promise;
  }

  #returnStep(value) {
    const result = { value, done: true };
    if (this.#finished) {
      return Promise.resolve(result);
    }
    const { stream } = this.#reader[kState];
    const cancelled = this.#preventCancel ? undefined : cancelStream(stream, value);
    this.finish();
    return cancelled === undefined ? Promise.resolve(result) : react(cancelled, () => result);
  }
}

const kIteration = Symbol('kIteration');

const StreamIteratorPrototype = Object.create(AsyncIteratorPrototype, {
  next: {
    configurable: true,
    enumerable: true,
    writable: true,
    value: function next() {
      return this[kIteration].next();
    },
  },
  return: {
    configurable: true,
    enumerable: true,
    writable: true,
    value: function (value) {
      return this[kIteration].return(value);
    },
  },
});

function iterate(stream, preventCancel) {
  return Object.create(StreamIteratorPrototype, {
    [kIteration]: { value: new Iteration(stream, preventCancel) },
  });
}

/** An underlying source that reads an iterable. */
function sourceOfIterable(iterable) {
  const iterator = iteratorOf(iterable);
  return {
    pull(controller) {
      let next;
      try {
        next = Promise.resolve(iterator.next());
      } catch (error) {
        return Promise.reject(error);
      }
      return react(next, (result) => {
        assertObject(result, 'The promise returned by the iterator.next() method must fulfill with an object');
        if (result.done) {
          controller.close();
        } else {
          controller.enqueue(result.value);
        }
      });
    },
    cancel(reason) {
      let returned;
      try {
        const method = iterator.return;
        if (method === undefined || method === null) {
          return Promise.resolve();
        }
        returned = Promise.resolve(method.call(iterator, reason));
      } catch (error) {
        return Promise.reject(error);
      }
      return react(returned, (result) => {
        assertObject(result, 'The promise returned by the iterator.return() method must fulfill with an object');
      });
    },
  };
}

function iteratorOf(iterable) {
  const asyncMethod = iterable[Symbol.asyncIterator];
  const isAsync = asyncMethod !== undefined && asyncMethod !== null;
  const method = isAsync ? asyncMethod : iterable[Symbol.iterator];
  if (typeof method !== 'function') {
    throw new ERR_ARG_NOT_ITERABLE(iterable);
  }
  const iterator = method.call(iterable);
  assertObject(iterator, 'The iterator method must return an object');
  return isAsync ? iterator : fromSync(iterator);
}

// What the language does in `for await` over a sync iterator: values are awaited.
function fromSync(iterator) {
  const awaitValue = (result) => {
    if (typeof result !== 'object' || result === null) {
      return result;
    }
    const { done, value } = result;
    return react(Promise.resolve(value), (settled) => ({ done, value: settled }));
  };
  return {
    next: () => awaitValue(iterator.next()),
    get return() {
      const method = iterator.return;
      return method === undefined || method === null
        ? undefined : (reason) => awaitValue(method.call(iterator, reason));
    },
  };
}

function assertObject(value, message) {
  if (typeof value !== 'object' && typeof value !== 'function' || value === null) {
    throw invalidState(message);
  }
}

module.exports = { iterate, sourceOfIterable };
