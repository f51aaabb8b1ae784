'use strict';

const { PingQueue } = require('internal/http2/ping_queue');
const { protocolDefaults } = require('internal/http2/settings');
const { SettingsQueue } = require('internal/http2/settings_queue');

// What a session keeps, besides what the protocol's side does.
class SessionState {
  constructor(options) {
    this.closed = false;
    this.destroyed = false;
    this.ready = false;
    this.destroyCode = 0;
    this.goawayCode = null;
    this.goawayLastStreamID = null;
    this.streams = new Map();
    this.pendingStreams = new Set();
    this.writing = false;
    this.scheduled = false;
    this.dispatching = false;
    this.progress = 0;
    this.seenProgress = 0;
    this.originSet = undefined;
    this.localSettings = { ...protocolDefaults };
    this.remoteSettings = { ...protocolDefaults };
    this.remoteCustom = undefined;
    this.pings = new PingQueue(options.maxOutstandingPings ?? 10);
    this.settings = new SettingsQueue(options.maxOutstandingSettings ?? 10);
    this.startTime = 0;
    this.streamCount = 0;
    this.maxConcurrent = 0;
    this.framesSent = 0;
    this.bytesRead = 0;
    this.bytesWritten = 0;
    // The peer does not read what it is sent.
    this.unresponsive = false;
  }
}

module.exports = { SessionState };
