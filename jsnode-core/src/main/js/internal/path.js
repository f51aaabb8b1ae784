'use strict';

const posix = require('internal/path/posix');

posix.posix = posix;
posix._makeLong = posix.toNamespacedPath;
// Few programs on Linux look at Windows' paths.
Object.defineProperty(posix, 'win32', {
  __proto__: null,
  get() {
    const win32 = require('internal/path/win32');
    win32.win32 = win32;
    win32.posix = posix;
    win32._makeLong = win32.toNamespacedPath;
    Object.defineProperty(posix, 'win32', { __proto__: null, value: win32, writable: true });
    return win32;
  },
  set(value) {
    Object.defineProperty(posix, 'win32', { __proto__: null, value, writable: true });
  },
  configurable: true,
  enumerable: true,
});

module.exports = posix;
