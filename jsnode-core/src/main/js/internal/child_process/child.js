'use strict';

// A child process. Java starts it and tells when it ends; its pipes are sockets of node:net.

const { subscribed } = require('internal/diagnostics/builtin');
const EventEmitter = require('events');
const native = binding('child_process');
const stdioFiles = binding('fs').stdio();
const {
  codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM },
  errnoException,
} = require('internal/errors');
const { signals } = require('internal/constants_signals');
const { JavaHandle } = require('internal/java_handle');
const { convertToValidSignal } = require('internal/util');
const { UV_EACCES, UV_EAGAIN, UV_EINVAL, UV_EMFILE, UV_ENFILE, UV_ENOENT, UV_ENOSYS, UV_ESRCH } = require('internal/uv');
const { validateArray, validateObject, validateOneOf, validateString } = require('internal/validators');
const { getValidStdio } = require('internal/child_process/stdio');

/** Errors that are told by an event, since they depend on what is on the disk or going on. */
const toldByEvent = new Set([UV_EACCES, UV_EAGAIN, UV_EMFILE, UV_ENFILE, UV_ENOENT]);

const signalNames = new Map(Object.entries(signals).reverse().map(([name, number]) => [number, name]));

const kUsedAsStdio = Symbol('kUsedAsStdio');

function requireSupport() {
  if (!native.available()) {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('child_process');
  }
}

/** What JavaScript sees of the native process. */
class ProcessHandle extends JavaHandle {
  constructor(java) {
    super(java);
    this.pid = undefined;
  }

  kill(signal) {
    return this.java.kill(signal);
  }

  close() {}
}

function ChildProcess() {
  if (!(this instanceof ChildProcess)) {
    return new ChildProcess();
  }
  EventEmitter.call(this);
  this._closesNeeded = 1;
  this._closesGot = 0;
  this.connected = false;
  this.signalCode = null;
  this.exitCode = null;
  this.killed = false;
  this.spawnfile = null;
  this._handle = null;
  subscribed('child_process')?.publish({ process: this });
}
Object.setPrototypeOf(ChildProcess.prototype, EventEmitter.prototype);
Object.setPrototypeOf(ChildProcess, EventEmitter);

ChildProcess.prototype.spawn = function spawn(options) {
  validateObject(options, 'options');
  const { stdio, ipcFd } = getValidStdio(options.stdio || 'pipe', false);
  const envPairs = checkedPairs(options, ipcFd);
  validateString(options.file, 'options.file');
  this.spawnfile = options.file;
  if (options.args === undefined) {
    this.spawnargs = [];
  } else {
    validateArray(options.args, 'options.args');
    this.spawnargs = options.args;
  }
  requireSupport();

  const java = native.child(stdioFiles);
  let error = prepare(java, stdio);
  if (error === 0) {
    error = java.spawn(options.file, this.spawnargs.map(String), envPairs, options.cwd ?? '', stdio.length,
      Boolean(options.detached), options.uid ?? -1, options.gid ?? -1,
      (code, signal) => onExit(this, code, signal === 0 ? null : signalNames.get(signal) ?? `SIG${signal}`));
  } else {
    java.release();
  }
  if (error !== 0 && !toldByEvent.has(error)) {
    closeAll(stdio);
    throw errnoException(error, 'spawn');
  }
  this._handle = new ProcessHandle(java);
  if (error !== 0) {
    process.nextTick(onExit, this, error, null);
    if (error === UV_EMFILE || error === UV_ENFILE) {
      closeAll(stdio);
      return error;
    }
  } else {
    process.nextTick(() => this.emit('spawn'));
    this._handle.pid = java.pid();
  }
  this.pid = this._handle.pid;
  connect(this, stdio, options);
  return error;
};

function checkedPairs(options, ipcFd) {
  if (options.serialization !== undefined) {
    validateOneOf(options.serialization, 'options.serialization', [undefined, 'json', 'advanced']);
  }
  if (options.envPairs !== undefined) {
    validateArray(options.envPairs, 'options.envPairs');
  }
  const pairs = (options.envPairs ?? []).map(String);
  if (ipcFd !== undefined) {
    pairs.push(`NODE_CHANNEL_FD=${ipcFd}`, `NODE_CHANNEL_SERIALIZATION_MODE=${options.serialization || 'json'}`);
  }
  return pairs;
}

