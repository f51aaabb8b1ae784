'use strict';

// The standard's abstract operations on a writable stream and its controller.

const { kState, SizedQueue, callForPromise, isBrand, markHandled, react } = require('internal/webstreams/util');

const CLOSE = Symbol('close'); // sentinel in the queue

class WritableStreamState {
  state = 'writable';
  writer = undefined;
  controller = undefined;
  storedError = undefined;
  backpressure = false;
  writeRequests = [];
  writeRequestsHead = 0;
  inFlightWrite = undefined;
  closeRequest = undefined;
  inFlightClose = undefined;
  pendingAbort = undefined;
  closedPromise = undefined; // made when finished() asks for it

  closeQueuedOrInFlight() {
    return this.closeRequest !== undefined || this.inFlightClose !== undefined;
  }

  hasOperationInFlight() {
    return this.inFlightWrite !== undefined || this.inFlightClose !== undefined;
  }

  addWriteRequest() {
    const request = Promise.withResolvers();
    this.writeRequests.push(request);
    return request.promise;
  }

  takeWriteRequest() {
    const request = this.writeRequests[this.writeRequestsHead];
    this.writeRequests[this.writeRequestsHead++] = undefined;
    if (this.writeRequestsHead === this.writeRequests.length) {
      this.writeRequests.length = 0;
      this.writeRequestsHead = 0;
    } else if (this.writeRequestsHead === 1024) {
      this.writeRequests.splice(0, 1024);
      this.writeRequestsHead = 0;
    }
    return request;
  }

  setBackpressure(backpressure) {
    if (this.writer !== undefined && backpressure !== this.backpressure) {
      const writer = this.writer[kState];
      if (backpressure) {
        writer.resetReady();
      } else {
        writer.resolveReady();
      }
    }
    this.backpressure = backpressure;
  }

  dealWithRejection(error) {
    if (this.state === 'writable') {
      this.startErroring(error);
    } else {
      this.finishErroring();
    }
  }

  startErroring(reason) {
    const controller = this.controller[kState];
    this.state = 'erroring';
    this.storedError = reason;
    if (this.writer !== undefined) {
      this.writer[kState].rejectReady(reason);
    }
    if (!this.hasOperationInFlight() && controller.started) {
      this.finishErroring();
    }
  }

  finishErroring() {
    this.state = 'errored';
    const controller = this.controller[kState];
    controller.queue.clear();
    const error = this.storedError;
    while (this.writeRequests.length > 0) {
      this.takeWriteRequest().reject(error);
    }
    const abort = this.pendingAbort;
    if (abort === undefined) {
      this.rejectCloseAndClosed();
      return;
    }
    this.pendingAbort = undefined;
    if (abort.wasAlreadyErroring) {
      abort.deferred.reject(error);
      this.rejectCloseAndClosed();
      return;
    }
    react(controller.abortSteps(abort.reason), () => {
      abort.deferred.resolve();
      this.rejectCloseAndClosed();
    }, (reason) => {
      abort.deferred.reject(reason);
      this.rejectCloseAndClosed();
    });
  }

  rejectCloseAndClosed() {
    if (this.closeRequest !== undefined) {
      this.closeRequest.reject(this.storedError);
      this.closeRequest = undefined;
    }
    if (this.closedPromise !== undefined) {
      markHandled(this.closedPromise.promise);
      this.closedPromise.reject(this.storedError);
    }
    if (this.writer !== undefined) {
      this.writer[kState].rejectClosed(this.storedError);
    }
  }

  finishInFlightWrite() {
    const request = this.inFlightWrite;
    this.inFlightWrite = undefined;
    request.resolve();
  }

  failInFlightWrite(error) {
    const request = this.inFlightWrite;
    this.inFlightWrite = undefined;
    request.reject(error);
    this.dealWithRejection(error);
  }

  finishInFlightClose() {
    this.inFlightClose.resolve();
    this.inFlightClose = undefined;
    if (this.state === 'erroring') {
      this.storedError = undefined;
      if (this.pendingAbort !== undefined) {
        this.pendingAbort.deferred.resolve();
        this.pendingAbort = undefined;
      }
    }
    this.state = 'closed';
    this.writer?.[kState].resolveClosed();
    this.closedPromise?.resolve();
  }

  failInFlightClose(error) {
    this.inFlightClose.reject(error);
    this.inFlightClose = undefined;
    if (this.pendingAbort !== undefined) {
      this.pendingAbort.deferred.reject(error);
      this.pendingAbort = undefined;
    }
    this.dealWithRejection(error);
  }

  /** What `stream.finished()` waits for. */
  closedForFinished() {
    if (this.closedPromise === undefined) {
      this.closedPromise = Promise.withResolvers();
      if (this.state === 'closed') {
        this.closedPromise.resolve();
      } else if (this.state === 'errored') {
        markHandled(this.closedPromise.promise);
        this.closedPromise.reject(this.storedError);
      }
    }
    return this.closedPromise;
  }
}
WritableStreamState.prototype.brand = 'WritableStream';

class WritableControllerState {
  queue = new SizedQueue();
  started = false;
  abortController = undefined; // made when the sink asks for its signal
  abortReason = undefined;
  controller;
  stream;
  highWaterMark;
  sizeAlgorithm;
  writeAlgorithm;
  closeAlgorithm;
  abortAlgorithm;
  #written = undefined;
  #writeFailed = undefined;

