'use strict';

// The events of an EventEmitter as an async iterator with a queue of limited length: what nobody takes in time is an
// error, not a leak.

class EmitterEvents {
  #emitter;
  #event;
  #capacity;
  #waiting = [];
  #queue = [];
  #failure;
  #ended = false;

  constructor(emitter, event, capacity) {
    this.#emitter = emitter;
    this.#event = event;
    this.#capacity = capacity;
    emitter.on(event, this.#onEvent);
    if (event !== 'error') {
      emitter.on('error', this.#onError);
    }
  }

  next() {
    if (this.#queue.length > 0) {
      return Promise.resolve({ value: this.#queue.shift(), done: false });
    }
    if (this.#failure !== undefined) {
      const { error } = this.#failure;
      this.#failure = undefined;
      return Promise.reject(error);
    }
    if (this.#ended) {
      return Promise.resolve({ value: undefined, done: true });
    }
    const deferred = Promise.withResolvers();
    this.#waiting.push(deferred);
    return deferred.promise;
  }

  return(value) {
    this.#end();
    return Promise.resolve({ value, done: true });
  }

  // One argument is the item, several are an array.
  #onEvent = (...args) => {
    const value = args.length === 1 ? args[0] : args;
    const waiting = this.#waiting.shift();
    if (waiting !== undefined) {
      waiting.resolve({ value, done: false });
    } else if (this.#queue.length < this.#capacity) {
      this.#queue.push(value);
    } else {
      const error = new Error(`More than ${this.#capacity} events '${String(this.#event)}' wait for who subscribed to them`);
      error.code = 'ERR_JSNODE_TOO_MANY_EVENTS';
      this.#fail(error);
    }
  };

  #onError = (error) => this.#fail(error);

  #fail(error) {
    if (!this.#ended) {
      const waiting = this.#waiting.shift();
      if (waiting === undefined) {
        this.#failure = { error };
      } else {
        waiting.reject(error);
      }
      this.#end();
    }
  }

  #end() {
    this.#ended = true;
    this.#emitter.removeListener(this.#event, this.#onEvent);
    this.#emitter.removeListener('error', this.#onError);
    for (const { resolve } of this.#waiting.splice(0)) {
      resolve({ value: undefined, done: true });
    }
  }
}

module.exports = { EmitterEvents };
