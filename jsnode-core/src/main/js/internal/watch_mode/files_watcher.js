'use strict';

// Watches files, each for its owners: the programs that have loaded it. Folders are watched rather than files, since
// editors replace files.

const EventEmitter = require('events');
const fs = require('fs');
const path = require('path');
const { clearTimeout, setTimeout } = require('timers');

// An editor saves in several steps.
const kDebounce = 200;

/** Emits 'changed' with `{ owners, eventType }`, and 'unknown' where a file came or went that nobody owns. */
class FilesWatcher extends EventEmitter {
  #folders = new Map();
  #ownersByFile = new Map();
  #changedOwners = new Set();
  #eventType;
  #sawUnknown = false;
  #timer;

  /** `file` is absolute. */
  filterFile(file, owner = file) {
    const owners = this.#ownersByFile.get(file) ?? new Set();
    owners.add(owner);
    this.#ownersByFile.set(file, owners);
    this.watchFolder(path.dirname(file));
  }

  unfilterFilesOwnedBy(owners) {
    for (const [file, known] of this.#ownersByFile) {
      owners.forEach((owner) => known.delete(owner));
      if (known.size === 0) {
        this.#ownersByFile.delete(file);
      }
    }
  }

  watchFolder(folder) {
    if (this.#folders.has(folder)) {
      return;
    }
    try {
      const watcher = fs.watch(folder, (eventType, name) => this.#changed(eventType, path.join(folder, name ?? '')));
      watcher.on('error', () => this.#forget(folder));
      this.#folders.set(folder, watcher);
    } catch (error) {
      // The folder may be gone already.
      if (error.code !== 'ENOENT') {
        throw error;
      }
    }
  }

  #forget(folder) {
    this.#folders.get(folder)?.close();
    this.#folders.delete(folder);
  }

  #changed(eventType, file) {
    const owners = this.#ownersByFile.get(file);
    if (owners === undefined) {
      this.#sawUnknown ||= eventType === 'rename';
    } else {
      owners.forEach((owner) => this.#changedOwners.add(owner));
      this.#eventType = eventType;
    }
    if (owners !== undefined || this.#sawUnknown) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#tell(), kDebounce);
    }
  }

  #tell() {
    const owners = this.#changedOwners;
    const sawUnknown = this.#sawUnknown;
    this.#changedOwners = new Set();
    this.#sawUnknown = false;
    if (owners.size > 0) {
      this.emit('changed', { owners, eventType: this.#eventType });
    }
    if (sawUnknown) {
      this.emit('unknown');
    }
  }

  /** What a process with WATCH_REPORT_DEPENDENCIES tells of the files that it loads. */
  take(message, owner) {
    if (message === null || typeof message !== 'object') {
      return;
    }
    for (const file of message['watch:require'] ?? []) {
      this.filterFile(file, owner);
    }
    for (const url of message['watch:import'] ?? []) {
      this.filterFile(require('url').fileURLToPath(url), owner);
    }
  }

  clear() {
    clearTimeout(this.#timer);
    [...this.#folders.keys()].forEach((folder) => this.#forget(folder));
    this.#ownersByFile.clear();
  }
}

module.exports = { FilesWatcher };
