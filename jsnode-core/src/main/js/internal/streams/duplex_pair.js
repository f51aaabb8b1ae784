'use strict';

// Two Duplex streams, each of which reads what is written to the other.

const Duplex = require('internal/deps/readable-stream/lib/internal/streams/duplex');

class DuplexSide extends Duplex {
  #other;
  #resume = null;

  static pair(options) {
    const first = new DuplexSide(options);
    const second = new DuplexSide(options);
    first.#other = second;
    second.#other = first;
    return [first, second];
  }

  _read() {
    const resume = this.#resume;
    if (resume !== null) {
      this.#resume = null;
      resume();
    }
  }

  _write(chunk, encoding, callback) {
    if (chunk.length === 0) {
      process.nextTick(callback);
      return;
    }
    this.#other.push(chunk);
    this.#other.#resume = callback;
  }

  _final(callback) {
    this.#other.on('end', callback);
    this.#other.push(null);
  }

  _destroy(error, callback) {
    const other = this.#other;
    if (error) {
      process.nextTick(() => other.destroy(error));
    } else if (!other.readableEnded) {
      process.nextTick(() => other.push(null));
    }
    callback(error);
  }
}

module.exports = function duplexPair(options) {
  return DuplexSide.pair(options);
};
