'use strict';

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const {
  kValidateObjectAllowObjects, kValidateObjectAllowObjectsAndNull, validateObject,
} = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const {
  callForPromise, defineInspect, defineInterface, highWaterMarkOf, invalidState, kCreate, kState, methodOf, react,
  sizeAlgorithmOf, stateOf,
} = require('internal/webstreams/util');
const { createStream } = require('internal/webstreams/readablestream');
const { createWritableStream } = require('internal/webstreams/writablestream');

/** A transform stream: its two sides and the transformer's algorithms. */
class TransformState {
  stream;
  readable;
  writable;
  controller;
  backpressure = undefined;
  #backpressureChange = undefined;
  #finish = undefined; // promise of the one cancel, abort or flush
  transformAlgorithm;
  flushAlgorithm;
  cancelAlgorithm;

  constructor(stream, controller, { start, transform, flush, cancel, writableStrategy, readableStrategy }) {
    this.stream = stream;
    this.controller = controller;
    this.transformAlgorithm = transform;
    this.flushAlgorithm = flush;
    this.cancelAlgorithm = cancel;
    const started = Promise.withResolvers();
    this.writable = createWritableStream({
      start: () => started.promise,
      write: (chunk) => this.#write(chunk),
      close: () => this.#close(),
      abort: (reason) => this.#abort(reason),
      ...writableStrategy,
    });
    this.readable = createStream({
      start: () => started.promise,
      pull: () => this.#pull(),
      cancel: (reason) => this.#cancel(reason),
      ...readableStrategy,
    });
    this.setBackpressure(true);
    this.begin = () => started.resolve(start === undefined ? undefined : start(controller));
  }

  begin;

  get readableController() {
    return this.readable[kState].controller[kState];
  }

  get writableState() {
    return this.writable[kState];
  }

  setBackpressure(backpressure) {
    this.#backpressureChange?.resolve();
    this.#backpressureChange = Promise.withResolvers();
    this.backpressure = backpressure;
  }

  clearAlgorithms() {
    this.transformAlgorithm = undefined;
    this.flushAlgorithm = undefined;
    this.cancelAlgorithm = undefined;
  }

  error(error) {
    this.readableController.error(error);
    this.errorWritableAndUnblock(error);
  }

  errorWritableAndUnblock(error) {
    this.clearAlgorithms();
    this.writableState.controller[kState].errorIfNeeded(error);
    if (this.backpressure) {
      this.setBackpressure(false);
    }
  }

  enqueue(chunk) {
    const controller = this.readableController;
    if (!controller.canCloseOrEnqueue()) {
      throw invalidState('Unable to enqueue');
    }
    try {
      controller.enqueue(chunk);
    } catch (error) {
      this.errorWritableAndUnblock(error);
      throw this.readable[kState].storedError;
    }
    const backpressure = !controller.shouldPull();
    if (backpressure !== this.backpressure) {
      this.setBackpressure(true);
    }
  }

  terminate() {
    this.readableController.close();
    this.errorWritableAndUnblock(invalidState('TransformStream has been terminated'));
  }

  #transform(chunk) {
    if (this.transformAlgorithm === undefined) {
      try {
        this.enqueue(chunk);
        return Promise.resolve();
      } catch (error) {
        this.error(error);
        return Promise.reject(error);
      }
    }
    return react(this.transformAlgorithm(chunk, this.controller), undefined, (error) => {
      this.error(error);
      throw error;
    });
  }

  #write(chunk) {
    if (!this.backpressure) {
      return this.#transform(chunk);
    }
    return react(this.#backpressureChange.promise, () => {
      if (this.writableState.state === 'erroring') {
        throw this.writableState.storedError;
      }
      return this.#transform(chunk);
    });
  }

  #close() {
    if (this.#finish !== undefined) {
      return this.#finish.promise;
    }
    this.#finish = Promise.withResolvers();
    const { flushAlgorithm } = this;
    const flushed = flushAlgorithm === undefined ? Promise.resolve() : flushAlgorithm(this.controller);
    this.clearAlgorithms();
    this.#settle(flushed, () => {
      if (this.readable[kState].state === 'errored') {
        throw this.readable[kState].storedError;
      }
      this.readableController.close();
    }, (error) => this.readableController.error(error));
    return this.#finish.promise;
  }

  #abort(reason) {
    if (this.#finish !== undefined) {
      return this.#finish.promise;
    }
    this.#finish = Promise.withResolvers();
    this.#settle(this.#runCancel(reason), () => {
      if (this.readable[kState].state === 'errored') {
        throw this.readable[kState].storedError;
      }
      this.readableController.error(reason);
    }, (error) => this.readableController.error(error));
    return this.#finish.promise;
  }

  #cancel(reason) {
    if (this.#finish !== undefined) {
      return this.#finish.promise;
    }
    this.#finish = Promise.withResolvers();
    const unblock = (error) => {
      this.writableState.controller[kState].errorIfNeeded(error);
      if (this.backpressure) {
        this.setBackpressure(false);
      }
    };
    this.#settle(this.#runCancel(reason), () => {
      if (this.writableState.state === 'errored') {
        throw this.writableState.storedError;
      }
      unblock(reason);
    }, unblock);
    return this.#finish.promise;
  }

  #runCancel(reason) {
    const { cancelAlgorithm } = this;
    const cancelled = cancelAlgorithm === undefined ? Promise.resolve() : cancelAlgorithm(reason);
    this.clearAlgorithms();
    return cancelled;
  }

  /** Ends the stream after `promise`; what `onFulfilled` throws is an error that the other side already has. */
  #settle(promise, onFulfilled, onRejected) {
    react(promise, () => {
      try {
        onFulfilled();
        this.#finish.resolve();
      } catch (error) {
        this.#finish.reject(error);
      }
    }, (error) => {
      onRejected(error);
      this.#finish.reject(error);
    });
  }

  #pull() {
    this.setBackpressure(false);
    return this.#backpressureChange.promise;
  }
}
TransformState.prototype.brand = 'TransformStream';

