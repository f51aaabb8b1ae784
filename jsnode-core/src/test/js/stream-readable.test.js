'use strict';

// Readable: modes, encodings, iteration, iterator helpers, errors.

const { Duplex, Readable, duplexPair, isDisturbed, isReadable } = require('stream');

async function main() {
  console.log(await Readable.from([1, 2, 3, 4]).filter((n) => n % 2 === 0).map(async (n) => n * 10).toArray());
  console.log(await Readable.from([1, 2, 3]).reduce((sum, n) => sum + n, 0), await Readable.from([1, 2]).some((n) => n > 1));
  console.log(await Readable.from([[1], [2, 3]]).flatMap((list) => list).drop(1).take(1).toArray());

  const text = new Readable({ read() {} });
  text.setEncoding('utf8');
  const bytes = Buffer.from('häß');
  text.push(bytes.subarray(0, 2));
  text.push(bytes.subarray(2));
  text.push(null);
  const parts = [];
  for await (const part of text) {
    parts.push(part);
  }
  console.log(parts.join(''), text.readableEncoding, text.destroyed);

  const events = [];
  const paused = new Readable({ read() {} });
  for (const name of ['readable', 'end', 'close', 'pause', 'resume']) {
    paused.on(name, () => events.push(name));
  }
  paused.on('readable', () => {
    while (paused.read() !== null);
  });
  paused.push('x');
  paused.push(null);
  await new Promise((resolve) => paused.on('close', resolve));
  console.log(events.join());

  const views = new Readable({ read() {} });
  views.push(new Uint16Array([1, 2]));
  console.log(views.read());
  for (const bad of [1, {}]) {
    const stream = new Readable({ read() {} });
    stream.on('error', (error) => console.log(error.code, error.message));
    stream.push(bad);
  }
  const ended = new Readable({ read() {} });
  ended.on('error', (error) => console.log(error.code));
  ended.push(null);
  ended.push('late');
  await new Promise((resolve) => ended.on('close', resolve));

  const [left, right] = duplexPair();
  left.write('ping');
  right.on('data', (chunk) => console.log('right', String(chunk)));
  right.on('end', () => console.log('right ended'));
  left.end();
  await new Promise((resolve) => right.on('end', resolve));

  const halfOpen = new Duplex({ read() {}, write(chunk, encoding, callback) { callback(); } });
  halfOpen.push('only');
  halfOpen.push(null);
  for await (const chunk of halfOpen) {
    console.log(String(chunk));
  }
  console.log(halfOpen.destroyed, isReadable(halfOpen), isDisturbed(halfOpen), halfOpen.writable);
  console.log(new Readable().readableHighWaterMark, new Readable({ objectMode: true }).readableHighWaterMark);
  console.log(new Duplex().eventNames(), Object.keys(require('stream')).join());
}

main();
