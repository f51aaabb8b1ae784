'use strict';

// The algorithm of cp and cpSync: what may be copied onto what, and in which order. Operations are yielded, see driver.js.

const { codes } = require('internal/errors');
const { dirname, isAbsolute, join, parse, resolve } = require('path');

const errnos = { EEXIST: 17, EINVAL: 22, EISDIR: 21, ENOTDIR: 20 };

function refuse(name, message, path, code) {
  return new codes[name]({ message, path, syscall: 'cp', errno: errnos[code], code });
}

function isSame(one, other) {
  return other.ino !== 0n && other.dev !== 0n && other.ino === one.ino && other.dev === one.dev;
}

/** Whether `dest` is `src` or lies in it. */
function isWithin(src, dest) {
  const from = resolve(src).split('/').filter(Boolean);
  const to = resolve(dest).split('/').filter(Boolean);
  return from.every((part, i) => part === to[i]);
}

function isMissing(error) {
  return error.code === 'ENOENT';
}

function* statOf(ops, path, options) {
  return options.dereference ? yield ops.stat(path, { bigint: true }) : yield ops.lstat(path, { bigint: true });
}

/** The stats of both, after the checks that need both. */
function* checkPaths(ops, src, dest, options) {
  if (options.filter && !(yield options.filter(src, dest))) {
    return undefined;
  }
  const srcStats = yield* statOf(ops, src, options);
  let destStats = null;
  try {
    destStats = yield* statOf(ops, dest, options);
  } catch (error) {
    if (!isMissing(error)) {
      throw error;
    }
  }
  if (destStats !== null) {
    if (isSame(srcStats, destStats)) {
      throw refuse('ERR_FS_CP_EINVAL', 'src and dest cannot be the same', dest, 'EINVAL');
    }
    if (srcStats.isDirectory() && !destStats.isDirectory()) {
      throw refuse('ERR_FS_CP_DIR_TO_NON_DIR', `cannot overwrite non-directory ${dest} with directory ${src}`, dest, 'EISDIR');
    }
    if (!srcStats.isDirectory() && destStats.isDirectory()) {
      throw refuse('ERR_FS_CP_NON_DIR_TO_DIR', `cannot overwrite directory ${dest} with non-directory ${src}`, dest, 'ENOTDIR');
    }
  }
  if (srcStats.isDirectory() && isWithin(src, dest)) {
    throw refuse('ERR_FS_CP_EINVAL', `cannot copy ${src} to a subdirectory of self ${dest}`, dest, 'EINVAL');
  }
  return { srcStats, destStats };
}

/** Refuses a destination that lies in the source by way of a link. */
function* checkParents(ops, src, srcStats, dest) {
  const srcParent = resolve(dirname(src));
  let parent = resolve(dirname(dest));
  while (parent !== srcParent && parent !== parse(parent).root) {
    let stats;
    try {
      stats = yield ops.stat(parent, { bigint: true });
    } catch (error) {
      if (isMissing(error)) {
        return;
      }
      throw error;
    }
    if (isSame(srcStats, stats)) {
      throw refuse('ERR_FS_CP_EINVAL', `cannot copy ${src} to a subdirectory of self ${dest}`, dest, 'EINVAL');
    }
    parent = resolve(dirname(parent));
  }
}

function* copy(ops, src, dest, options) {
  const checked = yield* checkPaths(ops, src, dest, options);
  if (checked === undefined) {
    return;
  }
  const { srcStats, destStats } = checked;
  yield* checkParents(ops, src, srcStats, dest);
  const parent = dirname(dest);
  if (!(yield* exists(ops, parent))) {
    yield ops.mkdir(parent, { recursive: true });
  }
  yield* copyAny(ops, srcStats, destStats, src, dest, options);
}

function* exists(ops, path) {
  try {
    yield ops.stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) {
      return false;
    }
    throw error;
  }
}

function* isDirectory(ops, path) {
  try {
    return (yield ops.stat(path)).isDirectory();
  } catch (error) {
    if (isMissing(error)) {
      return false;
    }
    throw error;
  }
}

