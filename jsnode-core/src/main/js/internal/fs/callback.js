'use strict';

// The functions that work on the thread pool and then call back.

const { validateBoolean, validateBuffer, validateFunction, validateInteger, validateObject,
  validateOneOf } = require('internal/validators');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { Buffer } = require('buffer');
const { isArrayBufferView } = require('internal/util/types');
const { checkAborted, fromHost, getOptions, getValidatedFd, getValidatedPath, getValidMode, hostBuffers, hostMode, hostPath,
  hostPosition, kValidateObjectAllowNullable, makeCallback, stringToFlags, toHost, toUnixTimestamp, validateBufferArray,
  validateEncodingOfData, validateOffsetLengthRead, validateOffsetLengthWrite, validatePosition,
  validateStringAfterArrayBufferView, validateUserId } = require('internal/fs/utils');
const { direntsFromHost, namesFromHost } = require('internal/fs/dirent');
const { statFsFromHost, statsFromHost } = require('internal/fs/stats');
const { firstMade, positionOrNone } = require('internal/fs/sync');
const { asRequest } = require('internal/async_hooks/request');
const { customPromisifyArgs } = require('internal/util');

const files = binding('fs');
const paths = files.paths();
const directories = files.directories();

/** Calls back with what `convert` makes of Java's result. */
function resultCallback(callback, convert) {
  validateFunction(callback, 'cb');
  return asRequest('FSREQCALLBACK', (error, result) => {
    if (error) {
      callback(error);
    } else {
      callback(null, convert === undefined ? result : convert(result));
    }
  });
}

function access(path, mode, callback) {
  if (typeof mode === 'function') {
    callback = mode;
    mode = undefined;
  }
  path = hostPath(path);
  callback = makeCallback(callback);
  paths.access(path, getValidMode(mode), callback);
}

function exists(path, callback) {
  validateFunction(callback, 'cb');
  const found = asRequest('FSREQCALLBACK', (error) => callback(!error));
  try {
    path = hostPath(path);
  } catch {
    callback(false);
    return;
  }
  paths.access(path, 0, found);
}
Object.defineProperty(exists, require('internal/util').customPromisifySymbol ?? Symbol.for('nodejs.util.promisify.custom'), {
  __proto__: null,
  value: function exists(path) {
    return new Promise((resolve) => module.exports.exists(path, resolve));
  },
});

function open(path, flags, mode, callback) {
  path = hostPath(path);
  if (arguments.length < 3) {
    callback = flags;
    flags = 'r';
    mode = 0o666;
  } else if (typeof mode === 'function') {
    callback = mode;
    mode = 0o666;
  } else {
    mode = hostMode(mode, 'mode', 0o666);
  }
  const flagsNumber = stringToFlags(flags);
  files.open(path, flagsNumber, mode, resultCallback(callback));
}

function defaultCloseCallback(error) {
  if (error) {
    throw error;
  }
}

function close(fd, callback = defaultCloseCallback) {
  fd = getValidatedFd(fd);
  if (callback !== defaultCloseCallback) {
    callback = makeCallback(callback);
  }
  files.close(fd, callback);
}

function read(fd, buffer, offsetOrOptions, length, position, callback) {
  fd = getValidatedFd(fd);
  let offset = offsetOrOptions;
  if (arguments.length <= 4) {
    let options;
    if (arguments.length === 4) {
      validateObject(offsetOrOptions, 'options', kValidateObjectAllowNullable);
      callback = length;
      options = offsetOrOptions;
    } else if (arguments.length === 3) {
      callback = offsetOrOptions;
      if (!isArrayBufferView(buffer)) {
        options = buffer;
        if (options !== undefined) {
          validateObject(options, 'options', kValidateObjectAllowNullable);
        }
        ({ buffer = Buffer.alloc(16384) } = options ?? {});
      }
    } else {
      callback = buffer;
      buffer = Buffer.alloc(16384);
    }
    ({ offset = 0, length = buffer?.byteLength - offset, position = null } = options ?? {});
  }
  validateBuffer(buffer);
  validateFunction(callback, 'cb');
  if (offset === undefined || offset === null) {
    offset = 0;
  } else {
    validateInteger(offset, 'offset', 0);
  }
  length |= 0;
  if (position === undefined || position === null) {
    position = -1;
  } else {
    validatePosition(position, 'position', length);
  }
  if (length === 0) {
    process.nextTick(callback, null, 0, buffer);
    return;
  }
  if (buffer.byteLength === 0) {
    throw new ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  validateOffsetLengthRead(offset, length, buffer.byteLength);
  files.read(fd, buffer.buffer, buffer.byteOffset + offset, length, hostPosition(position),
    asRequest('FSREQCALLBACK', (error, count) => callback(error, count || 0, buffer)));
}
defineArgs(read, ['bytesRead', 'buffer']);

function readv(fd, buffers, position, callback) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  callback ||= position;
  validateFunction(callback, 'cb');
  files.readv(fd, hostBuffers(buffers), typeof position === 'number' ? position : -1,
    asRequest('FSREQCALLBACK', (error, count) => callback(error, count || 0, buffers)));
}
defineArgs(readv, ['bytesRead', 'buffers']);

