'use strict';
const fs = require('fs');
const dir = fs.mkdtempSync('/tmp/jsnode-readdir-');
process.chdir(dir);
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
fs.mkdirSync('a/b', { recursive: true });
fs.mkdirSync('src');
fs.writeFileSync('src/z', '');
fs.symlinkSync('../a', 'src/link');
const show = (entries) => JSON.stringify(entries.map((e) => (typeof e === 'string' ? e : `${e.parentPath.replace(dir, '')}|${e.name}`)));
console.log(show(fs.readdirSync(dir, { recursive: true })));
console.log(show(fs.readdirSync(dir, { recursive: true, withFileTypes: true })));
fs.readdir('.', { recursive: true }, async (error, entries) => {
  console.log(show(entries));
  console.log(show(await fs.promises.readdir('.', { recursive: true })));
  console.log(show(await fs.promises.readdir(dir, { recursive: true, withFileTypes: true })));
});
