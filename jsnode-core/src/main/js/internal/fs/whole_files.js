'use strict';

// readFile, writeFile and appendFile with callbacks: one trip to the thread pool for the whole file.

const { AbortError } = require('internal/errors');
const { validateBoolean, validateFunction } = require('internal/validators');
const { Buffer } = require('buffer');
const { getOptions, checkAborted, hostMode, hostPath, isUserFd, stringToFlags, toBytes } = require('internal/fs/utils');

const { asRequest } = require('internal/async_hooks/request');

const files = binding('fs');

function readFile(path, options, callback) {
  callback ||= options;
  validateFunction(callback, 'cb');
  options = getOptions(options, { flag: 'r' });
  const { signal, encoding } = options;
  if (checkAborted(signal, (error) => process.nextTick(callback, error))) {
    return;
  }
  const done = abortable(signal, (error, content) => {
    if (error) {
      callback(error);
      return;
    }
    let result;
    try {
      const buffer = Buffer.from(content);
      result = encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
    } catch (failed) {
      callback(failed);
      return;
    }
    callback(null, result);
  });
  if (isUserFd(path)) {
    files.readRest(path, 'fstat', done);
  } else {
    files.readFile(hostPath(path), stringToFlags(options.flag, 'options.flag'), done);
  }
}

/** Calls back with an AbortError as soon as the signal says so; what Java still does is then of no interest. */
function abortable(signal, callback) {
  callback = asRequest('FSREQCALLBACK', callback);
  if (!signal) {
    return callback;
  }
  let called = false;
  const onAbort = () => {
    called = true;
    callback(new AbortError(undefined, { cause: signal.reason }));
  };
  signal.addEventListener('abort', onAbort, { once: true });
  return (error, result) => {
    if (!called) {
      signal.removeEventListener('abort', onAbort);
      callback(error, result);
    }
  };
}

function writeFile(path, data, options, callback) {
  callback ||= options;
  validateFunction(callback, 'cb');
  options = getOptions(options, { encoding: 'utf8', mode: 0o666, flag: 'w', flush: false });
  const flag = options.flag || 'w';
  const flush = options.flush ?? false;
  validateBoolean(flush, 'options.flush');
  const bytes = toBytes(data, options.encoding);
  if (checkAborted(options.signal, callback)) {
    return;
  }
  const done = abortable(options.signal, (error) => {
    if (error) {
      callback(error);
    } else {
      callback(null);
    }
  });
  if (isUserFd(path)) {
    writeToFd(path, bytes, 0, flush, done);
    return;
  }
  files.writeFile(hostPath(path), stringToFlags(flag), hostMode(options.mode, 'mode', 0o666),
    bytes.buffer, bytes.byteOffset, bytes.byteLength, flush, done);
}

function writeToFd(fd, bytes, offset, flush, callback) {
  if (offset >= bytes.byteLength) {
    if (flush) {
      files.fsync(fd, true, callback);
    } else {
      process.nextTick(callback, null);
    }
    return;
  }
  files.write(fd, bytes.buffer, bytes.byteOffset + offset, bytes.byteLength - offset, -1, (error, written) => {
    if (error) {
      callback(error);
    } else if (offset + written < bytes.byteLength || flush) {
      writeToFd(fd, bytes, offset + written, flush, callback);
    } else {
      callback(null);
    }
  });
}

function appendFile(path, data, options, callback) {
  callback ||= options;
  validateFunction(callback, 'cb');
  options = { ...getOptions(options, { encoding: 'utf8', mode: 0o666, flag: 'a' }) };
  if (!options.flag || isUserFd(path)) {
    options.flag = 'a';
  }
  // What the public module offers, which users replace.
  require('fs').writeFile(path, data, options, callback);
}

module.exports = { abortable, appendFile, readFile, writeFile };
