'use strict';

const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS },
} = require('internal/errors');
const {
  kValidateObjectAllowObjects, kValidateObjectAllowObjectsAndNull, validateObject,
} = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const {
  defineInspect, defineInterface, highWaterMarkOf, invalidState, isBrand, kControllerErrorFunction, kCreate,
  kIsClosedPromise, kIsErrored, kIsWritable, kState, markHandled, methodOf, sizeAlgorithmOf, stateOf,
} = require('internal/webstreams/util');
const {
  WritableControllerState, WritableStreamState, abortStream, algorithmsOf, isWritableStream,
} = require('internal/webstreams/writable_state');

class WritableStream {
  constructor(sink = kEmptyObject, strategy = kEmptyObject) {
    this[kState] = new WritableStreamState();
    if (sink === kCreate) {
      return;
    }
    validateObject(sink, 'sink', kValidateObjectAllowObjects);
    validateObject(strategy, 'strategy', kValidateObjectAllowObjectsAndNull);
    if (sink.type !== undefined) {
      throw new ERR_INVALID_ARG_VALUE.RangeError('type', sink.type);
    }
    const size = sizeAlgorithmOf(strategy);
    const highWaterMark = highWaterMarkOf(strategy, 1);
    const algorithms = algorithmsOf(sink, {
      start: methodOf(sink, 'start', 'sink'),
      write: methodOf(sink, 'write', 'sink'),
      close: methodOf(sink, 'close', 'sink'),
      abort: methodOf(sink, 'abort', 'sink'),
    });
    setUpController(this, { ...algorithms, highWaterMark, size });
  }

  get locked() {
    return stateOf(this, 'WritableStream').writer !== undefined;
  }

  abort(reason = undefined) {
    if (!isWritableStream(this)) {
      return Promise.reject(new ERR_INVALID_THIS('WritableStream'));
    }
    if (isWritableLocked(this)) {
      return Promise.reject(invalidState('WritableStream is locked'));
    }
    return abortStream(this, reason);
  }

  close() {
    if (!isWritableStream(this)) {
      return Promise.reject(new ERR_INVALID_THIS('WritableStream'));
    }
    if (isWritableLocked(this)) {
      return Promise.reject(invalidState('WritableStream is locked'));
    }
    return this[kState].closeQueuedOrInFlight() ? Promise.reject(cannotClose()) : closeStream(this);
  }

  getWriter() {
    stateOf(this, 'WritableStream');
    return new WritableStreamDefaultWriter(this);
  }

  get [kIsErrored]() {
    return this[kState].state === 'errored';
  }

  get [kIsWritable]() {
    return this[kState].state === 'writable';
  }

  get [kIsClosedPromise]() {
    return this[kState].closedForFinished();
  }

  [kControllerErrorFunction](error) {
    this[kState].controller[kState].errorIfNeeded(error);
  }
}

function cannotClose() {
  return invalidState('Failure to close WritableStream');
}

function closed() {
  return invalidState('WritableStream is closed');
}

function notBound() {
  return invalidState('Writer is not bound to a WritableStream');
}

function isWritableLocked(stream) {
  return stream[kState].writer !== undefined;
}

function closeStream(stream) {
  const state = stream[kState];
  if (state.state === 'closed' || state.state === 'errored') {
    return Promise.reject(closed());
  }
  const deferred = Promise.withResolvers();
  state.closeRequest = deferred;
  if (state.writer !== undefined && state.backpressure && state.state === 'writable') {
    state.writer[kState].resolveReady();
  }
  state.controller[kState].close();
  return deferred.promise;
}

class WriterState {
  stream = undefined;
  closed = Promise.withResolvers();
  ready = Promise.withResolvers();
  #readyPending = true;
  #closedPending = true;

  resetReady() {
    this.ready = Promise.withResolvers();
    this.#readyPending = true;
  }

  rejectReady(error) {
    if (!this.#readyPending) {
      this.ready = Promise.withResolvers();
    }
    markHandled(this.ready.promise);
    this.ready.reject(error);
    this.#readyPending = false;
  }

  resolveReady() {
    this.ready.resolve();
    this.#readyPending = false;
  }

  rejectClosed(error) {
    if (!this.#closedPending) {
      this.closed = Promise.withResolvers();
    }
    markHandled(this.closed.promise);
    this.closed.reject(error);
    this.#closedPending = false;
  }

  resolveClosed() {
    this.closed.resolve();
    this.#closedPending = false;
  }
}
WriterState.prototype.brand = 'WritableStreamDefaultWriter';

class WritableStreamDefaultWriter {
  constructor(stream) {
    if (!isWritableStream(stream)) {
      throw new ERR_INVALID_ARG_TYPE('stream', 'WritableStream', stream);
    }
    if (isWritableLocked(stream)) {
      throw invalidState('WritableStream is locked');
    }
    this[kState] = new WriterState();
    attach(this, stream);
  }

