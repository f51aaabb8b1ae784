// Each attempt returns what it got hold of; `undefined` and an error mean that it failed. Those of `files` must fail with
// ERR_ACCESS_DENIED, since any other error would only say that the attempt was wrong.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import vault from 'spring:vault';

const require = createRequire(import.meta.url);
const root = import.meta.dirname;

const globals = [
  'Java', 'Polyglot', 'Graal', 'Packages', 'java', 'javax', 'javafx', 'com', 'org', 'edu', 'load', 'loadWithNewGlobal', 'print',
  'printErr', 'quit', 'exit', 'read', 'readFully', 'readLine', 'readbuffer', 'JavaImporter', 'JSAdapter', 'Debug', 'TestV8', 'Realm',
  '$ENV', '$EXEC', '$ARG', 'MLE', 'binding', 'internalBinding', 'primordials', 'host',
];

const viaGlobal = globals.map((name) => [`global ${name}`, () => globalThis[name]]);

const viaCode = {
  'eval': () => (0, eval)('typeof Java !== "undefined" && Java'),
  'Function': () => new Function('return typeof Java !== "undefined" && Java')(),
  'constructor of a function': () => (() => {}).constructor('return typeof Polyglot !== "undefined" && Polyglot')(),
  'constructor of an async function': () => (async () => {}).constructor('return typeof Java !== "undefined" && Java')(),
  'constructor of a generator': () => (function* () {}).constructor('yield typeof Java !== "undefined" && Java')().next().value,
  'vm in this context': () => vm.runInThisContext('typeof Java !== "undefined" && Java'),
  'vm in a new context': () => vm.runInNewContext('typeof Java !== "undefined" && Java'),
  'vm in a new context, load': () => vm.runInNewContext('typeof load !== "undefined" && load'),
  'vm, global of the realm': () => vm.runInNewContext('const g = Function("return this")(); g.Java || g.Polyglot || g.load || g.Graal'),
  'shadow realm': () => typeof ShadowRealm !== 'undefined' && new ShadowRealm().evaluate('typeof Java !== "undefined"'),
  'data module': async () => (await import('data:text/javascript,export default typeof Java !== "undefined" %26%26 Java')).default,
  'global of the caller': () => (function () { return this?.Java; })(),
  'process.binding': () => isJava(process.binding?.('fs')) || undefined,
  'process.mainModule': () => process.mainModule?.require('internal/bootstrap'),
  'internal module': () => require('internal/modules/run_main'),
  'internal module with a scheme': () => require('node:internal/options'),
  'process.dlopen': () => process.dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libc.so.6') ?? 'loaded',
  'polyglot import': () => import('polyglot:java'),
  'java module': () => import('java:lang.System'),
  'context module': () => isJava(require('spring:context').get('org.springframework.web.server.ServerWebExchange')) || undefined,
};

// An object of Java cannot be the key of a WeakMap.
function isJava(value) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
    return false;
  }
  try {
    new WeakSet().add(value);
    return false;
  } catch {
    return true;
  }
}

function javaOf(value) {
  for (let at = value, steps = 0; at !== null && at !== undefined && steps < 10; at = Object.getPrototypeOf(at), steps++) {
    if (isJava(at)) {
      return at;
    }
  }
  return undefined;
}

async function failure() {
  try {
    await vault.fail();
  } catch (error) {
    return error;
  }
  return undefined;
}

const viaBeans = {
  'class of a bean': () => vault.getClass?.() ?? vault.class ?? vault.getClass,
  'hidden method of a bean': () => vault.hidden,
  'private field of a bean': () => vault.secret,
  'inherited method of a bean': () => vault.hashCode ?? vault.notify ?? vault.wait,
  'prototype of a bean': () => javaOf(vault),
  'function of a bean': () => javaOf(vault.open),
  'constructor of a function of a bean': () => vault.open.constructor('return typeof Java !== "undefined" && Java')(),
  'other functions added to a bean': () => { vault.getClass = () => 'mine'; return vault.getClass; },
  'promise of a bean': () => javaOf(vault.later()),
  'result of a bean': async () => javaOf(await vault.content()),
  'prototype of a result': async () => Object.getPrototypeOf(await vault.content()) !== Object.prototype,
  'constructor of a result': async () => (await vault.content()).constructor !== Object,
  'list of a result': async () => javaOf((await vault.content()).numbers),
  'items of a bean': () => javaOf(vault.all()),
  'iterator of a bean': () => javaOf(vault.all()[Symbol.asyncIterator]()),
  'item of a bean': async () => { for await (const item of vault.all()) return javaOf(item); },
  'exception': async () => javaOf(await failure()),
  'cause of an exception': async () => javaOf((await failure()).cause),
  'keys of an exception': async () => { const error = await failure(); return Reflect.ownKeys(error).map((key) => javaOf(error[key])).find(Boolean); },
  'argument with getters': async () => { try { return javaOf(await vault.open({ get x() { return this; } })); } catch { return undefined; } },
  'polluted prototype': async () => {
    Object.prototype.getClass = function () { return this; };
    try {
      return (await vault.content()).getClass().constructor === Object ? undefined : 'foreign';
    } finally {
      delete Object.prototype.getClass;
    }
  },
  'captured internals': async () => {
    const seen = [];
    const apply = Reflect.apply;
    const original = Function.prototype.call;
    Function.prototype.call = function (...args) { seen.push(this, ...args); return apply(original, this, args); };
    try {
      await vault.content();
      await fs.promises.stat(root);
    } finally {
      Function.prototype.call = original;
    }
    return seen.find((value) => value !== undefined && isJava(value));
  },
  'call sites': () => {
    const prepare = Error.prepareStackTrace;
    Error.prepareStackTrace = (error, sites) => sites;
    try {
      const sites = new Error('x').stack;
      return sites.map((site) => site.getThis?.() ?? site.getFunction?.()).find((value) => isJava(value));
    } finally {
      Error.prepareStackTrace = prepare;
    }
  },
};

