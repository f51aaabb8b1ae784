'use strict';

const { direntsFromHost, namesFromHost } = require('internal/fs/dirent');
const { runAsync, runSync } = require('internal/fs/driver');
const { fromHost, toHost } = require('internal/fs/utils');

const files = binding('fs');
const directories = files.directories();

function listNow(path, types) {
  return directories.readdir(path, types, undefined);
}

function listLater(path, types) {
  return new Promise((resolve, reject) => {
    directories.readdir(path, types, (error, text) => {
      if (error) {
        reject(error);
      } else {
        resolve(text);
      }
    });
  });
}

/**
 * Level by level, through links to directories. With promises Node takes the folder found last first, and typed entries
 * do not follow links.
 */
function* walk(path, options, list, lastFirst) {
  const { join } = require('path');
  const { encoding, withFileTypes } = options;
  const base = toHost(path);
  const results = [];
  const queue = [''];
  const isFolder = (entry, relative) => entry.isDirectory() ||
    (!lastFirst && entry.isSymbolicLink() && files.internalModuleStat(join(base, relative)) === 1);
  while (queue.length > 0) {
    const prefix = lastFirst ? queue.pop() : queue.shift();
    const folder = prefix === '' ? base : join(base, prefix);
    const text = yield list(folder, Boolean(withFileTypes));
    const entries = withFileTypes ? direntsFromHost(text, undefined, folder) : namesFromHost(text);
    for (const entry of entries) {
      const name = withFileTypes ? entry.name : entry;
      const relative = prefix === '' ? name : `${prefix}/${name}`;
      if (withFileTypes ? isFolder(entry, relative) : files.internalModuleStat(join(base, relative)) === 1) {
        queue.push(relative);
      }
      if (withFileTypes) {
        entry.name = fromHost(name, encoding);
        results.push(entry);
      } else {
        results.push(fromHost(relative, encoding));
      }
    }
  }
  return results;
}

function readdirRecursiveSync(path, options) {
  return runSync(walk(path, options, listNow, false));
}

function readdirRecursive(path, options, lastFirst = false) {
  return runAsync(walk(path, options, listLater, lastFirst));
}

module.exports = { readdirRecursive, readdirRecursiveSync };
