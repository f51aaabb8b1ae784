'use strict';

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const {
  SizedQueue, callForPromise, defineInspect, defineInterface, invalidState, isBrand, kCreate, kState, react,
} = require('internal/webstreams/util');
const {
  closeStream, errorStream, fulfillRequest, hasDefaultReader, isLocked, pendingRequests,
} = require('internal/webstreams/readable_operations');

class ControllerState {
  queue = new SizedQueue();
  started = false;
  closeRequested = false;
  pulling = false;
  pullAgain = false;
  controller;
  stream;
  highWaterMark;
  sizeAlgorithm;
  pullAlgorithm;
  cancelAlgorithm;
  #pulled = undefined;
  #pullFailed = undefined;

  constructor(controller, stream, highWaterMark, sizeAlgorithm, pullAlgorithm, cancelAlgorithm) {
    this.controller = controller;
    this.stream = stream;
    this.highWaterMark = highWaterMark;
    this.sizeAlgorithm = sizeAlgorithm;
    this.pullAlgorithm = pullAlgorithm;
    this.cancelAlgorithm = cancelAlgorithm;
  }

  /** Fills the queue from the source as far as the reader and the high water mark ask for it. */
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
    this.#pulled ??= () => {
      this.pulling = false;
      if (this.pullAgain) {
        this.pullAgain = false;
        this.pullIfNeeded();
      }
    };
    this.#pullFailed ??= (error) => this.error(error);
    react(this.pullAlgorithm(this.controller), this.#pulled, this.#pullFailed);
  }

  shouldPull() {
    const { stream } = this;
    if (!this.canCloseOrEnqueue() || !this.started) {
      return false;
    }
    return isLocked(stream) && hasDefaultReader(stream) && pendingRequests(stream) > 0 || this.desiredSize() > 0;
  }

  canCloseOrEnqueue() {
    return !this.closeRequested && this.stream[kState].state === 'readable';
  }

  desiredSize() {
    const { state } = this.stream[kState];
    return state === 'readable' ? this.highWaterMark - this.queue.size : state === 'errored' ? null : 0;
  }

  enqueue(chunk) {
    if (!this.canCloseOrEnqueue()) {
      return;
    }
    const { stream } = this;
    if (hasDefaultReader(stream) && pendingRequests(stream) > 0) {
      fulfillRequest(stream, chunk, false);
    } else {
      try {
        this.queue.enqueue(chunk, this.sizeAlgorithm === undefined ? 1 : this.sizeAlgorithm(chunk));
      } catch (error) {
        this.error(error);
        throw error;
      }
    }
    this.pullIfNeeded();
  }

  close() {
    if (!this.canCloseOrEnqueue()) {
      return;
    }
    this.closeRequested = true;
    if (this.queue.length === 0) {
      this.clearAlgorithms();
      closeStream(this.stream);
    }
  }

  error(error) {
    if (this.stream[kState].state === 'readable') {
      this.queue.clear();
      this.clearAlgorithms();
      errorStream(this.stream, error);
    }
  }

  clearAlgorithms() {
    this.pullAlgorithm = undefined;
    this.cancelAlgorithm = undefined;
    this.sizeAlgorithm = undefined;
  }

  hasChunk() {
    return this.queue.length > 0;
  }

  takeChunk() {
    const chunk = this.queue.dequeue();
    if (this.closeRequested && this.queue.length === 0) {
      this.clearAlgorithms();
      closeStream(this.stream);
    } else {
      this.pullIfNeeded();
    }
    return chunk;
  }

  pullSteps(request) {
    if (this.queue.length > 0) {
      request.chunk(this.takeChunk());
    } else {
      this.stream[kState].reader[kState].requests.push(request);
      this.pullIfNeeded();
    }
  }

  cancelSteps(reason) {
    this.queue.clear();
    const { cancelAlgorithm } = this;
    this.clearAlgorithms();
    return cancelAlgorithm === undefined ? Promise.resolve() : cancelAlgorithm(reason);
  }

  releaseSteps() {}
}
ControllerState.prototype.brand = 'ReadableStreamDefaultController';

function stateOfController(controller) {
  if (!isBrand(controller, 'ReadableStreamDefaultController')) {
    throw new ERR_INVALID_THIS('ReadableStreamDefaultController');
  }
  return controller[kState];
}

class ReadableStreamDefaultController {
  constructor(token = undefined) {
    if (token !== kCreate) {
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
  }

  get desiredSize() {
    return stateOfController(this).desiredSize();
  }

  close() {
    const state = stateOfController(this);
    if (!state.canCloseOrEnqueue()) {
      throw invalidState('Controller is already closed');
    }
    state.close();
  }

  enqueue(chunk = undefined) {
    const state = stateOfController(this);
    if (!state.canCloseOrEnqueue()) {
      throw invalidState('Controller is already closed');
    }
    state.enqueue(chunk);
  }

  error(error = undefined) {
    stateOfController(this).error(error);
  }
}
defineInterface(ReadableStreamDefaultController, ['desiredSize', 'close', 'enqueue', 'error']);
defineInspect(ReadableStreamDefaultController, 'ReadableStreamDefaultController', () => ({}));

/** Gives `stream` a default controller. `start`, `pull` and `cancel` are functions or undefined. */
function setUpDefaultController(stream, { start, pull, cancel, highWaterMark, size }) {
  const controller = new ReadableStreamDefaultController(kCreate);
  const state = new ControllerState(controller, stream, highWaterMark, size, pull, cancel);
  controller[kState] = state;
  stream[kState].controller = controller;
  startController(state, start);
}

function startController(state, start) {
  const result = start === undefined ? undefined : start(state.controller);
  react(Promise.resolve(result), () => {
    state.started = true;
    state.pullIfNeeded();
  }, (error) => state.error(error));
}

/** The algorithms of a user's underlying source. */
function algorithmsOf(source, { start, pull, cancel }) {
  return {
    start: start && ((controller) => start.call(source, controller)),
    pull: pull && ((controller) => callForPromise(pull, source, controller)),
    cancel: cancel && ((reason) => callForPromise(cancel, source, reason)),
  };
}

module.exports = { ReadableStreamDefaultController, algorithmsOf, setUpDefaultController, startController };