function write(fd, buffer, offsetOrOptions, length, position, callback) {
  fd = getValidatedFd(fd);
  let offset = offsetOrOptions;
  if (isArrayBufferView(buffer)) {
    callback ||= position || length || offset;
    validateFunction(callback, 'cb');
    if (typeof offset === 'object') {
      ({ offset = 0, length = buffer.byteLength - offset, position = null } = offsetOrOptions ?? {});
    }
    if (offset === undefined || offset === null || typeof offset === 'function') {
      offset = 0;
    } else {
      validateInteger(offset, 'offset', 0);
    }
    if (typeof length !== 'number') {
      length = buffer.byteLength - offset;
    }
    validateOffsetLengthWrite(offset, length, buffer.byteLength);
    files.write(fd, buffer.buffer, buffer.byteOffset + offset, length, positionOrNone(position),
      asRequest('FSREQCALLBACK', (error, count) => callback(error, count || 0, buffer)));
    return;
  }
  validateStringAfterArrayBufferView(buffer, 'buffer');
  if (typeof position !== 'function') {
    if (typeof offset === 'function') {
      position = offset;
      offset = null;
    } else {
      position = length;
    }
    length = 'utf8';
  }
  validateEncodingOfData(buffer, length);
  callback = position;
  validateFunction(callback, 'cb');
  const bytes = Buffer.from(buffer, length);
  files.write(fd, bytes.buffer, bytes.byteOffset, bytes.byteLength, positionOrNone(offset),
    asRequest('FSREQCALLBACK', (error, count) => callback(error, count || 0, buffer)));
}
defineArgs(write, ['bytesWritten', 'buffer']);

function writev(fd, buffers, position, callback) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  callback ||= position;
  validateFunction(callback, 'cb');
  if (buffers.length === 0) {
    process.nextTick(callback, null, 0, buffers);
    return;
  }
  files.writev(fd, hostBuffers(buffers), typeof position === 'number' ? position : -1,
    asRequest('FSREQCALLBACK', (error, count) => callback(error, count || 0, buffers)));
}
defineArgs(writev, ['bytesWritten', 'buffers']);

/** How promisify names several results. */
function defineArgs(fn, names) {
  Object.defineProperty(fn, customPromisifyArgs, { __proto__: null, value: names, enumerable: false });
}

function ftruncate(fd, len = 0, callback) {
  if (typeof len === 'function') {
    callback = len;
    len = 0;
  }
  fd = getValidatedFd(fd);
  validateInteger(len, 'len');
  callback = makeCallback(callback);
  files.ftruncate(fd, Math.max(0, len), callback);
}

function truncate(path, len, callback) {
  if (typeof len === 'function') {
    callback = len;
    len = 0;
  } else if (len === undefined) {
    len = 0;
  }
  validateInteger(len, 'len');
  len = Math.max(0, len);
  validateFunction(callback, 'cb');
  open(path, 'r+', (error, fd) => {
    if (error) {
      callback(error);
      return;
    }
    ftruncate(fd, len, (error1) => {
      close(fd, (error2) => callback(require('internal/errors').aggregateTwoErrors(error2, error1)));
    });
  });
}

