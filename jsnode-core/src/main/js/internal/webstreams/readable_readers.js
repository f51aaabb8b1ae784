'use strict';

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS, ERR_OUT_OF_RANGE },
} = require('internal/errors');
const { validateNumber, validateObject } = require('internal/validators');
const {
  Queue, defineInspect, defineInterface, handledRejection, invalidState, isBrand, kState, markHandled, stateOf,
} = require('internal/webstreams/util');
const {
  assertUnlocked, cancelStream, errorRequests, isByteStream, isReadableStream,
} = require('internal/webstreams/readable_operations');
const { isDetached, pullInto } = require('internal/webstreams/readable_byte_controller');

class ReaderState {
  requests = new Queue();
  closed = undefined;
  stream = undefined;

  get readRequests() {
    return this.requests;
  }

  get readIntoRequests() {
    return this.requests;
  }
}

class DefaultReaderState extends ReaderState {}
DefaultReaderState.prototype.brand = 'ReadableStreamDefaultReader';

class BYOBReaderState extends ReaderState {}
BYOBReaderState.prototype.brand = 'ReadableStreamBYOBReader';

/** A read whose outcome is a promise for `{ value, done }`. */
class PromiseRequest {
  #deferred = Promise.withResolvers();

  get promise() {
    return this.#deferred.promise;
  }

  chunk(value) {
    this.#deferred.resolve({ value, done: false });
  }

  close(value) {
    this.#deferred.resolve({ value, done: true });
  }

  error(error) {
    this.#deferred.reject(error);
  }
}

function attach(reader, state, stream) {
  reader[kState] = state;
  state.stream = stream;
  const streamState = stream[kState];
  streamState.reader = reader;
  state.closed = Promise.withResolvers();
  if (streamState.state === 'closed') {
    state.closed.resolve();
  } else if (streamState.state === 'errored') {
    markHandled(state.closed.promise);
    state.closed.reject(streamState.storedError);
  }
}

function assertReadableStream(stream) {
  if (!isReadableStream(stream)) {
    throw new ERR_INVALID_ARG_TYPE('stream', 'ReadableStream', stream);
  }
  assertUnlocked(stream);
}

function cancelReader(reader, brand, reason) {
  if (!isBrand(reader, brand)) {
    return Promise.reject(new ERR_INVALID_THIS(brand));
  }
  const { stream } = reader[kState];
  return stream === undefined ? Promise.reject(notAttached()) : cancelStream(stream, reason);
}

function notAttached() {
  return invalidState('The reader is not attached to a stream');
}

/** Detaches a reader from its stream; its waiting reads fail. */
function release(reader) {
  const state = reader[kState];
  detach(reader);
  errorRequests(reader, invalidState('Releasing reader'));
  state.stream = undefined;
}

/** The same without an error for waiting reads: for callers that know there are none. */
function detach(reader) {
  const state = reader[kState];
  const streamState = state.stream[kState];
  const error = invalidState('Reader released');
  if (streamState.state === 'readable') {
    markHandled(state.closed.promise);
    state.closed.reject(error);
  } else {
    state.closed = { promise: handledRejection(error), resolve() {}, reject() {} };
  }
  streamState.controller[kState].releaseSteps();
  streamState.reader = undefined;
  state.stream = undefined;
}

/** Performs a read of a default reader for a request object `{ chunk(value), close(), error(reason) }`. */
function readWith(reader, request) {
  const { stream } = reader[kState];
  const state = stream[kState];
  state.disturbed = true;
  if (state.state === 'readable') {
    state.controller[kState].pullSteps(request);
  } else if (state.state === 'closed') {
    request.close();
  } else {
    request.error(state.storedError);
  }
}

class ReadableStreamDefaultReader {
  constructor(stream) {
    assertReadableStream(stream);
    attach(this, new DefaultReaderState(), stream);
  }

  read() {
    if (!isBrand(this, 'ReadableStreamDefaultReader')) {
      return Promise.reject(new ERR_INVALID_THIS('ReadableStreamDefaultReader'));
    }
    const { stream } = this[kState];
    if (stream === undefined) {
      return Promise.reject(notAttached());
    }
    const state = stream[kState];
    if (state.state === 'readable') {
      const controller = state.controller[kState];
      if (controller.hasChunk()) {
        state.disturbed = true;
        return Promise.resolve({ value: controller.takeChunk(), done: false });
      }
    }
    const request = new PromiseRequest();
    readWith(this, request);
    return request.promise;
  }

