'use strict';

// What spawn and its kin are called with, checked and completed.

const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { convertToValidSignal, deprecate } = require('internal/util');
const { isInt32, validateBoolean, validateObject, validateString } = require('internal/validators');
const { toPathIfFileURL } = require('internal/url');

const warnOfShellArguments = deprecate(() => {},
  'Passing args to a child process with shell option true can lead to security vulnerabilities, as the arguments are ' +
  'not escaped, only concatenated.', 'DEP0190');

function refuseNullBytes(value, name) {
  if (typeof value === 'string' && value.includes('\u0000')) {
    throw new ERR_INVALID_ARG_VALUE(name, value, 'must be a string without null bytes');
  }
}

function optional(value, validate, name) {
  if (value !== undefined && value !== null) {
    validate(value, name);
  }
}

function validateTimeout(timeout) {
  if (timeout !== undefined && timeout !== null && !(Number.isInteger(timeout) && timeout >= 0)) {
    throw new ERR_OUT_OF_RANGE('timeout', 'an unsigned integer', timeout);
  }
}

function validateMaxBuffer(maxBuffer) {
  if (maxBuffer !== undefined && maxBuffer !== null && !(typeof maxBuffer === 'number' && maxBuffer >= 0)) {
    throw new ERR_OUT_OF_RANGE('options.maxBuffer', 'a positive number', maxBuffer);
  }
}

function sanitizeKillSignal(killSignal) {
  if (typeof killSignal === 'string' || typeof killSignal === 'number') {
    return convertToValidSignal(killSignal);
  }
  if (killSignal !== undefined && killSignal !== null) {
    throw new ERR_INVALID_ARG_TYPE('options.killSignal', ['string', 'number'], killSignal);
  }
  return undefined;
}

/** The path in a string, URL or bytes. */
function validatedPath(value, name) {
  const path = toPathIfFileURL(value);
  if (typeof path !== 'string' && !(path instanceof Uint8Array)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
  }
  const text = typeof path === 'string' ? path : Buffer.from(path).toString();
  if (text.includes('\u0000')) {
    throw new ERR_INVALID_ARG_VALUE(name, path, 'must be a string, Uint8Array, or URL without null bytes');
  }
  return text;
}

/** (args, options) where args may be left out. */
function argumentsAndOptions(args, options) {
  if (Array.isArray(args)) {
    return [args.slice(), options];
  }
  if (args === undefined || args === null) {
    return [[], options];
  }
  if (typeof args !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('args', 'object', args);
  }
  return [[], args];
}

function validateOptions(options) {
  optional(options.detached, validateBoolean, 'options.detached');
  for (const name of ['uid', 'gid']) {
    const id = options[name];
    if (id !== undefined && id !== null && !isInt32(id)) {
      throw new ERR_INVALID_ARG_TYPE(`options.${name}`, 'int32', id);
    }
  }
  const { shell } = options;
  if (shell !== undefined && shell !== null && typeof shell !== 'boolean' && typeof shell !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('options.shell', ['boolean', 'string'], shell);
  }
  if (options.argv0 !== undefined && options.argv0 !== null) {
    validateString(options.argv0, 'options.argv0');
    refuseNullBytes(options.argv0, 'options.argv0');
  }
  optional(options.windowsHide, validateBoolean, 'options.windowsHide');
  optional(options.windowsVerbatimArguments, validateBoolean, 'options.windowsVerbatimArguments');
}

function environment(env) {
  const pairs = [];
  for (const name in env) {
    const value = env[name];
    if (value !== undefined) {
      refuseNullBytes(name, `options.env['${name}']`);
      refuseNullBytes(`${value}`, `options.env['${name}']`);
      pairs.push(`${name}=${value}`);
    }
  }
  return pairs;
}

// A child has no more permissions than its parent, unless its command line says so itself.
function withPermissions(pairs, args) {
  const inherited = require('internal/process/permission').inheritedOptions();
  const at = pairs.findIndex((pair) => pair.startsWith('NODE_OPTIONS='));
  const given = at < 0 ? '' : pairs[at].slice('NODE_OPTIONS='.length);
  const words = [...args, ...given.split(' ')];
  if (inherited === '' || words.some((word) => word === '--permission' || word === '--permission-audit')) {
    return pairs;
  }
  if (at >= 0) {
    pairs[at] = `NODE_OPTIONS=${given} ${inherited}`;
  } else {
    pairs.push(`NODE_OPTIONS=${inherited}`);
  }
  return pairs;
}

/** What all of them have in common; `args` begins with the program's own name. */
function normalizeSpawnArguments(file, args, options) {
  validateString(file, 'file');
  refuseNullBytes(file, 'file');
  if (file.length === 0) {
    throw new ERR_INVALID_ARG_VALUE('file', file, 'cannot be empty');
  }
  [args, options] = argumentsAndOptions(args, options);
  for (let i = 0; i < args.length; i++) {
    args[i] = `${args[i]}`;
    refuseNullBytes(args[i], `args[${i}]`);
  }
  if (options === undefined) {
    options = {};
  } else {
    validateObject(options, 'options');
  }
  options = { __proto__: null, ...options };
  let { cwd } = options;
  if (cwd !== undefined && cwd !== null) {
    cwd = validatedPath(cwd, 'options.cwd');
  }
  validateOptions(options);
  if (options.shell) {
    refuseNullBytes(options.shell, 'options.shell');
    if (args.length > 0) {
      warnOfShellArguments();
    }
    const command = [file, ...args].join(' ');
    file = typeof options.shell === 'string' ? options.shell : '/bin/sh';
    args = ['-c', command];
  }
  args.unshift(typeof options.argv0 === 'string' ? options.argv0 : file);
  return {
    ...options,
    args,
    cwd,
    detached: Boolean(options.detached),
    envPairs: withPermissions(environment(options.env ?? process.env), args),
    file,
    windowsHide: Boolean(options.windowsHide),
    windowsVerbatimArguments: Boolean(options.windowsVerbatimArguments),
  };
}

module.exports = {
  argumentsAndOptions,
  normalizeSpawnArguments,
  refuseNullBytes,
  sanitizeKillSignal,
  validateMaxBuffer,
  validateTimeout,
  validatedPath,
};
