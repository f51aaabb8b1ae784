'use strict';

// ReadableStream.prototype.tee(): two branches fed from one reader.

const { kState, react } = require('internal/webstreams/util');
const { cancelStream, isByteStream } = require('internal/webstreams/readable_operations');
const {
  ReadableStreamBYOBReader, ReadableStreamDefaultReader, readInto, readWith, release,
} = require('internal/webstreams/readable_readers');

/** Cancels the source when both branches are cancelled, with both reasons. */
class Cancellation {
  deferred = Promise.withResolvers();
  cancelled = [false, false];
  #reasons = [undefined, undefined];
  #stream;

  constructor(stream) {
    this.#stream = stream;
  }

  cancel(index, reason) {
    this.cancelled[index] = true;
    this.#reasons[index] = reason;
    if (this.cancelled[1 - index]) {
      this.deferred.resolve(cancelStream(this.#stream, this.#reasons));
    }
    return this.deferred.promise;
  }

  get both() {
    return this.cancelled[0] && this.cancelled[1];
  }
}

function controllerOf(branch) {
  return branch[kState].controller[kState];
}

function tee(stream, cloneForBranch2, createStream, createByteStream) {
  return isByteStream(stream) ? new ByteTee(stream, createByteStream).branches
    : new DefaultTee(stream, cloneForBranch2, createStream).branches;
}

class DefaultTee {
  branches;
  #reader;
  #cancellation;
  #clone;
  #reading = false;
  #readAgain = false;

  constructor(stream, clone, createStream) {
    this.#reader = new ReadableStreamDefaultReader(stream);
    this.#cancellation = new Cancellation(stream);
    this.#clone = clone;
    const pull = () => this.#pull();
    this.branches = [0, 1].map((index) => createStream({
      pull,
      cancel: (reason) => this.#cancellation.cancel(index, reason),
    }));
    react(this.#reader.closed, undefined, (error) => {
      for (const branch of this.branches) {
        controllerOf(branch).error(error);
      }
      this.#finish();
    });
  }

  #finish() {
    if (!this.#cancellation.both) {
      this.#cancellation.deferred.resolve();
    }
  }

  #pull() {
    if (this.#reading) {
      this.#readAgain = true;
      return Promise.resolve();
    }
    this.#reading = true;
    readWith(this.#reader, this);
    return Promise.resolve();
  }

  // As a read request. A microtask later, so that an error of the source reaches the branches before the chunk that
  // preceded it.
  chunk(value) {
    queueMicrotask(() => {
      this.#readAgain = false;
      for (const [index, branch] of this.branches.entries()) {
        if (!this.#cancellation.cancelled[index]) {
          controllerOf(branch).enqueue(index === 1 && this.#clone ? structuredClone(value) : value);
        }
      }
      this.#reading = false;
      if (this.#readAgain) {
        this.#pull();
      }
    });
  }

  close() {
    this.#reading = false;
    for (const [index, branch] of this.branches.entries()) {
      if (!this.#cancellation.cancelled[index]) {
        controllerOf(branch).close();
      }
    }
    this.#finish();
  }

  error() {
    this.#reading = false;
  }
}

class ByteTee {
  branches;
  #stream;
  #reader;
  #cancellation;
  #reading = false;
  #readAgain = [false, false];

  constructor(stream, createByteStream) {
    this.#stream = stream;
    this.#cancellation = new Cancellation(stream);
    this.#useReader(new ReadableStreamDefaultReader(stream));
    this.branches = [0, 1].map((index) => createByteStream({
      pull: () => this.#pull(index),
      cancel: (reason) => this.#cancellation.cancel(index, reason),
    }));
  }

  #useReader(reader) {
    this.#reader = reader;
    react(reader.closed, undefined, (error) => {
      if (this.#reader !== reader) {
        return;
      }
      for (const branch of this.branches) {
        controllerOf(branch).error(error);
      }
      this.#finish();
    });
  }

