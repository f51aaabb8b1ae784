'use strict';

const { normalizeAlgorithm } = require('internal/crypto/webcrypto_algorithms');
const { toBytes } = require('internal/crypto/util');
const native = binding('hash');

async function digest(algorithm, data) {
  const bytes = copyBytes(data, 'data');
  const { name, outputLength } = normalizeAlgorithm(algorithm, 'digest');
  const handle = native.createHash(name);
  handle.update(bytes.buffer, 0, bytes.length);
  return handle.digest(outputLength === undefined ? handle.size() : outputLength / 8);
}

/** Bytes as they are now: what the caller does with his buffer later does not matter. */
function copyBytes(data, name) {
  return Uint8Array.prototype.slice.call(toBytes(data, name, undefined,
                                                 ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView']));
}

module.exports = { copyBytes, digest };
