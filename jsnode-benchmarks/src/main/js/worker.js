// Measures a file of this folder, in jsnode and in Node alike: node worker.js micro/buffer-from.js
// The file exports run(n), which does n operations (a promise is awaited) and throws, or rejects, when a result is wrong.
//
// On standard input a line "run <millis>" is answered by "done <operations> <nanos> 0 0 <errors> <first error>".
// With --once it runs for two seconds, prints the operations of a second, and ends: for a quick look.
'use strict';
const path = require('node:path');

const SLICE_NANOS = 20_000_000n;

const { run } = require(path.resolve(__dirname, process.argv[2]));
let batch = 1;

async function measure(millis) {
  const start = process.hrtime.bigint();
  const end = start + BigInt(millis) * 1_000_000n;
  let operations = 0;
  let now = start;
  let before;
  do {
    before = now;
    await run(batch);
    operations += batch;
    now = process.hrtime.bigint();
    if (now - before < SLICE_NANOS / 2n) {
      batch *= 2;
    } else if (now - before > SLICE_NANOS * 4n && batch > 1) {
      batch = Math.ceil(batch / 2);
    }
    await new Promise(setImmediate);
  } while (now < end);
  return { operations, nanos: process.hrtime.bigint() - start };
}

async function answer(line) {
  try {
    const { operations, nanos } = await measure(Number(line.split(' ')[1]));
    console.log(`done ${operations} ${nanos} 0 0 0`);
  } catch (error) {
    console.log(`done 0 1 0 0 1 ${String(error).replaceAll('\n', ' ')}`);
  }
}

async function once() {
  for (let i = 0; i < 5; i++) {
    const { operations, nanos } = await measure(2000);
    console.log(`${process.argv[2]}: ${Math.round(operations * 1e9 / Number(nanos))}/s`);
  }
}

if (process.argv[3] === '--once') {
  once();
} else {
  let text = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', async (data) => {
    text += data;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      await answer(line);
    }
  });
  process.stdin.on('end', () => process.exit());
}