class TransformStream {
  constructor(transformer = kEmptyObject, writableStrategy = kEmptyObject, readableStrategy = kEmptyObject) {
    validateObject(transformer, 'transformer', kValidateObjectAllowObjects);
    validateObject(writableStrategy, 'writableStrategy', kValidateObjectAllowObjectsAndNull);
    validateObject(readableStrategy, 'readableStrategy', kValidateObjectAllowObjectsAndNull);
    for (const type of ['readableType', 'writableType']) {
      if (transformer?.[type] !== undefined) {
        throw new ERR_INVALID_ARG_VALUE.RangeError(`transformer.${type}`, transformer[type]);
      }
    }
    const controller = new TransformStreamDefaultController(kCreate);
    const state = new TransformState(this, controller, {
      ...algorithmsOf(transformer),
      readableStrategy: queuingOf(readableStrategy, 0),
      writableStrategy: queuingOf(writableStrategy, 1),
    });
    this[kState] = state;
    controller[kState] = new TransformControllerState(state);
    state.begin();
  }

  get readable() {
    return stateOf(this, 'TransformStream').readable;
  }

  get writable() {
    return stateOf(this, 'TransformStream').writable;
  }
}

function queuingOf(strategy, highWaterMark) {
  return { highWaterMark: highWaterMarkOf(strategy, highWaterMark), size: sizeAlgorithmOf(strategy) };
}

/** The algorithms of a user's transformer. */
function algorithmsOf(transformer) {
  const start = methodOf(transformer, 'start', 'transformer');
  const transform = methodOf(transformer, 'transform', 'transformer');
  const flush = methodOf(transformer, 'flush', 'transformer');
  const cancel = methodOf(transformer, 'cancel', 'transformer');
  return {
    start: start && ((controller) => start.call(transformer, controller)),
    transform: transform && ((chunk, controller) => callForPromise(transform, transformer, chunk, controller)),
    flush: flush && ((controller) => callForPromise(flush, transformer, controller)),
    cancel: cancel && ((reason) => callForPromise(cancel, transformer, reason)),
  };
}

class TransformControllerState {
  stream;

  constructor(stream) {
    this.stream = stream;
  }
}
TransformControllerState.prototype.brand = 'TransformStreamDefaultController';

class TransformStreamDefaultController {
  constructor(token = undefined) {
    if (token !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
  }

  get desiredSize() {
    return streamOf(this).readableController.desiredSize();
  }

  enqueue(chunk = undefined) {
    streamOf(this).enqueue(chunk);
  }

  error(reason = undefined) {
    streamOf(this).error(reason);
  }

  terminate() {
    streamOf(this).terminate();
  }
}

function streamOf(controller) {
  return stateOf(controller, 'TransformStreamDefaultController').stream;
}

defineInterface(TransformStream, ['readable', 'writable']);
defineInspect(TransformStream, 'TransformStream', (stream) => ({
  readable: stream.readable,
  writable: stream.writable,
  backpressure: stream[kState].backpressure,
}));
defineInterface(TransformStreamDefaultController, ['desiredSize', 'enqueue', 'error', 'terminate']);
defineInspect(TransformStreamDefaultController, 'TransformStreamDefaultController', (controller) => ({
  stream: controller[kState].stream.stream,
}));

module.exports = { TransformStream, TransformStreamDefaultController };