function files(outside) {
  const secret = path.join(outside, 'secret.js');
  const module = path.join(outside, 'secret.mjs');
  const up = '../outside';
  return {
    'read': () => fs.readFileSync(secret),
    'read relative': () => fs.readFileSync(`${root}/${up}/secret.js`),
    'read by URL': () => fs.readFileSync(pathToFileURL(secret)),
    'read by an encoded URL': () => fs.readFileSync(new URL(`${pathToFileURL(root)}/%2e%2e/outside/secret.js`)),
    'read by a buffer': () => fs.readFileSync(Buffer.from(secret)),
    'read by a stream': () => new Promise((resolve, reject) => fs.createReadStream(secret).on('data', resolve).on('error', reject)),
    'read through a link': () => fs.readFileSync(`${root}/link/secret.js`),
    'read a link that is a file': () => fs.readFileSync(`${root}/link.mjs`),
    'read through a link and back': () => fs.readFileSync(`${root}/link/../outside/secret.js`),
    'read through /proc': () => fs.readFileSync(`/proc/self/root${secret}`),
    'read the environment': () => fs.readFileSync('/proc/self/environ'),
    'read the command line': () => fs.readFileSync('/proc/self/cmdline'),
    'list': () => fs.readdirSync(outside),
    'list through a link': () => fs.readdirSync(`${root}/link`),
    'glob': () => { const found = fs.globSync(`${outside}/*`); if (found.length === 0) { fs.readdirSync(outside); } return found; },
    'stat': () => fs.statSync(secret),
    'real path': () => fs.realpathSync(`${root}/link/secret.js`),
    'open': () => fs.openSync(secret),
    'open with promises': () => fs.promises.open(secret),
    'copy in': () => fs.cpSync(secret, `${root}/copy.js`),
    'copy file in': () => fs.copyFileSync(secret, `${root}/copy.js`),
    'hard link in': () => fs.linkSync(secret, `${root}/hard.js`),
    'symbolic link in': () => fs.symlinkSync(outside, `${root}/soft`),
    'rename in': () => fs.renameSync(secret, `${root}/moved.js`),
    'write in the root': () => fs.writeFileSync(`${root}/new.js`, ''),
    'write outside': () => fs.writeFileSync(`${outside}/new.js`, ''),
    'append': () => fs.appendFileSync(secret, ''),
    'change the mode': () => fs.chmodSync(secret, 0o777),
    'remove': () => fs.rmSync(secret),
    'make a folder': () => fs.mkdtempSync(`${outside}/x`),
    'watch': () => fs.watch(outside),
    'require': () => require(secret),
    'require relative': () => require(`${up}/secret.js`),
    'require through a link': () => require('./link/secret.js'),
    'require a linked package': () => require('linked'),
    'require from elsewhere': () => createRequire(`${outside}/`)('./secret.js'),
    'import': () => import(module),
    'import relative': () => import(`${up}/secret.mjs`),
    'import by URL': () => import(pathToFileURL(module)),
    'import by an encoded URL': () => import(`${pathToFileURL(root)}/%2e%2e/outside/secret.mjs`),
    'import with a query': () => import(`${up}/secret.mjs?x`),
    'import through a link': () => import('./link/secret.mjs'),
    'import a link': () => import('./link.mjs'),
    'import as JSON': () => import(`${up}/package.json`, { with: { type: 'json' } }),
    'load an environment file': () => process.loadEnvFile(secret),
    'change the directory': () => process.chdir(outside),
    'start a process': () => require('child_process').execFileSync('cat', [secret]),
    'fork': () => require('child_process').fork(secret),
    'signal another process': () => process.kill(process.ppid, 0),
    'connect': () => new Promise((resolve, reject) => require('net').connect(22, '127.0.0.1').on('connect', resolve).on('error', reject)),
    'connect to a socket file': () => new Promise((resolve, reject) => require('net').connect('/var/run/docker.sock').on('connect', resolve).on('error', reject)),
    'fetch': async () => { try { return await fetch('http://127.0.0.1:8080'); } catch (error) { throw error.cause ?? error; } },
  };
}

async function attempt(run) {
  try {
    return { value: await run() };
  } catch (error) {
    return { error };
  }
}

export async function tryAll(outside) {
  const escaped = [];
  let attempts = 0;
  for (const [name, run] of [...viaGlobal, ...Object.entries(viaCode), ...Object.entries(viaBeans)]) {
    attempts++;
    const { value } = await attempt(run);
    if (value !== undefined && value !== false) {
      escaped.push(name);
    }
  }
  for (const [name, run] of Object.entries(files(outside))) {
    attempts++;
    const { error } = await attempt(run);
    if (error?.code !== 'ERR_ACCESS_DENIED') {
      escaped.push(`${name}: ${error === undefined ? 'done' : error.code ?? error}`);
    }
  }
  return { attempts, escaped };
}
