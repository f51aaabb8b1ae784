'use strict';
const fs = require('fs');
const path = require('path');
const dir = fs.mkdtempSync('/tmp/jsnode-glob-');
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
for (const f of ['a/b/c.js', 'a/b/.hid.js', 'a/d.ts', 'a/e.js', '.dot/x.js', 'z.js', 'a/b/c/d/e.txt', 'a[1].txt', 'sub/x.js']) {
  fs.mkdirSync(path.join(dir, path.dirname(f)), { recursive: true });
  fs.writeFileSync(path.join(dir, f), '');
}
fs.symlinkSync('a', path.join(dir, 'link'));
for (const g of ['**', '*', '**/*.js', 'a/**', 'a/*', '*/', '**/', 'a/**/c', '{a,sub}/*.js', '?.js', '[xyz].js', '!(a)', '+(a|b)/**/*.{js,ts}',
  './a/*', 'a/../*.js', '.*', '.*/*.js', 'nope', 'a/b/../e.js', '**/b/**', 'link/**', 'link/*', '**/../z.js', 'a/e.js', 'a', 'a/', '.', '..',
  '@(a|sub)/x.js', '*(*)', '[[:alpha:]].js', '{1..3}', 'a/{b,}/*', '*/e.js', 'l*/*']) {
  console.log(g, JSON.stringify(fs.globSync(g, { cwd: dir })));
}
console.log(JSON.stringify(fs.globSync('**', { cwd: dir, exclude: ['a/**'] })));
console.log(JSON.stringify(fs.globSync('**', { cwd: dir, exclude: (x) => x.endsWith('b') })));
console.log(JSON.stringify(fs.globSync('**', { cwd: dir, exclude: (x) => x.name === 'b', withFileTypes: true }).map((e) => e.name).slice(1)));
console.log(JSON.stringify(fs.globSync(['a/*', 'z*'], { cwd: dir })));
fs.glob('*.js', { cwd: dir }, (error, found) => console.log(error, found));
