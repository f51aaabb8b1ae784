'use strict';

// The controller of byte streams. Names follow the standard: a "pull-into" is a view that a BYOB reader (or, with
// autoAllocateChunkSize, the controller itself) offers to be filled; the queue holds byte ranges of transferred
// ArrayBuffers.

const { Buffer } = require('buffer');
const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const {
  Queue, defineInspect, defineInterface, invalidState, kCreate, kState, react, stateOf,
} = require('internal/webstreams/util');
const {
  closeStream, errorStream, fulfillRequest, hasBYOBReader, hasDefaultReader, isLocked, pendingRequests,
} = require('internal/webstreams/readable_operations');
const { startController } = require('internal/webstreams/readable_default_controller');

function isDetached(buffer) {
  return buffer.detached === true;
}

/**
 * Takes the bytes away from their owner. Small Buffers share a pool, which must stay with its owner: those are
 * copied.
 */
function transferView(view) {
  const { buffer, byteOffset, byteLength } = view;
  if (buffer instanceof SharedArrayBuffer || isPooled(buffer, byteLength)) {
    return { buffer: new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength)).buffer, byteOffset: 0, byteLength };
  }
  return { buffer: buffer.transfer(), byteOffset, byteLength };
}

function isPooled(buffer, byteLength) {
  return buffer.byteLength === Buffer.poolSize && byteLength < buffer.byteLength;
}

class ByteControllerState {
  chunks = new Queue(); // { buffer, byteOffset, byteLength }
  size = 0;
  pendingPullIntos = [];
  started = false;
  closeRequested = false;
  pulling = false;
  pullAgain = false;
  byobRequest = null;
  controller;
  stream;
  highWaterMark;
  autoAllocateChunkSize;
  pullAlgorithm;
  cancelAlgorithm;

  constructor(controller, stream, { highWaterMark, autoAllocateChunkSize, pull, cancel }) {
    this.controller = controller;
    this.stream = stream;
    this.highWaterMark = highWaterMark;
    this.autoAllocateChunkSize = autoAllocateChunkSize;
    this.pullAlgorithm = pull;
    this.cancelAlgorithm = cancel;
  }

  pullIfNeeded() {
    if (!this.shouldPull()) {
      return;
    }
    if (this.pulling) {
      this.pullAgain = true;
      return;
    }
    if (this.pullAlgorithm === undefined) {
      return;
    }
    this.pulling = true;
    react(this.pullAlgorithm(this.controller), () => {
      this.pulling = false;
      if (this.pullAgain) {
        this.pullAgain = false;
        this.pullIfNeeded();
      }
    }, (error) => this.error(error));
  }

  shouldPull() {
    const { stream } = this;
    if (stream[kState].state !== 'readable' || this.closeRequested || !this.started) {
      return false;
    }
    return isLocked(stream) && pendingRequests(stream) > 0 || this.desiredSize() > 0;
  }

  desiredSize() {
    const { state } = this.stream[kState];
    return state === 'readable' ? this.highWaterMark - this.size : state === 'errored' ? null : 0;
  }

  clearAlgorithms() {
    this.pullAlgorithm = undefined;
    this.cancelAlgorithm = undefined;
  }

  clearQueue() {
    this.chunks.clear();
    this.size = 0;
  }

  invalidateRequest() {
    if (this.byobRequest !== null) {
      const request = this.byobRequest[kState];
      request.state = undefined;
      request.view = null;
      this.byobRequest = null;
    }
  }

  error(error) {
    if (this.stream[kState].state !== 'readable') {
      return;
    }
    this.invalidateRequest();
    this.pendingPullIntos = [];
    this.clearQueue();
    this.clearAlgorithms();
    errorStream(this.stream, error);
  }

  close() {
    if (this.closeRequested || this.stream[kState].state !== 'readable') {
      return;
    }
    if (this.size > 0) {
      this.closeRequested = true;
      return;
    }
    if (this.pendingPullIntos.length > 0) {
      const first = this.pendingPullIntos[0];
      if (first.filled % first.elementSize !== 0) {
        const error = invalidState('Partial read');
        this.error(error);
        throw error;
      }
    }
    this.clearAlgorithms();
    closeStream(this.stream);
  }

  enqueue(view) {
    if (this.closeRequested || this.stream[kState].state !== 'readable') {
      return;
    }
    const chunk = transferView(view);
    if (this.pendingPullIntos.length > 0) {
      const first = this.pendingPullIntos[0];
      if (isDetached(first.buffer)) {
        throw invalidState('Destination ArrayBuffer is detached');
      }
      this.invalidateRequest();
      first.buffer = first.buffer.transfer();
      if (first.readerType === 'none') {
        this.enqueueDetached(first);
      }
    }
    if (hasDefaultReader(this.stream)) {
      this.serveDefaultReader(chunk);
    } else {
      this.append(chunk);
      if (hasBYOBReader(this.stream)) {
        this.serveBYOBReader();
      }
    }
    this.pullIfNeeded();
  }

