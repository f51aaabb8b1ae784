'use strict';

// ES modules: from specifier and importer to a handle of the engine. Loading is synchronous, `import()` included,
// since files are near; only evaluation waits.

const { codes: { ERR_UNKNOWN_BUILTIN_MODULE, ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING } } = require('internal/errors');
const { traced } = require('internal/diagnostics/builtin');
const builtins = require('internal/modules/builtins');
const { asksForText, validateAttributes } = require('internal/modules/esm/formats');
const { explainMissingExport } = require('internal/modules/esm/link_errors');
const { explainScope } = require('internal/modules/esm/module_type');
const { fillImportMeta } = require('internal/modules/esm/import_meta');
const { build, defaultLoad, formatAt } = require('internal/modules/esm/load');
const hooks = require('internal/modules/hooks');
const mocks = require('internal/modules/mocks');
const resolution = require('internal/modules/resolution');
const schemes = require('internal/modules/schemes');
const synthetic = require('internal/modules/esm/synthetic');
const { tellImported } = require('internal/watch_mode/dependencies');
const vmHosts = require('internal/vm/hosts');

const kMocked = 'mocked';

// By URL (with query and fragment): { handle, format }.
const modules = new Map();

// Importers that are no files, by the name of their source: { url, dynamicImport }.
const hosts = new Map();

function baseOf(referrer) {
  if (/^(?:file|data|node):/.test(referrer)) {
    return referrer;
  }
  if (referrer.startsWith('/')) {
    return resolution.urlFromPath(referrer);
  }
  return resolution.urlFromPath(`${process.cwd()}/${referrer}`);
}

// By `importer's URL \0 specifier`: what was found once stays, whatever becomes of the files.
const found = new Map();

function defaultResolve(specifier, base, conditions) {
  const key = `${base}\0${specifier}`;
  let url = conditions === undefined ? found.get(key) : undefined;
  if (url === undefined) {
    url = locate(specifier, base, conditions);
    if (conditions === undefined) {
      found.set(key, url);
    }
  }
  return url;
}

function locate(specifier, base, conditions) {
  if (specifier.startsWith('node:') && !builtins.isBuiltin(specifier)) {
    throw new ERR_UNKNOWN_BUILTIN_MODULE(specifier);
  }
  const foreign = foreignUrl(specifier, base);
  if (foreign !== undefined) {
    return foreign;
  }
  try {
    return resolution.resolveImport(specifier, base, schemes.names().join('\n'), conditions);
  } catch (error) {
    throw withHint(error, specifier, base);
  }
}

/** A URL that only hooks can load: one of a scheme that is not the loader's, also where it is relative to such a one. */
function foreignUrl(specifier, base) {
  const relative = /^\.{0,2}\//.test(specifier);
  const absolute = relative ? base : specifier;
  const scheme = /^[a-z][\w+.-]*:/i.exec(absolute)?.[0];
  if (scheme === undefined || /^(?:file|data|node):$/i.test(scheme) || schemes.schemeOf(absolute) !== undefined) {
    return undefined;
  }
  return URL.parse(specifier, relative ? base : undefined)?.href;
}

function attributesObject(attributes) {
  const object = { __proto__: null };
  for (let i = 0; i < attributes.length; i += 2) {
    object[attributes[i]] = attributes[i + 1];
  }
  return object;
}

// Formats that hooks have given with a URL, for the load of it.
const formatHints = new Map();

function remember({ url, format }) {
  if (format !== undefined && format !== null) {
    formatHints.set(url, format);
  }
  return url;
}

/** The loader's own answer in a chain of hooks. */
function lastResolve(specifier, { conditions, parentURL = cwdUrl() }) {
  const url = defaultResolve(specifier, parentURL, changed(conditions));
  return { __proto__: null, url, format: likelyFormat(url) };
}

/** The conditions where hooks have replaced them. */
function changed(conditions) {
  return conditions === resolution.importConditions || !Array.isArray(conditions) ? undefined : conditions;
}

/** The format as far as it shows in a URL: that a file has none is an error only when it is loaded. */
function likelyFormat(url) {
  try {
    return formatAt(url);
  } catch (error) {
    if (error.code !== 'ERR_UNKNOWN_FILE_EXTENSION') {
      throw error;
    }
    return undefined;
  }
}

function cwdUrl() {
  return resolution.urlFromPath(`${process.cwd()}/`);
}

