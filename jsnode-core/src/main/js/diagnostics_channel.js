'use strict';

const { Channel, channel, hasSubscribers, subscribe, unsubscribe } = require('internal/diagnostics/channel');

module.exports = {
  channel,
  hasSubscribers,
  subscribe,
  tracingChannel(nameOrChannels) {
    const { TracingChannel } = require('internal/diagnostics/tracing_channel');
    return new TracingChannel(nameOrChannels);
  },
  unsubscribe,
  Channel,
};
