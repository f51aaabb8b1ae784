'use strict';

// Reads lines from a stream, and from a terminal with a line editor.

const EventEmitter = require('events');
const { StringDecoder } = require('string_decoder');
const { kFirstEventParam } = require('internal/events/symbols');
const { addAbortListener } = require('internal/events/abort_listener');
const { codes: { ERR_USE_AFTER_CLOSE } } = require('internal/errors');
const { validateString } = require('internal/validators');
const { Editor } = require('internal/readline/editor');
const { History } = require('internal/readline/history');
const { emitKeypressEvents } = require('internal/readline/keys');
const { readOptions } = require('internal/readline/options');

const kLineEnd = /\r\n|\n|\r(?!\n)|\u2028|\u2029/g;
const kHighWaterMark = 1024;

class Interface extends EventEmitter {
  #prompt;
  #buffered = '';
  #decoder = new StringDecoder('utf8');
  #returnAt = 0;
  #history;
  #editor;
  #question = null;
  #oldPrompt;
  #stop = [];
  #lines;

  constructor(input, output, completer, terminal) {
    super();
    const options = readOptions(input, output, completer, terminal);
    this.#history = new History(options);
    this.#prompt = options.prompt;
    this.closed = false;
    this.paused = false;
    this.line = '';
    this.cursor = 0;
    this.isCompletionEnabled = true;
    this.escapeCodeTimeout = options.escapeCodeTimeout;
    this.tabSize = options.tabSize;
    this.input = options.input;
    this.output = options.output;
    this.crlfDelay = options.crlfDelay;
    this.completer = options.completer;
    this.terminal = options.terminal;
    this._sawKeyPress = false;
    this.#listen(this.input, 'error', (error) => this.emit('error', error));
    if (this.terminal) {
      this.#watchKeys();
    } else {
      this.#watchData();
    }
    this.#watchSignal(options.signal);
    this.input.resume();
  }