  serveDefaultReader(chunk) {
    while (pendingRequests(this.stream) > 0 && this.size > 0) {
      this.stream[kState].reader[kState].requests.shift().chunk(this.takeChunk());
    }
    if (pendingRequests(this.stream) === 0) {
      this.append(chunk);
      return;
    }
    if (this.pendingPullIntos.length > 0) {
      this.pendingPullIntos.shift();
    }
    fulfillRequest(this.stream, new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength), false);
  }

  serveBYOBReader() {
    for (const pullInto of this.takeFilledPullIntos()) {
      this.commit(pullInto);
    }
  }

  takeFilledPullIntos() {
    const filled = [];
    while (this.pendingPullIntos.length > 0 && this.size > 0) {
      if (!this.fillFromQueue(this.pendingPullIntos[0])) {
        break;
      }
      filled.push(this.pendingPullIntos.shift());
    }
    return filled;
  }

  append(chunk) {
    this.chunks.push(chunk);
    this.size += chunk.byteLength;
  }

  /** The part of a pull-into whose reader has gone becomes an ordinary chunk. */
  enqueueDetached(pullInto) {
    if (pullInto.filled > 0) {
      this.appendCopy(pullInto.buffer, pullInto.byteOffset, pullInto.filled);
    }
    this.pendingPullIntos.shift();
  }

  appendCopy(buffer, byteOffset, byteLength) {
    this.append({ buffer: buffer.slice(byteOffset, byteOffset + byteLength), byteOffset: 0, byteLength });
  }

  /** Copies queued bytes into a pull-into; true when it holds as many as its reader asked for. */
  fillFromQueue(pullInto) {
    const available = Math.min(this.size, pullInto.byteLength - pullInto.filled);
    const filledThen = pullInto.filled + available;
    const aligned = filledThen - filledThen % pullInto.elementSize;
    const ready = aligned >= pullInto.minimum;
    let left = ready ? aligned - pullInto.filled : available;
    while (left > 0) {
      const chunk = this.chunks.peek();
      const count = Math.min(left, chunk.byteLength);
      new Uint8Array(pullInto.buffer, pullInto.byteOffset + pullInto.filled, count)
        .set(new Uint8Array(chunk.buffer, chunk.byteOffset, count));
      if (chunk.byteLength === count) {
        this.chunks.shift();
      } else {
        chunk.byteOffset += count;
        chunk.byteLength -= count;
      }
      this.size -= count;
      pullInto.filled += count;
      left -= count;
    }
    return ready;
  }

  commit(pullInto) {
    const done = this.stream[kState].state === 'closed';
    const view = viewOf(pullInto);
    if (pullInto.readerType === 'default') {
      fulfillRequest(this.stream, view, false);
    } else {
      fulfillRequest(this.stream, view, done);
    }
  }

  hasChunk() {
    return this.size > 0;
  }

  takeChunk() {
    const chunk = this.chunks.shift();
    this.size -= chunk.byteLength;
    this.drained();
    return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }

  drained() {
    if (this.size === 0 && this.closeRequested) {
      this.clearAlgorithms();
      closeStream(this.stream);
    } else {
      this.pullIfNeeded();
    }
  }

  pullSteps(request) {
    if (this.size > 0) {
      request.chunk(this.takeChunk());
      return;
    }
    if (this.autoAllocateChunkSize !== undefined) {
      let buffer;
      try {
        buffer = new ArrayBuffer(this.autoAllocateChunkSize);
      } catch (error) {
        request.error(error);
        return;
      }
      this.pendingPullIntos.push(pullIntoFor(buffer, 0, this.autoAllocateChunkSize, 1, Uint8Array, 'default', 1));
    }
    this.stream[kState].reader[kState].requests.push(request);
    this.pullIfNeeded();
  }

  cancelSteps(reason) {
    this.invalidateRequest();
    this.pendingPullIntos = [];
    this.clearQueue();
    const { cancelAlgorithm } = this;
    this.clearAlgorithms();
    return cancelAlgorithm === undefined ? Promise.resolve() : cancelAlgorithm(reason);
  }

  releaseSteps() {
    if (this.pendingPullIntos.length > 0) {
      const [first] = this.pendingPullIntos;
      first.readerType = 'none';
      this.pendingPullIntos = [first];
    }
  }

  currentRequest() {
    if (this.byobRequest === null && this.pendingPullIntos.length > 0) {
      const { buffer, byteOffset, byteLength, filled } = this.pendingPullIntos[0];
      const request = new ReadableStreamBYOBRequest(kCreate);
      request[kState] = new BYOBRequestState(this, new Uint8Array(buffer, byteOffset + filled, byteLength - filled));
      this.byobRequest = request;
    }
    return this.byobRequest;
  }

  /** The source has written `count` bytes into the view of the current BYOB request. */
  respond(count) {
    const first = this.pendingPullIntos[0];
    if (this.stream[kState].state === 'closed') {
      if (count !== 0) {
        throw new ERR_INVALID_ARG_VALUE('bytesWritten', count);
      }
    } else {
      if (!(count > 0)) {
        throw new ERR_INVALID_ARG_VALUE('bytesWritten', count);
      }
      if (first.filled + count > first.byteLength) {
        throw new ERR_INVALID_ARG_VALUE.RangeError('bytesWritten', count);
      }
    }
    first.buffer = first.buffer.transfer();
    this.respondToFirst(count);
  }

  respondWithNewView(view) {
    if (isDetached(view.buffer)) {
      throw invalidState('Viewed ArrayBuffer is detached');
    }
    const first = this.pendingPullIntos[0];
    const { byteOffset, byteLength } = view;
    if (this.stream[kState].state === 'closed') {
      if (byteLength !== 0) {
        throw invalidState('View is not zero-length');
      }
    } else if (byteLength === 0) {
      throw invalidState('View is zero-length');
    }
    if (first.byteOffset + first.filled !== byteOffset) {
      throw new ERR_INVALID_ARG_VALUE.RangeError('view', view);
    }
    if (first.bufferByteLength !== view.buffer.byteLength) {
      throw new ERR_INVALID_ARG_VALUE.RangeError('view', view);
    }
    if (first.filled + byteLength > first.byteLength) {
      throw new ERR_INVALID_ARG_VALUE.RangeError('view', view);
    }
    first.buffer = view.buffer.transfer();
    this.respondToFirst(byteLength);
  }

  respondToFirst(count) {
    this.invalidateRequest();
    if (this.stream[kState].state === 'closed') {
      this.respondClosed();
    } else {
      this.respondReadable(count, this.pendingPullIntos[0]);
    }
    this.pullIfNeeded();
  }

  respondClosed() {
    if (this.pendingPullIntos[0].readerType === 'none') {
      this.pendingPullIntos.shift();
    }
    if (hasBYOBReader(this.stream)) {
      const filled = [];
      while (filled.length < pendingRequests(this.stream)) {
        filled.push(this.pendingPullIntos.shift());
      }
      for (const pullInto of filled) {
        this.commit(pullInto);
      }
    }
  }

  respondReadable(count, pullInto) {
    pullInto.filled += count;
    if (pullInto.readerType === 'none') {
      this.enqueueDetached(pullInto);
      this.serveBYOBReader();
      return;
    }
    if (pullInto.filled < pullInto.minimum) {
      return; // the source has more to give
    }
    this.pendingPullIntos.shift();
    const remainder = pullInto.filled % pullInto.elementSize;
    if (remainder > 0) {
      const end = pullInto.byteOffset + pullInto.filled;
      this.appendCopy(pullInto.buffer, end - remainder, remainder);
    }
    pullInto.filled -= remainder;
    const others = this.takeFilledPullIntos();
    this.commit(pullInto);
    for (const other of others) {
      this.commit(other);
    }
  }
}
ByteControllerState.prototype.brand = 'ReadableByteStreamController';

