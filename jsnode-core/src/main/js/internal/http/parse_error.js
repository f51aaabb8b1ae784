'use strict';

const { Buffer } = require('buffer');

/** The error of a parser that stopped: `Parse Error: Invalid method encountered`, with llhttp's code. */
function parseError(parser) {
  const reason = parser.errorReason();
  const error = new Error(`Parse Error: ${reason}`);
  error.bytesParsed = parser.bytesParsed();
  error.code = parser.errorCode();
  error.reason = reason;
  error.rawPacket = Buffer.from(parser.input());
  return error;
}

// What HttpMessageParser.next() answers, and what proceed() takes.
const parts = { kNeedMore: 0, kHeaders: 1, kBody: 2, kComplete: 3, kError: 4, kUpgrade: 5 };
const proceed = { kNormal: 0, kSkipBody: 1, kUpgraded: 2 };
const flags = { kKeepAlive: 1 << 8, kUpgradeWanted: 1 << 9, kHost: 1 << 10, kExpect: 1 << 11 };

module.exports = { ...flags, ...parts, ...proceed, parseError };
