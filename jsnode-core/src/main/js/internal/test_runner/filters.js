'use strict';

// Which tests run: by name, by tag, and only those that say so.

class Filters {
  #config;

  constructor(config) {
    this.#config = config;
  }

  get isActive() {
    const { namePatterns, only, skipPatterns, tagFilters } = this.#config;
    return only || namePatterns.length > 0 || skipPatterns.length > 0 || tagFilters.length > 0;
  }

  /** Whether a test is left out, as far as can be said when it is defined. */
  excludes(test, parent) {
    return this.#excludedByOnly(test, parent) || this.#excludedByName(test) || this.#excludedByTags(test);
  }

  #excludedByOnly(test, parent) {
    if (test.only) {
      return false;
    }
    if (parent.runOnlySubtests) {
      return true;
    }
    return this.#config.only && parent.parent === null;
  }

  #excludedByName(test) {
    const { namePatterns, skipPatterns } = this.#config;
    if (namePatterns.length > 0 && !matches(test, namePatterns)) {
      return true;
    }
    return skipPatterns.length > 0 && matches(test, skipPatterns);
  }

  #excludedByTags(test) {
    const { tagFilters } = this.#config;
    return tagFilters.length > 0 && !tagFilters.every((filter) => filter(test.tags));
  }

  /** Whether a suite is left out; decides on its subtests too. It must be built. */
  excludesSuite(suite) {
    if (this.#config.only) {
      if (suite.parent.parent === null && !suite.only && !containsOnly(suite)) {
        return true;
      }
      this.#keepOnly(suite);
    }
    return !this.#keepsSuite(suite);
  }

  #keepOnly(suite) {
    if (!containsOnly(suite)) {
      return;
    }
    for (const test of suite.subtests) {
      if (!test.only && !(test.isSuite && containsOnly(test))) {
        exclude(test);
      }
    }
  }

  /** Where one process has all files, `only` needs no option: it holds as soon as a test of them says so. */
  applyOnly(root) {
    if (!containsOnly(root)) {
      return;
    }
    this.#config.only = true;
    for (const test of root.subtests) {
      if (!test.isSuite && !test.only) {
        exclude(test);
      }
    }
  }

  #keepsSuite(suite) {
    if (suite.filtered) {
      return false;
    }
    if (!this.isActive) {
      return true;
    }
    const itself = !this.#excludedByName(suite) && !this.#excludedByTags(suite);
    return itself || suite.subtests.some((test) => (test.isSuite ? this.#keepsSuite(test) : !test.filtered));
  }
}

function exclude(test) {
  test.filtered = true;
  test.settled = true;
  test.resolveFinished();
}

function containsOnly(suite) {
  return suite.subtests.some((test) => test.only || (test.isSuite && containsOnly(test)));
}

function matches(test, patterns) {
  for (let one = test; one.parent !== null; one = one.parent) {
    if (patterns.some((pattern) => search(pattern, one.name))) {
      return true;
    }
  }
  const names = [];
  for (let one = test; one.parent !== null; one = one.parent) {
    names.unshift(one.name);
  }
  const path = names.join(' ');
  return patterns.some((pattern) => search(pattern, path));
}

// A pattern with the flag g keeps a position between calls.
function search(pattern, text) {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

module.exports = { Filters };
