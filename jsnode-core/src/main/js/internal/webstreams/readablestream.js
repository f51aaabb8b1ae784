'use strict';

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS } } = require('internal/errors');
const {
  kValidateObjectAllowObjects, kValidateObjectAllowObjectsAndNull, validateAbortSignal, validateObject,
} = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const {
  defineInspect, defineInterface, highWaterMarkOf, invalidState,
  kControllerErrorFunction, kCreate, kIsClosedPromise, kIsDisturbed, kIsErrored, kIsReadable, kState, markHandled,
  methodOf, sizeAlgorithmOf, stateOf,
} = require('internal/webstreams/util');
const {
  ReadableStreamState, assertUnlocked, cancelStream, closedPromiseOf, isByteStream, isLocked, isReadableStream,
} = require('internal/webstreams/readable_operations');
const {
  ReadableStreamDefaultController, algorithmsOf, setUpDefaultController,
} = require('internal/webstreams/readable_default_controller');
const {
  ReadableByteStreamController, ReadableStreamBYOBRequest, setUpByteController,
} = require('internal/webstreams/readable_byte_controller');
const {
  ReadableStreamBYOBReader, ReadableStreamDefaultReader,
} = require('internal/webstreams/readable_readers');
const { iterate, sourceOfIterable } = require('internal/webstreams/readable_iterator');
const { isWritableStream, isWritableLocked } = require('internal/webstreams/writablestream');

class ReadableStream {
  constructor(source = kEmptyObject, strategy = kEmptyObject) {
    this[kState] = new ReadableStreamState();
    if (source === kCreate) {
      return;
    }
    validateObject(source, 'source', kValidateObjectAllowObjects);
    validateObject(strategy, 'strategy', kValidateObjectAllowObjectsAndNull);
    const type = source.type === undefined ? undefined : `${source.type}`;
    if (type === 'bytes') {
      setUpByteController(this, byteOptions(source, strategy));
    } else if (type === undefined) {
      setUpDefaultController(this, defaultOptions(source, strategy));
    } else {
      throw new ERR_INVALID_ARG_VALUE('source.type', type);
    }
  }

  static from(iterable) {
    return createStream({ ...sourceOfIterable(iterable), highWaterMark: 0, wantsController: true });
  }

  get locked() {
    stateOf(this, 'ReadableStream');
    return isLocked(this);
  }

  cancel(reason = undefined) {
    if (!isReadableStream(this)) {
      return Promise.reject(new ERR_INVALID_THIS('ReadableStream'));
    }
    return isLocked(this) ? Promise.reject(invalidState('ReadableStream is locked')) : cancelStream(this, reason);
  }

  getReader(options = kEmptyObject) {
    stateOf(this, 'ReadableStream');
    validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
    const mode = options?.mode;
    if (mode === undefined) {
      return new ReadableStreamDefaultReader(this);
    }
    if (`${mode}` !== 'byob') {
      throw new ERR_INVALID_ARG_VALUE('options.mode', mode);
    }
    return new ReadableStreamBYOBReader(this);
  }

  pipeThrough(transform, options = kEmptyObject) {
    stateOf(this, 'ReadableStream');
    const readable = transform?.readable;
    if (!isReadableStream(readable)) {
      throw new ERR_INVALID_ARG_TYPE('transform.readable', 'ReadableStream', readable);
    }
    const writable = transform?.writable;
    assertWritableStream(writable);
    const pipeOptions = pipeOptionsOf(options);
    assertPipeable(this, writable);
    markHandled(pipe(this, writable, pipeOptions));
    return readable;
  }

