'use strict';

// run() with all files in this process: their events, the same as XML, and the options that it refuses.

const fs = require('fs');
const os = require('os');
const path = require('path');
const { run } = require('node:test');
const { junit } = require('node:test/reporters');

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'run-')));

const files = {
  'a.js': `const { before, describe, it } = require('node:test');
    before(() => console.log('before'));
    describe('suite', () => { it('passes', () => {}); it('is skipped', { skip: 'why' }); });`,
  'b.js': `require('node:test')('fails', () => { throw new RangeError('not today'); });`,
  'c.js': `console.log('no tests');`,
};
for (const [name, text] of Object.entries(files)) {
  fs.writeFileSync(path.join(folder, name), text);
}
const names = Object.keys(files).map((name) => path.join(folder, name));

function tell({ type, data }) {
  const { name, nesting, testNumber, skip, details, message, count } = data;
  const error = details?.error;
  switch (type) {
    case 'test:pass':
    case 'test:fail':
      console.log(type, path.basename(name), nesting, testNumber, skip, error?.failureType, error?.cause?.name, error?.cause?.message);
      break;
    case 'test:plan':
      console.log(type, nesting, count);
      break;
    case 'test:diagnostic':
      console.log(type, message.replace(/duration_ms .*/, 'duration_ms'));
      break;
    case 'test:summary':
      console.log(type, data.success, { ...data.counts });
      break;
  }
}

function print(xml) {
  console.log(xml.replace(/duration_ms [\d.]+/, 'duration_ms').replace(/(time|timestamp|hostname)="[^"]*"/g, '$1')
    .replaceAll(folder, '').replace(/\n\s+at .*/g, ''));
}

async function main() {
  const events = await run({ files: names, isolation: 'none' }).toArray();
  events.forEach(tell);
  print((await Array.fromAsync(junit(events))).join(''));
  for (const options of [{ files: 'a' }, { files: ['b'], globPatterns: ['a'] }, { shard: { total: 2, index: 3 } },
    { isolation: 'none', env: {} }, { forceExit: 1 }]) {
    try {
      run(options);
    } catch ({ code, message }) {
      console.log(code, message);
    }
  }
  fs.rmSync(folder, { recursive: true });
}

main();
