'use strict';
const fs = require('fs');
const dir = fs.mkdtempSync('/tmp/jsnode-fds-');
process.chdir(dir);
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));

// Append and read through one descriptor.
let fd = fs.openSync('log', 'a+');
console.log(fs.writeSync(fd, 'one\n'), fs.writeSync(fd, 'two\n', 0));
const buffer = Buffer.alloc(16);
console.log(fs.readSync(fd, buffer, 0, 16, 0), JSON.stringify(buffer.toString('utf8', 0, 8)), fs.readSync(fd, buffer));
fs.closeSync(fd);

// Positions.
fd = fs.openSync('data', 'w+');
fs.writeSync(fd, 'abcdef');
fs.writeSync(fd, 'XY', 2);
fs.writeSync(fd, 'g');
console.log(fs.readFileSync('data', 'utf8'));
console.log(fs.readSync(fd, buffer, { position: 1n, length: 3 }), buffer.toString('utf8', 0, 3));
fs.ftruncateSync(fd, 2);
console.log(fs.fstatSync(fd).size);
fs.ftruncateSync(fd, 5);
console.log(fs.readFileSync('data'));

// The descriptor outlives its name.
fs.unlinkSync('data');
console.log(fs.fstatSync(fd).size, fs.fstatSync(fd).nlink, fs.existsSync('data'));
fs.fchmodSync(fd, 0o604);
console.log((fs.fstatSync(fd).mode & 0o777).toString(8));
fs.futimesSync(fd, 100, 200);
console.log(fs.fstatSync(fd).mtime.toISOString());
fs.closeSync(fd);

// Exclusive, modes, umask.
console.log(fs.writeFileSync('x', 'x', { mode: 0o666, flag: 'wx' }), (fs.statSync('x').mode & 0o777).toString(8));
const old = process.umask(0o077);
fs.writeFileSync('y', 'y');
fs.mkdirSync('dir');
console.log((fs.statSync('y').mode & 0o777).toString(8), (fs.statSync('dir').mode & 0o777).toString(8));
process.umask(old);

// Several buffers.
fd = fs.openSync('v', 'w+');
console.log(fs.writevSync(fd, [Buffer.from('ab'), new Uint16Array([0x4443]), Buffer.from('ef')]));
const parts = [Buffer.alloc(1), Buffer.alloc(10)];
console.log(fs.readvSync(fd, parts, 1), parts[0], parts[1].toString('latin1', 0, 4));
fs.closeSync(fd);

// Names that are no text, and that are not ASCII.
const raw = Buffer.concat([Buffer.from('raw-'), Buffer.from([0xff, 0xfe])]);
fs.writeFileSync(raw, 'raw');
fs.writeFileSync('grüße-日本', 'text');
console.log(fs.readFileSync(raw, 'utf8'), fs.existsSync('grüße-日本'));
console.log(fs.readdirSync('.', 'buffer').filter((name) => name.includes('raw')));
console.log(fs.readdirSync('.'));
fs.unlinkSync(raw);

// Callbacks.
fs.open('x', 'r', (error, number) => {
  console.log(error, typeof number);
  fs.read(number, (readError, count, data) => {
    console.log(readError, count, data.length, data[0]);
    fs.close(number, (...args) => {
      console.log(args);
      fs.read(number, Buffer.alloc(1), (badError, n) => console.log(badError.message, n));
    });
  });
});
