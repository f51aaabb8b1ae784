'use strict';

// The options of sessions that are the protocol's business.

const { constants } = require('internal/http2/constants');
const { kType } = require('internal/http2/symbols');

const MEGABYTE = 1_000_000;

/** What the binding wants to know. */
function engineOptions(session, options) {
  const server = session[kType] === constants.NGHTTP2_SESSION_SERVER;
  return {
    maxHeaderPairs: Math.max(options.maxHeaderListPairs ?? 128, server ? 4 : 1),
    maxHeaderListSize: options.settings?.maxHeaderSize ?? options.settings?.maxHeaderListSize ??
      constants.DEFAULT_SETTINGS_MAX_HEADER_LIST_SIZE,
    maxSendHeaderBlockLength: options.maxSendHeaderBlockLength ?? 65536,
    maxInvalidFrames: finite(options.maxSessionInvalidFrames, 1000),
    maxRejectedStreams: finite(options.maxSessionRejectedStreams, 100),
    maxQueuedBytes: (options.maxSessionMemory ?? 10) * MEGABYTE,
    maxSettings: options.maxSettings ?? 32,
    maxReservedStreams: options.maxReservedRemoteStreams ?? 200,
    peerMaxConcurrentStreams: options.peerMaxConcurrentStreams ?? 100,
    padding: options.paddingStrategy ?? constants.PADDING_STRATEGY_NONE,
    resetBurst: options.streamResetBurst ?? 1000,
    resetRate: options.streamResetRate ?? 33,
    strictWhitespace: options.strictFieldWhitespaceValidation !== false,
  };
}

function finite(value, otherwise) {
  return Math.min(value ?? otherwise, 2 ** 31 - 1);
}

module.exports = { engineOptions };
