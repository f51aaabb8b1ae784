'use strict';

// run() with a file of earlier attempts: what passed before does not run again, what failed does.

const fs = require('fs');
const os = require('os');
const path = require('path');
const { run } = require('node:test');
const { setTimeout: wait } = require('node:timers/promises');

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'rerun-')));
const text = `const { describe, test } = require('node:test');
function shared(t) {
  return t.test('shared', () => console.log('shared runs'));
}
test('fails at first', ({ attempt }) => {
  console.log('attempt', attempt);
  if (attempt === 0) throw new Error('not yet');
});
test('has passed', async (t) => {
  console.log('runs');
  await shared(t);
});
describe('suite', () => {
  test('inner', (t) => shared(t));
  test('is planned', { plan: 1 }, (t) => t.assert.ok(true));
});
`;
const state = path.join(folder, 'state.json');

async function attempt(name) {
  // A file of another name, since modules are kept; the state has the places in it.
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  const stream = run({ files: [file], isolation: 'none', rerunFailuresFilePath: state });
  for await (const { type, data } of stream) {
    if (type === 'test:pass' || type === 'test:fail') {
      const { attempt: number, passed_on_attempt: passedOn } = data.details;
      console.log(type, data.name, data.nesting, number, passedOn, data.file === file);
    }
  }
  // Node writes it after the end of the stream.
  await wait(50);
  const saved = JSON.parse(fs.readFileSync(state, 'utf8'));
  const place = path.relative(process.cwd(), file);
  for (const [key, { name: test, children, passed_on_attempt: passedOn, duration_ms: duration }] of Object.entries(saved.at(-1))) {
    console.log(key.replace(place, 'FILE'), test, children.map((child) => `${child.name}:${child.line}`), passedOn, duration > 0);
  }
  return place;
}

async function main() {
  const first = await attempt('first.js');
  const second = path.join(folder, 'second.js');
  fs.writeFileSync(state, fs.readFileSync(state, 'utf8').replaceAll(path.join(folder, 'first.js'), second)
    .replaceAll(first, path.relative(process.cwd(), second)));
  await attempt('second.js');
  fs.writeFileSync(state, '{}');
  try {
    run({ files: [], randomize: true, rerunFailuresFilePath: state });
  } catch ({ code, message }) {
    console.log(code, message);
  }
  fs.rmSync(folder, { recursive: true });
}

main();
