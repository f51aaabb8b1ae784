'use strict';
const fs = require('fs');
const { pipeline } = require('stream/promises');
const dir = fs.mkdtempSync('/tmp/jsnode-streams-');
process.chdir(dir);
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));

async function read(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return typeof chunks[0] === 'string' ? chunks : chunks.map((c) => c.toString());
}

async function main() {
  fs.writeFileSync('digits', '0123456789');
  console.log(await read(fs.createReadStream('digits', { start: 2, end: 5 })));
  console.log(await read(fs.createReadStream('digits', { highWaterMark: 4 })));
  console.log(await read(fs.createReadStream('digits', { encoding: 'hex', highWaterMark: 3 })));
  console.log(await read(fs.ReadStream('digits')));
  const fd = fs.openSync('digits');
  const fromFd = fs.createReadStream(null, { fd, autoClose: false, start: 7 });
  console.log(await read(fromFd), fromFd.bytesRead, fromFd.pending);
  fs.closeSync(fd);

  const out = fs.createWriteStream('out');
  console.log(out.pending, out.path);
  out.on('open', (n) => console.log('open', typeof n)).on('ready', () => console.log('ready'));
  out.write('one ');
  out.write(Buffer.from('two '));
  out.end('three');
  await new Promise((resolve) => out.on('finish', () => console.log('finish', out.bytesWritten)).on('close', resolve));
  console.log(fs.readFileSync('out', 'utf8'), out.closed, out.pending);

  await new Promise((resolve) => fs.createWriteStream('out', { flags: 'r+', start: 4 }).end('TWO', resolve));
  console.log(fs.readFileSync('out', 'utf8'));
  await new Promise((resolve) => fs.createWriteStream('out', { flags: 'a', flush: true }).end('!').on('close', resolve));
  console.log(fs.readFileSync('out', 'utf8'));

  await pipeline(fs.createReadStream('out'), fs.createWriteStream('copy'));
  console.log(fs.readFileSync('copy', 'utf8'));

  await new Promise((resolve) => fs.createReadStream('missing').on('error', (e) => console.log(e.message)).on('close', resolve));
  await new Promise((resolve) => fs.createWriteStream('missing/x').on('error', (e) => console.log(e.message)).on('close', resolve));

  const controller = new AbortController();
  const aborted = fs.createReadStream('digits', { signal: controller.signal });
  controller.abort();
  await new Promise((resolve) => aborted.on('error', (e) => console.log(e.name, e.code)).on('close', resolve));

  const calls = [];
  const custom = {
    open: (...a) => { calls.push('open'); fs.open(...a); },
    read: (...a) => { calls.push('read'); fs.read(...a); },
    close: (...a) => { calls.push('close'); fs.close(...a); },
  };
  console.log(await read(fs.createReadStream('digits', { fs: custom })), calls);

  function Old(...args) {
    fs.ReadStream.apply(this, args);
  }
  Object.setPrototypeOf(Old.prototype, fs.ReadStream.prototype);
  console.log(await read(new Old('digits')), new Old('digits') instanceof fs.ReadStream);
}

main();
