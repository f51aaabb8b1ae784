'use strict';

// fs.watchFile: looks at the file's status again and again.

const EventEmitter = require('events');
const { resolve } = require('path');
const { validateFunction, validateUint32 } = require('internal/validators');
const { getValidatedPath, toHost } = require('internal/fs/utils');
const { emptyStats, statsFromHost } = require('internal/fs/stats');

const paths = binding('fs').paths();
const kDefaultInterval = 5007;
const kCompared = ['ctimeMs', 'mtimeMs', 'birthtimeMs', 'size', 'mode', 'uid', 'gid', 'ino', 'dev'];

const watchers = new Map();

class StatWatcher extends EventEmitter {
  #bigint;
  #timer;
  #path;
  #interval;
  #previous;
  #stopped = false;
  #persistent = true;

  constructor(bigint) {
    super();
    this.#bigint = bigint;
  }

  _start(path, persistent, interval) {
    this.#path = path;
    this.#persistent = persistent;
    this.#interval = interval;
    this.#look();
  }

  #look() {
    paths.stat(this.#path, this.#bigint, true, (error, result) => {
      if (this.#stopped) {
        return;
      }
      const current = error || result === null ? emptyStats(this.#bigint) : statsFromHost(result, this.#bigint);
      this.#compare(current, error || result === null);
      this.#wait();
    });
  }

  #compare(current, missing) {
    const previous = this.#previous;
    this.#previous = current;
    if (previous === undefined) {
      if (missing) {
        this.emit('change', current, current);
      }
    } else if (kCompared.some((key) => current[key] !== previous[key])) {
      this.emit('change', current, previous);
    }
  }

  #wait() {
    const { setTimeout } = require('timers');
    if (this.#stopped) {
      return;
    }
    this.#timer = setTimeout(() => this.#look(), this.#interval);
    if (!this.#persistent) {
      this.#timer.unref();
    }
  }

  start() {}

  stop() {
    if (this.#stopped) {
      return;
    }
    this.#stopped = true;
    const { clearTimeout } = require('timers');
    clearTimeout(this.#timer);
    process.nextTick(() => this.emit('stop'));
  }

  ref() {
    this.#persistent = true;
    this.#timer?.ref();
    return this;
  }

  unref() {
    this.#persistent = false;
    this.#timer?.unref();
    return this;
  }
}

function watchFile(filename, options, listener) {
  filename = resolve(`${getValidatedPath(filename)}`);
  if (options === null || typeof options !== 'object') {
    listener = options;
    options = undefined;
  }
  options = { interval: kDefaultInterval, persistent: true, ...options };
  validateFunction(listener, 'listener');
  validateUint32(options.interval, 'interval');
  binding('permission').requireRead(filename);
  let watcher = watchers.get(filename);
  if (watcher === undefined) {
    watcher = new StatWatcher(Boolean(options.bigint));
    watcher._start(toHost(filename), options.persistent, options.interval);
    watchers.set(filename, watcher);
  }
  watcher.addListener('change', listener);
  return watcher;
}

function unwatchFile(filename, listener) {
  filename = resolve(`${getValidatedPath(filename)}`);
  const watcher = watchers.get(filename);
  if (watcher === undefined) {
    return;
  }
  if (typeof listener === 'function') {
    watcher.removeListener('change', listener);
  } else {
    watcher.removeAllListeners('change');
  }
  if (watcher.listenerCount('change') === 0) {
    watcher.stop();
    watchers.delete(filename);
  }
}

module.exports = { StatWatcher, unwatchFile, watchFile };
