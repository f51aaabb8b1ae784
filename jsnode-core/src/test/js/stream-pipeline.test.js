'use strict';

// pipeline, finished and compose: order of events, errors, aborts.

const { PassThrough, Readable, Transform, Writable, compose, finished, pipeline } = require('stream');
const promises = require('stream/promises');

const upper = () => new Transform({
  objectMode: true,
  transform(chunk, encoding, callback) {
    callback(null, String(chunk).toUpperCase());
  },
});
const sink = (chunks) => new Writable({
  objectMode: true,
  write(chunk, encoding, callback) {
    chunks.push(chunk);
    callback();
  },
});

async function main() {
  const chunks = [];
  await promises.pipeline(Readable.from(['a', 'b']), upper(), sink(chunks));
  console.log('chunks', chunks);

  await promises.pipeline(Readable.from([1, 2, 3]), async function* (source) {
    for await (const number of source) {
      yield number * 2;
    }
  }, async (source) => {
    for await (const number of source) {
      console.log('number', number);
    }
  });

  const failing = new Transform({
    transform(chunk, encoding, callback) {
      callback(new Error('boom'));
    },
  });
  const destination = sink([]);
  await promises.pipeline(Readable.from(['x']), failing, destination).catch((error) => {
    console.log('failed', error.message, destination.destroyed);
  });

  const controller = new AbortController();
  const endless = new Readable({ read() {} });
  const aborted = promises.pipeline(endless, new PassThrough(), sink([]), { signal: controller.signal });
  controller.abort();
  await aborted.catch((error) => console.log(error.name, error.code, endless.destroyed));

  const destroyed = new PassThrough();
  destroyed.destroy();
  try {
    pipeline(Readable.from(['x']), destroyed, () => {});
  } catch (error) {
    console.log(error.code);
  }

  const early = new PassThrough();
  finished(early, (error) => console.log('finished', error.code));
  early.destroy();
  await new Promise((resolve) => early.on('close', resolve));

  const composed = compose(upper(), async function* (source) {
    for await (const chunk of source) {
      yield `${chunk}!`;
    }
  });
  composed.end('c');
  console.log('composed', await composed.toArray());
}

main();
