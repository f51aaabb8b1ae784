'use strict';

// Runs of the same tests again: a file keeps of each attempt which tests have passed. Those do not run again: they are
// reported as passed, with the time that they took.

const fs = require('fs');
const path = require('path');
const { codes: { ERR_INVALID_STATE } } = require('internal/errors');

/** Names of tests by where they are written; several may be written in one place. */
class Places {
  #cwd;
  #counts = new Map();

  constructor(cwd) {
    this.#cwd = cwd;
  }

  next({ file, line, column }) {
    const place = `${path.relative(this.#cwd, file).replaceAll('\\', '/')}:${line}:${column}`;
    const before = this.#counts.get(place) ?? 0;
    this.#counts.set(place, before + 1);
    return before === 0 ? place : `${place}:(${before})`;
  }
}

/** The attempts so far. */
class Attempts {
  #places = new Places(process.cwd());

  constructor(file) {
    this.file = path.resolve(file);
    this.all = read(this.file);
    this.current = this.all.length;
  }

  /** What is known of a test that passed, or undefined; to be asked once for each test, in the order of definition. */
  find(location) {
    const place = this.#places.next(location);
    return this.all.at(-1)?.[place];
  }
}

function read(file) {
  let text;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') {
      return [];
    }
    throw error;
  }
  const attempts = text.trim() === '' ? [] : JSON.parse(text);
  if (!Array.isArray(attempts)) {
    throw new ERR_INVALID_STATE(`the file of attempts is not an array: ${file}`);
  }
  return attempts;
}

/** Takes down which tests pass. */
class Recorder {
  #attempts;
  #places;
  #passed = {};
  #children = new Map();

  constructor(stream, attempts, cwd) {
    this.#attempts = attempts;
    this.#places = new Places(cwd);
    stream.on('test:pass', (data) => this.#add(data, true));
    stream.on('test:fail', (data) => this.#add(data, false));
  }

  #add(data, passed) {
    const { name, nesting, testId, parentId, tags, line, column, file, entryFile, details } = data;
    if (file === undefined) {
      return;
    }
    const place = this.#places.next(data);
    // Numbers of tests are those of a process.
    const scope = entryFile ?? '';
    if (nesting > 0) {
      const parent = `${scope}:${parentId}`;
      const siblings = this.#children.get(parent) ?? [];
      siblings.push({ nesting, name, testId, parentId, tags, line, column, file });
      this.#children.set(parent, siblings);
    }
    if (passed) {
      this.#passed[place] = {
        name,
        children: this.#children.get(`${scope}:${testId}`) ?? [],
        passed_on_attempt: details.passed_on_attempt ?? this.#attempts.current,
        duration_ms: details.duration_ms,
      };
    }
  }

  save() {
    const { all, file } = this.#attempts;
    fs.writeFileSync(file, JSON.stringify([...all, this.#passed], null, 2));
  }
}

/** What a test does that has passed before: it defines the tests that it had. */
function replay(test, Kind, { children }) {
  return () => {
    for (const { name, line, column, file } of children) {
      test.createSubtest(Kind, name, {}, () => {}, {}, { line, column, file }).start();
    }
  };
}

module.exports = { Attempts, Recorder, replay };
