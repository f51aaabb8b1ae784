'use strict';

// How messages look on the channel: lines of JSON, or ('advanced') values as v8.serialize writes them, each behind its length.

const { Buffer } = require('buffer');
const { StringDecoder } = require('string_decoder');

const LENGTH_SIZE = 4;

class JsonFormat {
  #decoder = new StringDecoder('utf8');
  #rest = '';

  write(message) {
    return Buffer.from(`${JSON.stringify(message)}\n`);
  }

  /** The messages that a piece completes. */
  * read(bytes) {
    const lines = (this.#rest + this.#decoder.write(bytes)).split('\n');
    this.#rest = lines.pop();
    for (const line of lines) {
      if (line !== '') {
        yield JSON.parse(line);
      }
    }
  }
}

class AdvancedFormat {
  #rest = Buffer.alloc(0);

  write(message) {
    const body = require('v8').serialize(message);
    const length = Buffer.alloc(LENGTH_SIZE);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, body]);
  }

  * read(bytes) {
    let rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    while (rest.length >= LENGTH_SIZE && rest.length >= LENGTH_SIZE + rest.readUInt32BE()) {
      const end = LENGTH_SIZE + rest.readUInt32BE();
      // Views in a message are aligned in memory of its own.
      const body = Buffer.from(rest.subarray(LENGTH_SIZE, end));
      rest = rest.subarray(end);
      this.#rest = rest;
      yield require('v8').deserialize(body);
    }
    this.#rest = rest;
  }
}

function createFormat(serialization) {
  return serialization === 'advanced' ? new AdvancedFormat() : new JsonFormat();
}

module.exports = { createFormat };
