'use strict';

// A tree is watched folder by folder. What appears in a folder is looked at, so that new folders are watched too.

const { join } = require('path');
const { fromHost, toHost } = require('internal/fs/utils');

const events = binding('fs').events();

class RecursiveWatch {
  #root;
  #persistent;
  #listener;
  #folders = new Map();

  constructor(root, persistent, listener) {
    this.#root = typeof root === 'string' ? root : `${root}`;
    this.#persistent = persistent;
    this.#listener = listener;
    const { statSync } = require('internal/fs/sync');
    let stats;
    try {
      stats = statSync(this.#root);
      this.#watch('');
    } catch (error) {
      this.close();
      error.syscall = 'watch';
      error.filename = root;
      error.message = error.message.replace(/, (stat|scandir) '/, ", watch '");
      throw error;
    }
    if (stats.isDirectory()) {
      this.#watchFolders('', false);
    }
  }

  #watch(folder) {
    const path = folder === '' ? this.#root : join(this.#root, folder);
    this.#folders.set(folder, events.watch(toHost(path), this.#persistent,
      (type, name) => this.#changed(folder, type, fromHost(name))));
  }

  /** Watches the folders in a folder; in a new one, what is there already is reported. */
  #watchFolders(folder, isNew) {
    const { readdirSync } = require('internal/fs/sync');
    let entries;
    try {
      entries = readdirSync(join(this.#root, folder), { withFileTypes: true });
    } catch {
      return;
    }
    for (const entry of entries) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isNew) {
        this.#listener('rename', name);
      }
      if (entry.isDirectory()) {
        this.#add(name, isNew);
      }
    }
  }

  #add(folder, isNew) {
    if (this.#folders.has(folder)) {
      return;
    }
    try {
      this.#watch(folder);
    } catch {
      return;
    }
    this.#watchFolders(folder, isNew);
  }

  #changed(folder, type, name) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (type === 'rename') {
      const { lstatSync } = require('internal/fs/sync');
      const stats = lstatSync(join(this.#root, path), { throwIfNoEntry: false });
      if (stats?.isDirectory()) {
        this.#listener(type, path);
        this.#add(path, true);
        return;
      }
      if (stats === undefined && this.#remove(path)) {
        this.#listener(type, path);
        return;
      }
    }
    this.#listener(type, path);
  }

  #remove(path) {
    let found = false;
    for (const [folder, watch] of this.#folders) {
      if (folder === path || (folder.startsWith(path) && folder[path.length] === '/')) {
        watch.close();
        this.#folders.delete(folder);
        found = true;
      }
    }
    return found;
  }

  close() {
    for (const watch of this.#folders.values()) {
      watch.close();
    }
    this.#folders.clear();
  }

  ref() {
    for (const watch of this.#folders.values()) {
      watch.ref();
    }
  }

  unref() {
    for (const watch of this.#folders.values()) {
      watch.unref();
    }
  }
}

module.exports = { RecursiveWatch };