  #finish() {
    if (!this.#cancellation.both) {
      this.#cancellation.deferred.resolve();
    }
  }

  #pull(index) {
    if (this.#reading) {
      this.#readAgain[index] = true;
      return Promise.resolve();
    }
    this.#reading = true;
    const request = controllerOf(this.branches[index]).currentRequest();
    if (request === null) {
      this.#readChunk();
    } else {
      this.#readIntoView(request[kState].view, index);
    }
    return Promise.resolve();
  }

  #continue() {
    this.#reading = false;
    if (this.#readAgain[0]) {
      this.#pull(0);
    } else if (this.#readAgain[1]) {
      this.#pull(1);
    }
  }

  #fail(error) {
    for (const branch of this.branches) {
      controllerOf(branch).error(error);
    }
    this.#cancellation.deferred.resolve(cancelStream(this.#stream, error));
  }

  #copy(chunk) {
    return new Uint8Array(chunk.buffer.slice(chunk.byteOffset, chunk.byteOffset + chunk.byteLength));
  }

  #readChunk() {
    if (this.#reader instanceof ReadableStreamBYOBReader) {
      release(this.#reader);
      this.#useReader(new ReadableStreamDefaultReader(this.#stream));
    }
    readWith(this.#reader, {
      chunk: (chunk) => queueMicrotask(() => this.#deliverChunk(chunk)),
      close: () => this.#close(),
      error: () => {
        this.#reading = false;
      },
    });
  }

  #deliverChunk(chunk) {
    this.#readAgain = [false, false];
    const { cancelled } = this.#cancellation;
    let second = chunk;
    if (!cancelled[0] && !cancelled[1]) {
      try {
        second = this.#copy(chunk);
      } catch (error) {
        this.#fail(error);
        return;
      }
    }
    for (const [index, branch] of this.branches.entries()) {
      if (!cancelled[index]) {
        controllerOf(branch).enqueue(index === 0 ? chunk : second);
      }
    }
    this.#continue();
  }

  #close() {
    this.#reading = false;
    for (const [index, branch] of this.branches.entries()) {
      if (!this.#cancellation.cancelled[index]) {
        controllerOf(branch).close();
      }
    }
    for (const branch of this.branches) {
      if (controllerOf(branch).pendingPullIntos.length > 0) {
        controllerOf(branch).respond(0);
      }
    }
    this.#finish();
  }

  #readIntoView(view, index) {
    if (this.#reader instanceof ReadableStreamDefaultReader) {
      release(this.#reader);
      this.#useReader(new ReadableStreamBYOBReader(this.#stream));
    }
    readInto(this.#reader, view, 1, {
      chunk: (chunk) => queueMicrotask(() => this.#deliverView(chunk, index)),
      close: (chunk) => this.#closeView(chunk, index),
      error: () => {
        this.#reading = false;
      },
    });
  }

  #deliverView(chunk, index) {
    this.#readAgain = [false, false];
    const asked = controllerOf(this.branches[index]);
    const other = controllerOf(this.branches[1 - index]);
    const { cancelled } = this.#cancellation;
    if (!cancelled[1 - index]) {
      let clone;
      try {
        clone = this.#copy(chunk);
      } catch (error) {
        asked.error(error);
        other.error(error);
        this.#cancellation.deferred.resolve(cancelStream(this.#stream, error));
        return;
      }
      if (!cancelled[index]) {
        asked.respondWithNewView(chunk);
      }
      other.enqueue(clone);
    } else if (!cancelled[index]) {
      asked.respondWithNewView(chunk);
    }
    this.#continue();
  }

  #closeView(chunk, index) {
    this.#reading = false;
    const asked = controllerOf(this.branches[index]);
    const other = controllerOf(this.branches[1 - index]);
    const { cancelled } = this.#cancellation;
    if (!cancelled[index]) {
      asked.close();
    }
    if (!cancelled[1 - index]) {
      other.close();
    }
    if (chunk !== undefined) {
      if (!cancelled[index]) {
        asked.respondWithNewView(chunk);
      }
      if (!cancelled[1 - index] && other.pendingPullIntos.length > 0) {
        other.respond(0);
      }
    }
    if (!cancelled[index] || !cancelled[1 - index]) {
      this.#cancellation.deferred.resolve();
    }
  }
}

module.exports = { tee };
