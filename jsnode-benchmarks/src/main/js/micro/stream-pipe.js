// 1 KB chunks through Readable.pipe, a Transform and a Writable: an operation is a chunk.
'use strict';
const { Readable, Transform, Writable } = require('node:stream');

const CHUNK = Buffer.alloc(1024, 'x');

exports.run = (n) => new Promise((resolve, reject) => {
  let left = n;
  let bytes = 0;
  const source = new Readable({ read() { this.push(left-- > 0 ? CHUNK : null); } });
  const through = new Transform({ transform(chunk, encoding, done) { done(null, chunk); } });
  const sink = new Writable({ write(chunk, encoding, done) { bytes += chunk.length; done(); } });
  sink.on('finish', () => (bytes === n * 1024 ? resolve() : reject(new Error(`${bytes} bytes`))));
  source.pipe(through).pipe(sink);
});
