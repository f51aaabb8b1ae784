'use strict';

// Stands in for the WebJar's defaults: Node 24 buffers 64 KiB.

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateInteger } = require('internal/validators');

const defaults = { bytes: 64 * 1024, objects: 16 };

function getDefaultHighWaterMark(objectMode) {
  return objectMode ? defaults.objects : defaults.bytes;
}

function setDefaultHighWaterMark(objectMode, value) {
  validateInteger(value, 'value', 0);
  defaults[objectMode ? 'objects' : 'bytes'] = value;
}

/**
 * The option `highWaterMark`, or in a Duplex `readableHighWaterMark` / `writableHighWaterMark`, or else the default.
 */
function getHighWaterMark(state, options, duplexKey, isDuplex) {
  const value = options.highWaterMark ?? (isDuplex ? options[duplexKey] : undefined);
  if (value == null) {
    return getDefaultHighWaterMark(state.objectMode);
  }
  if (!Number.isInteger(value) || value < 0) {
    throw new ERR_INVALID_ARG_VALUE(isDuplex ? `options.${duplexKey}` : 'options.highWaterMark', value);
  }
  return value;
}

module.exports = { getHighWaterMark, getDefaultHighWaterMark, setDefaultHighWaterMark };