  releaseLock() {
    if (stateOf(this, 'ReadableStreamDefaultReader').stream !== undefined) {
      release(this);
    }
  }

  get closed() {
    if (!isBrand(this, 'ReadableStreamDefaultReader')) {
      return Promise.reject(new ERR_INVALID_THIS('ReadableStreamDefaultReader'));
    }
    return this[kState].closed.promise;
  }

  cancel(reason = undefined) {
    return cancelReader(this, 'ReadableStreamDefaultReader', reason);
  }
}

class ReadableStreamBYOBReader {
  constructor(stream) {
    assertReadableStream(stream);
    if (!isByteStream(stream)) {
      throw new ERR_INVALID_ARG_VALUE('stream', stream, 'must be a byte stream');
    }
    attach(this, new BYOBReaderState(), stream);
  }

  read(view, options = {}) {
    try {
      const min = validateRead(this, view, options);
      const request = new PromiseRequest();
      readInto(this, view, min, request);
      return request.promise;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  releaseLock() {
    if (stateOf(this, 'ReadableStreamBYOBReader').stream !== undefined) {
      release(this);
    }
  }

  get closed() {
    if (!isBrand(this, 'ReadableStreamBYOBReader')) {
      return Promise.reject(new ERR_INVALID_THIS('ReadableStreamBYOBReader'));
    }
    return this[kState].closed.promise;
  }

  cancel(reason = undefined) {
    return cancelReader(this, 'ReadableStreamBYOBReader', reason);
  }
}

function validateRead(reader, view, options) {
  const { stream } = stateOf(reader, 'ReadableStreamBYOBReader');
  if (!ArrayBuffer.isView(view)) {
    throw new ERR_INVALID_ARG_TYPE('view', ['Buffer', 'TypedArray', 'DataView'], view);
  }
  validateObject(options, 'options');
  if (view.byteLength === 0 || view.buffer.byteLength === 0 || isDetached(view.buffer)) {
    throw invalidState('View or Viewed ArrayBuffer is zero-length or detached');
  }
  const min = minimumOf(options, view);
  if (stream === undefined) {
    throw notAttached();
  }
  return min;
}

function minimumOf(options, view) {
  const min = options.min ?? 1;
  validateNumber(min, 'options.min');
  if (!Number.isInteger(min)) {
    throw new ERR_INVALID_ARG_VALUE('options.min', min, 'must be an integer');
  }
  if (min <= 0) {
    throw new ERR_INVALID_ARG_VALUE('options.min', min, 'must be greater than 0');
  }
  const limit = view instanceof DataView ? view.byteLength : view.length;
  if (min > limit) {
    throw new ERR_OUT_OF_RANGE('options.min', `<= view.${view instanceof DataView ? 'byteLength' : 'length'}`, min);
  }
  return min;
}

/** Performs a read of a BYOB reader for a request object `{ chunk(view), close(view), error(reason) }`. */
function readInto(reader, view, min, request) {
  const { stream } = reader[kState];
  const state = stream[kState];
  state.disturbed = true;
  if (state.state === 'errored') {
    request.error(state.storedError);
  } else {
    pullInto(state.controller, view, min, request);
  }
}

function inspectReader(requestsName) {
  return (reader) => ({
    stream: reader[kState].stream,
    [requestsName]: reader[kState].requests.length,
    close: reader[kState].closed.promise,
  });
}

defineInterface(ReadableStreamDefaultReader, ['read', 'releaseLock', 'closed', 'cancel']);
defineInspect(ReadableStreamDefaultReader, 'ReadableStreamDefaultReader', inspectReader('readRequests'));
defineInterface(ReadableStreamBYOBReader, ['read', 'releaseLock', 'closed', 'cancel']);
defineInspect(ReadableStreamBYOBReader, 'ReadableStreamBYOBReader', inspectReader('readIntoRequests'));

module.exports = { ReadableStreamBYOBReader, ReadableStreamDefaultReader, readInto, readWith, release };
