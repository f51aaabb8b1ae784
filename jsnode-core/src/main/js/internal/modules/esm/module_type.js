'use strict';

// What users meet who mix up the two kinds of module.

const resolution = require('internal/modules/resolution');

const outOfScope = /^(require|exports|module|__filename|__dirname) is not defined$/;

/** Says of a name of CommonJS that it does not exist in an ES module, and why the file is one. */
function explainScope(error, url) {
  const match = error instanceof ReferenceError ? outOfScope.exec(error.message) : null;
  if (match === null) {
    return error;
  }
  let message = `${match[0]} in ES module scope`;
  if (match[1] === 'require') {
    message += ', you can use import instead';
  }
  const file = url.startsWith('file:') ? resolution.pathFromUrl(url) : '';
  if (file.endsWith('.js') && resolution.packageType(file) === 'module') {
    message += "\nThis file is being treated as an ES module because it has a '.js' file extension and " +
      `'${resolution.packageFile(file)}' contains "type": "module". To treat it as a CommonJS script, rename it to ` +
      "use the '.cjs' file extension.";
  }
  const { stack } = error;
  const named = `${error.name}: ${error.message}`;
  error.message = message;
  if (stack.startsWith(named)) {
    error.stack = `${error.name}: ${message}${stack.slice(named.length)}`;
  }
  return error;
}

const warned = new Set();

/** Warns once for each package whose type is not given, where that costs a second parse. */
function warnTypeless(url, file) {
  const packageFile = resolution.packageFile(file);
  if (packageFile === undefined || warned.has(packageFile)) {
    return;
  }
  warned.add(packageFile);
  process.emitWarning(
    `Module type of ${url} is not specified and it doesn't parse as CommonJS.\n` +
    'Reparsing as ES module because module syntax was detected. This incurs a performance overhead.\n' +
    `To eliminate this warning, add "type": "module" to ${packageFile}.`,
    { code: 'MODULE_TYPELESS_PACKAGE_JSON' });
}

module.exports = { explainScope, warnTypeless };
