'use strict';

// Writable: buffering, corking, callbacks, errors, disposal.

const { Writable } = require('stream');

const log = [];
const batches = new Writable({
  highWaterMark: 4,
  writev(chunks, callback) {
    log.push(`writev ${chunks.map(({ chunk }) => chunk).join()}`);
    callback();
  },
  final(callback) {
    log.push('final');
    callback();
  },
});
batches.on('drain', () => log.push('drain'));
batches.on('finish', () => log.push('finish'));
batches.on('close', () => log.push('close'));
batches.cork();
log.push(batches.write('ab'), batches.write('cd'), batches.writableNeedDrain, batches.writableLength);
batches.uncork();
batches.end((error) => log.push(`ended ${error}`));

batches.on('close', async () => {
  console.log(log);
  for (const write of [
    (stream) => stream.write(null),
    (stream) => stream.write({}),
    (stream) => stream.write('x', 'no such encoding'),
  ]) {
    const stream = new Writable({ write(chunk, encoding, callback) { callback(); } });
    try {
      write(stream);
    } catch (error) {
      console.log(error.code, error.message);
    }
  }

  const late = new Writable({ write(chunk, encoding, callback) { callback(); } });
  late.on('error', (error) => console.log('event', error.code));
  late.end();
  late.write('x', (error) => console.log('callback', error.code));
  await new Promise((resolve) => late.on('close', resolve));

  const failing = new Writable({ write(chunk, encoding, callback) { callback(new Error('disk full')); } });
  failing.on('error', (error) => console.log('event', error.message, failing.errored === error));
  failing.write('x', (error) => console.log('callback', error.message));
  await new Promise((resolve) => failing.on('close', resolve));

  const disposed = new Writable({ write(chunk, encoding, callback) { callback(); } });
  disposed.on('error', (error) => console.log(error.name));
  await disposed[Symbol.asyncDispose]();
  console.log(disposed.destroyed, disposed.writableAborted);
});
