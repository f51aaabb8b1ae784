'use strict';

// The channels that built-in modules publish on. Until node:diagnostics_channel has been loaded nobody can have subscribed,
// and asking costs no more than this function.

let find;

/** The channel of this name if it has subscribers. */
function subscribed(name) {
  return find === undefined ? undefined : find(name);
}

/** Called by node:diagnostics_channel when it is loaded. */
function registerChannels(lookup) {
  find = lookup;
}

module.exports = { registerChannels, subscribed };
