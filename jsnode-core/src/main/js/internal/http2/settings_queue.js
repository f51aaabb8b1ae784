'use strict';

// Settings that were sent and not yet acknowledged.

const { assign, toPairs } = require('internal/http2/settings');

class SettingsQueue {
  #waiting = [];
  #expected = 0;
  #most;

  constructor(most) {
    this.#most = most;
  }

  get length() {
    return this.#waiting.length + this.#expected;
  }

  /** Settings that are sent when the session is connected. */
  expectLater() {
    this.#expected++;
  }

  isExpected() {
    this.#expected--;
  }

  /** Notes that settings are sent; false if too many are not acknowledged. */
  sent(settings, callback) {
    if (this.#waiting.length >= this.#most) {
      return false;
    }
    this.#waiting.push({ settings, callback, at: process.hrtime.bigint() });
    return true;
  }

  /** The peer applies the oldest. */
  acknowledged(session, local) {
    const oldest = this.#waiting.shift();
    if (oldest === undefined) {
      return;
    }
    const pairs = toPairs(oldest.settings);
    for (let i = 0; i < pairs.length; i += 2) {
      assign(local, pairs[i], pairs[i + 1], true);
    }
    const duration = Number(process.hrtime.bigint() - oldest.at) / 1e6;
    oldest.callback?.(null, local, duration);
    session.emit('localSettings', local);
  }

  /** Nobody is called any more. */
  cancel() {
    for (const each of this.#waiting) {
      each.callback = undefined;
    }
  }
}

module.exports = { SettingsQueue };
