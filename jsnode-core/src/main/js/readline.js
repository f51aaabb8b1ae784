'use strict';

const { promisify } = require('internal/util');
const { AbortError } = require('internal/errors');
const { addAbortListener } = require('internal/events/abort_listener');
const { validateAbortSignal } = require('internal/validators');
const { Interface: BaseInterface } = require('internal/readline/interface');
const { clearLine, clearScreenDown, cursorTo, moveCursor } = require('internal/readline/cursor');
const { emitKeypressEvents } = require('internal/readline/keys');

class ReadlineInterface extends BaseInterface {
  question(query, options, callback) {
    const answer = typeof options === 'function' ? options : callback;
    const signal = typeof options === 'function' ? undefined : options?.signal;
    if (signal !== undefined) {
      validateAbortSignal(signal, 'options.signal');
      if (signal.aborted) {
        return;
      }
    }
    if (typeof answer !== 'function') {
      return;
    }
    const listener = signal === undefined ? undefined : addAbortListener(signal, () => this.forgetQuestion());
    this.ask(query, (line) => {
      listener?.[Symbol.dispose]();
      answer(line);
    });
  }
}

/** Made with or without `new`, and a base for classes of any kind. */
function Interface(...args) {
  return Reflect.construct(ReadlineInterface, args, new.target ?? Interface);
}
Interface.prototype = ReadlineInterface.prototype;
Object.setPrototypeOf(Interface, ReadlineInterface);
Interface.prototype.constructor = Interface;
Object.defineProperty(Interface.prototype.question, promisify.custom, {
  __proto__: null,
  value: function question(query, options = {}) {
    const { signal } = options ?? {};
    if (signal?.aborted) {
      return Promise.reject(new AbortError(undefined, { cause: signal.reason }));
    }
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new AbortError(undefined, { cause: signal.reason })), { once: true });
      this.question(query, { signal }, resolve);
    });
  },
});

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = {
  Interface,
  clearLine,
  clearScreenDown,
  createInterface,
  cursorTo,
  emitKeypressEvents,
  moveCursor,
  promises: require('readline/promises'),
};
