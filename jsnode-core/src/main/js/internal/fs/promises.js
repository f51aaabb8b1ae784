'use strict';

// The functions of fs/promises. Each turns a call of the native side into a promise.

const { validateBoolean, validateObject, validateOneOf } = require('internal/validators');
const { aggregateTwoErrors } = require('internal/errors');
const { Buffer } = require('buffer');
const { fromHost, getOptions, getValidatedPath, getValidMode, hostMode, hostPath, stringToFlags, toBytes, toHost,
  toUnixTimestamp, validateUserId, checkAborted } = require('internal/fs/utils');
const { direntsFromHost, namesFromHost } = require('internal/fs/dirent');
const { statFsFromHost, statsFromHost } = require('internal/fs/stats');
const { firstMade } = require('internal/fs/sync');
const { isIterable } = require('internal/fs/iterables');
const constants = require('internal/fs/constants');

const files = binding('fs');
const paths = files.paths();
const directories = files.directories();

/** The promise of what `start` calls back with. Its errors have no stack of ours: nothing is on it but the loop. */
function request(start) {
  return new Promise((resolve, reject) => {
    start((error, result) => {
      if (error) {
        reject(error);
      } else {
        resolve(result);
      }
    });
  });
}

/** The promise of undefined. */
function command(start) {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error) {
        reject(error);
      } else {
        resolve();
      }
    });
  });
}

async function access(path, mode) {
  path = hostPath(path);
  mode = getValidMode(mode);
  return command((done) => paths.access(path, mode, done));
}

async function open(path, flags, mode) {
  path = hostPath(path);
  flags = stringToFlags(flags);
  mode = hostMode(mode, 'mode', 0o666);
  const { FileHandle, kNew } = require('internal/fs/file_handle');
  return new FileHandle(kNew, await request((done) => files.open(path, flags, mode, done)));
}

async function copyFile(src, dest, mode) {
  src = hostPath(src, 'src');
  dest = hostPath(dest, 'dest');
  mode = getValidMode(mode);
  return command((done) => paths.copyFile(src, dest, mode, done));
}

async function rename(oldPath, newPath) {
  oldPath = hostPath(oldPath, 'oldPath');
  newPath = hostPath(newPath, 'newPath');
  return command((done) => paths.rename(oldPath, newPath, done));
}

async function truncate(path, len = 0) {
  const handle = await open(path, 'r+');
  return closing(handle, handle.truncate(len));
}

/** The result of an operation on a handle that is closed afterwards, whatever happens. */
async function closing(handle, operation) {
  let result;
  try {
    result = await operation;
  } catch (error) {
    try {
      await handle.close();
    } catch (closeError) {
      throw aggregateTwoErrors(closeError, error);
    }
    throw error;
  }
  await handle.close();
  return result;
}

async function rm(path, options) {
  path = getValidatedPath(path);
  return command((done) => require('internal/fs/rm').rmCallback(path, options, done));
}

async function rmdir(path, options) {
  path = getValidatedPath(path);
  return command((done) => require('internal/fs/rm').rmdirCallback(path, options, done));
}

async function mkdir(path, options) {
  if (typeof options === 'number' || typeof options === 'string') {
    options = { mode: options };
  }
  const { recursive = false, mode = 0o777 } = options ?? {};
  validateBoolean(recursive, 'options.recursive');
  path = getValidatedPath(path);
  const modeNumber = hostMode(mode, 'mode', 0o777);
  if (recursive) {
    return firstMade(path, await request((done) => paths.mkdirs(toHost(path), modeNumber, done)));
  }
  return command((done) => paths.mkdir(toHost(path), modeNumber, done));
}

async function readdir(path, options) {
  options = { ...getOptions(options) };
  path = getValidatedPath(path);
  if (options.recursive !== undefined && options.recursive !== null) {
    validateBoolean(options.recursive, 'options.recursive');
  }
  if (options.recursive) {
    return require('internal/fs/readdir_recursive').readdirRecursive(path, options, true);
  }
  const text = await request((done) => directories.readdir(toHost(path), Boolean(options.withFileTypes), done));
  return options.withFileTypes ?
    direntsFromHost(text, options.encoding, path) :
    namesFromHost(text, options.encoding);
}

async function opendir(path, options) {
  return request((done) => require('internal/fs/dir').opendir(path, options, done));
}

async function readlink(path, options) {
  options = getOptions(options);
  path = hostPath(path, 'oldPath');
  return fromHost(await request((done) => paths.readlink(path, done)), options.encoding);
}

async function symlink(target, path, type) {
  validateOneOf(type, 'type', ['dir', 'file', 'junction', null, undefined]);
  target = hostPath(target, 'target');
  path = hostPath(path);
  return command((done) => paths.symlink(target, path, done));
}

async function lstat(path, options = { bigint: false }) {
  path = hostPath(path);
  const bigint = Boolean(options.bigint);
  return statsFromHost(await request((done) => paths.lstat(path, bigint, false, done)), bigint);
}

async function stat(path, options = { bigint: false, throwIfNoEntry: true }) {
  path = hostPath(path);
  const bigint = Boolean(options.bigint);
  const orNull = options.throwIfNoEntry === false;
  return statsFromHost(await request((done) => paths.stat(path, bigint, orNull, done)), bigint);
}

async function statfs(path, options = { bigint: false }) {
  path = hostPath(path);
  return statFsFromHost(await request((done) => paths.statfs(path, done)), options.bigint);
}

