'use strict';

// Node's streams and the web's, turned into each other.

const { Duplex, PassThrough, Readable, Writable, finished } = require('stream');
const { buffer, json, text } = require('stream/consumers');

async function main() {
  console.log(await text(Readable.toWeb(Readable.from(['a', 'b']))));
  console.log(await Readable.fromWeb(ReadableStream.from(['c', 'd']), { objectMode: true }).toArray());
  console.log(await buffer(Readable.from([Buffer.from('e')])), await json(Readable.from(['{"f":1}'])));

  const written = [];
  const web = Writable.toWeb(new Writable({
    write(chunk, encoding, callback) {
      written.push(String(chunk));
      callback();
    },
  }));
  const writer = web.getWriter();
  await writer.write('g');
  await writer.close();
  console.log(written);

  const node = Writable.fromWeb(new WritableStream({ write: (chunk) => void written.push(chunk) }));
  node.end('h');
  await new Promise((resolve) => node.on('finish', resolve));
  console.log(written);

  const { readable, writable } = Duplex.toWeb(new PassThrough());
  const ends = writable.getWriter();
  ends.write('i');
  ends.close();
  console.log(await text(readable));

  const duplex = Duplex.fromWeb(new TransformStream({
    transform(chunk, controller) {
      controller.enqueue(String(Buffer.from(chunk)).toUpperCase());
    },
  }), { encoding: 'utf8' });
  duplex.end('j');
  console.log(await duplex.toArray());

  const failing = Readable.toWeb(new Readable({
    read() {
      this.destroy(new Error('boom'));
    },
  }));
  await failing.getReader().read().catch((error) => console.log(error.message));

  finished(new ReadableStream({ start: (controller) => controller.close() }), (error) => console.log('finished', error));
}

main();
