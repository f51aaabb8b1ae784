'use strict';

// Removal of files and trees. Java removes the tree; here are the options, the checks and the tries.

const { validateObject, validateBoolean, validateInt32, validateUint32 } = require('internal/validators');
const { emitWarningOnce } = require('internal/fs/warnings');
const { hostPath, isDirectoryError, toHost, validateRmOptions } = require('internal/fs/utils');

const paths = binding('fs').paths();
const kTryAgain = ['EBUSY', 'EMFILE', 'ENFILE', 'ENOTEMPTY', 'EPERM'];

function isMissing(error) {
  return error.code === 'ENOENT';
}

/** Whether there is something to remove; throws where that is a mistake. */
function checkStats(path, options, stats) {
  if (stats.isDirectory() && !options.recursive) {
    throw isDirectoryError(path);
  }
}

function rmSync(path, options) {
  const { lstatSync } = require('internal/fs/sync');
  const host = hostPath(path);
  options = validateRmOptions(options);
  try {
    checkStats(path, options, lstatSync(path));
  } catch (error) {
    if (options.force && isMissing(error)) {
      return;
    }
    throw error;
  }
  removeSync(host, options);
}

function removeSync(host, options) {
  for (let tries = 0; ; tries++) {
    try {
      paths.remove(host, undefined);
      return;
    } catch (error) {
      if (isMissing(error) && options.force) {
        return;
      }
      if (tries >= options.maxRetries || !kTryAgain.includes(error.code)) {
        throw error;
      }
      paths.pause((tries + 1) * options.retryDelay);
    }
  }
}

function remove(host, options, callback, tries = 0) {
  paths.remove(host, (error) => {
    if (!error || (isMissing(error) && options.force)) {
      callback(null);
    } else if (tries >= options.maxRetries || !kTryAgain.includes(error.code)) {
      callback(error);
    } else {
      const { setTimeout } = require('timers');
      setTimeout(() => remove(host, options, callback, tries + 1), (tries + 1) * options.retryDelay);
    }
  });
}

function rmCallback(path, options, callback) {
  const { lstat } = require('internal/fs/callback');
  options = validateRmOptions(options);
  lstat(path, (error, stats) => {
    if (error) {
      callback(options.force && isMissing(error) ? null : error);
      return;
    }
    try {
      checkStats(path, options, stats);
    } catch (found) {
      callback(found);
      return;
    }
    remove(toHost(path), options, callback);
  });
}

// --- rmdir ----------------------------------------------------------------------------------------------------------

function rmdirOptions(options) {
  if (options === undefined) {
    return { recursive: false, retryDelay: 100, maxRetries: 0 };
  }
  validateObject(options, 'options');
  const result = { recursive: false, retryDelay: 100, maxRetries: 0, ...options };
  validateBoolean(result.recursive, 'options.recursive');
  validateInt32(result.retryDelay, 'options.retryDelay', 0);
  validateUint32(result.maxRetries, 'options.maxRetries');
  return result;
}

function warnRecursive() {
  emitWarningOnce('DEP0147', 'In future versions of Node.js, fs.rmdir(path, { recursive: true }) will be removed. ' +
    'Use fs.rm(path, { recursive: true }) instead');
}

function rmdirSync(path, options) {
  const host = toHost(path);
  if (options?.recursive) {
    const { lstatSync } = require('internal/fs/sync');
    warnRecursive();
    options = rmdirOptions(options);
    if (lstatSync(path).isDirectory()) {
      removeSync(host, options);
      return;
    }
  } else {
    rmdirOptions(options);
  }
  paths.rmdir(host, undefined);
}

function rmdirCallback(path, options, callback) {
  const host = toHost(path);
  if (!options?.recursive) {
    rmdirOptions(options);
    paths.rmdir(host, callback);
    return;
  }
  const { lstat } = require('internal/fs/callback');
  warnRecursive();
  options = rmdirOptions(options);
  lstat(path, (error, stats) => {
    if (error) {
      callback(error);
    } else if (stats.isDirectory()) {
      remove(host, options, callback);
    } else {
      paths.rmdir(host, callback);
    }
  });
}

module.exports = { rmCallback, rmSync, rmdirCallback, rmdirSync };
