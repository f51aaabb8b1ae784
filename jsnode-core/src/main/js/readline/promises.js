'use strict';

const { AbortError } = require('internal/errors');
const { addAbortListener } = require('internal/events/abort_listener');
const { validateAbortSignal } = require('internal/validators');
const { Interface: BaseInterface } = require('internal/readline/interface');
const { Readline } = require('internal/readline/promises');

class Interface extends BaseInterface {
  #waiting;

  question(query, options = {}) {
    return new Promise((resolve, reject) => {
      const { signal } = options ?? {};
      if (signal !== undefined) {
        validateAbortSignal(signal, 'options.signal');
        if (signal.aborted) {
          throw new AbortError(undefined, { cause: signal.reason });
        }
      }
      const listener = signal === undefined ? undefined : addAbortListener(signal, () => {
        this.forgetQuestion();
        reject(new AbortError(undefined, { cause: signal.reason }));
      });
      this.#waiting = () => reject(new AbortError());
      this.ask(query, (line) => {
        listener?.[Symbol.dispose]();
        this.#waiting = undefined;
        resolve(line);
      });
    });
  }

  /** A question that waits is rejected. */
  close() {
    super.close();
    this.#waiting?.();
    this.#waiting = undefined;
  }
}

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = { Interface, Readline, createInterface };
