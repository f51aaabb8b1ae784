// A path that is relative to the working directory may be short where its absolute form is too long for the system.
'use strict';
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'unix-path-'));
const deep = path.join(root, 'a'.repeat(60), 'b'.repeat(60));
fs.mkdirSync(deep, { recursive: true });
const before = process.cwd();
process.chdir(deep);

const server = net.createServer((socket) => socket.end('hello'));
server.listen('short.sock', () => {
  console.log(server.address(), fs.readdirSync('.'));
  net.connect('short.sock').setEncoding('utf8').on('data', console.log).on('close', () => {
    server.close(() => {
      console.log(fs.readdirSync('.'));
      process.chdir(before);
      fs.rmSync(root, { recursive: true });
      tooLong();
    });
  });
});

function tooLong() {
  const folder = path.join(os.tmpdir(), 'd'.repeat(97 - os.tmpdir().length));
  fs.mkdirSync(folder);
  const longest = path.join(folder, 'e'.repeat(9));
  const listening = net.createServer().listen(longest, () => {
    console.log(Buffer.byteLength(longest), listening.address() === longest);
    listening.close(() => fs.rmdirSync(folder));
  });
  const long = path.join(os.tmpdir(), 'c'.repeat(120));
  net.createServer().on('error', ({ code }) => console.log('listen', code)).listen(long);
  net.connect(long).on('error', ({ code }) => console.log('connect', code));
}
