'use strict';

// The options of the command line, NODE_OPTIONS included. Inside an application there are none.

const given = new Map();

/** pairs: name without dashes and value in turn; flags have 'true' or 'false'. */
function setOptions(pairs) {
  for (let i = 0; i < pairs.length; i += 2) {
    const values = given.get(pairs[i]);
    if (values === undefined) {
      given.set(pairs[i], [pairs[i + 1]]);
    } else {
      values.push(pairs[i + 1]);
    }
  }
}

/** The last value of `name` (without dashes), or undefined. */
function getOptionValue(name) {
  return given.get(name)?.at(-1);
}

/** All values of `name`, in order. */
function getOptionValues(name) {
  return given.get(name) ?? [];
}

/** Whether the flag was given and not turned off again. */
function isOn(name) {
  return getOptionValue(name) === 'true';
}

/** Whether the flag was turned off by `--no-name`. */
function isOff(name) {
  return getOptionValue(name) === 'false';
}

module.exports = { getOptionValue, getOptionValues, isOff, isOn, setOptions };
