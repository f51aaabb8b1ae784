'use strict';

// TextEncoderStream and TextDecoderStream: transform streams with a coder in between.

const { defineInspect, defineInterface } = require('internal/webstreams/util');
const { TransformStream } = require('internal/webstreams/transformstream');

class TextEncoderStream {
  #encoder = new TextEncoder();
  #highSurrogate = '';
  #transform;

  constructor() {
    this.#transform = new TransformStream({
      transform: (chunk, controller) => this.#encode(`${chunk}`, controller),
      flush: (controller) => {
        if (this.#highSurrogate !== '') {
          controller.enqueue(new Uint8Array([0xef, 0xbf, 0xbd]));
        }
      },
    });
  }

  // A pair of surrogates may be split over two chunks.
  #encode(chunk, controller) {
    if (chunk === '') {
      return;
    }
    let text = this.#highSurrogate + chunk;
    this.#highSurrogate = '';
    const last = text.charCodeAt(text.length - 1);
    if (last >= 0xd800 && last <= 0xdbff) {
      this.#highSurrogate = text[text.length - 1];
      text = text.slice(0, -1);
    }
    if (text !== '') {
      controller.enqueue(this.#encoder.encode(text));
    }
  }

  get encoding() {
    return this.#encoder.encoding;
  }

  get readable() {
    return this.#transform.readable;
  }

  get writable() {
    return this.#transform.writable;
  }

  static isInstance(value) {
    return typeof value === 'object' && value !== null && #transform in value;
  }
}

class TextDecoderStream {
  #decoder;
  #transform;

  constructor(encoding = 'utf-8', options = undefined) {
    const decoder = new TextDecoder(encoding, options);
    this.#decoder = decoder;
    this.#transform = new TransformStream({
      transform(chunk, controller) {
        const text = decoder.decode(chunk, { stream: true });
        if (text !== '') {
          controller.enqueue(text);
        }
      },
      flush(controller) {
        const text = decoder.decode();
        if (text !== '') {
          controller.enqueue(text);
        }
      },
    });
  }

  get encoding() {
    return this.#decoder.encoding;
  }

  get fatal() {
    return this.#decoder.fatal;
  }

  get ignoreBOM() {
    return this.#decoder.ignoreBOM;
  }

  get readable() {
    return this.#transform.readable;
  }

  get writable() {
    return this.#transform.writable;
  }

  static isInstance(value) {
    return typeof value === 'object' && value !== null && #transform in value;
  }
}

const isTextEncoderStream = TextEncoderStream.isInstance;
const isTextDecoderStream = TextDecoderStream.isInstance;
delete TextEncoderStream.isInstance;
delete TextDecoderStream.isInstance;

defineInterface(TextEncoderStream, ['encoding', 'readable', 'writable']);
defineInspect(TextEncoderStream, 'TextEncoderStream',
  ({ encoding, readable, writable }) => ({ encoding, readable, writable }), isTextEncoderStream);
defineInterface(TextDecoderStream, ['encoding', 'fatal', 'ignoreBOM', 'readable', 'writable']);
defineInspect(TextDecoderStream, 'TextDecoderStream',
  ({ encoding, fatal, ignoreBOM, readable, writable }) => ({ encoding, fatal, ignoreBOM, readable, writable }),
  isTextDecoderStream);

module.exports = { TextDecoderStream, TextEncoderStream };
