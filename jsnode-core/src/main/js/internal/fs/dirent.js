'use strict';

const { S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK, UV_DIRENT_BLOCK, UV_DIRENT_CHAR,
  UV_DIRENT_DIR, UV_DIRENT_FIFO, UV_DIRENT_FILE, UV_DIRENT_LINK, UV_DIRENT_SOCKET,
  UV_DIRENT_UNKNOWN } = require('internal/fs/constants');
const { fromHost } = require('internal/fs/utils');

const kType = Symbol('type');

class Dirent {
  constructor(name, type, path) {
    this.name = name;
    this.parentPath = path;
    this[kType] = type;
  }

  isDirectory() {
    return this[kType] === UV_DIRENT_DIR;
  }

  isFile() {
    return this[kType] === UV_DIRENT_FILE;
  }

  isBlockDevice() {
    return this[kType] === UV_DIRENT_BLOCK;
  }

  isCharacterDevice() {
    return this[kType] === UV_DIRENT_CHAR;
  }

  isSymbolicLink() {
    return this[kType] === UV_DIRENT_LINK;
  }

  isFIFO() {
    return this[kType] === UV_DIRENT_FIFO;
  }

  isSocket() {
    return this[kType] === UV_DIRENT_SOCKET;
  }
}

function typeOfMode(mode) {
  switch (mode & S_IFMT) {
    case S_IFREG: return UV_DIRENT_FILE;
    case S_IFDIR: return UV_DIRENT_DIR;
    case S_IFLNK: return UV_DIRENT_LINK;
    case S_IFIFO: return UV_DIRENT_FIFO;
    case S_IFSOCK: return UV_DIRENT_SOCKET;
    case S_IFCHR: return UV_DIRENT_CHAR;
    case S_IFBLK: return UV_DIRENT_BLOCK;
    default: return UV_DIRENT_UNKNOWN;
  }
}

/** The entry of a file whose stats are known. */
function direntFromStats(name, parentPath, stats) {
  return new Dirent(name, typeOfMode(Number(stats.mode)), parentPath);
}

/** The names of a directory from Java's one text. */
function namesFromHost(text, encoding) {
  if (text === '') {
    return [];
  }
  const names = text.split('/');
  if (encoding && encoding !== 'utf8' || text.includes('\0')) {
    for (let i = 0; i < names.length; i++) {
      names[i] = fromHost(names[i], encoding);
    }
  }
  return names;
}

/** The same with types: each name begins with the digit of its type. */
function direntsFromHost(text, encoding, parentPath) {
  if (text === '') {
    return [];
  }
  const entries = text.split('/');
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    entries[i] = new Dirent(fromHost(entry.slice(1), encoding), entry.charCodeAt(0) - 48, parentPath);
  }
  return entries;
}

module.exports = { Dirent, direntFromStats, direntsFromHost, kType, namesFromHost };
