'use strict';

// mock.timers: setTimeout, setInterval, setImmediate, their promises, Date and AbortSignal.timeout on a clock that only
// tick() moves.

const timers = require('timers');
const timersPromises = require('timers/promises');
const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE },
} = require('internal/errors');
const { validateNumber, validateObject, validateStringArray } = require('internal/validators');
const { Clock } = require('internal/test_runner/mock/clock');
const { mockDate } = require('internal/test_runner/mock/date');
const { mockPromises } = require('internal/test_runner/mock/timers_promises');

const kApis = ['setTimeout', 'setInterval', 'setImmediate', 'Date', 'scheduler.wait', 'AbortSignal.timeout'];
const RealDate = globalThis.Date;

class MockTimers {
  #clock;
  #restore = [];

  enable(options = {}) {
    validateObject(options, 'options');
    if (this.#clock !== undefined) {
      throw new ERR_INVALID_STATE('MockTimers is already enabled!');
    }
    const { apis = kApis } = options;
    validateStringArray(apis, 'options.apis');
    for (const api of apis) {
      if (!kApis.includes(api)) {
        throw new ERR_INVALID_ARG_VALUE('options.apis', api, `option ${api} is not supported`);
      }
    }
    this.#clock = new Clock(nowOption(options.now));
    for (const api of apis) {
      this.#mock(api);
    }
  }

  #mock(api) {
    const clock = this.#clock;
    const promises = mockPromises(clock);
    switch (api) {
      case 'setTimeout':
      case 'setInterval':
      case 'setImmediate': {
        const clear = api.replace('set', 'clear');
        this.#replaceAll([globalThis, timers], { [api]: clock[api], [clear]: clock.clear });
        this.#replaceAll([timersPromises], { [api]: promises[api] });
        break;
      }
      case 'scheduler.wait':
        this.#replaceAll([timersPromises.scheduler], { wait: promises.wait });
        break;
      case 'Date':
        this.#replaceAll([globalThis], { Date: mockDate(RealDate, clock) });
        break;
      case 'AbortSignal.timeout':
        this.#replaceAll([globalThis.AbortSignal], { timeout: promises.abortSignalTimeout });
        break;
    }
  }

  #replaceAll(objects, values) {
    for (const object of objects) {
      for (const name of Object.keys(values)) {
        this.#replace(object, name, values[name]);
      }
    }
  }

  #replace(object, name, value) {
    const own = Object.getOwnPropertyDescriptor(object, name);
    this.#restore.push(() => {
      if (own === undefined) {
        delete object[name];
      } else {
        Object.defineProperty(object, name, own);
      }
    });
    Object.defineProperty(object, name, {
      __proto__: null, configurable: true, enumerable: own?.enumerable ?? true, value, writable: true,
    });
  }

  tick(time = 1) {
    this.#checkEnabled();
    if (time < 0) {
      throw new ERR_INVALID_ARG_VALUE('time', 'positive integer', time);
    }
    this.#clock.tick(time);
  }

  runAll() {
    this.#checkEnabled();
    this.#clock.runAll();
  }

  setTime(time = 0) {
    validateNumber(time, 'time');
    if (time < 0) {
      throw new ERR_INVALID_ARG_VALUE('time', 'positive integer', time);
    }
    this.#checkEnabled();
    this.#clock.now = time;
  }

  reset() {
    if (this.#clock === undefined) {
      return;
    }
    for (const restore of this.#restore.reverse()) {
      restore();
    }
    this.#restore = [];
    this.#clock = undefined;
  }

  [Symbol.dispose]() {
    this.reset();
  }

  #checkEnabled() {
    if (this.#clock === undefined) {
      throw new ERR_INVALID_STATE('You should enable MockTimers first by calling the .enable function');
    }
  }
}

function nowOption(now = 0) {
  const time = now instanceof RealDate ? RealDate.prototype.getTime.call(now) : now;
  validateNumber(time, 'options.now', 0);
  return time;
}

module.exports = { MockTimers };
