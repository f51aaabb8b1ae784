'use strict';

// The functions that work at once, on the loop's thread.

const { validateBoolean, validateBuffer, validateInteger, validateObject, validateOneOf } = require('internal/validators');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { Buffer } = require('buffer');
const { isArrayBufferView } = require('internal/util/types');
const { fromHost, getOptions, getValidatedFd, getValidatedPath, getValidMode, hostBuffers, hostMode, hostPath, hostPosition,
  isUserFd, kValidateObjectAllowNullable, stringToFlags, toBytes, toHost, toUnixTimestamp, validateBufferArray,
  validateEncodingOfData, validateOffsetLengthRead, validateOffsetLengthWrite, validatePosition,
  validateStringAfterArrayBufferView, validateUserId } = require('internal/fs/utils');
const { direntsFromHost, namesFromHost } = require('internal/fs/dirent');
const { statFsFromHost, statsFromHost } = require('internal/fs/stats');

const files = binding('fs');
const paths = files.paths();
const directories = files.directories();

function accessSync(path, mode) {
  paths.access(hostPath(path), getValidMode(mode), undefined);
}

function existsSync(path) {
  try {
    path = hostPath(path);
  } catch {
    return false;
  }
  return paths.exists(path);
}

function openSync(path, flags, mode) {
  return files.open(hostPath(path), stringToFlags(flags), hostMode(mode, 'mode', 0o666), undefined);
}

function closeSync(fd) {
  files.close(getValidatedFd(fd), undefined);
}

function readSync(fd, buffer, offsetOrOptions, length, position) {
  fd = getValidatedFd(fd);
  validateBuffer(buffer);
  let offset = offsetOrOptions;
  if (arguments.length <= 3 || (offsetOrOptions !== null && typeof offsetOrOptions === 'object')) {
    if (offsetOrOptions !== undefined) {
      validateObject(offsetOrOptions, 'options', kValidateObjectAllowNullable);
    }
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offsetOrOptions ?? {});
  }
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
    return 0;
  }
  if (buffer.byteLength === 0) {
    throw new ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  validateOffsetLengthRead(offset, length, buffer.byteLength);
  return files.read(fd, buffer.buffer, buffer.byteOffset + offset, length, hostPosition(position), undefined);
}

function readvSync(fd, buffers, position) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  return files.readv(fd, hostBuffers(buffers), typeof position === 'number' ? position : -1, undefined);
}

function writeSync(fd, buffer, offsetOrOptions, length, position) {
  fd = getValidatedFd(fd);
  let offset = offsetOrOptions;
  if (!isArrayBufferView(buffer)) {
    validateStringAfterArrayBufferView(buffer, 'buffer');
    validateEncodingOfData(buffer, length);
    position = offset;
    const bytes = Buffer.from(buffer, length || 'utf8');
    return files.write(fd, bytes.buffer, bytes.byteOffset, bytes.byteLength, positionOrNone(position), undefined);
  }
  if (typeof offset === 'object') {
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offsetOrOptions ?? {});
  }
  if (position === undefined) {
    position = null;
  }
  if (offset === undefined || offset === null) {
    offset = 0;
  } else {
    validateInteger(offset, 'offset', 0);
  }
  if (typeof length !== 'number') {
    length = buffer.byteLength - offset;
  }
  validateOffsetLengthWrite(offset, length, buffer.byteLength);
  return files.write(fd, buffer.buffer, buffer.byteOffset + offset, length, positionOrNone(position), undefined);
}

/** Writes take any position that is no number as "none". */
function positionOrNone(position) {
  return typeof position === 'number' || typeof position === 'bigint' ? hostPosition(position) : -1;
}

function writevSync(fd, buffers, position) {
  fd = getValidatedFd(fd);
  validateBufferArray(buffers);
  if (buffers.length === 0) {
    return 0;
  }
  return files.writev(fd, hostBuffers(buffers), typeof position === 'number' ? position : -1, undefined);
}

function readFileSync(path, options) {
  options = getOptions(options, { flag: 'r' });
  const result = isUserFd(path) ?
    files.readRest(path, isUtf8(options.encoding) ? 'read' : 'fstat', undefined) :
    files.readFile(hostPath(path), stringToFlags(options.flag), undefined);
  const buffer = Buffer.from(result);
  return options.encoding && options.encoding !== 'buffer' ? buffer.toString(options.encoding) : buffer;
}

