'use strict';

// The web streams: reading, piping, teeing, byte streams, strategies, inspection, brands.

const { inspect } = require('util');

async function report(name, action) {
  try {
    console.log(name, await action());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
}

function numbers(...values) {
  return new ReadableStream({
    start(controller) {
      for (const value of values) {
        controller.enqueue(value);
      }
      controller.close();
    },
  });
}

async function collect(stream) {
  const result = [];
  for await (const value of stream) {
    result.push(value);
  }
  return result;
}

async function main() {
  await report('iterate', () => collect(numbers(1, 2, 3)));
  await report('transform', () => collect(numbers(1, 2).pipeThrough(new TransformStream({
    transform(chunk, controller) {
      controller.enqueue(chunk * 2);
    },
    flush(controller) {
      controller.enqueue('end');
    },
  }))));
  await report('tee', async () => Promise.all(numbers(1, 2).tee().map(collect)));
  await report('from', () => collect(ReadableStream.from([Promise.resolve('a'), 'b'])));
  await report('pipeTo', async () => {
    const written = [];
    await numbers(1, 2).pipeTo(new WritableStream({ write: (chunk) => void written.push(chunk) }));
    return written;
  });
  await report('pipeTo fails', () => numbers(1).pipeTo(new WritableStream({
    write() {
      throw new TypeError('full');
    },
  })));
  await report('pipeTo aborted', () => numbers(1).pipeTo(new WritableStream(), { signal: AbortSignal.abort() }));

  const bytes = new ReadableStream({
    type: 'bytes',
    pull({ byobRequest }) {
      byobRequest.view.set([7, 8]);
      byobRequest.respond(2);
    },
  });
  const reader = bytes.getReader({ mode: 'byob' });
  await report('byob', () => reader.read(new Uint8Array(4)));
  await report('byob min', () => reader.read(new Uint8Array(4), { min: 4 }));
  await report('byob empty', () => reader.read(new Uint8Array(0)));

  await report('text', () => collect(numbers('a\ud83d', '\ude00b').pipeThrough(new TextEncoderStream())));
  await report('decode', () => collect(numbers(new Uint8Array([0xc3]), new Uint8Array([0xa4]))
    .pipeThrough(new TextDecoderStream())));

  const locked = new ReadableStream();
  locked.getReader();
  await report('locked', () => locked.getReader());
  await report('cancel', () => locked.cancel());
  await report('brand', () => ReadableStream.prototype.getReader.call({}));
  await report('brand promise', () => WritableStream.prototype.close.call({}));
  await report('illegal', () => new ReadableByteStreamController());
  await report('type', () => new ReadableStream({ type: 'x' }));
  await report('highWaterMark', () => new WritableStream({}, { highWaterMark: -1 }));
  await report('strategy', () => new CountQueuingStrategy());
  await report('iterable', () => ReadableStream.from(1));
  await report('released', async () => {
    const released = new ReadableStream().getReader();
    const read = released.read();
    released.releaseLock();
    return read;
  });
  const writer = new WritableStream().getWriter();
  await writer.close();
  await report('closed', () => writer.write('x'));
  console.log(inspect(new TransformStream()), inspect(new ReadableStream({ type: 'bytes' })));
  console.log(Object.prototype.toString.call(new WritableStream()), Object.keys(ReadableStream.prototype).join());
}

main();
