'use strict';

const {
  codes: { ERR_DIR_CLOSED, ERR_DIR_CONCURRENT_OPERATION, ERR_MISSING_ARGS },
} = require('internal/errors');
const { validateFunction, validateUint32 } = require('internal/validators');
const { direntsFromHost } = require('internal/fs/dirent');
const { fromHost, getOptions, getValidatedPath, toHost } = require('internal/fs/utils');

const directories = binding('fs').directories();

const kDefaults = { encoding: 'utf8', bufferSize: 32 };

class Dir {
  #handle;
  #path;
  #options;
  #closed = false;
  #buffered = [];
  #pending = null;
  #queue = [];

  constructor(handle, path, options) {
    if (handle === undefined || handle === null) {
      throw new ERR_MISSING_ARGS('handle');
    }
    this.#handle = handle;
    this.#path = path;
    this.#options = { ...kDefaults, ...getOptions(options, kDefaults) };
    validateUint32(this.#options.bufferSize, 'options.bufferSize', true);
  }

  get path() {
    return this.#path;
  }

  read(callback) {
    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.#read((error, entry) => {
          if (error) {
            reject(error);
          } else {
            resolve(entry);
          }
        });
      });
    }
    validateFunction(callback, 'callback');
    this.#read(callback);
    return undefined;
  }

  #read(callback) {
    if (this.#closed) {
      throw new ERR_DIR_CLOSED();
    }
    if (this.#pending !== null) {
      this.#pending.push(() => this.#read(callback));
      return;
    }
    if (this.#buffered.length > 0) {
      try {
        const entry = this.#nextBuffered();
        process.nextTick(callback, null, entry);
      } catch (error) {
        process.nextTick(callback, error);
      }
      return;
    }
    this.#pending = [];
    directories.read(this.#handle, this.#options.bufferSize, (error, text) => {
      const waiting = this.#pending;
      this.#pending = null;
      let entry = null;
      if (!error) {
        try {
          entry = text === null ? this.#nextFolder() : this.#first(text);
        } catch (failed) {
          error = failed;
        }
      }
      if (error) {
        callback(error);
      } else {
        callback(null, entry);
      }
      for (const operation of waiting) {
        operation();
      }
    });
  }

  readSync() {
    this.#check();
    if (this.#buffered.length > 0) {
      return this.#nextBuffered();
    }
    const text = directories.read(this.#handle, this.#options.bufferSize, undefined);
    return text === null ? this.#nextFolder() : this.#first(text);
  }

  #check() {
    if (this.#closed) {
      throw new ERR_DIR_CLOSED();
    }
    if (this.#pending !== null) {
      throw new ERR_DIR_CONCURRENT_OPERATION();
    }
  }

  #first(text) {
    this.#buffered = direntsFromHost(text, undefined, this.#currentPath());
    return this.#nextBuffered();
  }

  #folder;

  #currentPath() {
    return this.#folder ?? this.#path;
  }

  #nextBuffered() {
    const entry = this.#buffered.shift();
    if (this.#options.recursive && entry.isDirectory()) {
      this.#queue.push(require('path').join(`${entry.parentPath}`, entry.name));
    }
    if (this.#options.encoding !== 'utf8') {
      entry.name = fromHost(entry.name, this.#options.encoding);
    }
    return entry;
  }

  /** At the end of one folder: the first entry of the next folder that has one. */
  #nextFolder() {
    while (this.#queue.length > 0) {
      this.#folder = this.#queue.shift();
      directories.close(this.#handle, undefined);
      this.#handle = directories.opendir(toHost(this.#folder), false, undefined);
      const text = directories.read(this.#handle, this.#options.bufferSize, undefined);
      if (text !== null) {
        return this.#first(text);
      }
    }
    return null;
  }

  close(callback) {
    if (callback === undefined) {
      if (this.#closed) {
        return Promise.reject(new ERR_DIR_CLOSED());
      }
      return new Promise((resolve, reject) => {
        this.#close((error) => {
          if (error) {
            reject(error);
          } else {
            resolve();
          }
        });
      });
    }
    validateFunction(callback, 'callback');
    if (this.#closed) {
      process.nextTick(callback, new ERR_DIR_CLOSED());
      return undefined;
    }
    this.#close(callback);
    return undefined;
  }

  #close(callback) {
    if (this.#pending !== null) {
      this.#pending.push(() => this.#close(callback));
      return;
    }
    this.#closed = true;
    directories.close(this.#handle, (error) => {
      if (error) {
        callback(error);
      } else {
        callback(null);
      }
    });
  }

  closeSync() {
    this.#check();
    this.#closed = true;
    directories.close(this.#handle, undefined);
  }

  async* entries() {
    try {
      while (true) {
        const entry = await this.read();
        if (entry === null) {
          break;
        }
        yield entry;
      }
    } finally {
      await this.close();
    }
  }

  [Symbol.dispose]() {
    if (!this.#closed) {
      this.closeSync();
    }
  }

  async [Symbol.asyncDispose]() {
    if (!this.#closed) {
      await this.close();
    }
  }
}
Object.defineProperty(Dir.prototype, Symbol.asyncIterator, {
  __proto__: null,
  value: Dir.prototype.entries,
  enumerable: false,
  writable: true,
  configurable: true,
});

function checkOptions(options) {
  options = getOptions(options, kDefaults);
  if (options.bufferSize !== undefined) {
    validateUint32(options.bufferSize, 'options.bufferSize', true);
  }
  return options;
}

function opendirSync(path, options) {
  path = getValidatedPath(path);
  options = checkOptions(options);
  return new Dir(directories.opendir(toHost(path), true, undefined), path, options);
}

function opendir(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'callback');
  path = getValidatedPath(path);
  options = checkOptions(options);
  directories.opendir(toHost(path), false, (error, handle) => {
    if (error) {
      callback(error);
    } else {
      callback(null, new Dir(handle, path, options));
    }
  });
}

module.exports = { Dir, opendir, opendirSync };
