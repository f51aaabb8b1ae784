'use strict';

// The default loader: what a URL holds and its text, and the module of what hooks or the loader itself have loaded.

const {
  codes: {
    ERR_IMPORT_ATTRIBUTE_MISSING,
    ERR_UNKNOWN_FILE_EXTENSION,
    ERR_UNKNOWN_MODULE_FORMAT,
    ERR_UNSUPPORTED_ESM_URL_SCHEME,
  },
} = require('internal/errors');
const compile = require('internal/modules/compile');
const { asksForText, formatOfFile, formatOfType, parseDataUrl, validateAttributes } = require('internal/modules/esm/formats');
const { warnTypeless } = require('internal/modules/esm/module_type');
const hooks = require('internal/modules/hooks');
const { isOn } = require('internal/options');
const resolution = require('internal/modules/resolution');
const schemes = require('internal/modules/schemes');
const synthetic = require('internal/modules/esm/synthetic');
const typescript = require('internal/modules/typescript/strip');
const { emitExperimentalWarning } = require('internal/util');

function schemeOf(url) {
  return url.slice(0, url.indexOf(':') + 1);
}

/** What the URL's name says it holds; undefined where the text decides. */
function formatAt(url) {
  switch (schemeOf(url)) {
    case 'file:':
      return formatOfFile(resolution.pathFromUrl(url));
    case 'data:': {
      const { type } = parseDataUrl(url);
      return formatOfType(type) ?? undefined;
    }
    case 'node:':
      return 'builtin';
    default:
      return schemes.schemeOf(url) === undefined ? undefined : 'scheme';
  }
}

/** Loads what is at a URL as no hook would: `{ format, source }`. Attributes are keys and values in turn. */
function defaultLoad(url, givenFormat, attributes) {
  switch (schemeOf(url)) {
    case 'file:':
      return loadFile(url, givenFormat, attributes);
    case 'data:':
      return loadData(url, attributes);
    case 'node:':
      validateAttributes(url, 'builtin', attributes);
      return { format: 'builtin', source: null };
    default:
      if (schemes.schemeOf(url) === undefined) {
        throw unsupportedScheme(url);
      }
      validateAttributes(url, 'builtin', attributes);
      return { format: 'scheme', source: null };
  }
}

function unsupportedScheme(url) {
  const scheme = schemeOf(url);
  const known = scheme.startsWith('http') ? ['file', 'data'] : ['file', 'data', 'node'];
  return new ERR_UNSUPPORTED_ESM_URL_SCHEME({ protocol: scheme }, known);
}

function loadFile(url, givenFormat, attributes) {
  const file = resolution.pathFromUrl(url);
  const format = asksForText(attributes) ? 'text' : givenFormat ?? formatOfFile(file);
  if (format === 'text') {
    emitExperimentalWarning('Text import');
  }
  validateAttributes(url, format, attributes);
  if (format === 'wasm' || format === 'addon') {
    throw new ERR_UNKNOWN_FILE_EXTENSION(format === 'wasm' ? '.wasm' : '.node', file);
  }
  const source = resolution.readText(file);
  return { format: format ?? detect(url, file, source), source };
}

/** A file without a type: CommonJS if it parses as that. */
function detect(url, file, text) {
  const script = compile.compileFunction(text, file, compile.wrapperParameters);
  if (script instanceof SyntaxError && compile.isModule(text, url, script)) {
    warnTypeless(url, file);
    return 'module';
  }
  return 'commonjs';
}

/** The bytes of a text; a `%` that begins no byte stands for itself. */
function percentDecoded(text) {
  const { Buffer } = require('buffer');
  const bytes = Buffer.from(text);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes[i] === 0x25 ? /^[\da-f]{2}$/i.exec(bytes.latin1Slice(i + 1, i + 3)) : null;
    bytes[length++] = code === null ? bytes[i] : Number.parseInt(code[0], 16);
    i += code === null ? 0 : 2;
  }
  return bytes.subarray(0, length);
}

function loadData(url, attributes) {
  const { type, base64, data } = parseDataUrl(url);
  const format = asksForText(attributes) ? 'text' : formatOfType(type);
  if (type === 'text/plain' && format === null && isOn('experimental-import-text')) {
    throw new ERR_IMPORT_ATTRIBUTE_MISSING(url, 'type', 'text');
  }
  if (format === null || format === 'wasm') {
    throw new ERR_UNKNOWN_MODULE_FORMAT(type, url);
  }
  validateAttributes(url, format, attributes);
  const { Buffer } = require('buffer');
  const source = (base64 ? Buffer.from(percentDecoded(data).toString(), 'base64') : percentDecoded(data)).toString();
  return { format, source };
}

function fileOf(url) {
  return url.startsWith('file:') ? resolution.pathFromUrl(url) : url;
}

function sourceModule(url, text) {
  const handle = compile.compileModule(url, text);
  if (handle instanceof SyntaxError) {
    throw handle;
  }
  return handle;
}

/** The module of what was loaded; `hooked` says that hooks took part. */
function build(url, { format, source }, hooked) {
  switch (format) {
    case 'builtin':
      return { format, handle: synthetic.builtinModule(url.slice(5)) };
    case 'scheme':
      return { format, handle: synthetic.schemeModule(url, schemes.exportsOf(schemes.schemeOf(url), url)) };
    case 'module':
      return { format, handle: sourceModule(url, hooks.textOf(source)) };
    case 'text':
      return { format, handle: synthetic.textModule(url, hooks.textOf(source)) };
    case 'json':
      return { format, handle: synthetic.jsonModule(url, hooks.textOf(source)) };
    case 'commonjs':
      return commonJs(url, source, hooked);
    case 'module-typescript':
    case 'commonjs-typescript':
    case 'typescript': {
      const text = typescript.stripFile(hooks.textOf(source), fileOf(url));
      const plain = typescript.stripped(format) ?? detect(url, fileOf(url), text);
      return build(url, { format: plain, source: text }, true);
    }
    default:
      throw new ERR_UNKNOWN_MODULE_FORMAT(format, url);
  }
}

function commonJs(url, source, hooked) {
  const file = fileOf(url);
  if (source === null || source === undefined) {
    return { format: 'commonjs', handle: synthetic.commonJsModule(url, file, resolution.readText(file)) };
  }
  const text = hooks.textOf(source);
  return { format: 'commonjs', handle: synthetic.commonJsModule(url, file, text, hooked ? text : undefined) };
}

module.exports = { build, defaultLoad, formatAt };