function pullIntoFor(buffer, byteOffset, byteLength, elementSize, View, readerType, minimum) {
  const bufferByteLength = buffer.byteLength;
  return { buffer, bufferByteLength, byteOffset, byteLength, filled: 0, elementSize, View, readerType, minimum };
}

function viewOf({ buffer, byteOffset, byteLength, filled, elementSize, View }) {
  if (filled > byteLength) {
    throw invalidState('The buffer size is invalid');
  }
  const transferred = buffer.transfer();
  const length = filled / elementSize;
  return View === Buffer ? Buffer.from(transferred, byteOffset, length) : new View(transferred, byteOffset, length);
}

/** A BYOB reader offers `view`, to be filled with at least `minimum` elements. */
function pullInto(controller, view, minimum, request) {
  const state = controller[kState];
  const { stream } = state;
  const isDataView = view instanceof DataView;
  const elementSize = isDataView ? 1 : view.BYTES_PER_ELEMENT;
  const View = Buffer.isBuffer(view) ? Buffer : isDataView ? DataView : view.constructor;
  const { byteOffset, byteLength } = view;
  let buffer;
  try {
    buffer = view.buffer.transfer();
  } catch (error) {
    request.error(error);
    return;
  }
  const pullInto = pullIntoFor(buffer, byteOffset, byteLength, elementSize, View, 'byob', minimum * elementSize);
  const { requests } = stream[kState].reader[kState];
  if (state.pendingPullIntos.length > 0) {
    state.pendingPullIntos.push(pullInto);
    requests.push(request);
    return;
  }
  if (stream[kState].state === 'closed') {
    request.close(new View(buffer, byteOffset, 0));
    return;
  }
  if (state.size > 0) {
    if (state.fillFromQueue(pullInto)) {
      const filled = viewOf(pullInto);
      state.drained();
      request.chunk(filled);
      return;
    }
    if (state.closeRequested) {
      const error = invalidState('ReadableStream closed');
      state.error(error);
      request.error(error);
      return;
    }
  }
  state.pendingPullIntos.push(pullInto);
  requests.push(request);
  state.pullIfNeeded();
}

