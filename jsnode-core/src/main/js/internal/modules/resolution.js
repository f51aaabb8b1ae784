'use strict';

// The resolver (Java: dev.jsnode.module) with errors as JavaScript has them, and the files modules are read from.

const { captureStack } = require('internal/errors');
const { isBuiltin } = require('internal/modules/builtins');
const { isOn } = require('internal/options');

const native = binding('modules');
native.setup(isBuiltin, (packageFile, main) => process.emitWarning(
  `Invalid 'main' field in '${packageFile}' of '${main}'. Please either fix that or report it to the module author`,
  'DeprecationWarning', 'DEP0128'));

let hasPackageMap = false;

/** Packages are looked up in a map of them from now on. */
function usePackageMap(file) {
  hasPackageMap = true;
  require('internal/modules/package_map').install(native, file);
}

const preservesMain = () => isOn('preserve-symlinks-main') || process.env.NODE_PRESERVE_SYMLINKS_MAIN === '1';

const bases = { __proto__: null, Error, TypeError };

function makeError(failure) {
  const code = failure.code();
  const error = new bases[failure.type()](failure.message());
  if (code === 'MODULE_NOT_FOUND') {
    error.code = code;
    if (failure.path() !== null) {
      error.path = failure.path();
    }
  } else {
    captureStack(error, `${error.name} [${code}]`, makeError);
    error.code = code;
    Object.defineProperty(error, 'toString', {
      __proto__: null,
      value() {
        return `${this.name} [${code}]: ${this.message}`;
      },
      configurable: true,
      writable: true,
    });
  }
  if (failure.url() !== null) {
    error.url = failure.url();
  }
  return error;
}

/** The value of a resolution, or undefined; throws where it failed. */
function valueOf(resolution) {
  if (resolution.failed) {
    throw makeError(resolution);
  }
  return resolution.value ?? undefined;
}

const importConditions = ['node', 'import', 'module-sync', 'node-addons'];
const requireConditions = ['node', 'require', 'module-sync', 'node-addons'];
const userConditions = Array.from(native.userConditions());
const allForImport = [...importConditions, ...userConditions];
const allForRequire = ['require', 'node', 'node-addons', 'module-sync', ...userConditions];
const forImport = allForImport.join('\n');
const forRequire = [...requireConditions, ...userConditions].join('\n');

function resolveImport(specifier, base, schemes, conditions) {
  return valueOf(native.resolveImport(specifier, base, conditions?.join('\n') ?? forImport, schemes));
}

function findPath(request, folders, extensions) {
  return valueOf(native.findPath(request, folders.join('\n'), extensions.join('\n'), forRequire));
}

/** The file of a program: its real path, unless --preserve-symlinks-main is on. */
function findProgram(path, extensions) {
  const found = valueOf(native.findProgram(path, extensions.join('\n'), forRequire));
  return found === undefined || preservesMain() ? found : native.realPath(found);
}

/** The file of a package of the map; undefined where the map does not list it. */
function resolveMapped(request, parentFile, extensions) {
  return valueOf(native.resolveMapped(request, parentFile, extensions.join('\n'), forRequire));
}

function resolveSelf(request, parentFile) {
  return valueOf(native.resolveSelf(request, parentFile, forRequire));
}

function resolveInternal(request, parentFile) {
  return valueOf(native.resolveInternal(request, parentFile, forRequire));
}

function packageType(file) {
  return valueOf(native.packageType(file));
}

module.exports = {
  findPath,
  findProgram,
  hasPackageMap: () => hasPackageMap,
  importConditions: allForImport,
  isDirectory: (path) => native.isDirectory(path),
  isFile: (path) => native.isFile(path),
  mountClassPath: (folder) => native.mountClassPath(folder),
  packageFile: (file) => valueOf(native.packageFile(file)),
  packageFileOf: (specifier, base) => native.packageFileOf(specifier, base) ?? undefined,
  packageType,
  pathFromUrl: (url) => native.pathFromUrl(url),
  requireConditions: allForRequire,
  preserveSymlinks: () => native.preserveSymlinks(),
  readText: (path) => native.readText(path),
  realPath: (path) => native.realPath(path),
  resolveImport,
  resolveInternal,
  resolveMapped,
  resolveSelf,
  usePackageMap,
  userConditions,
  urlFromPath: (path) => native.urlFromPath(path),
};
