'use strict';

// Watch mode: files of tests run again whenever they, or what they load, change. Each runs in a process of its own,
// since what a process has loaded stays loaded.

const fs = require('fs');
const path = require('path');
const { FilesWatcher } = require('internal/watch_mode/files_watcher');
const { findFiles } = require('internal/test_runner/files');

class WatchedRun {
  #harness;
  #settings;
  #define;
  #watcher = new FilesWatcher();
  #known = new Map();
  #running = new Map();
  #ended = Promise.withResolvers();

  /** `define` makes the test of a file. */
  constructor(harness, settings, define) {
    this.#harness = harness;
    this.#settings = settings;
    this.#define = define;
    harness.watcher = this.#watcher;
    this.#watcher.on('changed', ({ owners }) => this.#rerun([...owners]));
    if (settings.files === undefined) {
      this.#watcher.watchFolder(settings.cwd);
      this.#watcher.on('unknown', () => this.#runNew());
    }
  }

  /** Resolves when the run is told to end. */
  async run(files) {
    const { begun, signal } = this.#settings;
    signal?.addEventListener('abort', () => this.#end(), { once: true });
    if (signal?.aborted) {
      this.#end();
    }
    this.#start(files);
    begun?.();
    await this.#ended.promise;
  }

  #start(files) {
    for (const file of files) {
      const owner = path.resolve(this.#settings.cwd, file);
      this.#known.set(owner, file);
      this.#watcher.filterFile(owner);
      const test = this.#define(file);
      this.#running.set(owner, test);
      test.start().then(() => this.#finished(owner, test));
    }
  }

  #finished(owner, test) {
    if (this.#running.get(owner) !== test) {
      // It was stopped for a newer one.
      return;
    }
    this.#running.delete(owner);
    if (this.#running.size === 0) {
      this.#harness.stream.report('test:watch:drained', undefined);
      this.#harness.endRound();
    }
  }

  #rerun(owners) {
    const files = owners.filter((owner) => this.#known.has(owner) && fs.existsSync(owner));
    this.#watcher.unfilterFilesOwnedBy(owners);
    if (files.length === 0) {
      return;
    }
    this.#harness.stream.report('test:watch:restarted', undefined);
    for (const owner of files) {
      this.#running.get(owner)?.discard();
    }
    this.#start(files.map((owner) => this.#known.get(owner)));
  }

  #runNew() {
    const { cwd, globPatterns } = this.#settings;
    const files = findFiles(globPatterns, cwd).filter((file) => !this.#known.has(path.resolve(cwd, file)));
    if (files.length > 0) {
      this.#harness.stream.report('test:watch:restarted', undefined);
      this.#start(files);
    }
  }

  #end() {
    this.#watcher.clear();
    this.#ended.resolve();
  }
}

module.exports = { WatchedRun };