function prepare(java, stdio) {
  for (let fd = 0; fd < stdio.length; fd++) {
    const entry = stdio[fd];
    let error = 0;
    if (entry.ipc) {
      entry.channel = java.ipc(fd);
      error = entry.channel === null ? UV_EMFILE : 0;
    } else if (entry.type === 'pipe' || entry.type === 'overlapped') {
      entry.socketHandle = java.pipe(fd);
      error = entry.socketHandle === null ? UV_EMFILE : 0;
    } else if (entry.type === 'wrap') {
      error = java.share(fd, entry.handle.java);
      takeOver(entry);
    } else if (entry.type !== 'ignore') {
      error = java.inherit(fd, entry.fd);
    }
    if (error !== 0) {
      return error;
    }
  }
  return 0;
}

/** A stream that a child uses is no longer read here. */
function takeOver({ handle, stream }) {
  if (handle.reading) {
    handle.reading = false;
    handle.readStop();
    stream.pause?.();
  }
  // Open, but nothing is done with it any more.
  handle.unref();
  stream[kUsedAsStdio] = true;
}

function closeAll(stdio) {
  for (const entry of stdio) {
    entry.socketHandle?.close(false, null);
    entry.channel?.close();
  }
}

function connect(child, stdio, options) {
  const net = require('net');
  child.stdio = stdio.map((entry, fd) => {
    if (entry.socketHandle === undefined) {
      return null;
    }
    const { HandleState } = require('internal/net/handle');
    const socket = new net.Socket({ handle: new HandleState(entry.socketHandle), readable: fd > 0 });
    if (fd > 0) {
      child._closesNeeded++;
      socket.on('close', () => maybeClose(child));
    }
    return socket;
  });
  [child.stdin, child.stdout, child.stderr] = child.stdio;
  const channel = stdio.find((entry) => entry.ipc)?.channel;
  if (channel !== undefined) {
    const { setupChannel } = require('internal/child_process/channel');
    setupChannel(child, channel, options.serialization || 'json');
  }
}

function onExit(child, exitCode, signalCode) {
  if (signalCode) {
    child.signalCode = signalCode;
  } else {
    child.exitCode = exitCode;
  }
  child.stdin?.destroy();
  child._handle = null;
  if (exitCode < 0) {
    child.emit('error', spawnError(child, exitCode));
  } else {
    child.emit('exit', child.exitCode, child.signalCode);
  }
  process.nextTick(flushStdio, child);
  maybeClose(child);
}

function spawnError(child, errno) {
  const error = errnoException(errno, child.spawnfile ? `spawn ${child.spawnfile}` : 'spawn');
  if (child.spawnfile) {
    error.path = child.spawnfile;
  }
  error.spawnargs = child.spawnargs.slice(1);
  return error;
}

/** What nobody reads is thrown away, so that 'close' comes. */
function flushStdio(child) {
  for (const stream of child.stdio ?? []) {
    if (stream?.readable && !stream[kUsedAsStdio]) {
      stream.resume();
    }
  }
}

function maybeClose(child) {
  child._closesGot++;
  if (child._closesGot === child._closesNeeded) {
    child.emit('close', child.exitCode, child.signalCode);
  }
}

ChildProcess.prototype.kill = function kill(sig) {
  const signal = sig === 0 ? sig : convertToValidSignal(sig === undefined ? 'SIGTERM' : sig);
  if (this._handle) {
    const error = this._handle.kill(signal);
    if (error === 0) {
      this.killed = true;
      return true;
    }
    if (error === UV_EINVAL || error === UV_ENOSYS) {
      throw errnoException(error, 'kill');
    }
    if (error !== UV_ESRCH) {
      this.emit('error', errnoException(error, 'kill'));
    }
  }
  return false;
};

ChildProcess.prototype[Symbol.dispose] = function () {
  if (!this.killed) {
    this.kill();
  }
};

ChildProcess.prototype.ref = function ref() {
  this._handle?.ref();
};

ChildProcess.prototype.unref = function unref() {
  this._handle?.unref();
};

module.exports = {
  ChildProcess,
  kUsedAsStdio,
  requireSupport,
  signalNames,
  stdioFiles,
};
