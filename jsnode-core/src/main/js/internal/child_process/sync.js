'use strict';

// The forms that wait for the child. Java does the waiting; the loop stands still.

const { Buffer } = require('buffer');
const native = binding('child_process');
const {
  codes: { ERR_INVALID_ARG_TYPE }, errnoException, genericNodeError,
} = require('internal/errors');
const { isArrayBufferView } = require('internal/util/types');
const { requireSupport, signalNames, stdioFiles } = require('internal/child_process/child');
const { MAX_BUFFER, execArguments, execFileArguments } = require('internal/child_process/exec');
const {
  normalizeSpawnArguments, sanitizeKillSignal, validateMaxBuffer, validateTimeout,
} = require('internal/child_process/options');
const { getValidStdio } = require('internal/child_process/stdio');
const { signals } = require('internal/constants_signals');

const types = ['Buffer', 'TypedArray', 'DataView', 'string'];

function bytesOf(input, name) {
  if (input === undefined || input === null) {
    return null;
  }
  let view = input;
  if (typeof input === 'string') {
    view = Buffer.from(input);
  } else if (!isArrayBufferView(input)) {
    throw new ERR_INVALID_ARG_TYPE(name, types, input);
  }
  return view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
}

function kindOf(entry) {
  switch (entry.type) {
    case 'pipe':
    case 'overlapped':
      return 'pipe';
    case 'inherit':
    case 'fd':
      return String(entry.fd);
    case 'wrap':
      throw new ERR_INVALID_ARG_TYPE('options.stdio', ['string', 'number'], entry.stream);
    default:
      return 'ignore';
  }
}

function spawnSync(file, args, options) {
  options = { maxBuffer: MAX_BUFFER, ...normalizeSpawnArguments(file, args, options) };
  validateTimeout(options.timeout);
  validateMaxBuffer(options.maxBuffer);
  options.killSignal = sanitizeKillSignal(options.killSignal);
  const { stdio } = getValidStdio(options.stdio || 'pipe', true);
  const input = bytesOf(options.input, 'options.stdio[0]');
  if (input !== null) {
    stdio[0] = { type: 'pipe' };
  }
  requireSupport();
  const { maxBuffer } = options;
  const java = native.spawnSync(stdioFiles, options.file, options.args, options.envPairs, options.cwd ?? '',
    options.detached, options.uid ?? -1, options.gid ?? -1, stdio.map(kindOf), input, options.timeout ?? 0,
    Number.isFinite(maxBuffer) ? maxBuffer : -1, options.killSignal ?? signals.SIGTERM);
  return resultOf(java, stdio.length, options);
}

function resultOf(java, count, options) {
  const result = {};
  const errno = java.error();
  const started = java.pid() > 0;
  if (errno !== 0) {
    result.error = errnoException(errno, `spawnSync ${options.file}`);
    result.error.path = options.file;
    result.error.spawnargs = options.args.slice(1);
  }
  const signal = started ? java.signal() : 0;
  result.status = started && signal === 0 ? java.exitCode() : null;
  result.signal = signal === 0 ? null : signalNames.get(signal);
  result.output = started ? [] : null;
  for (let i = 0; started && i < count; i++) {
    const bytes = java.output(i);
    result.output.push(i === 0 || bytes === null ? null : outputOf(Buffer.from(bytes), options.encoding));
  }
  result.pid = java.pid();
  result.stdout = result.output && result.output[1];
  result.stderr = result.output && result.output[2];
  return result;
}

function outputOf(buffer, encoding) {
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
}

function failure(result, args, command) {
  if (result.error) {
    return Object.assign(result.error, result);
  }
  if (result.status === 0) {
    return undefined;
  }
  let message = `Command failed: ${command ?? args.join(' ')}`;
  if (result.stderr && result.stderr.length > 0) {
    message += `\n${result.stderr.toString()}`;
  }
  return genericNodeError(message, result);
}

function run(file, args, options, command) {
  const inheritsStderr = !options.stdio;
  const result = spawnSync(file, args, options);
  if (inheritsStderr && result.stderr) {
    process.stderr.write(result.stderr);
  }
  const error = failure(result, [options.argv0 || file, ...args], command);
  if (error) {
    throw error;
  }
  return result.stdout;
}

function execFileSync(file, args, options) {
  const normalized = execFileArguments(args, options);
  return run(file, normalized.args, normalized.options);
}

function execSync(command, options) {
  const [normalized] = execArguments(command, options, null);
  return run(command, [], normalized, command);
}

module.exports = { execFileSync, execSync, spawnSync };
