'use strict';

const { isAbsolute, join, resolve } = require('path');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateString, validateStringArray, validateFunction } = require('internal/validators');
const { GLOBSTAR, compile, matcher, matchesGlob, matchesSegment } = require('internal/fs/glob_pattern');
const { direntFromStats } = require('internal/fs/dirent');
const { getAsyncOperations, getSyncOperations, runSync } = require('internal/fs/driver');

function patternList(patterns) {
  if (typeof patterns === 'string') {
    return [patterns];
  }
  if (Array.isArray(patterns)) {
    validateStringArray(patterns, 'patterns');
    return patterns;
  }
  validateString(patterns, 'patterns');
  return [patterns];
}

function excludeFunction(exclude) {
  if (exclude === undefined || exclude === null) {
    return undefined;
  }
  if (Array.isArray(exclude)) {
    validateStringArray(exclude, 'options.exclude');
    return undefined;
  }
  if (typeof exclude !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('options.exclude', ['function', 'string[]'], exclude);
  }
  validateFunction(exclude, 'options.exclude');
  return exclude;
}

class Glob {
  #root;
  #patterns;
  #withFileTypes;
  #exclude;
  #excludePatterns = [];
  #results = new Set();
  #seen = new Set();
  #stack = [];

  constructor(patterns, options = {}) {
    const { exclude, cwd, withFileTypes } = options ?? {};
    this.#root = cwd === undefined ? '.' : require('internal/fs/utils').getValidatedPath(cwd, 'options.cwd');
    this.#withFileTypes = Boolean(withFileTypes);
    this.#exclude = excludeFunction(exclude);
    if (Array.isArray(exclude)) {
      this.#excludePatterns = exclude.map((pattern) => {
        const matches = matcher(pattern.replace(/^\.\//, ''));
        return isAbsolute(pattern) ? (path) => matches(resolve(this.#root, path)) : matches;
      });
    }
    this.#patterns = patternList(patterns).flatMap(compile).filter((segments) => (
      segments.length > 1 || (segments[0] !== '.' && segments[0] !== '..')));
  }

  globSync() {
    const found = [];
    const steps = this.#walk(getSyncOperations(), (item) => found.push(item));
    runSync(steps);
    return found;
  }

  async* glob() {
    let ready = [];
    const steps = this.#walk(getAsyncOperations(), (item) => ready.push(item));
    let step = steps.next();
    while (!step.done) {
      let result;
      let failed = false;
      try {
        result = await step.value;
      } catch (error) {
        failed = true;
        result = error;
      }
      step = failed ? steps.throw(result) : steps.next(result);
      if (ready.length > 0) {
        yield* ready;
        ready = [];
      }
    }
    yield* ready;
  }

  /** The last folder that was found is looked at first, as in Node. */
  * #walk(ops, found) {
    const relative = [];
    const absolute = [];
    for (const segments of this.#patterns) {
      if (segments[0] === '' && segments.length > 1) {
        absolute.push({ segments, index: 1 });
      } else {
        relative.push({ segments, index: 0 });
      }
    }
    if (absolute.length > 0) {
      this.#stack.push({ path: '/', states: absolute });
    }
    if (relative.length > 0) {
      this.#stack.push({ path: '.', states: relative });
    }
    while (this.#stack.length > 0) {
      const { path, states } = this.#stack.pop();
      yield* this.#visit(ops, path, states, found);
    }
  }

  #fullPath(path) {
    return isAbsolute(path) ? path : resolve(`${this.#root}`, path);
  }

  #isNew(path, state) {
    const key = `${path}\0${this.#patterns.indexOf(state.segments)}\0${state.index}`;
    if (this.#seen.has(key)) {
      return false;
    }
    this.#seen.add(key);
    return true;
  }

  * #stats(ops, path) {
    try {
      return yield ops.lstat(this.#fullPath(path));
    } catch {
      return undefined;
    }
  }

  * #isDirectory(ops, path) {
    try {
      return (yield ops.stat(this.#fullPath(path))).isDirectory();
    } catch {
      return false;
    }
  }

  #isExcluded(path, entry) {
    if (this.#exclude?.(this.#withFileTypes ? entry : entry.name)) {
      return true;
    }
    return this.#excludePatterns.some((matches) => matches(path));
  }

  * #add(ops, path, entry, found) {
    if (this.#results.has(path)) {
      return;
    }
    if (entry === undefined) {
      const stats = yield* this.#stats(ops, path);
      if (stats === undefined) {
        return;
      }
      const full = this.#fullPath(path);
      const { basename, dirname } = require('path');
      entry = direntFromStats(basename(full), dirname(full), stats);
      if (path !== '.' && this.#isExcluded(path, entry)) {
        return;
      }
    }
    this.#results.add(path);
    found(this.#withFileTypes ? entry : path);
  }

  * #visit(ops, path, states, found) {
    const patterns = [];
    const queue = [...states];
    while (queue.length > 0) {
      const state = queue.shift();
      if (!this.#isNew(path, state)) {
        continue;
      }
      const { segments, index } = state;
      const segment = segments[index];
      const last = index === segments.length - 1;
      if (segment === GLOBSTAR) {
        if (last) {
          yield* this.#add(ops, path, undefined, found);
        } else {
          queue.push({ segments, index: index + 1 });
        }
        patterns.push(state);
      } else if (segment === '' && last) {
        if (yield* this.#isDirectory(ops, path)) {
          yield* this.#add(ops, path, undefined, found);
        }
      } else if (typeof segment === 'string') {
        yield* this.#literal(ops, path, state, last, found);
      } else {
        patterns.push(state);
      }
    }
    if (patterns.length > 0) {
      yield* this.#children(ops, path, patterns, found);
    }
  }

  * #literal(ops, path, { segments, index }, last, found) {
    const child = join(path, segments[index]);
    if (last) {
      yield* this.#add(ops, child, undefined, found);
    } else if (yield* this.#isDirectory(ops, child)) {
      this.#stack.push({ path: child, states: [{ segments, index: index + 1 }] });
    }
  }

  * #children(ops, path, states, found) {
    let entries;
    try {
      entries = yield ops.readdir(this.#fullPath(path), { withFileTypes: true });
    } catch {
      return;
    }
    entries = entries.filter((entry) => !this.#isExcluded(join(path, entry.name), entry));
    const folders = new Map();
    const descend = (child, state) => {
      const states = folders.get(child);
      if (states === undefined) {
        folders.set(child, [state]);
      } else {
        states.push(state);
      }
    };
    for (const { segments, index } of states) {
      const last = index === segments.length - 1;
      for (const entry of entries) {
        const child = join(path, entry.name);
        if (segments[index] === GLOBSTAR) {
          if (entry.name.startsWith('.')) {
            continue;
          }
          if (entry.isDirectory()) {
            descend(child, { segments, index });
          } else if (last) {
            yield* this.#add(ops, child, entry, found);
          }
        } else if (matchesSegment(segments[index], entry.name)) {
          if (last) {
            yield* this.#add(ops, child, entry, found);
          } else if (entry.isDirectory()) {
            descend(child, { segments, index: index + 1 });
          }
        }
      }
    }
    for (const [child, childStates] of folders) {
      this.#stack.push({ path: child, states: childStates });
    }
  }
}

module.exports = { Glob, matchesGlob };
