'use strict';

// Modules that a test has replaced, by URL. An ES module that replaces another has a URL of its own, since the engine
// keeps modules by their URL.

const kScheme = 'mock-module:';

const mocks = new Map();
const byOwnUrl = new Map();

/** `mock` has `names` and `namespace()` for import, `exports()` for require and `isCached`. */
function add(url, mock) {
  mocks.set(url, mock);
}

function remove(url) {
  mocks.delete(url);
}

function find(url) {
  return mocks.get(url);
}

let count = 0;

/** The URL of what stands in for the module at a URL; without a mock the URL itself. */
function redirect(url) {
  const mock = mocks.get(url);
  if (mock === undefined) {
    return url;
  }
  if (mock.ownUrl === undefined || !mock.isCached) {
    mock.ownUrl = `${kScheme}${++count}:${url}`;
    byOwnUrl.set(mock.ownUrl, mock);
  }
  return mock.ownUrl;
}

/** The mock whose own URL this is, or undefined. */
function at(ownUrl) {
  return ownUrl.startsWith(kScheme) ? byOwnUrl.get(ownUrl) : undefined;
}

module.exports = { add, any: () => mocks.size > 0, at, find, redirect, remove };