  get closed() {
    if (!isBrand(this, 'WritableStreamDefaultWriter')) {
      return Promise.reject(new ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    }
    return this[kState].closed.promise;
  }

  get desiredSize() {
    const { stream } = stateOf(this, 'WritableStreamDefaultWriter');
    if (stream === undefined) {
      throw notBound();
    }
    return desiredSizeOf(this);
  }

  get ready() {
    if (!isBrand(this, 'WritableStreamDefaultWriter')) {
      return Promise.reject(new ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    }
    return this[kState].ready.promise;
  }

  abort(reason = undefined) {
    if (!isBrand(this, 'WritableStreamDefaultWriter')) {
      return Promise.reject(new ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    }
    const { stream } = this[kState];
    return stream === undefined ? Promise.reject(notBound()) : abortStream(stream, reason);
  }

  close() {
    if (!isBrand(this, 'WritableStreamDefaultWriter')) {
      return Promise.reject(new ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    }
    const { stream } = this[kState];
    if (stream === undefined) {
      return Promise.reject(notBound());
    }
    return stream[kState].closeQueuedOrInFlight() ? Promise.reject(cannotClose()) : closeStream(stream);
  }

  releaseLock() {
    if (stateOf(this, 'WritableStreamDefaultWriter').stream !== undefined) {
      releaseWriter(this);
    }
  }

  write(chunk = undefined) {
    if (!isBrand(this, 'WritableStreamDefaultWriter')) {
      return Promise.reject(new ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    }
    return this[kState].stream === undefined ? Promise.reject(notBound()) : writeChunk(this, chunk);
  }
}

function attach(writer, stream) {
  const writerState = writer[kState];
  const state = stream[kState];
  writerState.stream = stream;
  state.writer = writer;
  switch (state.state) {
    case 'writable':
      if (state.closeQueuedOrInFlight() || !state.backpressure) {
        writerState.resolveReady();
      }
      break;
    case 'erroring':
      writerState.rejectReady(state.storedError);
      break;
    case 'closed':
      writerState.resolveReady();
      writerState.resolveClosed();
      break;
    default:
      writerState.rejectReady(state.storedError);
      writerState.rejectClosed(state.storedError);
  }
}

function desiredSizeOf(writer) {
  const state = writer[kState].stream[kState];
  switch (state.state) {
    case 'errored':
    case 'erroring':
      return null;
    case 'closed':
      return 0;
    default:
      return state.controller[kState].desiredSize();
  }
}

function writeChunk(writer, chunk) {
  const { stream } = writer[kState];
  const state = stream[kState];
  const controller = state.controller[kState];
  const size = controller.chunkSize(chunk);
  if (stream !== writer[kState].stream) {
    return Promise.reject(invalidState('Mismatched WritableStreams'));
  }
  if (state.state === 'errored') {
    return Promise.reject(state.storedError);
  }
  if (state.closeQueuedOrInFlight() || state.state === 'closed') {
    return Promise.reject(closed());
  }
  if (state.state === 'erroring') {
    return Promise.reject(state.storedError);
  }
  const written = state.addWriteRequest();
  controller.write(chunk, size);
  return written;
}

/** Closes for a pipe: an error of the destination counts, one "already closed" does not. */
function closePropagating(writer) {
  const { stream } = writer[kState];
  const state = stream[kState];
  if (state.closeQueuedOrInFlight() || state.state === 'closed') {
    return Promise.resolve();
  }
  return state.state === 'errored' ? Promise.reject(state.storedError) : closeStream(stream);
}

function releaseWriter(writer) {
  const { stream } = writer[kState];
  const error = invalidState('Writer has been released');
  writer[kState].rejectReady(error);
  writer[kState].rejectClosed(error);
  stream[kState].writer = undefined;
  writer[kState].stream = undefined;
}

class WritableStreamDefaultController {
  constructor(token = undefined) {
    if (token !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
  }

  get signal() {
    const state = stateOf(this, 'WritableStreamDefaultController');
    if (state.abortController === undefined) {
      state.abortController = new AbortController();
      if (state.abortReason !== undefined) {
        state.abortController.abort(state.abortReason.reason);
      }
    }
    return state.abortController.signal;
  }

  error(error = undefined) {
    stateOf(this, 'WritableStreamDefaultController').errorIfNeeded(error);
  }
}

function setUpController(stream, options) {
  const controller = new WritableStreamDefaultController(kCreate);
  const state = new WritableControllerState(controller, stream, options);
  controller[kState] = state;
  stream[kState].controller = controller;
  state.start(options.start);
}

/** A stream whose algorithms are the library's own: they answer with promises. */
function createWritableStream(options) {
  const stream = new WritableStream(kCreate);
  setUpController(stream, options);
  return stream;
}

function closeOrInFlight(stream) {
  return stream[kState].closeQueuedOrInFlight();
}

defineInterface(WritableStream, ['locked', 'abort', 'close', 'getWriter']);
defineInspect(WritableStream, 'WritableStream', (stream) => ({ locked: stream.locked, state: stream[kState].state }));
defineInterface(WritableStreamDefaultWriter,
  ['closed', 'desiredSize', 'ready', 'abort', 'close', 'releaseLock', 'write']);
defineInspect(WritableStreamDefaultWriter, 'WritableStreamDefaultWriter', (writer) => ({
  stream: writer[kState].stream,
  close: writer[kState].closed.promise,
  ready: writer[kState].ready.promise,
  desiredSize: writer.desiredSize,
}));
defineInterface(WritableStreamDefaultController, ['signal', 'error']);
defineInspect(WritableStreamDefaultController, 'WritableStreamDefaultController', (controller) => ({
  stream: controller[kState].stream,
}));

module.exports = {
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
  abortStream,
  closeOrInFlight,
  closePropagating,
  createWritableStream,
  desiredSizeOf,
  isWritableLocked,
  isWritableStream,
  releaseWriter,
  writeChunk,
};
