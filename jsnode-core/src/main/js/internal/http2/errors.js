'use strict';

// Errors that the protocol's implementation reports, with the numbers and texts that nghttp2 has for them.

const { captureStack } = require('internal/errors');
const { constants } = require('internal/http2/constants');

const texts = {
  __proto__: null,
  [-501]: 'Invalid argument',
  [-505]: 'Protocol error',
  [-508]: 'Data transfer deferred',
  [-509]: 'No more Stream ID available',
  [-510]: 'Stream was already closed or invalid',
  [-511]: 'Stream is closing',
  [-517]: 'GOAWAY has already been sent',
  [-522]: 'The length of the frame is invalid',
  [-523]: 'Header compression/decompression error',
  [-524]: 'Flow control error',
  [-528]: 'Server push is disabled by peer',
  [-533]: 'Stream was refused',
  [-534]: 'Internal error',
  [-537]: 'SETTINGS frame contained more than the maximum allowed entries',
  [-901]: 'Out of memory',
  [-902]: 'The user callback function failed',
  [-903]: 'Received bad client magic byte string',
  [-904]: 'Flooding was detected in this HTTP/2 session, and it must be closed',
};

function nghttp2ErrorString(number) {
  return texts[number] ?? 'Unknown error code';
}

class NghttpError extends Error {
  constructor(number, code) {
    super(nghttp2ErrorString(number));
    this.code = code || 'ERR_HTTP2_ERROR';
    this.errno = number;
    captureStack(this, `${super.name} [${this.code}]`, NghttpError);
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}

const errorCodes = [
  'NO_ERROR', 'PROTOCOL_ERROR', 'INTERNAL_ERROR', 'FLOW_CONTROL_ERROR', 'SETTINGS_TIMEOUT', 'STREAM_CLOSED', 'FRAME_SIZE_ERROR',
  'REFUSED_STREAM', 'CANCEL', 'COMPRESSION_ERROR', 'CONNECT_ERROR', 'ENHANCE_YOUR_CALM', 'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
];

/** `NGHTTP2_CANCEL` for 8; the number itself for one that has no name. */
function nameOfErrorCode(code) {
  const name = errorCodes[code];
  return name === undefined ? code : `NGHTTP2_${name}`;
}

const { NGHTTP2_FRAME_SIZE_ERROR, NGHTTP2_INTERNAL_ERROR } = constants;

/** The code that a peer is told for a number of nghttp2. */
function codeForPeer(number) {
  return number === -522 ? NGHTTP2_FRAME_SIZE_ERROR : NGHTTP2_INTERNAL_ERROR;
}

module.exports = { NghttpError, codeForPeer, nameOfErrorCode, nghttp2ErrorString };
