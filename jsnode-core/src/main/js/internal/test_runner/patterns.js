'use strict';

// Name patterns: a text between slashes is a regular expression with its flags, any other is the source of one.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { isRegExp } = require('util/types');

const kSlashed = /^\/(.*)\/([a-z]*)$/s;

function toRegExp(text, name) {
  const [, source, flags] = kSlashed.exec(text) ?? [null, text, undefined];
  try {
    return new RegExp(source, flags || undefined);
  } catch (error) {
    throw new ERR_INVALID_ARG_VALUE(name, text, `is an invalid regular expression. ${error.message}`);
  }
}

/** The patterns of an option of run(): one or several texts or regular expressions. */
function patternsOption(value, name) {
  if (value === undefined || value === null) {
    return [];
  }
  const list = Array.isArray(value) ? value : [value];
  return list.map((one, i) => {
    if (isRegExp(one)) {
      return one;
    }
    const itemName = Array.isArray(value) ? `${name}[${i}]` : name;
    if (typeof one === 'string') {
      return toRegExp(one, itemName);
    }
    throw new ERR_INVALID_ARG_TYPE(itemName, ['string', 'RegExp'], one);
  });
}

module.exports = { patternsOption, toRegExp };