/** The URL that a specifier means to an importer, or that of what replaces the module there. */
function resolve(specifier, base, attributes = []) {
  return mocks.redirect(resolveThroughHooks(specifier, base, attributes));
}

/** Hooks of registerHooks() are asked. */
function resolveThroughHooks(specifier, base, attributes = []) {
  if (!hooks.hasResolve()) {
    return defaultResolve(specifier, base ?? cwdUrl());
  }
  const context = new hooks.ModuleResolveContext(base, attributesObject(attributes), resolution.importConditions);
  return remember(hooks.runResolve(specifier, context, lastResolve));
}

/** What `require` would have found is named in the error. */
function withHint(error, specifier, base) {
  const helps = error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'ERR_UNSUPPORTED_DIR_IMPORT';
  if (helps && base.startsWith('file:')) {
    const found = require('internal/modules/esm/hints').find(specifier, base);
    if (found !== undefined) {
      const hint = `Did you mean to import ${JSON.stringify(found)}?`;
      const end = error.stack.indexOf('\n');
      error.stack = `${error.stack.slice(0, end)}\n${hint}${error.stack.slice(end)}`;
      error.message += `\n${hint}`;
    }
  }
  return error;
}

/** The module at a URL; loads it the first time. */
function moduleAt(url, attributes, source) {
  // The text of a module is another module.
  const key = asksForText(attributes) ? `${url}\0text` : url;
  let entry = modules.get(key);
  if (entry === undefined) {
    entry = create(url, attributes, source);
    modules.set(key, entry);
    return entry;
  }
  if (entry.format !== kMocked) {
    validateAttributes(url, entry.format, attributes);
  }
  return entry;
}

function create(url, attributes, source) {
  const mock = mocks.at(url);
  if (mock !== undefined) {
    return { format: kMocked, handle: synthetic.mockModule(url, mock) };
  }
  tellImported(url);
  if (source !== undefined) {
    return build(url, { format: 'module', source }, false);
  }
  if (!hooks.hasLoad()) {
    return build(url, defaultLoad(url, formatHints.get(url), attributes), false);
  }
  return build(url, hooks.runLoad(url, loadContext(url, attributes), lastLoad), true);
}

function loadContext(url, attributes) {
  const format = formatHints.has(url) ? formatHints.get(url) : likelyFormat(url);
  return new hooks.ModuleLoadContext(format, attributesObject(attributes), resolution.importConditions);
}

function lastLoad(url, { format, importAttributes }) {
  const { format: found, source } = defaultLoad(url, format ?? undefined, Object.entries(importAttributes ?? {}).flat());
  const { Buffer } = require('buffer');
  return { __proto__: null, format: found, source: typeof source === 'string' ? Buffer.from(source) : source };
}

/** Loads and links everything a module imports. */
function instantiate(entry) {
  if (!entry.handle.instantiate()) {
    throw explainMissingExport(entry.handle.error(), entry, (specifier, base) => modules.get(resolve(specifier, base)));
  }
}

/** The engine asks for a module that another one imports. */
function resolveHook(specifier, referrer, handle, attributes) {
  const base = handle === undefined ? baseOf(referrer) : handle.url();
  const url = prepared.get(`${base}\0${specifier}`) ?? resolve(specifier, base, attributes);
  return moduleAt(url, attributes).handle;
}

async function evaluate(entry) {
  instantiate(entry);
  try {
    await entry.handle.evaluate();
  } catch (error) {
    throw explainScope(error, entry.handle.url());
  }
  return entry.handle.namespace();
}

/** `import()`: the promise of a namespace. */
function importFrom(specifier, base, attributes = []) {
  const operation = traced('module.import');
  if (operation === undefined) {
    return load(specifier, base, attributes);
  }
  const context = { __proto__: null, parentURL: base, url: specifier };
  return operation.tracePromise(load, context, undefined, specifier, base, attributes);
}

async function load(specifier, base, attributes) {
  if (hooks.hasAsync()) {
    return evaluate(await prepare(specifier, base, attributes, new Set()));
  }
  return evaluate(moduleAt(resolve(specifier, base, attributes), attributes));
}

// By `importer's URL \0 specifier`: the URL that async hooks have found, for when the engine links.
const prepared = new Map();

