'use strict';

// The line editor of a terminal: keys change the line and the cursor, and draw them.

const { getStringWidth } = require('internal/util/inspect');
const { charLengthAt, charLengthLeft, wordEnd, wordStart } = require('internal/readline/text');
const { clearScreenDown, cursorTo, moveCursor } = require('internal/readline/cursor');
const { complete } = require('internal/readline/completion');

const kLineEnd = /\r\n|\n|\r/;
const kKillRing = 32;

class Editor {
  #iface;
  #history;
  #rows = 0;
  #killed = [];
  #undo = [];
  #redo = [];
  #lastReturn = 0;

  constructor(iface, history) {
    this.#iface = iface;
    this.#history = history;
  }

  forgetRows() {
    this.#rows = 0;
  }

  // ---- drawing ------------------------------------------------------------------------------------------------------

  /** Rows and columns that a text takes on the screen. */
  #extent(text) {
    const { columns, tabSize } = this.#iface;
    let offset = 0;
    let rows = 0;
    for (const char of text) {
      if (char === '\n') {
        rows += Math.ceil(offset / columns) || 1;
        offset = 0;
      } else if (char === '\t') {
        offset += tabSize - (offset % tabSize);
      } else {
        const width = getStringWidth(char, false);
        // A wide character does not fit into the last column.
        offset += width === 2 && (offset + 1) % columns === 0 ? 3 : width;
      }
    }
    return { cols: Number.isFinite(columns) ? offset % columns : offset,
             rows: rows + (Number.isFinite(columns) ? (offset - (offset % columns)) / columns : 0) };
  }

  #plainPrompt() {
    return require('internal/util').stripVTControlCharacters(this.#iface.getPrompt());
  }

  position() {
    return this.#extent(this.#plainPrompt() + this.#iface.line.slice(0, this.#iface.cursor));
  }

  refresh() {
    const iface = this.#iface;
    const text = iface.getPrompt() + iface.line;
    const end = this.#extent(this.#plainPrompt() + iface.line);
    const at = this.position();
    if (this.#rows > 0) {
      moveCursor(iface.output, 0, -this.#rows);
    }
    cursorTo(iface.output, 0);
    clearScreenDown(iface.output);
    iface._writeToOutput(text);
    if (end.cols === 0) {
      iface._writeToOutput(' ');
    }
    cursorTo(iface.output, at.cols);
    if (end.rows > at.rows) {
      moveCursor(iface.output, 0, at.rows - end.rows);
    }
    this.#rows = at.rows;
  }

  move(dx) {
    const iface = this.#iface;
    if (dx === 0) {
      return;
    }
    const before = this.position();
    iface.cursor = Math.min(Math.max(iface.cursor + dx, 0), iface.line.length);
    const after = this.position();
    if (before.rows === after.rows) {
      moveCursor(iface.output, after.cols - before.cols, 0);
    } else {
      this.refresh();
    }
  }

  // ---- changes ------------------------------------------------------------------------------------------------------

  #remember() {
    this.#undo.push({ line: this.#iface.line, cursor: this.#iface.cursor });
    if (this.#undo.length > kKillRing * 8) {
      this.#undo.shift();
    }
    this.#redo.length = 0;
  }

  #set(line, cursor) {
    this.#iface.line = line;
    this.#iface.cursor = cursor;
    this.refresh();
  }

  insert(text) {
    const iface = this.#iface;
    this.#remember();
    if (iface.cursor < iface.line.length) {
      const { line, cursor } = iface;
      iface.line = line.slice(0, cursor) + text + line.slice(cursor);
      iface.cursor = cursor + text.length;
      if (iface.isCompletionEnabled) {
        this.refresh();
      } else {
        // More keys follow in what was read.
        iface._writeToOutput(text);
      }
      return;
    }
    const before = this.position();
    iface.line += text;
    iface.cursor += text.length;
    if (this.position().rows > before.rows) {
      this.refresh();
    } else {
      iface._writeToOutput(text);
    }
  }

  #remove(start, end, keep) {
    const { line } = this.#iface;
    if (start === end) {
      return;
    }
    this.#remember();
    if (keep) {
      this.#killed.unshift(line.slice(start, end));
      this.#killed.length = Math.min(this.#killed.length, kKillRing);
    }
    this.#set(line.slice(0, start) + line.slice(end), start);
  }

  #yank() {
    if (this.#killed.length > 0) {
      this.insert(this.#killed[0]);
    }
  }

  #swap(from, to) {
    const state = from.pop();
    if (state !== undefined) {
      to.push({ line: this.#iface.line, cursor: this.#iface.cursor });
      this.#set(state.line, state.cursor);
    }
  }

  #walk(direction) {
    const iface = this.#iface;
    if (this.#history.lines.length === 0 || (direction < 0 && this.#history.index < 0 && !this.#history.searching)) {
      return;
    }
    this.#history.begin(iface.line, iface.cursor);
    if (direction < 0 && this.#history.index < 0) {
      return;
    }
    const line = direction > 0 ? this.#history.older(iface.line) : this.#history.newer(iface.line);
    this.#set(line, line.length);
  }

  enterLine() {
    const iface = this.#iface;
    const { line } = iface;
    if (this.#history.add(line)) {
      iface.emit('history', this.#history.lines);
    }
    this.#undo.length = 0;
    this.#redo.length = 0;
    iface.clearLine();
    iface.onLine(line);
  }

  // ---- keys ---------------------------------------------------------------------------------------------------------

  press(text, key = {}) {
    key ??= {};
    if (key.name !== 'enter') {
      this.#lastReturn = 0;
    }
    if (key.name !== 'up' && key.name !== 'down' && !(key.ctrl && (key.name === 'p' || key.name === 'n'))) {
      this.#history.leave();
    }
    if (key.ctrl && key.shift) {
      this.#controlShift(key.name);
    } else if (key.ctrl) {
      this.#control(key.name, text);
    } else if (key.meta) {
      this.#meta(key.name);
    } else {
      this.#plain(key.name, text);
    }
  }

  #controlShift(name) {
    const { cursor, line } = this.#iface;
    if (name === 'backspace') {
      this.#remove(0, cursor, true);
    } else if (name === 'delete') {
      this.#remove(cursor, line.length, true);
    }
  }

  #control(name) {
    const iface = this.#iface;
    const { cursor, line } = iface;
    switch (name) {
      case 'c':
        this.#signal('SIGINT', () => iface.close());
        break;
      case 'h':
        this.#remove(cursor - charLengthLeft(line, cursor), cursor);
        break;
      case 'd':
        if (cursor === 0 && line.length === 0) {
          iface.close();
        } else {
          this.#remove(cursor, cursor + charLengthAt(line, cursor));
        }
        break;
      case 'u':
        this.#remove(0, cursor, true);
        break;
      case 'k':
        this.#remove(cursor, line.length, true);
        break;
      case 'a':
        this.move(-Infinity);
        break;
      case 'e':
        this.move(+Infinity);
        break;
      case 'b':
        this.move(-charLengthLeft(line, cursor));
        break;
      case 'f':
        this.move(charLengthAt(line, cursor));
        break;
      case 'l':
        cursorTo(iface.output, 0, 0);
        clearScreenDown(iface.output);
        this.refresh();
        break;
      case 'n':
        this.#walk(-1);
        break;
      case 'p':
        this.#walk(1);
        break;
      case 'y':
        this.#yank();
        break;
      case 'z':
        this.#suspend();
        break;
      case 'w':
      case 'backspace':
        this.#remove(wordStart(line, cursor), cursor, true);
        break;
      case 'delete':
        this.#remove(cursor, wordEnd(line, cursor), true);
        break;
      case 'left':
        this.move(wordStart(line, cursor) - cursor);
        break;
      case 'right':
        this.move(wordEnd(line, cursor) - cursor);
        break;
      case '_':
        this.#swap(this.#undo, this.#redo);
        break;
      case '^':
        this.#swap(this.#redo, this.#undo);
        break;
    }
  }

  #signal(name, otherwise) {
    if (this.#iface.listenerCount(name) > 0) {
      this.#iface.emit(name);
    } else {
      otherwise();
    }
  }

  #suspend() {
    const iface = this.#iface;
    this.#signal('SIGTSTP', () => {
      process.once('SIGCONT', () => {
        if (!iface.paused) {
          iface.pause();
          iface.emit('SIGCONT');
        }
        iface._setRawMode(true);
        this.refresh();
      });
      iface._setRawMode(false);
      process.kill(process.pid, 'SIGTSTP');
    });
  }

  #meta(name) {
    const { cursor, line } = this.#iface;
    switch (name) {
      case 'b':
        this.move(wordStart(line, cursor) - cursor);
        break;
      case 'f':
        this.move(wordEnd(line, cursor) - cursor);
        break;
      case 'd':
      case 'delete':
        this.#remove(cursor, wordEnd(line, cursor), true);
        break;
      case 'backspace':
        this.#remove(wordStart(line, cursor), cursor, true);
        break;
      case 'y':
        this.#rotate();
        break;
    }
  }

  #rotate() {
    if (this.#killed.length > 1) {
      this.#killed.push(this.#killed.shift());
      this.#yank();
    }
  }

  #plain(name, text) {
    const iface = this.#iface;
    const { cursor, line } = iface;
    switch (name) {
      case 'return':
        this.#lastReturn = Date.now();
        this.enterLine();
        break;
      case 'enter':
        if (this.#lastReturn === 0 || Date.now() - this.#lastReturn > iface.crlfDelay) {
          this.enterLine();
        }
        this.#lastReturn = 0;
        break;
      case 'backspace':
        this.#remove(cursor - charLengthLeft(line, cursor), cursor);
        break;
      case 'delete':
        this.#remove(cursor, cursor + charLengthAt(line, cursor));
        break;
      case 'left':
        this.move(-charLengthLeft(line, cursor));
        break;
      case 'right':
        this.move(charLengthAt(line, cursor));
        break;
      case 'home':
        this.move(-Infinity);
        break;
      case 'end':
        this.move(+Infinity);
        break;
      case 'up':
        this.#walk(1);
        break;
      case 'down':
        this.#walk(-1);
        break;
      case 'tab':
        if (typeof iface.completer === 'function' && iface.isCompletionEnabled) {
          complete(iface);
          break;
        }
        this.#text(text);
        break;
      default:
        this.#text(text);
    }
  }

  // A text may hold whole lines: it was pasted or written by a program.
  #text(text) {
    if (text === undefined || text === null || text === '') {
      return;
    }
    const string = typeof text === 'string' ? text : String(text);
    const lines = string.split(kLineEnd);
    for (let i = 0; i < lines.length; i++) {
      if (i > 0) {
        this.enterLine();
      }
      if (lines[i] !== '') {
        this.insert(lines[i]);
      }
    }
  }
}

module.exports = { Editor };
