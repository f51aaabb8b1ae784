'use strict';

// ReadableStream.prototype.pipeTo(): one Pipe object a call, which is its own read request.

const { invalidState, kState, markHandled, nop, react } = require('internal/webstreams/util');
const { cancelStream } = require('internal/webstreams/readable_operations');
const { ReadableStreamDefaultReader, readWith, release } = require('internal/webstreams/readable_readers');
const {
  WritableStreamDefaultWriter, abortStream, closeOrInFlight, closePropagating, desiredSizeOf, releaseWriter, writeChunk,
} = require('internal/webstreams/writablestream');

class Pipe {
  #source;
  #dest;
  #reader;
  #writer;
  #preventClose;
  #preventAbort;
  #preventCancel;
  #signal;
  #deferred = Promise.withResolvers();
  #lastWrite = Promise.resolve();
  #shuttingDown = false;
  #reading = false;
  #pumping = false;
  #onAbort = undefined;

  constructor(source, dest, { preventClose, preventAbort, preventCancel, signal }) {
    this.#source = source;
    this.#dest = dest;
    this.#preventClose = preventClose;
    this.#preventAbort = preventAbort;
    this.#preventCancel = preventCancel;
    this.#signal = signal;
    this.#reader = new ReadableStreamDefaultReader(source);
    this.#writer = new WritableStreamDefaultWriter(dest);
    source[kState].disturbed = true;
  }

  start() {
    if (this.#signal !== undefined) {
      if (this.#signal.aborted) {
        this.#abort();
        return this.#deferred.promise;
      }
      this.#onAbort = () => this.#abort();
      this.#signal.addEventListener('abort', this.#onAbort);
    }
    this.#watch();
    this.#pump();
    return this.#deferred.promise;
  }

  // Errors and closing go forward and backward, whichever comes first.
  #watch() {
    const source = this.#source[kState];
    const dest = this.#dest[kState];
    const sourceFailed = (error) => this.#shutdownWith(
      this.#preventAbort ? undefined : () => abortStream(this.#dest, error), true, error);
    const destFailed = (error) => this.#shutdownWith(
      this.#preventCancel ? undefined : () => cancelStream(this.#source, error), true, error);
    const sourceClosed = () => this.#shutdownWith(
      this.#preventClose ? undefined : () => closePropagating(this.#writer), false);
    if (source.state === 'errored') {
      sourceFailed(source.storedError);
    } else {
      react(this.#reader.closed, undefined, sourceFailed);
    }
    if (dest.state === 'errored') {
      destFailed(dest.storedError);
    } else {
      react(this.#writer.closed, undefined, destFailed);
    }
    if (source.state === 'closed') {
      sourceClosed();
    } else {
      react(this.#reader.closed, sourceClosed, nop);
    }
    if (closeOrInFlight(this.#dest) || dest.state === 'closed') {
      const error = invalidState('Destination WritableStream is closed');
      this.#shutdownWith(this.#preventCancel ? undefined : () => cancelStream(this.#source, error), true, error);
    }
  }

  // Moves what the source has queued while the destination wants more; else waits for one of them.
  #pump() {
    this.#pumping = true;
    while (!this.#shuttingDown && !this.#reading) {
      if (!(desiredSizeOf(this.#writer) > 0)) {
        react(this.#writer.ready, () => this.#pump(), nop);
        break;
      }
      this.#reading = true;
      readWith(this.#reader, this);
    }
    this.#pumping = false;
  }

  chunk(value) {
    this.#reading = false;
    this.#lastWrite = markHandled(writeChunk(this.#writer, value));
    if (!this.#pumping) {
      this.#pump();
    }
  }

  close() {
    this.#reading = false;
  }

  error() {
    this.#reading = false;
  }

  #abort() {
    const error = abortErrorOf(this.#signal.reason);
    const actions = [];
    if (!this.#preventAbort) {
      actions.push(() => (this.#dest[kState].state === 'writable' ? abortStream(this.#dest, error) : undefined));
    }
    if (!this.#preventCancel) {
      actions.push(() => (this.#source[kState].state === 'readable' ? cancelStream(this.#source, error) : undefined));
    }
    this.#shutdownWith(() => Promise.all(actions.map((action) => action())), true, error);
  }

  #shutdownWith(action, failed, error) {
    if (this.#shuttingDown) {
      return;
    }
    this.#shuttingDown = true;
    const dest = this.#dest[kState];
    const act = () => {
      if (action === undefined) {
        this.#finalize(failed, error);
      } else {
        react(action(), () => this.#finalize(failed, error), (reason) => this.#finalize(true, reason));
      }
    };
    if (dest.state === 'writable' && !closeOrInFlight(this.#dest)) {
      this.#afterWrites(act);
    } else {
      act();
    }
  }

  // Further writes may have been started meanwhile.
  #afterWrites(then) {
    const last = this.#lastWrite;
    const settled = () => (last === this.#lastWrite ? then() : this.#afterWrites(then));
    react(last, settled, settled);
  }

  #finalize(failed, error) {
    releaseWriter(this.#writer);
    release(this.#reader);
    if (this.#onAbort !== undefined) {
      this.#signal.removeEventListener('abort', this.#onAbort);
    }
    if (failed) {
      this.#deferred.reject(error);
    } else {
      this.#deferred.resolve();
    }
  }
}

// The standard's AbortError is a DOMException; signals of Node's own making may carry its own AbortError.
function abortErrorOf(reason) {
  return reason?.code === 'ABORT_ERR' && reason.name === 'AbortError'
    ? new DOMException(reason.message, 'AbortError') : reason;
}

function pipeTo(source, dest, options) {
  return new Pipe(source, dest, options).start();
}

module.exports = { pipeTo };