  #listen(emitter, event, listener) {
    emitter.on(event, listener);
    this.#stop.push(() => emitter.removeListener(event, listener));
  }

  #watchData() {
    this.#listen(this.input, 'data', (data) => this.#onData(data));
    this.#listen(this.input, 'end', () => {
      const rest = this.#decoder.end();
      if (rest !== '') {
        this.#buffered += rest;
      }
      if (this.#buffered !== '') {
        const line = this.#buffered;
        this.#buffered = '';
        this.onLine(line);
      }
      this.close();
    });
  }

  #watchKeys() {
    this.#editor = new Editor(this, this.#history);
    emitKeypressEvents(this.input, this);
    this.#listen(this.input, 'keypress', (text, key) => {
      this.#editor.press(text, key);
      if (key?.sequence !== undefined) {
        this.#breakPastedCharacter(key);
      }
    });
    this.#listen(this.input, 'end', () => {
      if (this.line !== '') {
        this.emit('line', this.line);
      }
      this.close();
    });
    this._setRawMode(true);
    if (this.output !== null && this.output !== undefined) {
      this.#listen(this.output, 'resize', () => this._refreshLine());
    }
  }

  // A lone surrogate has no width yet: the line is drawn anew when it is whole.
  #breakPastedCharacter(key) {
    const code = key.sequence.codePointAt(0);
    if (code >= 0xd800 && code <= 0xdfff) {
      this._refreshLine();
    }
  }

  #watchSignal(signal) {
    if (signal === undefined) {
      return;
    }
    const onAbort = () => this.close();
    if (signal.aborted) {
      process.nextTick(onAbort);
      return;
    }
    const listener = addAbortListener(signal, onAbort);
    this.once('close', () => listener[Symbol.dispose]());
  }

  get columns() {
    return this.output?.columns || Infinity;
  }

  get history() {
    return this.#history.lines;
  }

  set history(lines) {
    this.#history.lines = lines;
  }

  get historyIndex() {
    return this.#history.index;
  }

  set historyIndex(index) {
    this.#history.index = index;
  }

  get historySize() {
    return this.#history.size;
  }

  setPrompt(prompt) {
    this.#prompt = prompt;
  }

  getPrompt() {
    return this.#prompt;
  }

  prompt(preserveCursor) {
    this.#checkOpen();
    if (this.paused) {
      this.resume();
    }
    if (this.terminal && process.env.TERM !== 'dumb') {
      if (!preserveCursor) {
        this.cursor = 0;
      }
      this._refreshLine();
    } else {
      this._writeToOutput(this.#prompt);
    }
  }

  /** Asks; false where another question waits already. */
  ask(query, callback) {
    this.#checkOpen();
    if (this.#question !== null) {
      this.prompt();
      return;
    }
    this.#oldPrompt = this.#prompt;
    this.setPrompt(query);
    this.#question = callback;
    this.prompt();
  }

  forgetQuestion() {
    if (this.#question !== null) {
      this.#question = null;
      this.setPrompt(this.#oldPrompt);
      this.clearLine();
    }
  }

  onLine(line) {
    if (this.#question === null) {
      this.emit('line', line);
      return;
    }
    const answer = this.#question;
    this.#question = null;
    this.setPrompt(this.#oldPrompt);
    answer(line);
  }

  close() {
    if (this.closed) {
      return;
    }
    this.pause();
    for (const stop of this.#stop) {
      stop();
    }
    if (this.terminal) {
      this._setRawMode(false);
    }
    this.closed = true;
    this.emit('close');
  }

  pause() {
    this.#checkOpen();
    if (!this.paused) {
      this.input.pause();
      this.paused = true;
      this.emit('pause');
    }
    return this;
  }

  resume() {
    this.#checkOpen();
    if (this.paused) {
      this.input.resume();
      this.paused = false;
      this.emit('resume');
    }
    return this;
  }

  write(data, key) {
    this.#checkOpen();
    if (this.paused) {
      this.resume();
    }
    if (this.terminal) {
      this.#editor.press(data, key);
    } else {
      this.#onData(data);
    }
  }

  #checkOpen() {
    if (this.closed) {
      throw new ERR_USE_AFTER_CLOSE('readline');
    }
  }

  #onData(data) {
    if (data === undefined) {
      return;
    }
    let text = typeof data === 'string' ? data : this.#decoder.write(data);
    if (this.#returnAt !== 0 && Date.now() - this.#returnAt <= this.crlfDelay) {
      // The second half of a line end that came in two pieces.
      text = text.replace(/^\n/, '');
    }
    this.#returnAt = 0;
    const all = this.#buffered + text;
    let start = 0;
    kLineEnd.lastIndex = 0;
    const lines = [];
    for (let end = kLineEnd.exec(all); end !== null; end = kLineEnd.exec(all)) {
      lines.push(all.slice(start, end.index));
      start = end.index + end[0].length;
    }
    if (text.endsWith('\r')) {
      this.#returnAt = Date.now();
    }
    this.#buffered = all.slice(start);
    for (const line of lines) {
      this.onLine(line);
    }
  }

  clearLine() {
    this._moveCursor(+Infinity);
    this._writeToOutput('\r\n');
    this.line = '';
    this.cursor = 0;
    this.#editor?.forgetRows();
  }

  getCursorPos() {
    return this.#editor === undefined ? new Editor(this, this.#history).position() : this.#editor.position();
  }

  _setRawMode(mode) {
    const wasRaw = this.input.isRaw;
    if (typeof this.input.setRawMode === 'function') {
      this.input.setRawMode(mode);
    }
    return wasRaw;
  }

  _writeToOutput(text) {
    validateString(text, 'stringToWrite');
    if (this.output !== null && this.output !== undefined) {
      this.output.write(text);
    }
  }

  _refreshLine() {
    this.#editor?.refresh();
  }

  _moveCursor(dx) {
    this.#editor?.move(dx);
  }

  _insertString(text) {
    this.#editor?.insert(text);
  }

  _ttyWrite(text, key) {
    this.#editor?.press(text, key);
  }

  /** All loops over an interface take from the same lines. */
  [Symbol.asyncIterator]() {
    if (this.#lines !== undefined) {
      return this.#lines;
    }
    if (this.closed) {
      return (async function* () {})();
    }
    const options = { __proto__: null, close: ['close'], highWaterMark: kHighWaterMark, [kFirstEventParam]: true };
    this.#lines = EventEmitter.on(this, 'line', options);
    return this.#lines;
  }

  [Symbol.dispose]() {
    this.close();
  }
}

module.exports = { Interface };