  pipeTo(destination, options = kEmptyObject) {
    try {
      stateOf(this, 'ReadableStream');
      assertWritableStream(destination);
      const pipeOptions = pipeOptionsOf(options);
      assertPipeable(this, destination);
      return pipe(this, destination, pipeOptions);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  tee() {
    stateOf(this, 'ReadableStream');
    assertUnlocked(this);
    return teeStream(this, false);
  }

  values(options = kEmptyObject) {
    stateOf(this, 'ReadableStream');
    validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
    return iterate(this, Boolean(options?.preventCancel));
  }

  get [kIsDisturbed]() {
    return this[kState].disturbed;
  }

  get [kIsErrored]() {
    return this[kState].state === 'errored';
  }

  get [kIsReadable]() {
    return this[kState].state === 'readable';
  }

  get [kIsClosedPromise]() {
    return closedPromiseOf(this);
  }

  [kControllerErrorFunction](error) {
    this[kState].controller[kState].error(error);
  }
}

function defaultOptions(source, strategy) {
  const size = sizeAlgorithmOf(strategy);
  const highWaterMark = highWaterMarkOf(strategy, 1);
  return { ...sourceAlgorithms(source), highWaterMark, size };
}

function byteOptions(source, strategy) {
  if (strategy?.size !== undefined) {
    throw new ERR_INVALID_ARG_VALUE.RangeError('strategy.size', strategy.size);
  }
  const highWaterMark = highWaterMarkOf(strategy, 0);
  const { autoAllocateChunkSize } = source;
  const size = autoAllocateChunkSize === undefined ? undefined : Math.trunc(autoAllocateChunkSize);
  if (size !== undefined && !(size > 0 && Number.isSafeInteger(size))) {
    throw new ERR_INVALID_ARG_VALUE('source.autoAllocateChunkSize', autoAllocateChunkSize);
  }
  return { ...sourceAlgorithms(source), highWaterMark, autoAllocateChunkSize: size };
}

function sourceAlgorithms(source) {
  return algorithmsOf(source, {
    start: methodOf(source, 'start', 'source'),
    pull: methodOf(source, 'pull', 'source'),
    cancel: methodOf(source, 'cancel', 'source'),
  });
}

/** A stream whose algorithms are the library's own: `pull` and `cancel` answer with promises. */
function createStream({ start, pull, cancel, highWaterMark = 1, size, wantsController = false }) {
  const stream = new ReadableStream(kCreate);
  const pullAlgorithm = wantsController ? (controller) => pull(controller[kState]) : pull;
  setUpDefaultController(stream, { start, pull: pullAlgorithm, cancel, highWaterMark, size });
  return stream;
}

function createByteStream({ start, pull, cancel }) {
  const stream = new ReadableStream(kCreate);
  setUpByteController(stream, { start, pull, cancel, highWaterMark: 0, autoAllocateChunkSize: undefined });
  return stream;
}

function teeStream(stream, cloneForBranch2) {
  return require('internal/webstreams/readable_tee').tee(stream, cloneForBranch2, createStream, createByteStream);
}

function pipe(source, destination, options) {
  return require('internal/webstreams/readable_pipe').pipeTo(source, destination, options);
}

function assertWritableStream(writable) {
  if (!isWritableStream(writable)) {
    throw new ERR_INVALID_ARG_TYPE('transform.writable', 'WritableStream', writable);
  }
}

function pipeOptionsOf(options) {
  validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
  const preventAbort = Boolean(options?.preventAbort);
  const preventCancel = Boolean(options?.preventCancel);
  const preventClose = Boolean(options?.preventClose);
  const signal = options?.signal;
  if (signal !== undefined) {
    validateSignal(signal);
  }
  return { preventAbort, preventCancel, preventClose, signal };
}

function validateSignal(signal) {
  if (typeof signal !== 'object' || signal === null || !('aborted' in signal)) {
    throw new ERR_INVALID_ARG_TYPE('options.signal', 'AbortSignal', signal);
  }
  validateAbortSignal(signal, 'options.signal');
}

function assertPipeable(source, destination) {
  assertUnlocked(source, 'The ReadableStream is locked');
  if (isWritableLocked(destination)) {
    throw invalidState('The WritableStream is locked');
  }
}

defineInterface(ReadableStream, ['locked', 'cancel', 'getReader', 'pipeThrough', 'pipeTo', 'tee', 'values'], ['from']);
Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, {
  configurable: true,
  writable: true,
  enumerable: false,
  value: ReadableStream.prototype.values,
});
defineInspect(ReadableStream, 'ReadableStream', (stream) => ({
  locked: stream.locked,
  state: stream[kState].state,
  supportsBYOB: isByteStream(stream),
}));

module.exports = {
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  createByteStream,
  createStream,
  isReadableStream,
  readableStreamTee: teeStream,
};
