'use strict';

// The engine keeps parsed code itself, for all runtimes of the JVM. What is handed out as cached data only tells whether
// it was made from the same source by the same version, which is what callers ask it.

const { Buffer } = require('buffer');
const { createHash } = require('crypto');

const kMagic = 'jsnode\0';

function produce(source) {
  const digest = createHash('sha256').update(`${process.version}\0${source}`).digest();
  return Buffer.concat([Buffer.from(kMagic, 'latin1'), digest]);
}

function accepts(data, source) {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).equals(produce(source));
}

module.exports = { accepts, produce };