/** Finds and loads a module and all that it imports through the hooks of register(), which may wait. */
async function prepare(specifier, base, attributes, seen) {
  await hooks.ready();
  const url = await resolveAsync(specifier, base, attributes);
  if (base !== undefined) {
    prepared.set(`${base}\0${specifier}`, url);
  }
  let entry = modules.get(url);
  if (entry === undefined) {
    entry = mocks.at(url) === undefined ? await buildAsync(url, attributes) : create(url, attributes);
    modules.set(url, entry);
  }
  if (!seen.has(url)) {
    seen.add(url);
    await prepareRequests(entry, url, seen);
  }
  return entry;
}

async function buildAsync(url, attributes) {
  const loaded = await loadAsync(url, attributes);
  return modules.get(url) ?? build(url, loaded, true);
}

async function prepareRequests(entry, url, seen) {
  // Of each request: specifier, phase, number of attributes, their keys and values.
  const described = Array.from(entry.handle.describeRequests());
  for (let i = 0; i < described.length;) {
    const end = i + 3 + 2 * Number(described[i + 2]);
    await prepare(described[i], url, described.slice(i + 3, end), seen);
    i = end;
  }
  return entry;
}

async function resolveAsync(specifier, base, attributes) {
  const context = { conditions: resolution.importConditions, importAttributes: attributesObject(attributes), parentURL: base };
  const last = (value, { conditions, parentURL }) => (
    { __proto__: null, ...resolved(value, parentURL, attributes, changed(conditions)) });
  return remember(await hooks.resolveAsync(specifier, context, last));
}

function resolved(specifier, base, attributes, conditions) {
  const url = conditions === undefined ? resolve(specifier, base, attributes) :
    defaultResolve(specifier, base ?? cwdUrl(), conditions);
  return { url, format: formatHints.get(url) ?? likelyFormat(url) };
}

async function loadAsync(url, attributes) {
  const { format, importAttributes, conditions } = loadContext(url, attributes);
  return hooks.loadAsync(url, { format, importAttributes, conditions }, (value, current) => (
    hooks.hasLoad() ? hooks.runLoad(value, loadContext(value, attributes), lastLoad) : withoutCommonJs(lastLoad(value, current))));
}

/** Async hooks see no text of CommonJS: `require` loads it. */
function withoutCommonJs(loaded) {
  return loaded.format === 'commonjs' ? { __proto__: null, format: 'commonjs', source: undefined } : loaded;
}

/** The module of a text that is no file, `node -e`; what it imports goes through the hooks. */
async function sourceEntry(url, source) {
  const entry = moduleAt(url, [], source);
  return hooks.hasAsync() ? prepareRequests(entry, url, new Set([url])) : entry;
}

/** As `importFrom`, for the program itself: it has no importer. */
function importMain(url) {
  return importFrom(url, undefined);
}

async function importHook(specifier, referrer, handle, attributes) {
  const name = handle === undefined ? referrer : handle.url();
  if (name === '' || name === '<eval>') {
    // An eval that no code called.
    throw new ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING();
  }
  if (vmHosts.isHost(name)) {
    return vmHosts.importFrom(name, specifier, attributes);
  }
  const host = handle === undefined ? hosts.get(referrer) : undefined;
  if (host?.dynamicImport !== undefined) {
    return host.dynamicImport(specifier, attributes);
  }
  return importFrom(specifier, handle === undefined ? baseOf(referrer) : handle.url(), attributes);
}

function metaHook(meta, handle) {
  if (vmHosts.isHost(handle.url())) {
    vmHosts.fillMeta(handle.url(), meta);
    return;
  }
  fillImportMeta(meta, handle.url(), module.exports);
}

/** Sets what `import()` does in a source that is no file. */
function registerHost(sourceName, host) {
  hosts.set(sourceName, host);
}

function stalledAwait(url) {
  const handle = modules.get(url)?.handle;
  const text = handle?.hasTopLevelAwait() ? handle.text() : '';
  const awaits = [...text.matchAll(/(?<![\w$.])await(?![\w$])/g)];
  if (awaits.length !== 1) {
    return '';
  }
  const start = text.lastIndexOf('\n', awaits[0].index) + 1;
  const line = text.slice(0, start).split('\n').length;
  const indent = ' '.repeat(awaits[0].index - start);
  return ` at ${url}:${line}\n${text.slice(start).split('\n', 1)[0]}\n${indent}^\n\n\n`;
}

module.exports = {
  baseOf,
  evaluate,
  explainScope,
  importFrom,
  importHook,
  importMain,
  instantiate,
  loadedAt: (url) => modules.get(url),
  metaHook,
  moduleAt,
  registerHost,
  resolve,
  resolveThroughHooks,
  resolveHook,
  sourceEntry,
  stalledAwait,
};
