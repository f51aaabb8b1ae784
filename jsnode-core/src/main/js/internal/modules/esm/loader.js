'use strict';

// ES modules: from specifier and importer to a handle of the engine. Loading is synchronous, `import()` included,
// since files are near; only evaluation waits.

const {
  codes: { ERR_UNKNOWN_BUILTIN_MODULE, ERR_UNKNOWN_FILE_EXTENSION, ERR_UNKNOWN_MODULE_FORMAT },
} = require('internal/errors');
const builtins = require('internal/modules/builtins');
const compile = require('internal/modules/compile');
const { formatOfFile, formatOfType, parseDataUrl, validateAttributes } = require('internal/modules/esm/formats');
const { explainMissingExport } = require('internal/modules/esm/link_errors');
const { explainScope, warnTypeless } = require('internal/modules/esm/module_type');
const { fillImportMeta } = require('internal/modules/esm/import_meta');
const synthetic = require('internal/modules/esm/synthetic');
const resolution = require('internal/modules/resolution');
const schemes = require('internal/modules/schemes');
const vmHosts = require('internal/vm/hosts');

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

function resolve(specifier, base) {
  if (specifier.startsWith('node:') && !builtins.isBuiltin(specifier)) {
    throw new ERR_UNKNOWN_BUILTIN_MODULE(specifier);
  }
  try {
    return resolution.resolveImport(specifier, base, schemes.names().join('\n'));
  } catch (error) {
    throw withHint(error, specifier, base);
  }
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
  let entry = modules.get(url);
  if (entry === undefined) {
    entry = create(url, attributes, source);
    modules.set(url, entry);
    return entry;
  }
  validateAttributes(url, entry.format, attributes);
  return entry;
}

function create(url, attributes, source) {
  if (url.startsWith('file:')) {
    return fromFile(url, attributes, source);
  }
  if (url.startsWith('node:')) {
    validateAttributes(url, 'builtin', attributes);
    return { format: 'builtin', handle: synthetic.builtinModule(url.slice(5)) };
  }
  if (url.startsWith('data:')) {
    return fromData(url, attributes);
  }
  validateAttributes(url, 'builtin', attributes);
  const exports = schemes.exportsOf(schemes.schemeOf(url), url);
  return { format: 'scheme', handle: synthetic.schemeModule(url, exports) };
}

function fromFile(url, attributes, source) {
  const file = resolution.pathFromUrl(url);
  const format = source === undefined ? formatOfFile(file) : 'module';
  validateAttributes(url, format, attributes);
  if (format === 'wasm' || format === 'addon') {
    throw new ERR_UNKNOWN_FILE_EXTENSION(format === 'wasm' ? '.wasm' : '.node', file);
  }
  const text = source ?? resolution.readText(file);
  switch (format) {
    case 'module':
      return { format, handle: sourceModule(url, text) };
    case 'json':
      return { format, handle: synthetic.jsonModule(url, text) };
    case 'commonjs':
      return { format, handle: synthetic.commonJsModule(url, file, text) };
    default:
      return detect(url, file, text);
  }
}

/** A file without a type: CommonJS if it parses as that. */
function detect(url, file, text) {
  const script = compile.compileFunction(text, file, compile.wrapperParameters);
  if (script instanceof SyntaxError && compile.isModule(text, url, script)) {
    warnTypeless(url, file);
    return { format: 'module', handle: sourceModule(url, text) };
  }
  return { format: 'commonjs', handle: synthetic.commonJsModule(url, file, text) };
}

function fromData(url, attributes) {
  const { type, base64, data } = parseDataUrl(url);
  const format = formatOfType(type);
  if (format === null || format === 'wasm') {
    throw new ERR_UNKNOWN_MODULE_FORMAT(type, url);
  }
  validateAttributes(url, format, attributes);
  const text = base64 ? Buffer.from(decodeURIComponent(data), 'base64').toString() : decodeURIComponent(data);
  return { format, handle: format === 'json' ? synthetic.jsonModule(url, text) : sourceModule(url, text) };
}

function sourceModule(url, text) {
  const handle = compile.compileModule(url, text);
  if (handle instanceof SyntaxError) {
    throw handle;
  }
  return handle;
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
  return moduleAt(resolve(specifier, base), attributes).handle;
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
async function importFrom(specifier, base, attributes = []) {
  return evaluate(moduleAt(resolve(specifier, base), attributes));
}

async function importHook(specifier, referrer, handle, attributes) {
  const name = handle === undefined ? referrer : handle.url();
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

compile.engine.setHooks(resolveHook, importHook, metaHook);

module.exports = {
  baseOf,
  evaluate,
  explainScope,
  importFrom,
  instantiate,
  moduleAt,
  registerHost,
  resolve,
  stalledAwait,
};
