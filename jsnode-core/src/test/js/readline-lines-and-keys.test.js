'use strict';

// Lines of a stream and of a terminal, editing keys, history, questions, and the cursor.

const readline = require('node:readline');
const { PassThrough } = require('node:stream');
const { mock } = require('node:test');

async function lines() {
  const input = new PassThrough();
  const iface = readline.createInterface({ input, crlfDelay: Infinity });
  input.end('one\r\ntwo\nthree');
  for await (const line of iface) {
    console.log('line', line);
  }
}

function keys() {
  const input = new PassThrough();
  const output = new PassThrough();
  const iface = readline.createInterface({ input, output, terminal: true, prompt: '$ ' });
  iface.on('line', (line) => console.log('entered', JSON.stringify(line)));
  iface.prompt();
  input.write('hello world');
  input.write('\x17'); // ctrl-w
  input.write('you\x01say \x1b[F!\r');
  input.write('second\r');
  input.write('\x1b[A\x1b[A');
  console.log('history', iface.line, iface.historyIndex, iface.history);
  input.write('\x7f?\r');
  console.log('cursor', iface.getCursorPos());
  iface.question('name? ', (name) => console.log('answer', name));
  input.write('Ann\n');
  iface.close();
  console.log(JSON.stringify(output.read().toString()));
}

function mocks() {
  const add = mock.fn((a, b) => a + b);
  add(1, 2);
  console.log(add.mock.calls[0].arguments, add.mock.calls[0].result);
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 100 });
  setTimeout(() => console.log('fired at', Date.now()), 50);
  mock.timers.tick(60);
  console.log(new Date().toISOString());
  mock.timers.reset();
}

lines().then(keys).then(mocks);
