'use strict';

const { codes: { ERR_INVALID_FD, ERR_TTY_INIT_FAILED } } = require('internal/errors');

const stdio = binding('fs').stdio();

function isatty(fd) {
  return typeof fd === 'number' && fd >= 0 && fd <= 2147483647 && (fd | 0) === fd && stdio.guessHandleType(fd) === 'TTY';
}

function checkTerminal(fd) {
  if (fd >> 0 !== fd || fd < 0) {
    throw new ERR_INVALID_FD(fd);
  }
  if (!isatty(fd)) {
    throw new ERR_TTY_INIT_FAILED({ errno: -22, code: 'EINVAL', message: 'invalid argument', syscall: 'uv_tty_init' });
  }
}

const { TerminalReadStream, TerminalWriteStream } = require('internal/tty');

function ReadStream(fd, options) {
  if (!(this instanceof ReadStream)) {
    return new ReadStream(fd, options);
  }
  checkTerminal(fd);
  return Reflect.construct(TerminalReadStream, [fd, options], new.target ?? ReadStream);
}
Object.setPrototypeOf(ReadStream.prototype, TerminalReadStream.prototype);
Object.setPrototypeOf(ReadStream, TerminalReadStream);

function WriteStream(fd) {
  if (!(this instanceof WriteStream)) {
    return new WriteStream(fd);
  }
  checkTerminal(fd);
  return Reflect.construct(TerminalWriteStream, [fd], new.target ?? WriteStream);
}
Object.setPrototypeOf(WriteStream.prototype, TerminalWriteStream.prototype);
Object.setPrototypeOf(WriteStream, TerminalWriteStream);

module.exports = { ReadStream, WriteStream, isatty };
