'use strict';

// What a URL holds: `module`, `commonjs`, `json`, `wasm`, `addon`, or undefined where the text decides.

const path = require('path');
const { codes: {
  ERR_IMPORT_ATTRIBUTE_MISSING,
  ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE,
  ERR_IMPORT_ATTRIBUTE_UNSUPPORTED,
  ERR_UNKNOWN_FILE_EXTENSION,
} } = require('internal/errors');
const { isOn } = require('internal/options');
const resolution = require('internal/modules/resolution');
const typescript = require('internal/modules/typescript/strip');

const byExtension = {
  '__proto__': null,
  '.mjs': 'module',
  '.cjs': 'commonjs',
  '.json': 'json',
  '.wasm': 'wasm',
  '.node': 'addon',
};

function formatOfFile(file) {
  const extension = path.extname(file);
  const format = byExtension[extension];
  if (format !== undefined) {
    return format;
  }
  if (extension === '.js' || extension === '') {
    const type = resolution.packageType(file);
    return type === 'none' ? undefined : type;
  }
  const typed = typescript.formatOf(file, resolution.packageType);
  if (typed !== undefined) {
    return typed;
  }
  throw new ERR_UNKNOWN_FILE_EXTENSION(extension, file);
}

const javaScriptTypes = /^(?:text|application)\/(?:x-)?(?:javascript|ecmascript)$/;

/** The parts of a data: URL. */
function parseDataUrl(url) {
  const match = /^data:([^,;]*)((?:;[^,;]*)*),([^#]*)/.exec(url);
  if (match === null) {
    return { type: null, body: '' };
  }
  const [, type, parameters, data] = match;
  return { type: type.trim().toLowerCase() || null, base64: /;\s*base64\s*$/i.test(parameters), data };
}

function formatOfType(type) {
  if (type === null) {
    return null;
  }
  if (javaScriptTypes.test(type)) {
    return 'module';
  }
  return { '__proto__': null, 'application/json': 'json', 'application/wasm': 'wasm' }[type] ?? null;
}

/** Whether the attributes ask for the text of what the URL holds, whatever that is. */
function asksForText(attributes) {
  return isOn('experimental-import-text') && attributes[0] === 'type' && attributes[1] === 'text';
}

/** Checks `with { ... }` against what the URL holds; attributes are keys and values in turn. */
function validateAttributes(url, format, attributes) {
  let type;
  for (let i = 0; i < attributes.length; i += 2) {
    if (attributes[i] !== 'type') {
      throw new ERR_IMPORT_ATTRIBUTE_UNSUPPORTED(attributes[i], attributes[i + 1], url);
    }
    type = attributes[i + 1];
  }
  if (type === 'text' && (format === 'text' || isOn('experimental-import-text'))) {
    if (format !== 'text') {
      throw new ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE(url, type);
    }
    return;
  }
  if (format === 'json' && type === undefined) {
    throw new ERR_IMPORT_ATTRIBUTE_MISSING(url, 'type', 'json');
  }
  if (type !== undefined && type !== 'json') {
    throw new ERR_IMPORT_ATTRIBUTE_UNSUPPORTED('type', type, url);
  }
  if (type === 'json' && format !== 'json') {
    throw new ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE(url, type);
  }
}

module.exports = { asksForText, formatOfFile, formatOfType, parseDataUrl, validateAttributes };
