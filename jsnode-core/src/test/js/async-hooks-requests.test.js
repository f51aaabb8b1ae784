'use strict';

// Requests of crypto and dns are async resources, and keep the AsyncLocalStorage.

const { AsyncLocalStorage, createHook, executionAsyncId } = require('node:async_hooks');
const crypto = require('node:crypto');
const dns = require('node:dns');
const { promisify } = require('node:util');

const wanted = /REQUEST$|^GET/;
const ids = new Map();
const seen = [];
const storage = new AsyncLocalStorage();

createHook({
  init(id, type) {
    if (wanted.test(type)) {
      ids.set(id, type);
    }
  },
  before(id) {
    if (ids.has(id)) {
      seen.push(`before ${ids.get(id)} ${executionAsyncId() === id}`);
    }
  },
  after(id) {
    if (ids.has(id)) {
      seen.push(`after ${ids.get(id)}`);
    }
  },
}).enable();

const requests = {
  randomBytes: (done) => crypto.randomBytes(1, done),
  randomFill: (done) => crypto.randomFill(Buffer.alloc(1), done),
  pbkdf2: (done) => crypto.pbkdf2('a', 'b', 1, 8, 'sha1', done),
  scrypt: (done) => crypto.scrypt('a', 'b', 8, { N: 2 }, done),
  generatePrime: (done) => crypto.generatePrime(16, done),
  checkPrime: (done) => crypto.checkPrime(7n, done),
  lookup: (done) => dns.lookup('localhost', done),
};

async function main() {
  for (const name of Object.keys(requests)) {
    const store = await promisify((done) => storage.run(name, () => requests[name]((error) => done(error, storage.getStore()))))();
    console.log(name, store);
    await new Promise(setImmediate);
    console.log(seen.splice(0));
  }
}

main();
