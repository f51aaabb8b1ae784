'use strict';

// The constants of os, fs and crypto in one object: what `require('constants')` was before they were sorted.

const os = require('internal/os_constants');
const { constants: fs } = require('fs');

function crypto() {
  try {
    return require('crypto').constants;
  } catch (error) {
    if (error.code === 'ERR_UNKNOWN_BUILTIN_MODULE') {
      return undefined;
    }
    throw error;
  }
}

module.exports = Object.freeze(
  Object.assign({ __proto__: null }, os.dlopen, os.errno, os.priority, os.signals, fs, crypto()),
);
