'use strict';

// inspector.Session: a program that debugs itself. Commands are answered at once, but for those that wait for a promise.

const EventEmitter = require('events');
const {
  codes: {
    ERR_INSPECTOR_ALREADY_CONNECTED, ERR_INSPECTOR_COMMAND, ERR_INSPECTOR_NOT_AVAILABLE,
    ERR_INSPECTOR_NOT_CONNECTED, ERR_INSPECTOR_NOT_WORKER,
  },
} = require('internal/errors');
const { validateFunction, validateObject, validateString } = require('internal/validators');
const { Agent } = require('internal/inspector/agent');

const native = binding('inspector');

class Session extends EventEmitter {
  #agent = null;
  // Callbacks of commands that are not answered yet.
  #waiting = new Set();

  connect() {
    if (this.#agent !== null) {
      throw new ERR_INSPECTOR_ALREADY_CONNECTED('The inspector session');
    }
    native.requirePermission();
    this.#agent = new Agent((method, params) => {
      const message = { method, params };
      this.emit(method, message);
      this.emit('inspectorNotification', message);
    });
  }

  connectToMainThread() {
    if (require('worker_threads').isMainThread) {
      throw new ERR_INSPECTOR_NOT_WORKER();
    }
    throw new ERR_INSPECTOR_NOT_AVAILABLE();
  }

  post(method, params, callback) {
    validateString(method, 'method');
    if (callback === undefined && typeof params === 'function') {
      callback = params;
      params = null;
    }
    if (params) {
      validateObject(params, 'params');
    }
    if (callback !== undefined) {
      validateFunction(callback, 'callback');
    }
    if (this.#agent === null) {
      throw new ERR_INSPECTOR_NOT_CONNECTED();
    }
    const answer = this.#agent.dispatch(method, params ?? {});
    if (typeof answer.then === 'function') {
      this.#await(answer, callback);
    } else {
      tell(callback, answer);
    }
  }

  async #await(answer, callback) {
    this.#waiting.add(callback);
    const settled = await answer;
    if (this.#waiting.delete(callback)) {
      process.nextTick(tell, callback, settled);
    }
  }

  disconnect() {
    if (this.#agent === null) {
      return;
    }
    this.#agent.close();
    this.#agent = null;
    for (const callback of this.#waiting) {
      process.nextTick(tell, callback, { error: { code: -32000, message: 'Execution context was destroyed.' } });
    }
    this.#waiting.clear();
  }

  [Symbol.dispose]() {
    this.disconnect();
  }
}

function tell(callback, { error, result }) {
  if (callback !== undefined) {
    callback(error === undefined ? null : new ERR_INSPECTOR_COMMAND(error.code, error.message), result);
  }
}

module.exports = { Session };
