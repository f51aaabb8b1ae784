'use strict';
// Snapshots of node:test: what the options are checked for, and a file of snapshots that is compared with.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { snapshot, test } = require('node:test');

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'snapshots-'));
const file = path.join(directory, 'test.snapshot');
process.on('exit', () => fs.rmSync(directory, { recursive: true }));
// The report is of no interest here, and has durations.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text, ...rest) => (/^[✔▶ℹ]/.test(text) ? true : write(text, ...rest));

function attempt(fn) {
  try {
    fn();
    console.log('passed');
  } catch (error) {
    console.log(error.code, error.message.replaceAll(directory, '').split('\n')[0]);
  }
}

for (const wrong of [null, 5, [5]]) {
  attempt(() => snapshot.setDefaultSnapshotSerializers(wrong));
}
attempt(() => snapshot.setResolveSnapshotPath(5));
snapshot.setResolveSnapshotPath(() => file);
fs.writeFileSync(file, 'exports[`compares 1`] = `\n{\n  "a": "\\`\\${x}"\n}\n`;\n\nexports[`compares 2`] = `\n7!\n`;\n');
fs.writeFileSync(path.join(directory, 'plain.txt'), '[\n  1\n]');

test('checks', (t) => {
  attempt(() => t.assert.snapshot(1, null));
  attempt(() => t.assert.snapshot(1, { serializers: 5 }));
  attempt(() => t.assert.snapshot(1, { serializers: [() => { throw new Error('x'); }] }));
  attempt(() => t.assert.fileSnapshot({}, 5));
});
test('compares', (t) => {
  attempt(() => t.assert.snapshot({ a: '`${x}' }));
  attempt(() => t.assert.snapshot(7, { serializers: [(value) => `${value}!`] }));
  attempt(() => t.assert.snapshot('more'));
  attempt(() => t.assert.fileSnapshot([1], path.join(directory, 'plain.txt')));
  attempt(() => t.assert.fileSnapshot([2], path.join(directory, 'plain.txt')));
  attempt(() => t.assert.fileSnapshot([2], path.join(directory, 'none.txt')));
});
