'use strict';

// process.permission: what the command line, or the application, has granted. The checks themselves are in Java.

const { validateString } = require('internal/validators');
const native = binding('permission');

const channels = {
  '__proto__': null,
  'fs.read': 'fs', 'fs.write': 'fs', 'child': 'child', 'worker': 'worker', 'net': 'net', 'inspector': 'inspector',
  'wasi': 'wasi', 'addon': 'addon', 'openssl.store': 'openssl-store',
};

function text(reference, name) {
  const { Buffer } = require('buffer');
  if (Buffer.isBuffer(reference)) {
    return reference.toString();
  }
  validateString(reference, name);
  return reference;
}

function has(scope, reference) {
  validateString(scope, 'scope');
  return native.has(scope, reference === undefined ? null : text(reference, 'reference'));
}

function drop(scope, reference) {
  validateString(scope, 'scope');
  const path = reference === undefined ? null : text(reference, 'reference');
  native.drop(scope, path);
  if (scope === 'env') {
    hideVariables();
  }
  for (const part of scope === 'fs' ? ['fs.read', 'fs.write'] : [scope]) {
    publish(part, path);
  }
}

/** Variables that the environment gave and that are no more granted; those that JavaScript has set are its own. */
function hideVariables() {
  const given = Array.from(binding('process').env());
  for (let i = 0; i < given.length; i += 2) {
    if (!native.has('env', given[i]) && process.env[given[i]] === given[i + 1]) {
      delete process.env[given[i]];
    }
  }
}

function publish(scope, resource) {
  const channel = channels[scope];
  if (channel !== undefined) {
    const { channel: open } = require('diagnostics_channel');
    open(`node:permission-model:${channel}`)
      .publish({ permission: native.title(scope), resource: resource ?? '', drop: true });
  }
}

function define() {
  if (native.enforced()) {
    Object.defineProperty(process, 'permission', {
      __proto__: null, value: { has, drop }, writable: false, enumerable: true, configurable: false,
    });
  }
}

// Flags that open a way around the model, and the codes of their warnings.
const warnings = [
  ['allow-addons', 'PERM0001'], ['allow-child-process', 'PERM0002'], ['allow-inspector', 'PERM0004'],
  ['allow-wasi', 'PERM0005'], ['allow-worker', 'PERM0006'], ['allow-openssl-store', 'PERM0007'],
];

const dependent = ['allow-fs-read', 'allow-fs-write', ...warnings.map(([flag]) => flag)];

function applyOptions({ getOptionValues, isOn }) {
  if (!isOn('permission')) {
    for (const name of isOn('permission-audit') ? [] : dependent) {
      if (getOptionValues(name).length > 0) {
        const { codes: { ERR_MISSING_OPTION } } = require('internal/errors');
        throw new ERR_MISSING_OPTION('--permission');
      }
    }
    return;
  }
  for (const [flag, code] of warnings) {
    if (isOn(flag)) {
      process.emitWarning(`The flag --${flag} must be used with extreme caution. ` +
        'It could invalidate the permission model.', { type: 'SecurityWarning', code });
    }
  }
  for (const name of ['allow-fs-read', 'allow-fs-write']) {
    if (getOptionValues(name).some((value) => value.includes(','))) {
      process.emitWarning(`The --${name} CLI flag has changed. Passing a comma-separated list of paths is no longer ` +
        'valid. Documentation can be found at https://nodejs.org/api/permissions.html#file-system-permissions', 'Warning');
    }
  }
}

/** The options that a child gets with NODE_OPTIONS, or an empty text. */
function inheritedOptions() {
  const { getOptionValues, isOn } = require('internal/options');
  if (!native.enforced() || !isOn('permission')) {
    return '';
  }
  const words = ['--permission'];
  for (const flag of ['allow-child-process']) {
    words.push(...(isOn(flag) ? [`--${flag}`] : []));
  }
  for (const name of ['allow-fs-read', 'allow-fs-write']) {
    words.push(...getOptionValues(name).map((value) => `--${name}=${quoted(value)}`));
  }
  for (const [flag] of warnings) {
    words.push(...(flag !== 'allow-child-process' && isOn(flag) ? [`--${flag}`] : []));
  }
  return words.join(' ');
}

function quoted(value) {
  return /[ "]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
}

module.exports = { applyOptions, define, inheritedOptions };
