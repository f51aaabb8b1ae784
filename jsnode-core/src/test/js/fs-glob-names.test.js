'use strict';

// Names that hold what means something in a regular expression.

const fs = require('fs');
const os = require('os');
const path = require('path');

process.removeAllListeners('warning');
process.on('warning', () => {});
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'glob-'));
for (const name of ['a-b.test.js', 'a.b', 'x-y.js', 'x+y$.js']) {
  fs.writeFileSync(path.join(dir, name), '');
}
for (const pattern of ['*-?.*js', '[a-b]-*', '*[-.]b', 'x+*$.js', '**/*[.-_]test.?(c|m)js']) {
  console.log(pattern, fs.globSync(pattern, { cwd: dir }).sort());
}
fs.rmSync(dir, { recursive: true });
