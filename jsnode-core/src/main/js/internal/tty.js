'use strict';

// Terminals as streams, and how many colours they show.

const { Writable } = require('stream');
const { validateInteger } = require('internal/validators');
const { BlockingReadStream, writeFully } = require('internal/process/stdio');

const stdio = binding('fs').stdio();

const COLORS_2 = 1;
const COLORS_16 = 4;
const COLORS_256 = 8;
const COLORS_16m = 24;

const depthByTerm = {
  '__proto__': null,
  'eterm': COLORS_16,
  'cons25': COLORS_16,
  'console': COLORS_16,
  'cygwin': COLORS_16,
  'dtterm': COLORS_16,
  'gnome': COLORS_16,
  'hurd': COLORS_16,
  'jfbterm': COLORS_16,
  'konsole': COLORS_16,
  'kterm': COLORS_16,
  'mlterm': COLORS_16,
  'mosh': COLORS_16m,
  'putty': COLORS_16,
  'st': COLORS_16,
  'rxvt-unicode-24bit': COLORS_16m,
  'terminator': COLORS_16m,
  'xterm-kitty': COLORS_16m,
};

const sixteenColours = [/^con\d*x\d/i, /^rxvt/i, /ansi/i, /color/i, /linux/i, /direct/i];

function forcedDepth(value) {
  switch (value) {
    case '':
    case '1':
    case 'true':
      return COLORS_16;
    case '2':
      return COLORS_256;
    case '3':
      return COLORS_16m;
    default:
      return COLORS_2;
  }
}

function depthOfBuildServer(env) {
  if (env.GITHUB_ACTIONS !== undefined || env.GITEA_ACTIONS !== undefined || env.CIRCLECI !== undefined) {
    return COLORS_16m;
  }
  if (['APPVEYOR', 'BUILDKITE', 'GITLAB_CI', 'TRAVIS', 'DRONE'].some((name) => env[name] !== undefined) ||
      env.CI_NAME === 'codeship') {
    return COLORS_256;
  }
  return COLORS_2;
}

/** The number of bits that a terminal's colours have, as its environment tells. */
function getColorDepth(env = process.env) {
  if (env.FORCE_COLOR !== undefined) {
    return forcedDepth(env.FORCE_COLOR);
  }
  if (env.NODE_DISABLE_COLORS !== undefined && env.NODE_DISABLE_COLORS !== '' ||
      env.NO_COLOR !== undefined && env.NO_COLOR !== '' || env.TERM === 'dumb') {
    return COLORS_2;
  }
  if (env.TMUX) {
    return COLORS_16m;
  }
  if (env.TF_BUILD !== undefined && env.AGENT_NAME !== undefined) {
    return COLORS_16;
  }
  if (env.CI !== undefined) {
    return depthOfBuildServer(env);
  }
  if (env.TEAMCITY_VERSION !== undefined) {
    return /^(9\.(0*[1-9]\d*)\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? COLORS_16 : COLORS_2;
  }
  switch (env.TERM_PROGRAM) {
    case 'iTerm.app':
      return !env.TERM_PROGRAM_VERSION || /^[0-2]\./.test(env.TERM_PROGRAM_VERSION) ? COLORS_256 : COLORS_16m;
    case 'HyperTerm':
    case 'MacTerm':
      return COLORS_16m;
    case 'Apple_Terminal':
      return COLORS_256;
  }
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') {
    return COLORS_16m;
  }
  if (env.TERM) {
    if (/truecolor/.test(env.TERM)) {
      return COLORS_16m;
    }
    if (/^xterm-256/.test(env.TERM)) {
      return COLORS_256;
    }
    const term = env.TERM.toLowerCase();
    if (depthByTerm[term]) {
      return depthByTerm[term];
    }
    if (sixteenColours.some((pattern) => pattern.test(term))) {
      return COLORS_16;
    }
  }
  return env.COLORTERM ? COLORS_16 : COLORS_2;
}

function hasColors(count, env) {
  if (env === undefined && (count === undefined || (typeof count === 'object' && count !== null))) {
    env = count;
    count = 16;
  } else {
    validateInteger(count, 'count', 2);
  }
  return count <= 2 ** (this?.getColorDepth !== undefined ? this.getColorDepth(env) : getColorDepth(env));
}

class TerminalReadStream extends BlockingReadStream {
  constructor(fd, options) {
    super(fd, { highWaterMark: 0, ...options }, 'TTYWrap');
    this.isRaw = false;
    this.isTTY = true;
  }

  setRawMode(flag) {
    flag = Boolean(flag);
    if (!stdio.setRawMode(this.fd, flag)) {
      const error = new Error('setRawMode EIO');
      error.code = 'EIO';
      error.errno = -5;
      error.syscall = 'setRawMode';
      this.emit('error', error);
      return this;
    }
    this.isRaw = flag;
    return this;
  }
}

/** The size is asked for when it is first needed: that takes a process. */
class TerminalWriteStream extends Writable {
  #columns;
  #rows;
  #asked = false;

  constructor(fd) {
    super({ decodeStrings: true });
    this.fd = fd;
    this._type = 'tty';
  }

  _write(chunk, encoding, callback) {
    try {
      writeFully(this.fd, chunk);
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  }

  #ask() {
    if (!this.#asked) {
      this.#asked = true;
      const size = stdio.windowSize(this.fd);
      if (size !== null) {
        this.#columns = size[0];
        this.#rows = size[1];
      }
    }
  }

  get columns() {
    this.#ask();
    return this.#columns;
  }

  set columns(value) {
    this.#ask();
    this.#columns = value;
  }

  get rows() {
    this.#ask();
    return this.#rows;
  }

  set rows(value) {
    this.#ask();
    this.#rows = value;
  }

  getWindowSize() {
    return [this.columns, this.rows];
  }

  _refreshSize() {
    const asked = this.#asked;
    const { columns, rows } = asked ? { columns: this.#columns, rows: this.#rows } : {};
    this.#asked = false;
    if (asked && (this.columns !== columns || this.rows !== rows)) {
      this.emit('resize');
    }
  }

  cursorTo(x, y, callback) {
    return require('readline').cursorTo(this, x, y, callback);
  }

  moveCursor(dx, dy, callback) {
    return require('readline').moveCursor(this, dx, dy, callback);
  }

  clearLine(direction, callback) {
    return require('readline').clearLine(this, direction, callback);
  }

  clearScreenDown(callback) {
    return require('readline').clearScreenDown(this, callback);
  }

  ref() {
    return this;
  }

  unref() {
    return this;
  }
}
TerminalWriteStream.prototype.isTTY = true;
TerminalWriteStream.prototype.getColorDepth = getColorDepth;
TerminalWriteStream.prototype.hasColors = hasColors;

module.exports = { TerminalReadStream, TerminalWriteStream, getColorDepth, hasColors };
