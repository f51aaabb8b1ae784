'use strict';

// The channels that built-in modules publish on. Until node:diagnostics_channel has been loaded nobody can have subscribed,
// and asking costs no more than this function.

let find;

/** The channel of this name if it has subscribers. */
function subscribed(name) {
  return find === undefined ? undefined : find(name);
}

const operations = new Map();

/** The traced operation of this name if somebody hears of it. */
function traced(name) {
  if (find === undefined) {
    return undefined;
  }
  let operation = operations.get(name);
  if (operation === undefined) {
    const { TracingChannel } = require('internal/diagnostics/tracing_channel');
    operation = new TracingChannel(name);
    operations.set(name, operation);
  }
  return operation.hasSubscribers ? operation : undefined;
}

/** Called by node:diagnostics_channel when it is loaded. */
function registerChannels(lookup) {
  find = lookup;
}

module.exports = { registerChannels, subscribed, traced };
