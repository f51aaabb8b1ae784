'use strict';

// Node's list of built-in modules, and which of them this runtime has. A name that Node has and this runtime does
// not have is still a built-in: it must not be looked for in node_modules, and requiring it fails with a code.

const builtins = require('internal/builtins');
const { codes: { ERR_UNKNOWN_BUILTIN_MODULE } } = require('internal/errors');

const ids = [
  '_http_agent', '_http_client', '_http_common', '_http_incoming', '_http_outgoing', '_http_server', '_stream_duplex',
  '_stream_passthrough', '_stream_readable', '_stream_transform', '_stream_wrap', '_stream_writable', '_tls_common',
  '_tls_wrap', 'assert', 'assert/strict', 'async_hooks', 'buffer', 'child_process', 'cluster', 'console', 'constants',
  'crypto', 'dgram', 'diagnostics_channel', 'dns', 'dns/promises', 'domain', 'events', 'fs', 'fs/promises', 'http',
  'http2', 'https', 'inspector', 'inspector/promises', 'module', 'net', 'os', 'path', 'path/posix', 'path/win32',
  'perf_hooks', 'process', 'punycode', 'querystring', 'readline', 'readline/promises', 'repl', 'stream',
  'stream/consumers', 'stream/promises', 'stream/web', 'string_decoder', 'sys', 'timers', 'timers/promises', 'tls',
  'trace_events', 'tty', 'url', 'util', 'util/types', 'v8', 'vm', 'wasi', 'worker_threads', 'zlib',
];
const onlyWithScheme = ['sea', 'sqlite', 'test', 'test/reporters'];

const withoutScheme = new Set(ids);
const withScheme = new Set([...ids, ...onlyWithScheme]);
const builtinModules = Object.freeze([...ids, ...onlyWithScheme.map((id) => `node:${id}`)]);

/** The id without scheme of a specifier that names a built-in, else undefined. */
function idOf(specifier) {
  if (specifier.startsWith('node:')) {
    const id = specifier.slice(5);
    return withScheme.has(id) ? id : undefined;
  }
  return withoutScheme.has(specifier) ? specifier : undefined;
}

function isBuiltin(specifier) {
  return typeof specifier === 'string' && idOf(specifier) !== undefined;
}

/** The exports of a built-in. */
function load(id) {
  if (id === 'process') {
    return process;
  }
  return builtins.require(id);
}

/** As `load`, for what a user wrote. */
function loadSpecifier(specifier) {
  const id = idOf(specifier);
  if (id === undefined) {
    throw new ERR_UNKNOWN_BUILTIN_MODULE(specifier);
  }
  return load(id);
}

module.exports = { builtinModules, idOf, isBuiltin, load, loadSpecifier };
