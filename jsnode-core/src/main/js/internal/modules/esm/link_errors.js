'use strict';

// An import of a name that is not exported: the error shows the import, and where the module is CommonJS it says how
// to write it instead.

const missing = /^The requested module '(.*)' does not provide an export named '(.*)'$/s;

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The `{ ... }` of a text that imports the name, and the name's place. */
function findImport(text, specifier, name) {
  const statement = new RegExp(`(?:import|export)\\b[^;'"]*?(\\{[^}]*\\})\\s*from\\s*(['"])${escape(specifier)}\\2`, 'g');
  const word = new RegExp(`(?<![\\w$])${escape(name)}(?![\\w$])`);
  for (const match of text.matchAll(statement)) {
    const inside = word.exec(match[1]);
    if (inside !== null) {
      return { names: match[1], position: match.index + match[0].indexOf(match[1]) + inside.index };
    }
  }
  return undefined;
}

/** The module that has the import; `childOf` gives the module that a specifier leads to from a URL. */
function findImporter(specifier, name, entry, childOf, seen = new Set()) {
  if (entry === undefined || seen.has(entry)) {
    return undefined;
  }
  seen.add(entry);
  const url = entry.handle.url();
  const requests = Array.from(entry.handle.requests());
  if (requests.includes(specifier)) {
    const found = findImport(entry.handle.text(), specifier, name);
    if (found !== undefined) {
      return { ...found, entry, child: childOf(specifier, url) };
    }
  }
  for (const request of requests) {
    const found = findImporter(specifier, name, childOf(request, url), childOf, seen);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function arrowOf(importer, name) {
  const text = importer.entry.handle.text();
  const start = text.lastIndexOf('\n', importer.position - 1) + 1;
  const end = text.indexOf('\n', importer.position);
  const line = text.slice(0, start).split('\n').length;
  const underline = text.slice(start, importer.position).replace(/[^\t]/g, ' ') + '^'.repeat(name.length);
  return `${importer.entry.handle.url()}:${line}\n${text.slice(start, end < 0 ? undefined : end)}\n${underline}\n`;
}

function commonJsMessage(specifier, name, names) {
  const destructured = names.replace(/\s+as\s+/g, ': ').replace(/,?\s*\}$/, (tail) => tail.replace(',', ''));
  return `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, ` +
    'which may not support all module.exports as named exports.\n' +
    'CommonJS modules can always be imported via the default export, for example using:\n\n' +
    `import pkg from '${specifier}';\nconst ${destructured} = pkg;\n`;
}

function explainMissingExport(error, entry, childOf) {
  const match = error instanceof SyntaxError ? missing.exec(error.message) : null;
  if (match === null) {
    return error;
  }
  const [, specifier, name] = match;
  const importer = findImporter(specifier, name, entry, childOf);
  if (importer === undefined) {
    return error;
  }
  const explained = importer.child?.format === 'commonjs' ?
    new SyntaxError(commonJsMessage(specifier, name, importer.names)) :
    new SyntaxError(error.message);
  explained.stack = arrowOf(importer, name) + explained.stack;
  return explained;
}

module.exports = { explainMissingExport };
