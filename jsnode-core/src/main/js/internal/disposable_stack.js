'use strict';

// DisposableStack, AsyncDisposableStack and SuppressedError of ECMAScript's explicit resource management.

class SuppressedError extends Error {
  constructor(error, suppressed, message) {
    super(message);
    for (const [name, value] of [['error', error], ['suppressed', suppressed]]) {
      Object.defineProperty(this, name, { configurable: true, writable: true, value });
    }
  }
}
Object.defineProperties(SuppressedError.prototype, {
  name: { configurable: true, writable: true, value: 'SuppressedError' },
  message: { configurable: true, writable: true, value: '' },
});

function methodOf(value, symbol) {
  const method = value[symbol];
  if (method !== undefined && method !== null && typeof method !== 'function') {
    throw new TypeError('The dispose method is not a function');
  }
  return method ?? undefined;
}

function assertFunction(value) {
  if (typeof value !== 'function') {
    throw new TypeError(`${String(value)} is not a function`);
  }
}

/** What was thrown while disposing, each error suppressing the one before. */
class Failure {
  failed = false;
  error = undefined;

  add(error) {
    this.error = this.failed ? new SuppressedError(error, this.error) : error;
    this.failed = true;
  }

  throwIfAny() {
    if (this.failed) {
      throw this.error;
    }
  }
}

class DisposableStack {
  #callbacks = [];
  #disposed = false;

  get disposed() {
    return this.#disposed;
  }

  #assertOpen() {
    if (this.#disposed) {
      throw new ReferenceError('Cannot add values to a disposed stack!');
    }
  }

  use(value) {
    this.#assertOpen();
    if (value !== null && value !== undefined) {
      const method = methodOf(Object(value) === value ? value : {}, Symbol.dispose);
      if (method === undefined) {
        throw new TypeError('The value is not disposable');
      }
      this.#callbacks.push(() => method.call(value));
    }
    return value;
  }

  adopt(value, onDispose) {
    this.#assertOpen();
    assertFunction(onDispose);
    this.#callbacks.push(() => onDispose(value));
    return value;
  }

  defer(onDispose) {
    this.#assertOpen();
    assertFunction(onDispose);
    this.#callbacks.push(() => onDispose());
  }

  move() {
    this.#assertOpen();
    const stack = new DisposableStack();
    stack.#callbacks = this.#callbacks;
    this.#callbacks = [];
    this.#disposed = true;
    return stack;
  }

  dispose() {
    if (this.#disposed) {
      return;
    }
    this.#disposed = true;
    const failure = new Failure();
    while (this.#callbacks.length > 0) {
      try {
        this.#callbacks.pop()();
      } catch (error) {
        failure.add(error);
      }
    }
    failure.throwIfAny();
  }
}

class AsyncDisposableStack {
  #callbacks = [];
  #disposed = false;

  get disposed() {
    return this.#disposed;
  }

  #assertOpen() {
    if (this.#disposed) {
      throw new ReferenceError('Cannot add values to a disposed stack!');
    }
  }

  use(value) {
    this.#assertOpen();
    if (value === null || value === undefined) {
      this.#callbacks.push(() => undefined);
      return value;
    }
    const owner = Object(value) === value ? value : {};
    const asyncMethod = methodOf(owner, Symbol.asyncDispose);
    const method = asyncMethod ?? methodOf(owner, Symbol.dispose);
    if (method === undefined) {
      throw new TypeError('The value is not disposable');
    }
    this.#callbacks.push(asyncMethod === undefined ? () => void method.call(value) : () => method.call(value));
    return value;
  }

  adopt(value, onDisposeAsync) {
    this.#assertOpen();
    assertFunction(onDisposeAsync);
    this.#callbacks.push(() => onDisposeAsync(value));
    return value;
  }

  defer(onDisposeAsync) {
    this.#assertOpen();
    assertFunction(onDisposeAsync);
    this.#callbacks.push(() => onDisposeAsync());
  }

  move() {
    this.#assertOpen();
    const stack = new AsyncDisposableStack();
    stack.#callbacks = this.#callbacks;
    this.#callbacks = [];
    this.#disposed = true;
    return stack;
  }

  async disposeAsync() {
    if (this.#disposed) {
      return;
    }
    this.#disposed = true;
    const failure = new Failure();
    while (this.#callbacks.length > 0) {
      try {
        await this.#callbacks.pop()();
      } catch (error) {
        failure.add(error);
      }
    }
    failure.throwIfAny();
  }
}

for (const [stack, symbol, name] of [
  [DisposableStack, Symbol.dispose, 'dispose'],
  [AsyncDisposableStack, Symbol.asyncDispose, 'disposeAsync'],
]) {
  Object.defineProperty(stack.prototype, symbol, { configurable: true, writable: true, value: stack.prototype[name] });
  Object.defineProperty(stack.prototype, Symbol.toStringTag, { configurable: true, value: stack.name });
}

module.exports = { AsyncDisposableStack, DisposableStack, SuppressedError };
