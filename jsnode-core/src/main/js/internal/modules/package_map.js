'use strict';

// --experimental-package-map: a file that says where each package lies and which other packages it may use. It takes the
// place of the search for node_modules. Read when the first package is looked up.

const { codes: {
  ERR_PACKAGE_MAP_EXTERNAL_FILE,
  ERR_PACKAGE_MAP_INVALID,
  ERR_PACKAGE_MAP_KEY_NOT_FOUND,
} } = require('internal/errors');
const path = require('path');

let mapFile;

/** By key: { folder, dependencies }. */
let packages;

function invalid(reason, cause) {
  const error = new ERR_PACKAGE_MAP_INVALID(mapFile, reason);
  if (cause !== undefined) {
    error.cause = cause;
  }
  return error;
}

function readMap() {
  let text;
  try {
    text = require('fs').readFileSync(mapFile, 'utf8');
  } catch (error) {
    throw invalid('failed to read', error);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid('invalid JSON', error);
  }
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function folderOf(key, url) {
  if (typeof url !== 'string') {
    throw invalid(`package "${key}" is missing "url" field`);
  }
  const { fileURLToPath, pathToFileURL } = require('url');
  const resolved = URL.parse(url, pathToFileURL(mapFile).href);
  if (resolved?.protocol !== 'file:') {
    throw invalid(`package "${key}" has unsupported URL scheme in url "${url}"; ` +
      'only file: URLs and relative URLs are currently supported');
  }
  return fileURLToPath(resolved).replace(/(?<=.)\/+$/, '');
}

function realPath(folder) {
  try {
    return require('fs').realpathSync(folder);
  } catch {
    return folder;
  }
}

function load() {
  const { emitExperimentalWarning } = require('internal/util');
  emitExperimentalWarning('Package maps');
  const map = readMap();
  if (!isObject(map) || !isObject(map.packages)) {
    throw invalid('missing "packages" object');
  }
  const loaded = new Map();
  const keys = new Map();
  for (const [key, entry] of Object.entries(map.packages)) {
    const folder = realPath(folderOf(key, entry?.url));
    if (keys.has(folder)) {
      throw invalid(`packages "${keys.get(folder)}" and "${key}" have the same url "${entry.url}"; ` +
        'this will be supported in the future');
    }
    keys.set(folder, key);
    loaded.set(key, { folder, dependencies: { __proto__: null, ...entry.dependencies } });
  }
  packages = loaded;
}

/** The package that holds a file: of several that contain each other the innermost. */
function packageOf(file) {
  let innermost;
  for (const entry of packages.values()) {
    const holds = file === entry.folder || file.startsWith(entry.folder === '/' ? '/' : `${entry.folder}/`);
    if (holds && (innermost === undefined || entry.folder.length > innermost.folder.length)) {
      innermost = entry;
    }
  }
  return innermost;
}

/** The folder of the package that `name` means in a file; null where the file's package does not list it. */
function folder(name, specifier, parentFile) {
  if (packages === undefined) {
    load();
  }
  const parent = packageOf(parentFile) ?? packageOf(realPath(parentFile));
  if (parent === undefined) {
    throw new ERR_PACKAGE_MAP_EXTERNAL_FILE(specifier, parentFile, mapFile);
  }
  const key = parent.dependencies[name];
  if (key === undefined) {
    return null;
  }
  const target = packages.get(key);
  if (target === undefined) {
    throw new ERR_PACKAGE_MAP_KEY_NOT_FOUND(key, mapFile);
  }
  return target.folder;
}

/** Makes the resolver ask this map. */
function install(native, file) {
  mapFile = path.resolve(file);
  native.packages(folder);
}

module.exports = { install };
