'use strict';

// Which files are tests.

const { globSync } = require('fs');
const path = require('path');

const kExtensions = '{cjs,mjs,js,cts,mts,ts}';
const kPatterns = ['**/*.test', '**/*-test', '**/*_test', '**/test-*', '**/test', '**/test/**/*']
  .map((name) => `${name}.${kExtensions}`);

/** The files that match the patterns, or those with the names of tests; relative to cwd and sorted. */
function findFiles(patterns, cwd) {
  const given = patterns.length > 0;
  const found = new Set();
  for (const pattern of given ? patterns : kPatterns) {
    // A file that is named is a test wherever it is.
    if (given && require('fs').existsSync(path.resolve(cwd, pattern))) {
      found.add(pattern);
      continue;
    }
    for (const name of globSync(pattern, { cwd, exclude: (one) => one.split(path.sep).at(-1) === 'node_modules' })) {
      found.add(name);
    }
  }
  return [...found].sort();
}

/** Every `total`-th file, beginning with the `index`-th. */
function shardOf(files, shard) {
  return shard === undefined ? files : files.filter((_, i) => i % shard.total === shard.index - 1);
}

module.exports = { findFiles, shardOf };
