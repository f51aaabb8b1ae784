'use strict';

// util.debuglog: sections that NODE_DEBUG turns on write to stderr, all others cost one check.

const loggers = new Map();
let enabledPattern;

function isEnabled(section) {
  if (enabledPattern === undefined) {
    const setting = process.env.NODE_DEBUG;
    if (setting) {
      const escaped = setting.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*').replaceAll(',', '$|^');
      enabledPattern = new RegExp(`^${escaped}$`, 'i');
    } else {
      enabledPattern = null;
    }
  }
  return enabledPattern !== null && enabledPattern.test(section);
}

function makeWriter(section) {
  return function debug(...args) {
    const { formatWithOptions } = require('internal/util/inspect');
    const colors = Boolean(process.stderr.hasColors?.());
    const text = formatWithOptions({ colors }, ...args);
    const pid = colors ? `\u001b[31m${process.pid}\u001b[39m` : process.pid;
    process.stderr.write(`${section} ${pid}: ${text}\n`);
  };
}

function noop() {}

/** The logger of a section; `callback` gets the faster function once it is known whether the section is on. */
function debuglog(section, callback) {
  section = `${section}`.toUpperCase();
  let target;
  function resolve() {
    if (target === undefined) {
      target = loggers.get(section);
      if (target === undefined) {
        target = isEnabled(section) ? makeWriter(section) : noop;
        loggers.set(section, target);
      }
    }
    return target;
  }
  const logger = (...args) => {
    const fast = resolve();
    if (typeof callback === 'function') {
      callback(fast);
    }
    fast(...args);
  };
  Object.defineProperty(logger, 'enabled', {
    __proto__: null,
    get() {
      return isEnabled(section);
    },
    configurable: true,
    enumerable: true,
  });
  return logger;
}

module.exports = { debuglog };
