'use strict';

const sync = require('internal/fs/sync');
const callback = require('internal/fs/callback');
const { appendFile, readFile, writeFile } = require('internal/fs/whole_files');
const { Dirent } = require('internal/fs/dirent');
const { Stats } = require('internal/fs/stats');
const { toUnixTimestamp } = require('internal/fs/utils');
const constants = require('internal/fs/constants');
const { deprecate } = require('internal/util');

function createReadStream(path, options) {
  const { ReadStream } = require('internal/fs/streams');
  return new ReadStream(path, options);
}

function createWriteStream(path, options) {
  const { WriteStream } = require('internal/fs/streams');
  return new WriteStream(path, options);
}

function watch(filename, options, listener) {
  return require('internal/fs/watchers').watch(filename, options, listener);
}

function watchFile(filename, options, listener) {
  return require('internal/fs/watch_file').watchFile(filename, options, listener);
}

function unwatchFile(filename, listener) {
  require('internal/fs/watch_file').unwatchFile(filename, listener);
}

function openAsBlob(path, options = {}) {
  return require('internal/fs/blob').openAsBlob(path, options);
}

const functions = { ...sync, ...callback, appendFile, createReadStream, createWriteStream, openAsBlob, readFile,
  unwatchFile, watch, watchFile, writeFile };

// The order of Node's own, which Object.keys shows.
const names = `appendFile appendFileSync access accessSync chown chownSync chmod chmodSync close closeSync copyFile
  copyFileSync cp cpSync createReadStream createWriteStream exists existsSync fchown fchownSync fchmod fchmodSync
  fdatasync fdatasyncSync fstat fstatSync fsync fsyncSync ftruncate ftruncateSync futimes futimesSync glob globSync
  lchown lchownSync lchmod lchmodSync link linkSync lstat lstatSync lutimes lutimesSync mkdir mkdirSync mkdtemp
  mkdtempSync mkdtempDisposableSync open openSync openAsBlob readdir readdirSync read readSync readv readvSync readFile
  readFileSync readlink readlinkSync realpath realpathSync rename renameSync rm rmSync rmdir rmdirSync stat statfs
  statSync statfsSync symlink symlinkSync truncate truncateSync unwatchFile unlink unlinkSync utimes utimesSync watch
  watchFile writeFile writeFileSync write writeSync writev writevSync`;

const fs = {};
for (const name of names.split(/\s+/)) {
  fs[name] = functions[name];
}
fs.Dirent = Dirent;
fs.Stats = deprecate(Stats, 'fs.Stats constructor is deprecated.', 'DEP0180');

const streams = { ReadStream: 'ReadStream', WriteStream: 'WriteStream', FileReadStream: 'ReadStream',
  FileWriteStream: 'WriteStream' };
for (const name of Object.keys(streams)) {
  let value;
  Object.defineProperty(fs, name, {
    __proto__: null,
    enumerable: true,
    configurable: true,
    get: named(`get ${name}`, () => value ??= require('internal/fs/streams')[streams[name]]),
    set: named(`set ${name}`, (replacement) => {
      value = replacement;
    }),
  });
}

function named(name, fn) {
  return Object.defineProperty(fn, 'name', { __proto__: null, value: name });
}

let dir;
Object.defineProperties(fs, {
  Utf8Stream: {
    __proto__: null,
    enumerable: true,
    configurable: true,
    get() {
      return require('internal/fs/utf8_stream').Utf8Stream;
    },
  },
  _toUnixTimestamp: { __proto__: null, value: toUnixTimestamp, enumerable: true, configurable: true, writable: true },
  Dir: {
    __proto__: null,
    enumerable: true,
    configurable: true,
    get: () => dir ??= require('internal/fs/dir').Dir,
    set: (replacement) => {
      dir = replacement;
    },
  },
  opendir: { __proto__: null, value: callback.opendir, enumerable: true, configurable: true, writable: true },
  opendirSync: { __proto__: null, value: sync.opendirSync, enumerable: true, configurable: true, writable: true },
  constants: { __proto__: null, value: constants, enumerable: true, configurable: false, writable: false },
  promises: {
    __proto__: null,
    enumerable: true,
    configurable: true,
    get: named('get', () => require('fs/promises')),
  },
});

for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK']) {
  Object.defineProperty(fs, name, {
    __proto__: null,
    enumerable: false,
    configurable: false,
    get: deprecate(() => constants[name], `fs.${name} is deprecated, use fs.constants.${name} instead`, 'DEP0176'),
  });
}

module.exports = fs;
