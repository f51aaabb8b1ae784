'use strict';

// The module of --test-global-setup: what it exports runs once before and once after all tests.

const path = require('path');
const { pathToFileURL } = require('url');

/** `{ globalSetup, globalTeardown }`, either may be undefined. */
async function loadGlobalSetup(file, cwd) {
  if (file === undefined || file === null) {
    return {};
  }
  const { importFrom } = require('internal/modules/run_main');
  const loaded = await importFrom(cwd, pathToFileURL(path.resolve(cwd, file)).href);
  return { ...loaded.default, ...loaded };
}

/** Runs the setup; the function that is returned runs the teardown, once. */
async function setUp(file, cwd) {
  const { globalSetup, globalTeardown } = await loadGlobalSetup(file, cwd);
  await globalSetup?.();
  let done;
  return () => (done ??= Promise.resolve(globalTeardown?.()));
}

module.exports = { setUp };