  constructor(controller, stream, { highWaterMark, size, write, close, abort }) {
    this.controller = controller;
    this.stream = stream;
    this.highWaterMark = highWaterMark;
    this.sizeAlgorithm = size;
    this.writeAlgorithm = write;
    this.closeAlgorithm = close;
    this.abortAlgorithm = abort;
  }

  get streamState() {
    return this.stream[kState];
  }

  start(start) {
    this.streamState.setBackpressure(this.desiredSize() <= 0);
    const result = start === undefined ? undefined : start(this.controller);
    react(Promise.resolve(result), () => {
      this.started = true;
      this.advance();
    }, (error) => {
      this.started = true;
      this.streamState.dealWithRejection(error);
    });
  }

  desiredSize() {
    return this.highWaterMark - this.queue.size;
  }

  clearAlgorithms() {
    this.writeAlgorithm = undefined;
    this.closeAlgorithm = undefined;
    this.abortAlgorithm = undefined;
    this.sizeAlgorithm = undefined;
  }

  abortSteps(reason) {
    const { abortAlgorithm } = this;
    this.clearAlgorithms();
    return abortAlgorithm === undefined ? Promise.resolve() : abortAlgorithm(reason);
  }

  /** How much `chunk` counts; an error of the user's function errors the stream. */
  chunkSize(chunk) {
    if (this.sizeAlgorithm === undefined) {
      return 1;
    }
    try {
      return this.sizeAlgorithm(chunk);
    } catch (error) {
      this.errorIfNeeded(error);
      return 1;
    }
  }

  write(chunk, size) {
    try {
      this.queue.enqueue(chunk, size);
    } catch (error) {
      this.errorIfNeeded(error);
      return;
    }
    const stream = this.streamState;
    if (!stream.closeQueuedOrInFlight() && stream.state === 'writable') {
      stream.setBackpressure(this.desiredSize() <= 0);
    }
    this.advance();
  }

  close() {
    this.queue.enqueue(CLOSE, 0);
    this.advance();
  }

  advance() {
    const stream = this.streamState;
    if (!this.started || stream.inFlightWrite !== undefined) {
      return;
    }
    if (stream.state === 'erroring') {
      stream.finishErroring();
      return;
    }
    if (this.queue.length === 0) {
      return;
    }
    const chunk = this.queue.peek();
    if (chunk === CLOSE) {
      this.#processClose();
    } else {
      this.#processWrite(chunk);
    }
  }

  #processWrite(chunk) {
    const stream = this.streamState;
    stream.inFlightWrite = stream.takeWriteRequest();
    this.#written ??= () => this.#onWritten();
    this.#writeFailed ??= (error) => {
      if (this.streamState.state === 'writable') {
        this.clearAlgorithms();
      }
      this.streamState.failInFlightWrite(error);
    };
    const written = this.writeAlgorithm === undefined ? Promise.resolve() : this.writeAlgorithm(chunk, this.controller);
    react(written, this.#written, this.#writeFailed);
  }

  #onWritten() {
    const stream = this.streamState;
    stream.finishInFlightWrite();
    this.queue.dequeue();
    if (!stream.closeQueuedOrInFlight() && stream.state === 'writable') {
      stream.setBackpressure(this.desiredSize() <= 0);
    }
    this.advance();
  }

  #processClose() {
    const stream = this.streamState;
    stream.inFlightClose = stream.closeRequest;
    stream.closeRequest = undefined;
    this.queue.dequeue();
    const { closeAlgorithm } = this;
    const closed = closeAlgorithm === undefined ? Promise.resolve() : closeAlgorithm();
    this.clearAlgorithms();
    react(closed, () => stream.finishInFlightClose(), (error) => stream.failInFlightClose(error));
  }

  errorIfNeeded(error) {
    if (this.streamState.state === 'writable') {
      this.error(error);
    }
  }

  error(error) {
    this.clearAlgorithms();
    this.streamState.startErroring(error);
  }
}
WritableControllerState.prototype.brand = 'WritableStreamDefaultController';

function abortStream(stream, reason) {
  const state = stream[kState];
  if (state.state === 'closed' || state.state === 'errored') {
    return Promise.resolve();
  }
  state.controller[kState].abortController?.abort(reason);
  state.controller[kState].abortReason = { reason };
  if (state.state === 'closed' || state.state === 'errored') {
    return Promise.resolve();
  }
  if (state.pendingAbort !== undefined) {
    return state.pendingAbort.deferred.promise;
  }
  const wasAlreadyErroring = state.state === 'erroring';
  const deferred = Promise.withResolvers();
  state.pendingAbort = { deferred, reason: wasAlreadyErroring ? undefined : reason, wasAlreadyErroring };
  if (!wasAlreadyErroring) {
    state.startErroring(reason);
  }
  return deferred.promise;
}

/** The algorithms of a user's underlying sink. */
function algorithmsOf(sink, { start, write, close, abort }) {
  return {
    start: start && ((controller) => start.call(sink, controller)),
    write: write && ((chunk, controller) => callForPromise(write, sink, chunk, controller)),
    close: close && (() => callForPromise(close, sink)),
    abort: abort && ((reason) => callForPromise(abort, sink, reason)),
  };
}

function isWritableStream(value) {
  return isBrand(value, 'WritableStream');
}

module.exports = { WritableControllerState, WritableStreamState, abortStream, algorithmsOf, isWritableStream };