async function link(existingPath, newPath) {
  existingPath = hostPath(existingPath, 'existingPath');
  newPath = hostPath(newPath, 'newPath');
  return command((done) => paths.link(existingPath, newPath, done));
}

async function unlink(path) {
  path = hostPath(path);
  return command((done) => paths.unlink(path, done));
}

async function chmod(path, mode) {
  path = hostPath(path);
  mode = hostMode(mode, 'mode');
  return command((done) => paths.chmod(path, mode, done));
}

async function lchmod(path, mode) {
  const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
  throw new ERR_METHOD_NOT_IMPLEMENTED('lchmod()');
}

async function lchown(path, uid, gid) {
  path = hostPath(path);
  uid = validateUserId(uid, 'uid');
  gid = validateUserId(gid, 'gid');
  return command((done) => paths.lchown(path, uid, gid, done));
}

async function chown(path, uid, gid) {
  path = hostPath(path);
  uid = validateUserId(uid, 'uid');
  gid = validateUserId(gid, 'gid');
  return command((done) => paths.chown(path, uid, gid, done));
}

async function utimes(path, atime, mtime) {
  path = hostPath(path);
  atime = toUnixTimestamp(atime);
  mtime = toUnixTimestamp(mtime);
  return command((done) => paths.utimes(path, atime, mtime, done));
}

async function lutimes(path, atime, mtime) {
  path = hostPath(path);
  atime = toUnixTimestamp(atime);
  mtime = toUnixTimestamp(mtime);
  return command((done) => paths.lutimes(path, atime, mtime, done));
}

async function realpath(path, options) {
  options = getOptions(options);
  path = hostPath(path);
  return fromHost(await request((done) => paths.realpath(path, done)), options.encoding);
}

async function mkdtemp(prefix, options) {
  options = getOptions(options);
  prefix = hostPath(prefix, 'prefix');
  return fromHost(await request((done) => paths.mkdtemp(prefix, done)), options.encoding);
}

async function mkdtempDisposable(prefix, options) {
  const cwd = process.cwd();
  const path = await mkdtemp(prefix, options);
  const absolute = require('path').resolve(cwd, `${path}`);
  const remove = () => rm(absolute, { maxRetries: 0, recursive: true, force: true, retryDelay: 0 });
  return {
    __proto__: null,
    path,
    remove,
    async [Symbol.asyncDispose]() {
      await remove();
    },
  };
}

async function readFile(path, options) {
  options = getOptions(options, { flag: 'r' });
  const { isFileHandle, readFileHandle } = require('internal/fs/file_handle');
  if (isFileHandle(path)) {
    return readFileHandle(path, options);
  }
  checkAborted(options.signal);
  path = hostPath(path);
  const flags = stringToFlags(options.flag || 'r');
  const { abortable } = require('internal/fs/whole_files');
  const buffer = Buffer.from(await request((done) => files.readFile(path, flags, abortable(options.signal, done))));
  return options.encoding && options.encoding !== 'buffer' ? buffer.toString(options.encoding) : buffer;
}

async function writeFile(path, data, options) {
  options = getOptions(options, { encoding: 'utf8', mode: 0o666, flag: 'w', flush: false });
  const flush = options.flush ?? false;
  validateBoolean(flush, 'options.flush');
  const many = isIterable(data);
  if (!many) {
    data = toBytes(data, options.encoding || 'utf8');
  }
  checkAborted(options.signal);
  const { isFileHandle, writeFileHandle } = require('internal/fs/file_handle');
  if (isFileHandle(path)) {
    return writeFileHandle(path, data, options.signal, options.encoding);
  }
  if (!many) {
    path = hostPath(path);
    const flags = stringToFlags(options.flag || 'w');
    const mode = hostMode(options.mode, 'mode', 0o666);
    const { abortable } = require('internal/fs/whole_files');
    return command((done) => files.writeFile(path, flags, mode, data.buffer, data.byteOffset, data.byteLength, flush,
      abortable(options.signal, done)));
  }
  const handle = await open(path, options.flag || 'w', options.mode);
  return closing(handle, writeFileHandle(handle, data, options.signal, options.encoding)
    .then(() => (flush ? handle.sync() : undefined)));
}

async function appendFile(path, data, options) {
  options = { ...getOptions(options, { encoding: 'utf8', mode: 0o666, flag: 'a', flush: false }) };
  options.flag ||= 'a';
  return writeFile(path, data, options);
}

async function cp(src, dest, options) {
  const { cpPrepared, prepareCp } = require('internal/fs/cp');
  return cpPrepared(prepareCp(src, dest, options));
}

async function* glob(pattern, options) {
  const { Glob } = require('internal/fs/glob');
  if (options !== undefined) {
    validateObject(options, 'options');
  }
  yield* new Glob(pattern, options).glob();
}

function watch(filename, options) {
  return require('internal/fs/watch_iterator').watch(filename, options);
}

module.exports = {
  command,
  exports: {
    access,
    copyFile,
    cp,
    glob,
    open,
    opendir,
    rename,
    truncate,
    rm,
    rmdir,
    mkdir,
    readdir,
    readlink,
    symlink,
    lstat,
    stat,
    statfs,
    link,
    unlink,
    chmod,
    lchmod,
    lchown,
    chown,
    utimes,
    lutimes,
    realpath,
    mkdtemp,
    mkdtempDisposable,
    writeFile,
    appendFile,
    readFile,
    watch,
    constants,
  },
  request,
};
