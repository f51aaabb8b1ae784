'use strict';

// Modules that the embedder gives: `import orders from 'spring:orders'`, `require('spring:orders')`.

// By scheme with its colon: a function from URL to an object whose keys are the exports.
const schemes = new Map();
// Exports by URL: asked for once.
const given = new Map();

/** Adds a scheme; `give` gets the URL (`spring:orders`) and returns the exports. */
function registerScheme(name, give) {
  schemes.set(`${name}:`, give);
}

/** The scheme with its colon that a request has, if it is one of these. */
function schemeOf(request) {
  const end = request.indexOf(':');
  const scheme = end > 0 ? request.slice(0, end + 1) : '';
  return schemes.has(scheme) ? scheme : undefined;
}

function exportsOf(scheme, url) {
  if (!given.has(url)) {
    given.set(url, schemes.get(scheme)(url));
  }
  return given.get(url);
}

module.exports = { exportsOf, names: () => [...schemes.keys()], registerScheme, schemeOf };
