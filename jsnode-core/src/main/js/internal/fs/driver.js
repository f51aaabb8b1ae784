'use strict';

// Algorithms that exist as sync and async functions (cp, glob, recursive readdir) are generators: they yield what a
// file operation returned and get its result, at once or after the promise is settled.

/** Runs a generator whose operations have worked already. */
function runSync(steps) {
  let step = steps.next();
  while (!step.done) {
    step = steps.next(step.value);
  }
  return step.value;
}

/** Runs a generator whose operations return promises. */
async function runAsync(steps) {
  let step = steps.next();
  while (!step.done) {
    let result;
    let failed = false;
    try {
      result = await step.value;
    } catch (error) {
      failed = true;
      result = error;
    }
    step = failed ? steps.throw(result) : steps.next(result);
  }
  return step.value;
}

let syncOperations;
let asyncOperations;

function getSyncOperations() {
  if (syncOperations === undefined) {
    const sync = require('internal/fs/sync');
    syncOperations = { __proto__: null };
    for (const name of Object.keys(sync)) {
      if (name.endsWith('Sync')) {
        syncOperations[name.slice(0, -4)] = sync[name];
      }
    }
  }
  return syncOperations;
}

function getAsyncOperations() {
  return asyncOperations ??= require('internal/fs/promises').exports;
}

module.exports = { getAsyncOperations, getSyncOperations, runAsync, runSync };