function fsync(fd, callback) {
  fd = getValidatedFd(fd);
  files.fsync(fd, true, makeCallback(callback));
}

function fdatasync(fd, callback) {
  fd = getValidatedFd(fd);
  files.fsync(fd, false, makeCallback(callback));
}

function statsCallback(callback, bigint) {
  return resultCallback(callback, (result) => statsFromHost(result, bigint));
}

function fstat(fd, options = { bigint: false }, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  fd = getValidatedFd(fd);
  files.fstat(fd, Boolean(options.bigint), statsCallback(callback, options.bigint));
}

function lstat(path, options = { bigint: false }, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  callback = statsCallback(callback, options.bigint);
  paths.lstat(hostPath(path), Boolean(options.bigint), false, callback);
}

function stat(path, options = { bigint: false, throwIfNoEntry: true }, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  } else if (options === null || typeof options !== 'object') {
    options = {};
  } else {
    options = getOptions(options);
  }
  const { signal } = options;
  if (checkAborted(signal, callback)) {
    return;
  }
  const done = statsCallback(callback, options.bigint);
  path = hostPath(path);
  paths.stat(path, Boolean(options.bigint), options.throwIfNoEntry === false, asRequest('FSREQCALLBACK', (error, result) => {
    if (!checkAborted(signal, callback)) {
      done(error, result);
    }
  }));
}

function statfs(path, options = { bigint: false }, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateFunction(callback, 'cb');
  path = hostPath(path);
  paths.statfs(path, resultCallback(callback, (line) => statFsFromHost(line, options.bigint)));
}

function chmod(path, mode, callback) {
  path = hostPath(path);
  mode = hostMode(mode, 'mode');
  paths.chmod(path, mode, makeCallback(callback));
}

function fchmod(fd, mode, callback) {
  fd = getValidatedFd(fd);
  mode = hostMode(mode, 'mode');
  files.fchmod(fd, mode, makeCallback(callback));
}

function chown(path, uid, gid, callback) {
  callback = makeCallback(callback);
  paths.chown(hostPath(path), validateUserId(uid, 'uid'), validateUserId(gid, 'gid'), callback);
}

function lchown(path, uid, gid, callback) {
  callback = makeCallback(callback);
  paths.lchown(hostPath(path), validateUserId(uid, 'uid'), validateUserId(gid, 'gid'), callback);
}

function fchown(fd, uid, gid, callback) {
  fd = getValidatedFd(fd);
  uid = validateUserId(uid, 'uid');
  gid = validateUserId(gid, 'gid');
  files.fchown(fd, uid, gid, makeCallback(callback));
}

function utimes(path, atime, mtime, callback) {
  callback = makeCallback(callback);
  paths.utimes(hostPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime), callback);
}

function lutimes(path, atime, mtime, callback) {
  callback = makeCallback(callback);
  paths.lutimes(hostPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime), callback);
}

function futimes(fd, atime, mtime, callback) {
  fd = getValidatedFd(fd);
  atime = toUnixTimestamp(atime, 'atime');
  mtime = toUnixTimestamp(mtime, 'mtime');
  files.futimes(fd, atime, mtime, makeCallback(callback));
}

function mkdir(path, options, callback) {
  let mode = 0o777;
  let recursive = false;
  if (typeof options === 'function') {
    callback = options;
  } else if (typeof options === 'number' || typeof options === 'string') {
    mode = hostMode(options, 'mode');
  } else if (options) {
    recursive = options.recursive ?? false;
    validateBoolean(recursive, 'options.recursive');
    mode = hostMode(options.mode, 'options.mode', 0o777);
  }
  validateFunction(callback, 'cb');
  path = getValidatedPath(path);
  if (recursive) {
    paths.mkdirs(toHost(path), mode, resultCallback(callback, (first) => firstMade(path, first)));
  } else {
    paths.mkdir(toHost(path), mode, makeCallback(callback));
  }
}

function mkdtemp(prefix, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'cb');
  options = getOptions(options);
  prefix = hostPath(prefix, 'prefix');
  paths.mkdtemp(prefix, resultCallback(callback, (name) => fromHost(name, options.encoding)));
}

