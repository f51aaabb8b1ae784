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

/** Level by level. Without file types, links to directories are followed, as Node does. */
function* walk(path, options, list) {
  const { join } = require('path');
  const encoding = options.encoding;
  const base = typeof path === 'string' ? path : toHost(path);
  const results = [];
  const queue = [''];
  for (let i = 0; i < queue.length; i++) {
    const prefix = queue[i];
    const folder = prefix === '' ? base : join(base, prefix);
    const text = yield list(folder, Boolean(options.withFileTypes));
    if (options.withFileTypes) {
      for (const entry of direntsFromHost(text, undefined, folder)) {
        if (entry.isDirectory()) {
          queue.push(join(prefix, entry.name));
        }
        if (encoding && encoding !== 'utf8') {
          entry.name = fromHost(entry.name, encoding);
        }
        results.push(entry);
      }
    } else {
      for (const name of namesFromHost(text)) {
        const relative = prefix === '' ? name : `${prefix}/${name}`;
        results.push(fromHost(relative, encoding));
        if (files.internalModuleStat(join(base, relative)) === 1) {
          queue.push(relative);
        }
      }
    }
  }
  return results;
}

function readdirRecursiveSync(path, options) {
  return runSync(walk(path, options, listNow));
}

function readdirRecursive(path, options) {
  return runAsync(walk(path, options, listLater));
}

module.exports = { readdirRecursive, readdirRecursiveSync };
