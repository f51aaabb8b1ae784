'use strict';

// openAsBlob: the file is read when the Blob is; if it changed meanwhile, reading fails.

const { Buffer } = require('buffer');
const { validateObject, validateString } = require('internal/validators');
const { getValidatedPath } = require('internal/fs/utils');

function unreadable() {
  const { DOMException } = globalThis;
  return new DOMException('The blob could not be read', 'NotReadableError');
}

function createBlob(path, type) {
  const { statSync } = require('internal/fs/sync');
  const { createBlobFromFile } = require('internal/blob');
  const { open } = require('internal/fs/promises').exports;
  let stats;
  try {
    stats = statSync(path, { bigint: true });
  } catch {
    const error = new TypeError('Unable to open file as blob');
    error.code = 'ERR_INVALID_ARG_VALUE';
    throw error;
  }

  async function read(position, length) {
    let handle;
    try {
      handle = await open(path);
      const now = await handle.stat({ bigint: true });
      const bytes = Buffer.alloc(length);
      const { bytesRead } = await handle.read(bytes, 0, length, position);
      if (bytesRead === length && now.size === stats.size && now.mtimeNs === stats.mtimeNs) {
        return bytes;
      }
    } catch {
      // Whatever it was: the caller learns that the Blob cannot be read.
    } finally {
      await handle?.close();
    }
    throw unreadable();
  }

  return Promise.resolve(createBlobFromFile(read, Number(stats.size), type));
}

function openAsBlob(path, options) {
  validateObject(options, 'options');
  const type = options.type || '';
  validateString(type, 'options.type');
  return createBlob(getValidatedPath(path), type);
}

module.exports = { openAsBlob };
