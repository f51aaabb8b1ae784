'use strict';

// exec and execFile: a child whose output is collected.

const { Buffer } = require('buffer');
const {
  codes: { ERR_CHILD_PROCESS_STDIO_MAXBUFFER }, genericNodeError,
} = require('internal/errors');
const { getSystemErrorName } = require('internal/util');
const { validateAbortSignal, validateFunction, validateObject, validateString } = require('internal/validators');
const {
  refuseNullBytes, sanitizeKillSignal, validateMaxBuffer, validateTimeout,
} = require('internal/child_process/options');
const { spawn } = require('internal/child_process/spawn');
const { promisify } = require('internal/util');

const MAX_BUFFER = 1024 * 1024;

function exec(command, options, callback) {
  const [normalized, done] = execArguments(command, options, callback);
  return module.exports.execFile(command, normalized, done);
}

function execArguments(command, options, callback) {
  validateString(command, 'command');
  refuseNullBytes(command, 'command');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  options = { ...options };
  options.shell = typeof options.shell === 'string' ? options.shell : true;
  return [options, callback];
}

function execFileArguments(args, options, callback) {
  if (Array.isArray(args)) {
    args = args.slice();
  } else if (args !== null && typeof args === 'object') {
    callback = options;
    options = args;
    args = null;
  } else if (typeof args === 'function') {
    callback = args;
    options = null;
    args = null;
  }
  args ??= [];
  if (typeof options === 'function') {
    callback = options;
  } else if (options !== undefined && options !== null) {
    validateObject(options, 'options');
  }
  options ??= {};
  if (callback !== undefined && callback !== null) {
    validateFunction(callback, 'callback');
  }
  if (options.argv0 !== undefined && options.argv0 !== null) {
    validateString(options.argv0, 'options.argv0');
    refuseNullBytes(options.argv0, 'options.argv0');
  }
  return { args, options: typeof options === 'function' ? {} : options, callback };
}

/** What one stream of the child gave so far: text of an encoding, or bytes. */
class Collector {
  constructor(stream, name, encoding, maxBuffer, onTooMuch) {
    this.parts = [];
    this.length = 0;
    this.stream = stream;
    this.text = encoding !== null;
    if (!stream) {
      return;
    }
    if (this.text) {
      stream.setEncoding(encoding);
    }
    stream.on('data', (chunk) => this.#add(chunk, name, maxBuffer, onTooMuch));
  }

  #add(chunk, name, maxBuffer, onTooMuch) {
    // The stream may have been given another encoding since.
    const encoding = this.stream.readableEncoding;
    const length = encoding ? Buffer.byteLength(chunk, encoding) : chunk.length;
    const room = maxBuffer - this.length;
    this.length += length;
    if (this.length > maxBuffer) {
      this.parts.push(chunk.slice(0, room));
      onTooMuch(new ERR_CHILD_PROCESS_STDIO_MAXBUFFER(name));
    } else {
      this.parts.push(chunk);
    }
  }

  result() {
    if (!this.stream) {
      return this.text ? '' : Buffer.alloc(0);
    }
    return this.text || this.stream.readableEncoding ? this.parts.join('') : Buffer.concat(this.parts);
  }
}

function execFile(file, args, options, callback) {
  ({ args, options, callback } = execFileArguments(args, options, callback));
  options = {
    encoding: 'utf8',
    timeout: 0,
    maxBuffer: MAX_BUFFER,
    killSignal: 'SIGTERM',
    cwd: null,
    env: null,
    shell: false,
    ...options,
  };
  validateTimeout(options.timeout);
  validateMaxBuffer(options.maxBuffer);
  if (options.signal !== undefined && options.signal !== null) {
    validateAbortSignal(options.signal, 'options.signal');
  }
  options.killSignal = sanitizeKillSignal(options.killSignal);
  const child = spawn(file, args, {
    argv0: options.argv0,
    cwd: options.cwd,
    env: options.env,
    gid: options.gid,
    killSignal: options.killSignal,
    shell: options.shell,
    signal: options.signal,
    uid: options.uid,
    windowsHide: Boolean(options.windowsHide),
    windowsVerbatimArguments: Boolean(options.windowsVerbatimArguments),
  });
  collect(child, file, args, options, callback);
  return child;
}

function collect(child, file, args, options, callback) {
  const encoding = options.encoding !== 'buffer' && Buffer.isEncoding(options.encoding) ? options.encoding : null;
  let error = null;
  let killed = false;
  let exited = false;
  let timer;

  function finish(code, signal) {
    if (exited) {
      return;
    }
    exited = true;
    clearTimeout(timer);
    if (!callback) {
      return;
    }
    const output = stdout.result();
    const errors = stderr.result();
    if (error === null && code === 0 && signal === null) {
      callback(null, output, errors);
      return;
    }
    const cmd = args.length === 0 ? file : `${file} ${args.join(' ')}`;
    if (error === null) {
      error = genericNodeError(`Command failed: ${cmd}\n${errors}`, {
        code: code < 0 ? getSystemErrorName(code) : code,
        killed: child.killed || killed,
        signal,
      });
    }
    error.cmd = cmd;
    callback(error, output, errors);
  }

  function discard() {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }

  function kill() {
    discard();
    killed = true;
    try {
      child.kill(options.killSignal);
    } catch (caught) {
      error ??= caught;
      finish();
    }
  }

  function tooMuch(problem) {
    error = problem;
    kill();
  }

  const stdout = new Collector(child.stdout, 'stdout', encoding, options.maxBuffer ?? Infinity, tooMuch);
  const stderr = new Collector(child.stderr, 'stderr', encoding, options.maxBuffer ?? Infinity, tooMuch);
  if (options.timeout > 0) {
    timer = setTimeout(kill, options.timeout);
  }
  child.addListener('close', finish);
  child.addListener('error', (problem) => {
    error = problem;
    discard();
    finish();
  });
}

/** The form that util.promisify gives: {stdout, stderr}, and the child at the promise. */
function promised(original, name) {
  const form = { [name](...args) {
    const { promise, resolve, reject } = Promise.withResolvers();
    promise.child = original(...args, (error, stdout, stderr) => {
      if (error !== null) {
        error.stdout = stdout;
        error.stderr = stderr;
        reject(error);
      } else {
        resolve({ stdout, stderr });
      }
    });
    return promise;
  } }[name];
  Object.defineProperty(original, promisify.custom, { __proto__: null, enumerable: false, value: form });
}

module.exports = { MAX_BUFFER, exec, execArguments, execFile, execFileArguments };
promised(exec, 'exec');
promised(execFile, 'execFile');