function isUtf8(encoding) {
  return encoding === 'utf8' || encoding === 'utf-8';
}

function writeFileSync(path, data, options) {
  options = getOptions(options, { encoding: 'utf8', mode: 0o666, flag: 'w', flush: false });
  const flush = options.flush ?? false;
  validateBoolean(flush, 'options.flush');
  const flag = options.flag || 'w';
  if (isUserFd(path)) {
    const bytes = toBytes(data, options.encoding);
    for (let offset = 0; offset < bytes.byteLength;) {
      offset += files.write(path, bytes.buffer, bytes.byteOffset + offset, bytes.byteLength - offset, -1, undefined);
    }
    if (flush) {
      files.fsync(path, true, undefined);
    }
    return;
  }
  const bytes = toBytes(data, options.encoding);
  files.writeFile(hostPath(path), stringToFlags(flag), hostMode(options.mode, 'mode', 0o666),
    bytes.buffer, bytes.byteOffset, bytes.byteLength, flush, undefined);
}

function appendFileSync(path, data, options) {
  options = { ...getOptions(options, { encoding: 'utf8', mode: 0o666, flag: 'a' }) };
  if (!options.flag || isUserFd(path)) {
    options.flag = 'a';
  }
  writeFileSync(path, data, options);
}

function ftruncateSync(fd, len = 0) {
  fd = getValidatedFd(fd);
  validateInteger(len, 'len');
  files.ftruncate(fd, Math.max(0, len), undefined);
}

function truncateSync(path, len) {
  len ??= 0;
  validateInteger(len, 'len');
  const fd = openSync(path, 'r+');
  try {
    ftruncateSync(fd, len);
  } finally {
    closeSync(fd);
  }
}

function fsyncSync(fd) {
  files.fsync(getValidatedFd(fd), true, undefined);
}

function fdatasyncSync(fd) {
  files.fsync(getValidatedFd(fd), false, undefined);
}

function fstatSync(fd, options = { bigint: false }) {
  return statsFromHost(files.fstat(getValidatedFd(fd), Boolean(options.bigint), undefined), options.bigint);
}

function lstatSync(path, options = { bigint: false, throwIfNoEntry: true }) {
  return statsFromHost(
    paths.lstat(hostPath(path), Boolean(options.bigint), options.throwIfNoEntry === false, undefined), options.bigint);
}

function statSync(path, options = { bigint: false, throwIfNoEntry: true }) {
  return statsFromHost(
    paths.stat(hostPath(path), Boolean(options.bigint), options.throwIfNoEntry === false, undefined), options.bigint);
}

function statfsSync(path, options = { bigint: false }) {
  return statFsFromHost(paths.statfs(hostPath(path), undefined), options.bigint);
}

function chmodSync(path, mode) {
  paths.chmod(hostPath(path), hostMode(mode, 'mode'), undefined);
}

function fchmodSync(fd, mode) {
  files.fchmod(getValidatedFd(fd), hostMode(mode, 'mode'), undefined);
}

function chownSync(path, uid, gid) {
  paths.chown(hostPath(path), validateUserId(uid, 'uid'), validateUserId(gid, 'gid'), undefined);
}

function lchownSync(path, uid, gid) {
  paths.lchown(hostPath(path), validateUserId(uid, 'uid'), validateUserId(gid, 'gid'), undefined);
}

function fchownSync(fd, uid, gid) {
  files.fchown(getValidatedFd(fd), validateUserId(uid, 'uid'), validateUserId(gid, 'gid'), undefined);
}

function utimesSync(path, atime, mtime) {
  paths.utimes(hostPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime), undefined);
}

function lutimesSync(path, atime, mtime) {
  paths.lutimes(hostPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime), undefined);
}

function futimesSync(fd, atime, mtime) {
  files.futimes(getValidatedFd(fd), toUnixTimestamp(atime, 'atime'), toUnixTimestamp(mtime, 'mtime'), undefined);
}

