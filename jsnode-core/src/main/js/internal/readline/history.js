'use strict';

// The lines that were entered, the latest first, and a walk through those that begin with what stands before the cursor.

const { validateArray, validateBoolean, validateNumber } = require('internal/validators');

const kDefaultSize = 30;

class History {
  index = -1;
  #prefix = null;

  constructor(options) {
    const { history = [], historySize = kDefaultSize, removeHistoryDuplicates = false } = options;
    validateArray(history, 'history');
    validateNumber(historySize, 'historySize', 0);
    if (options.removeHistoryDuplicates !== undefined) {
      validateBoolean(removeHistoryDuplicates, 'removeHistoryDuplicates');
    }
    this.lines = history;
    this.size = historySize;
    this.unique = removeHistoryDuplicates;
  }

  /** Keeps a line; false where it is not kept. */
  add(line) {
    this.index = -1;
    this.#prefix = null;
    if (line === '' || line.trim() === '' || this.size === 0) {
      return false;
    }
    if (this.lines[0] === line) {
      return true;
    }
    if (this.unique) {
      const at = this.lines.indexOf(line);
      if (at !== -1) {
        this.lines.splice(at, 1);
      }
    }
    this.lines.unshift(line);
    if (this.lines.length > this.size) {
      this.lines.pop();
    }
    return true;
  }

  begin(line, cursor) {
    this.#prefix ??= line.slice(0, cursor);
  }

  leave() {
    this.#prefix = null;
    this.index = -1;
  }

  get searching() {
    return this.#prefix !== null;
  }

  /** The next older line, undefined at the end. */
  older(current) {
    const search = this.#prefix ?? '';
    let at = this.index + 1;
    while (at < this.lines.length && (!this.lines[at].startsWith(search) || this.lines[at] === current)) {
      at++;
    }
    this.index = Math.min(at, this.lines.length);
    return this.index === this.lines.length ? search : this.lines[at];
  }

  newer(current) {
    const search = this.#prefix ?? '';
    let at = this.index - 1;
    while (at >= 0 && (!this.lines[at].startsWith(search) || this.lines[at] === current)) {
      at--;
    }
    this.index = at;
    return at === -1 ? search : this.lines[at];
  }
}

module.exports = { History };