class ReadableByteStreamController {
  constructor(token = undefined) {
    if (token !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
  }

  get byobRequest() {
    return stateOf(this, 'ReadableByteStreamController').currentRequest();
  }

  get desiredSize() {
    return stateOf(this, 'ReadableByteStreamController').desiredSize();
  }

  close() {
    const state = stateOf(this, 'ReadableByteStreamController');
    if (state.closeRequested || state.stream[kState].state !== 'readable') {
      throw invalidState('Controller is already closed');
    }
    state.close();
  }

  enqueue(chunk) {
    const state = stateOf(this, 'ReadableByteStreamController');
    if (!ArrayBuffer.isView(chunk)) {
      throw new ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], chunk);
    }
    if (chunk.byteLength === 0 || chunk.buffer.byteLength === 0 || isDetached(chunk.buffer)) {
      throw invalidState('chunk ArrayBuffer is zero-length or detached');
    }
    if (state.closeRequested) {
      throw invalidState('Controller is already closed');
    }
    if (state.stream[kState].state !== 'readable') {
      throw invalidState('ReadableStream is already closed');
    }
    state.enqueue(chunk);
  }

  error(error = undefined) {
    stateOf(this, 'ReadableByteStreamController').error(error);
  }
}
defineInterface(ReadableByteStreamController, ['byobRequest', 'desiredSize', 'close', 'enqueue', 'error']);
defineInspect(ReadableByteStreamController, 'ReadableByteStreamController', () => ({}));

class BYOBRequestState {
  state;
  view;

  constructor(state, view) {
    this.state = state;
    this.view = view;
  }
}
BYOBRequestState.prototype.brand = 'ReadableStreamBYOBRequest';

class ReadableStreamBYOBRequest {
  constructor(token = undefined) {
    if (token !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
  }

  get view() {
    return stateOf(this, 'ReadableStreamBYOBRequest').view;
  }

  respond(bytesWritten) {
    const { state, view } = stateOf(this, 'ReadableStreamBYOBRequest');
    assertValid(state);
    if (view.byteLength === 0 || view.buffer.byteLength === 0) {
      throw invalidState('Viewed ArrayBuffer is detached');
    }
    state.respond(+bytesWritten);
  }

  respondWithNewView(view) {
    const { state } = stateOf(this, 'ReadableStreamBYOBRequest');
    assertValid(state);
    if (!ArrayBuffer.isView(view)) {
      throw new ERR_INVALID_ARG_TYPE('view', ['Buffer', 'TypedArray', 'DataView'], view);
    }
    state.respondWithNewView(view);
  }
}
defineInterface(ReadableStreamBYOBRequest, ['view', 'respond', 'respondWithNewView']);
defineInspect(ReadableStreamBYOBRequest, 'ReadableStreamBYOBRequest', (request) => ({
  view: request[kState].view,
  controller: request[kState].state?.controller,
}));

function assertValid(state) {
  if (state === undefined) {
    throw invalidState('This BYOB request has been invalidated');
  }
}

/** Makes `stream` a byte stream. */
function setUpByteController(stream, options) {
  const controller = new ReadableByteStreamController(kCreate);
  const state = new ByteControllerState(controller, stream, options);
  controller[kState] = state;
  stream[kState].controller = controller;
  startController(state, options.start);
}

module.exports = {
  ReadableByteStreamController,
  ReadableStreamBYOBRequest,
  isDetached,
  pullInto,
  setUpByteController,
};