function mkdirSync(path, options) {
  let mode = 0o777;
  let recursive = false;
  if (typeof options === 'number' || typeof options === 'string') {
    mode = hostMode(options, 'mode');
  } else if (options) {
    recursive = options.recursive ?? false;
    validateBoolean(recursive, 'options.recursive');
    mode = hostMode(options.mode, 'options.mode', 0o777);
  }
  path = getValidatedPath(path);
  if (!recursive) {
    paths.mkdir(toHost(path), mode, undefined);
    return undefined;
  }
  return firstMade(path, paths.mkdirs(toHost(path), mode, undefined));
}

/** What mkdir tells about the first directory it made: an absolute path unless a relative one was given. */
function firstMade(path, first) {
  if (first === null || first === undefined) {
    return undefined;
  }
  const cwd = `${process.cwd()}/`;
  const made = fromHost(first);
  return String(path).startsWith('/') || !made.startsWith(cwd) ? made : made.slice(cwd.length);
}

function mkdtempSync(prefix, options) {
  options = getOptions(options);
  return fromHost(paths.mkdtemp(hostPath(prefix, 'prefix'), undefined), options.encoding);
}

function mkdtempDisposableSync(prefix, options) {
  options = getOptions(options);
  const path = mkdtempSync(prefix, options);
  const absolute = require('path').resolve(process.cwd(), `${path}`);
  const remove = () => require('internal/fs/rm').rmSync(absolute, {
    maxRetries: 0,
    recursive: true,
    force: true,
    retryDelay: 0,
  });
  return {
    path,
    remove() {
      remove();
    },
    [Symbol.dispose]() {
      remove();
    },
  };
}

function readdirSync(path, options) {
  options = getOptions(options);
  path = getValidatedPath(path);
  if (options.recursive !== undefined && options.recursive !== null) {
    validateBoolean(options.recursive, 'options.recursive');
  }
  if (options.recursive) {
    return require('internal/fs/readdir_recursive').readdirRecursiveSync(path, options);
  }
  const text = directories.readdir(toHost(path), Boolean(options.withFileTypes), undefined);
  return options.withFileTypes ?
    direntsFromHost(text, options.encoding, path) :
    namesFromHost(text, options.encoding);
}

function renameSync(oldPath, newPath) {
  paths.rename(hostPath(oldPath, 'oldPath'), hostPath(newPath, 'newPath'), undefined);
}

function unlinkSync(path) {
  paths.unlink(hostPath(path), undefined);
}

function linkSync(existingPath, newPath) {
  paths.link(hostPath(existingPath, 'existingPath'), hostPath(newPath, 'newPath'), undefined);
}

function symlinkSync(target, path, type) {
  validateOneOf(type, 'type', ['dir', 'file', 'junction', null, undefined]);
  paths.symlink(hostPath(target, 'target'), hostPath(path), undefined);
}

function readlinkSync(path, options) {
  options = getOptions(options);
  return fromHost(paths.readlink(hostPath(path), undefined), options.encoding);
}

function realpathSync(path, options) {
  options = getOptions(options);
  if (typeof path !== 'string') {
    path = getValidatedPath(path);
  }
  return require('internal/fs/realpath').realpathSync(path, options.encoding);
}
realpathSync.native = (path, options) => {
  options = getOptions(options);
  return fromHost(paths.realpath(hostPath(path), undefined), options.encoding);
};

function copyFileSync(src, dest, mode) {
  paths.copyFile(hostPath(src, 'src'), hostPath(dest, 'dest'), getValidMode(mode), undefined);
}

function opendirSync(path, options) {
  return require('internal/fs/dir').opendirSync(path, options);
}

function rmSync(path, options) {
  require('internal/fs/rm').rmSync(path, options);
}

function rmdirSync(path, options) {
  path = getValidatedPath(path);
  require('internal/fs/rm').rmdirSync(path, options);
}

function cpSync(src, dest, options) {
  require('internal/fs/cp_sync').cpSync(src, dest, options);
}

function globSync(pattern, options) {
  const { Glob } = require('internal/fs/glob');
  if (options !== undefined) {
    validateObject(options, 'options');
  }
  return new Glob(pattern, options).globSync();
}

module.exports = {
  accessSync,
  appendFileSync,
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fdatasyncSync,
  firstMade,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  futimesSync,
  globSync,
  lchownSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempDisposableSync,
  mkdtempSync,
  openSync,
  opendirSync,
  positionOrNone,
  readFileSync,
  readSync,
  readdirSync,
  readlinkSync,
  readvSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  statfsSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
  writevSync,
};
