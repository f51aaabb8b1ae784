'use strict';

// Filters by tags: each is a tag that a test must have, in any case.

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateString } = require('internal/validators');
const { warnOfTags } = require('internal/test_runner/test_options');

/** Functions that say of a list of tags whether it passes. */
function filters(values, name) {
  if (values.length > 0) {
    warnOfTags();
  }
  return values.map((value, i) => {
    validateString(value, `${name}[${i}]`);
    if (value === '') {
      throw new ERR_INVALID_ARG_VALUE(`${name}[${i}]`, value, 'must not be an empty string');
    }
    const wanted = value.toLowerCase();
    return (tags) => tags.includes(wanted);
  });
}

module.exports = { filters };
