'use strict';

// An import of a name that is not exported: where the module is CommonJS, Node explains how to write it.

const missing = /^The requested module '(.*)' does not provide an export named '(.*)'$/s;

function importersOf(specifier, entry, childOf, seen = new Set()) {
  if (entry === undefined || seen.has(entry)) {
    return undefined;
  }
  seen.add(entry);
  const requests = Array.from(entry.handle.requests());
  const url = entry.handle.url();
  if (requests.includes(specifier)) {
    const child = childOf(specifier, url);
    if (child?.format === 'commonjs') {
      return child;
    }
  }
  for (const request of requests) {
    const found = importersOf(specifier, childOf(request, url), childOf, seen);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function explainMissingExport(error, entry, childOf) {
  const match = error instanceof SyntaxError ? missing.exec(error.message) : null;
  if (match === null || importersOf(match[1], entry, childOf) === undefined) {
    return error;
  }
  const [, specifier, name] = match;
  const message = `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, ` +
    'which may not support all module.exports as named exports.\n' +
    'CommonJS modules can always be imported via the default export, for example using:\n\n' +
    `import pkg from '${specifier}';\nconst { ${name} } = pkg;\n`;
  return new SyntaxError(message);
}

module.exports = { explainMissingExport };
