'use strict';

const EventEmitter = require('events');
const { validateAbortSignal, validateIgnoreOption } = require('internal/validators');
const { copyObject, fromHost, getOptions, getValidatedPath, toHost } = require('internal/fs/utils');

const events = binding('fs').events();

/** A function that tells whether a name is one to be ignored. */
function ignoreMatcher(ignore) {
  if (ignore === undefined || ignore === null) {
    return undefined;
  }
  const list = Array.isArray(ignore) ? ignore : [ignore];
  const tests = list.map((each) => {
    if (typeof each === 'function') {
      return each;
    }
    if (typeof each !== 'string') {
      return (name) => each.test(name);
    }
    const { matcher } = require('internal/fs/glob_pattern');
    const matches = matcher(each);
    // A pattern without a slash is one for names in any folder.
    return each.includes('/') ? matches : (name) => matches(name.slice(name.lastIndexOf('/') + 1));
  });
  return (name) => tests.some((test) => test(name));
}

class FSWatcher extends EventEmitter {
  #watches;
  #ignore;

  _start(filename, { persistent, recursive, encoding, ignore }) {
    if (this.#watches !== undefined) {
      return;
    }
    this.#ignore = ignoreMatcher(ignore);
    const listener = (type, name) => this.#changed(type, name, encoding);
    if (recursive) {
      const { RecursiveWatch } = require('internal/fs/recursive_watch');
      this.#watches = new RecursiveWatch(filename, persistent, listener);
      return;
    }
    try {
      this.#watches = events.watch(toHost(filename), persistent, listener);
    } catch (error) {
      error.filename = filename;
      throw error;
    }
  }

  #changed(type, name, encoding) {
    if (this.#watches === null || this.#ignore?.(fromHost(name))) {
      return;
    }
    this.emit('change', type, fromHost(name, encoding));
  }

  start() {}

  close() {
    if (this.#watches === undefined || this.#watches === null) {
      return;
    }
    this.#watches.close();
    this.#watches = null;
    process.nextTick(() => this.emit('close'));
  }

  ref() {
    this.#watches?.ref();
    return this;
  }

  unref() {
    this.#watches?.unref();
    return this;
  }
}

function watch(filename, options, listener) {
  if (typeof options === 'function') {
    listener = options;
  }
  options = copyObject(getOptions(options));
  filename = getValidatedPath(filename);
  options.persistent ??= true;
  options.recursive ??= false;
  validateIgnoreOption(options.ignore, 'options.ignore');
  if (options.signal !== undefined) {
    validateAbortSignal(options.signal, 'options.signal');
  }
  const watcher = new FSWatcher();
  watcher._start(filename, options);
  if (listener) {
    watcher.addListener('change', listener);
  }
  if (options.signal) {
    closeOnAbort(watcher, options.signal);
  }
  return watcher;
}

function closeOnAbort(watcher, signal) {
  if (signal.aborted) {
    process.nextTick(() => watcher.close());
    return;
  }
  const listener = () => watcher.close();
  signal.addEventListener('abort', listener);
  watcher.once('close', () => signal.removeEventListener('abort', listener));
}

module.exports = { FSWatcher, ignoreMatcher, watch };
