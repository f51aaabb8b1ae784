'use strict';

// Where a test was written: file, line and column of the call.

const { captureFrames } = require('internal/util/call_sites');

function fileOf(name) {
  return name.startsWith('file:') ? require('url').fileURLToPath(name) : name;
}

/** The first frame above `above`; undefined where there is none. */
function locationAbove(above) {
  const [frame] = captureFrames(1, above);
  const name = frame?.getFileName();
  if (typeof name !== 'string' || name === '') {
    return undefined;
  }
  return { line: frame.getLineNumber() ?? 0, column: frame.getColumnNumber() ?? 0, file: fileOf(name) };
}

module.exports = { locationAbove };
