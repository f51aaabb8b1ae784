'use strict';

// A runtime that is kept ready for a reload loads packages before it loads the application: those that the application
// evaluates before any module of its own, which so can tell no difference. The present runtime says which these are, and
// before the application is loaded its modules are linked, without being evaluated, to see whether they still come first.

const esm = require('internal/modules/esm/loader');
const hooks = require('internal/modules/hooks');
const resolution = require('internal/modules/resolution');

const withoutCode = ['builtin', 'scheme', 'json', 'text'];

const isOfPackage = (url) => url.startsWith('file:') && url.includes('/node_modules/');

const baseOf = (root) => resolution.urlFromPath(`${root}/noop.js`);

/** Collects URLs into `order`; false where the next to be evaluated is not to be, or cannot be, evaluated ahead. */
function collect(url, order, seen) {
  if (seen.has(url)) {
    return true;
  }
  seen.add(url);
  const entry = esm.loadedAt(url);
  if (entry === undefined) {
    return false;
  }
  const { format, handle } = entry;
  if (withoutCode.includes(format)) {
    return true;
  }
  if (isOfPackage(url)) {
    if (format === 'module' && handle.isGraphAsync()) {
      return false;
    }
    order.push(url);
    return true;
  }
  if (format === 'module') {
    Array.from(handle.requests()).every((specifier) => collect(esm.resolve(specifier, url), order, seen));
  }
  return false;
}

function packagesFrom(url) {
  const order = [];
  collect(url, order, new Set());
  return order;
}

const isHooked = () => hooks.hasResolve() || hooks.hasLoad() || hooks.hasAsync();

/** Modules of packages that the module `specifier` of the folder `root`, which was loaded, evaluated before others. */
function packagesAhead(root, specifier) {
  return isHooked() ? [] : packagesFrom(esm.resolve(specifier, baseOf(root)));
}

async function loadAhead(urls) {
  for (const url of urls) {
    await esm.evaluate(esm.moduleAt(url, []));
  }
}

/** Whether `urls` are what the module, as its file is now, evaluates first. */
function areFirst(root, specifier, urls) {
  let order;
  try {
    const url = esm.resolve(specifier, baseOf(root));
    esm.instantiate(esm.moduleAt(url, []));
    order = packagesFrom(url);
  } catch {
    // It cannot be loaded, which who loads it is told.
    return true;
  }
  return urls.every((url, index) => order[index] === url);
}

module.exports = { areFirst, loadAhead, packagesAhead };