function* copyAny(ops, srcStats, destStats, src, dest, options) {
  if (srcStats.isDirectory()) {
    if (!options.recursive) {
      throw refuse('ERR_FS_EISDIR', `Recursive option not enabled, cannot copy a directory: ${src}`, src, 'EISDIR');
    }
    yield* copyDirectory(ops, srcStats, destStats, src, dest, options);
  } else if (srcStats.isFile() || srcStats.isCharacterDevice() || srcStats.isBlockDevice()) {
    yield* copyFile(ops, srcStats, destStats, src, dest, options);
  } else if (srcStats.isSymbolicLink()) {
    yield* copyLink(ops, destStats, src, dest, options);
  } else if (srcStats.isSocket()) {
    throw refuse('ERR_FS_CP_SOCKET', `cannot copy a socket file: ${dest}`, dest, 'EINVAL');
  } else if (srcStats.isFIFO()) {
    throw refuse('ERR_FS_CP_FIFO_PIPE', `cannot copy a FIFO pipe: ${dest}`, dest, 'EINVAL');
  } else {
    throw refuse('ERR_FS_CP_UNKNOWN', `cannot copy an unknown file type: ${dest}`, dest, 'EINVAL');
  }
}

function* copyFile(ops, srcStats, destStats, src, dest, options) {
  if (destStats !== null) {
    if (options.force) {
      yield ops.unlink(dest);
    } else if (options.errorOnExist) {
      throw refuse('ERR_FS_CP_EEXIST', `${dest} already exists`, dest, 'EEXIST');
    } else {
      return;
    }
  }
  yield ops.copyFile(src, dest, options.mode);
  if (options.preserveTimestamps) {
    yield* copyTimes(ops, srcStats, src, dest);
  }
}

function* copyTimes(ops, srcStats, src, dest) {
  const mode = Number(srcStats.mode);
  const readOnly = (mode & 0o200) === 0;
  if (readOnly) {
    yield ops.chmod(dest, mode | 0o200);
  }
  // Copying has read the source: its access time is a new one.
  const stats = yield ops.stat(src);
  yield ops.utimes(dest, stats.atime, stats.mtime);
  if (readOnly) {
    yield ops.chmod(dest, mode);
  }
}

function* copyDirectory(ops, srcStats, destStats, src, dest, options) {
  if (destStats === null) {
    yield ops.mkdir(dest);
  } else if (options.errorOnExist && !options.force) {
    throw refuse('ERR_FS_CP_EEXIST', `${dest} already exists`, dest, 'EEXIST');
  }
  for (const name of yield ops.readdir(src)) {
    const from = join(src, name);
    const to = join(dest, name);
    const checked = yield* checkPaths(ops, from, to, options);
    if (checked !== undefined) {
      yield* copyAny(ops, checked.srcStats, checked.destStats, from, to, options);
    }
  }
  if (destStats === null) {
    yield ops.chmod(dest, Number(srcStats.mode) & 0o7777);
  }
}

function* copyLink(ops, destStats, src, dest, options) {
  let target = yield ops.readlink(src);
  if (!options.verbatimSymlinks && !isAbsolute(target)) {
    target = resolve(dirname(src), target);
  }
  if (destStats === null) {
    yield ops.symlink(target, dest);
    return;
  }
  let oldTarget;
  try {
    oldTarget = yield ops.readlink(dest);
  } catch (error) {
    // The destination is a file or a directory: the link cannot be made, and its error says so.
    if (error.code === 'EINVAL' || error.code === 'UNKNOWN') {
      yield ops.symlink(target, dest);
      return;
    }
    throw error;
  }
  if (!isAbsolute(oldTarget)) {
    oldTarget = resolve(dirname(dest), oldTarget);
  }
  const leadsToDirectory = yield* isDirectory(ops, src);
  if (leadsToDirectory && isWithin(target, oldTarget)) {
    throw refuse('ERR_FS_CP_EINVAL', `cannot copy ${target} to a subdirectory of self ${oldTarget}`, dest, 'EINVAL');
  }
  if (leadsToDirectory && isWithin(oldTarget, target)) {
    throw refuse('ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY', `cannot overwrite ${oldTarget} with ${target}`, dest, 'EINVAL');
  }
  yield ops.unlink(dest);
  yield ops.symlink(target, dest);
}

module.exports = { copy };
