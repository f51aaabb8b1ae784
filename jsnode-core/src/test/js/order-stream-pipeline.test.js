const { pipeline, Transform, Readable, Writable } = require('stream');
pipeline(
  Readable.from(['x', 'y', 'z']),
  new Transform({ transform(chunk, enc, cb) { cb(null, chunk.toString().toUpperCase()); } }),
  new Writable({ write(chunk, enc, cb) { console.log('write', chunk.toString()); setImmediate(cb); }, final(cb) { console.log('final'); cb(); } }),
  (error) => console.log('done', error));
setImmediate(() => console.log('immediate'));
