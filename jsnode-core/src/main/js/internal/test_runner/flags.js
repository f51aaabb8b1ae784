'use strict';

// Options of the command line that begin with --test. An option that was given several times has several values.

const given = new Map();

/** Called once at the start with the names and values of the command line's options. */
function set(flags) {
  for (const name of Object.keys(flags)) {
    if (name.startsWith('test') || name.startsWith('experimental-test')) {
      given.set(name, flags[name].split('\0'));
    }
  }
}

function has(name) {
  return given.has(name);
}

/** All values of an option. */
function all(name) {
  return given.get(name) ?? [];
}

/** The last value of an option, or undefined. */
function last(name) {
  return given.get(name)?.at(-1);
}

module.exports = { all, has, last, set };
