'use strict';

// Makes the object of node:process out of the bare one that the bootstrap gives to every built-in.

const native = binding('process');
const EventEmitter = require('events');
const { nextTick } = require('internal/process/task_queues');
const execution = require('internal/process/execution');
const { emitWarning, onWarning } = require('internal/process/warning');
const { createEnv } = require('internal/process/env');
const identity = require('internal/process/identity');
const perThread = require('internal/process/per_thread');
const references = require('internal/process/references');
const signals = require('internal/process/signals');

const VERSION = '24.21.0';

function define(name, value, enumerable = true) {
  Object.defineProperty(process, name, { value, writable: true, enumerable, configurable: true });
}

function lazy(name, get) {
  Object.defineProperty(process, name, {
    get,
    set(value) {
      define(name, value);
    },
    enumerable: true,
    configurable: true,
  });
}

function setPrototype() {
  const holder = { process: function() {} }.process;
  const proto = Object.create(EventEmitter.prototype, {
    constructor: { value: holder, writable: true, configurable: true },
  });
  holder.prototype = proto;
  Object.setPrototypeOf(process, proto);
  Object.defineProperty(process, Symbol.toStringTag, { value: 'process', writable: true });
}

function lazyOnce(name, make) {
  lazy(name, () => {
    const value = make();
    define(name, value);
    return value;
  });
}

function stdio(name) {
  lazyOnce(name, () => require('internal/process/stdio')[name]());
}

// Writes to stderr the way console.error does once streams are there; never fails.
function guessedStderr(text) {
  try {
    process.stderr.write(text);
  } catch {
    native.rawStderr(text);
  }
}

setPrototype();
define('version', `v${VERSION}`);
define('versions', Object.freeze({
  node: VERSION,
  jsnode: '0.1.0',
  graaljs: '25.0.2',
  v8: '13.6.233.17-node.36',
  uv: '1.51.0',
  zlib: '1.3.1',
  modules: '137',
  openssl: '3.5.2',
  icu: '77.1',
  unicode: '16.0',
}));
define('arch', native.arch());
define('platform', native.platform());
define('release', { name: 'node', lts: 'Krypton' });
define('title', 'node');
define('pid', native.pid());
define('ppid', native.ppid());
define('execPath', native.execPath());
define('debugPort', 9229);
define('argv', Array.from(native.argv()));
define('argv0', native.execPath());
define('execArgv', Array.from(native.execArgv()));
define('env', createEnv(Array.from(native.env())));
define('config', Object.freeze({
  target_defaults: Object.freeze({ cflags: [], default_configuration: 'Release', defines: [], include_dirs: [], libraries: [] }),
  variables: Object.freeze({
    v8_enable_i18n_support: 1,
    napi_build_version: '10',
    node_shared_openssl: true,
    node_use_amaro: true,
    node_without_node_options: false,
  }),
}));
define('features', Object.freeze({
  inspector: false,
  debug: false,
  uv: true,
  ipv6: true,
  openssl_is_boringssl: false,
  quic: false,
  tls_alpn: true,
  tls_sni: true,
  tls_ocsp: true,
  tls: true,
  cached_builtins: true,
  get require_module() {
    return !require('internal/modules/cjs/require_esm').isRefused();
  },
  get typescript() {
    return require('internal/modules/typescript/strip').mode();
  },
}));
define('domain', null);
define('moduleLoadList', [], false);
define('_exiting', false, false);
define('nextTick', nextTick);
define('emitWarning', emitWarning);
define('exit', execution.exit);
define('reallyExit', execution.reallyExit);
define('abort', () => native.abort());
define('hasUncaughtExceptionCaptureCallback', execution.hasUncaughtExceptionCaptureCallback);
define('setUncaughtExceptionCaptureCallback', execution.setUncaughtExceptionCaptureCallback);
define('_fatalException', (error) => execution.triggerUncaughtException(error, false), false);
for (const [name, value] of Object.entries({ ...perThread, ...identity, ...references })) {
  define(name, value);
}
define('kill', signals.kill);
define('setSourceMapsEnabled', function setSourceMapsEnabled(enabled) {
  require('internal/validators').validateBoolean(enabled, 'enabled');
  require('module').setSourceMapsSupport(enabled);
});
define('_kill', signals._kill);
define('_rawDebug', (...args) => native.rawStderr(`${require('internal/util/inspect').format(...args)}\n`));
define('_getActiveRequests', () => []);
define('openStdin', () => {
  process.stdin.resume();
  return process.stdin;
});
lazyOnce('allowedNodeEnvironmentFlags', () => require('internal/process/allowed_flags').create());
lazyOnce('finalization', () => require('internal/process/finalization'));
require('internal/process/permission').define();
lazyOnce('report', () => require('internal/process/report').report);
stdio('stdout');
stdio('stderr');
stdio('stdin');
perThread.defineExitCode(process);
delete process.defineExitCode;
process.on('newListener', signals.startListening);
process.on('removeListener', signals.stopListening);
process.on('warning', onWarning);

module.exports = { guessedStderr };
