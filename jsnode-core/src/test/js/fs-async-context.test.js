'use strict';

const { AsyncLocalStorage } = require('async_hooks');
const fs = require('fs');

const storage = new AsyncLocalStorage();
const calls = [
  (done) => fs.stat('.', done),
  (done) => fs.readFile(__filename, done),
  (done) => fs.readdir('.', done),
  (done) => fs.access('.', done),
  (done) => fs.exists('.', done),
  (done) => fs.readFile('no such file', done),
  (done) => fs.open(__filename, (error, fd) => fs.read(fd, Buffer.alloc(4), 0, 4, 0, () => fs.close(fd, done))),
];
let i = 0;
(function next() {
  if (i < calls.length) {
    const call = calls[i++];
    storage.run(i, () => call(() => {
      console.log(storage.getStore());
      storage.exit(next);
    }));
  }
})();
