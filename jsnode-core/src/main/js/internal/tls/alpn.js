'use strict';

const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { isArrayBufferView } = require('internal/util/types');

/** Sets `out.ALPNProtocols` to the protocols as TLS sends them: each after its length. */
function convertALPNProtocols(protocols, out) {
  if (Array.isArray(protocols)) {
    const parts = protocols.map((protocol, i) => {
      const bytes = Buffer.from(protocol);
      if (bytes.length > 255) {
        throw new ERR_OUT_OF_RANGE(
          `The byte length of the protocol at index ${i} exceeds the maximum length.`, '<= 255', bytes.length, true);
      }
      return Buffer.concat([Buffer.from([bytes.length]), bytes]);
    });
    out.ALPNProtocols = Buffer.concat(parts);
  } else if (isArrayBufferView(protocols)) {
    const bytes = Buffer.from(protocols.buffer.slice(
      protocols.byteOffset, protocols.byteOffset + protocols.byteLength));
    protocolNames(bytes);
    out.ALPNProtocols = bytes;
  }
}

/** The names in what convertALPNProtocols() makes. */
function protocolNames(bytes) {
  const names = [];
  for (let i = 0; i < bytes.length; i += bytes[i] + 1) {
    if (i + bytes[i] + 1 > bytes.length) {
      throw new ERR_INVALID_ARG_VALUE('ALPNProtocols', bytes, 'contains truncated protocol');
    }
    names.push(bytes.toString('latin1', i + 1, i + 1 + bytes[i]));
  }
  return names;
}

module.exports = { convertALPNProtocols, protocolNames };
