'use strict';

// Moves the cursor of a terminal and clears parts of it.

const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_CURSOR_POS } } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const kClearToLineBeginning = '\x1b[1K';
const kClearToLineEnd = '\x1b[0K';
const kClearLine = '\x1b[2K';
const kClearScreenDown = '\x1b[0J';

function write(stream, text, callback) {
  if (callback !== undefined) {
    validateFunction(callback, 'callback');
  }
  if (stream === null || stream === undefined || text === '') {
    if (typeof callback === 'function') {
      process.nextTick(callback, null);
    }
    return true;
  }
  return stream.write(text, callback);
}

function cursorToText(x, y) {
  if (Number.isNaN(x)) {
    throw new ERR_INVALID_ARG_VALUE('x', x);
  }
  if (Number.isNaN(y)) {
    throw new ERR_INVALID_ARG_VALUE('y', y);
  }
  if (typeof x !== 'number') {
    if (typeof y === 'number') {
      throw new ERR_INVALID_CURSOR_POS();
    }
    return '';
  }
  return typeof y === 'number' ? `\x1b[${y + 1};${x + 1}H` : `\x1b[${x + 1}G`;
}

function cursorTo(stream, x, y, callback) {
  if (typeof y === 'function') {
    callback = y;
    y = undefined;
  }
  if (callback !== undefined) {
    validateFunction(callback, 'callback');
  }
  return stream === null || stream === undefined ? write(stream, '', callback) : write(stream, cursorToText(x, y), callback);
}

function moveCursorText(dx, dy) {
  const horizontal = dx < 0 ? `\x1b[${-dx}D` : dx > 0 ? `\x1b[${dx}C` : '';
  const vertical = dy < 0 ? `\x1b[${-dy}A` : dy > 0 ? `\x1b[${dy}B` : '';
  return horizontal + vertical;
}

function moveCursor(stream, dx, dy, callback) {
  return write(stream, moveCursorText(dx, dy), callback);
}

function clearLineText(direction) {
  return direction < 0 ? kClearToLineBeginning : direction > 0 ? kClearToLineEnd : kClearLine;
}

function clearLine(stream, direction, callback) {
  return write(stream, clearLineText(direction), callback);
}

function clearScreenDown(stream, callback) {
  return write(stream, kClearScreenDown, callback);
}

module.exports = {
  clearLine, clearLineText, clearScreenDown, cursorTo, cursorToText, kClearScreenDown, moveCursor, moveCursorText,
};
