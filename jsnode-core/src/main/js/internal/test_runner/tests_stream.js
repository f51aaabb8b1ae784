'use strict';

// The events of a test run: a stream of `{ type, data }`, which are emitted under the name of their type as well.

const { Readable } = require('stream');

class TestsStream extends Readable {
  #buffer = [];
  #canPush = true;
  #ended = false;

  constructor() {
    super({ __proto__: null, objectMode: true, highWaterMark: Number.MAX_SAFE_INTEGER });
  }

  _read() {
    this.#canPush = true;
    while (this.#canPush && this.#buffer.length > 0) {
      this.#push(this.#buffer.shift());
    }
  }

  #push(message) {
    this.#canPush = this.push(message);
  }

  /** Emits an event and hands it to whoever reads the stream; after the end, nothing. */
  report(type, data) {
    if (this.#ended) {
      return;
    }
    this.emit(type, data);
    const message = { type, data };
    if (this.#canPush && this.#buffer.length === 0) {
      this.#push(message);
    } else {
      this.#buffer.push(message);
    }
  }

  diagnostic(nesting, location, message, level = 'info') {
    this.report('test:diagnostic', event({ nesting, message, level }, location));
  }

  end() {
    if (this.#ended) {
      return;
    }
    this.#ended = true;
    if (this.#canPush && this.#buffer.length === 0) {
      this.push(null);
    } else {
      this.#buffer.push(null);
    }
  }
}

/** Data of an event: a bare object, with where the test is. */
function event(data, location) {
  return { __proto__: null, ...data, ...location };
}

module.exports = { TestsStream, event };
