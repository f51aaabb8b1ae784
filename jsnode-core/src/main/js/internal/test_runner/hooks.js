'use strict';

// before, after, beforeEach and afterEach. A hook of before or after runs once, whoever asks for it first.

const { failure, isFailure, kinds } = require('internal/test_runner/failure');
const { runBody } = require('internal/test_runner/body');
const { signalOption, timeoutOption } = require('internal/test_runner/test_options');
const { stopper } = require('internal/test_runner/stop');

const kNone = () => {};

class Hook {
  #once;
  #result;

  constructor(kind, fn, options, location) {
    const given = options !== null && typeof options === 'object' ? options : {};
    this.kind = kind;
    this.fn = typeof fn === 'function' ? fn : kNone;
    this.timeout = timeoutOption(given.timeout) ?? Infinity;
    this.signal = signalOption(given.signal);
    this.location = location;
    this.#once = kind === 'before' || kind === 'after';
  }

  /** Runs the hook for a context; rejects with a failure of kind hookFailed. */
  run(context) {
    if (!this.#once) {
      return this.#run(context);
    }
    this.#result ??= this.#run(context);
    return this.#result;
  }

  async #run(context) {
    const stop = stopper(this.timeout, this.signal);
    try {
      if (this.signal?.aborted) {
        throw failure(this.signal.reason, kinds.aborted);
      }
      await runBody(this.fn, context, stop.promise);
    } catch (error) {
      const wrapped = failure(`failed running ${this.kind} hook`, kinds.hook);
      wrapped.cause = isFailure(error) ? error.cause : error;
      throw wrapped;
    } finally {
      stop.dispose();
    }
  }
}

module.exports = { Hook };
