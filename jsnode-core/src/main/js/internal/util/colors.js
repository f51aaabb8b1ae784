'use strict';

// Whether text for a stream should be coloured, and the escape sequences that assert's messages use.

const { inspect } = require('internal/util/inspect');

/** FORCE_COLOR decides, else the terminal. */
function shouldColorize(stream) {
  if (process.env.FORCE_COLOR !== undefined) {
    return require('internal/tty').getColorDepth() > 2;
  }
  return Boolean(stream?.isTTY) && (typeof stream.getColorDepth === 'function' ? stream.getColorDepth() > 2 : true);
}

function open(name) {
  return `\u001b[${inspect.colors[name][0]}m`;
}

const none = { blue: '', green: '', white: '', yellow: '', red: '', gray: '', undefined: '', clear: '', reset: '', hasColors: false };

/** The sequences for a stream; empty texts where it has no colours. */
function colorsFor(stream) {
  if (!shouldColorize(stream)) {
    return none;
  }
  return {
    blue: open('blue'),
    green: open('green'),
    white: open('white'),
    yellow: open('yellow'),
    red: open('red'),
    gray: open('gray'),
    undefined: open('gray'),
    clear: '\u001bc',
    reset: '\u001b[0m',
    hasColors: true,
  };
}

module.exports = { colorsFor, shouldColorize };
