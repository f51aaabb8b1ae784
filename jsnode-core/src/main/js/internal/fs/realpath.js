'use strict';

// Java finds the real path. Where there is none, the error must name the part of the path that is to blame, and the
// call that found out: this looks for it step by step.

const { Buffer } = require('buffer');
const { fromHost, toHost } = require('internal/fs/utils');

const paths = binding('fs').paths();
const kMaxLinks = 40;

function realpathSync(path, encoding) {
  path = absolute(path);
  const real = paths.realpathOrNull(path, undefined);
  if (real === null) {
    blame(path);
  }
  return fromHost(real, encoding);
}

function realpath(path, encoding, callback) {
  path = absolute(path);
  paths.realpathOrNull(path, (error, real) => {
    if (!error && real === null) {
      try {
        blame(path);
      } catch (found) {
        error = found;
      }
    }
    if (error) {
      callback(error);
    } else {
      callback(null, fromHost(real, encoding));
    }
  });
}

function absolute(path) {
  if (typeof path !== 'string' && !(path instanceof Uint8Array)) {
    path = `${path}`;
  }
  const { validatePath } = require('internal/fs/utils');
  validatePath(path);
  if (typeof path !== 'string') {
    const host = toHost(path);
    if (host.charCodeAt(0) === 0) {
      return host.charCodeAt(1) === 47 ? host : `\0${Buffer.from(`${process.cwd()}/`).latin1Slice()}${host.slice(1)}`;
    }
    path = host;
  }
  return require('path').resolve(path);
}

/** Throws the error of the first part that is not there, or of a link that leads nowhere. */
function blame(path) {
  const { lstatSync, readlinkSync, statSync } = require('internal/fs/sync');
  const { dirname, resolve } = require('path');
  for (let links = 0; links <= kMaxLinks; links++) {
    let end = 0;
    let next;
    while (next === undefined && end < path.length) {
      end = path.indexOf('/', end + 1);
      end = end < 0 ? path.length : end;
      const part = path.slice(0, end);
      if (lstatSync(part).isSymbolicLink()) {
        statSync(part);
        next = resolve(dirname(part), readlinkSync(part)) + path.slice(end);
      }
    }
    if (next === undefined) {
      break;
    }
    path = next;
  }
  paths.realpath(path, undefined);
}

module.exports = { realpath, realpathSync };