function readdir(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'cb');
  options = getOptions(options);
  path = getValidatedPath(path);
  if (options.recursive !== undefined && options.recursive !== null) {
    validateBoolean(options.recursive, 'options.recursive');
  }
  if (options.recursive) {
    require('internal/fs/readdir_recursive').readdirRecursive(path, options)
      .then((entries) => process.nextTick(callback, null, entries), (error) => process.nextTick(callback, error));
    return;
  }
  directories.readdir(toHost(path), Boolean(options.withFileTypes), resultCallback(callback,
    options.withFileTypes ?
      (text) => direntsFromHost(text, options.encoding, path) :
      (text) => namesFromHost(text, options.encoding)));
}

function rename(oldPath, newPath, callback) {
  callback = makeCallback(callback);
  paths.rename(hostPath(oldPath, 'oldPath'), hostPath(newPath, 'newPath'), callback);
}

function unlink(path, callback) {
  callback = makeCallback(callback);
  paths.unlink(hostPath(path), callback);
}

function link(existingPath, newPath, callback) {
  callback = makeCallback(callback);
  paths.link(hostPath(existingPath, 'existingPath'), hostPath(newPath, 'newPath'), callback);
}

function symlink(target, path, type, callback) {
  if (callback === undefined) {
    callback = makeCallback(type);
    type = undefined;
  } else {
    validateOneOf(type, 'type', ['dir', 'file', 'junction', null, undefined]);
    callback = makeCallback(callback);
  }
  paths.symlink(hostPath(target, 'target'), hostPath(path), callback);
}

function readlink(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'cb');
  options = getOptions(options);
  paths.readlink(hostPath(path), resultCallback(callback, (name) => fromHost(name, options.encoding)));
}

function realpath(path, options, callback) {
  if (typeof options === 'function') {
    callback = options;
  } else {
    validateFunction(callback, 'cb');
  }
  options = getOptions(options);
  path = getValidatedPath(path);
  require('internal/fs/realpath').realpath(path, options.encoding, callback);
}
realpath.native = (path, options, callback) => {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'cb');
  options = getOptions(options);
  paths.realpath(hostPath(path), resultCallback(callback, (name) => fromHost(name, options.encoding)));
};

function copyFile(src, dest, mode, callback) {
  if (typeof mode === 'function') {
    callback = mode;
    mode = 0;
  }
  src = hostPath(src, 'src');
  dest = hostPath(dest, 'dest');
  callback = makeCallback(callback);
  paths.copyFile(src, dest, getValidMode(mode), callback);
}

/** Runs a promise function for a callback. */
function callbackOf(promise, callback) {
  promise.then((value) => process.nextTick(callback, null, value), (error) => process.nextTick(callback, error));
}

function opendir(path, options, callback) {
  require('internal/fs/dir').opendir(path, options, callback);
}

function rm(path, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'cb');
  path = getValidatedPath(path);
  require('internal/fs/rm').rmCallback(path, options, callback);
}

function rmdir(path, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  callback = makeCallback(callback);
  path = getValidatedPath(path);
  require('internal/fs/rm').rmdirCallback(path, options, callback);
}

function cp(src, dest, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  callback = makeCallback(callback);
  const { prepareCp, cpPrepared } = require('internal/fs/cp');
  const prepared = prepareCp(src, dest, options);
  cpPrepared(prepared).then(() => process.nextTick(callback, null), (error) => process.nextTick(callback, error));
}

function glob(pattern, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  callback = resultCallback(callback);
  const { Glob } = require('internal/fs/glob');
  if (options !== undefined) {
    validateObject(options, 'options');
  }
  callbackOf(Array.fromAsync(new Glob(pattern, options).glob()), callback);
}

module.exports = {
  access,
  chmod,
  chown,
  close,
  copyFile,
  cp,
  exists,
  fchmod,
  fchown,
  fdatasync,
  fstat,
  fsync,
  ftruncate,
  futimes,
  glob,
  lchown,
  link,
  lstat,
  lutimes,
  mkdir,
  mkdtemp,
  open,
  opendir,
  read,
  readdir,
  readlink,
  readv,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
  symlink,
  truncate,
  unlink,
  utimes,
  write,
  writev,
};
