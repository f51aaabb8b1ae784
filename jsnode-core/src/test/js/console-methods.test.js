const { Console } = require('console');
const { Writable } = require('stream');

let text = '';
const out = new Writable({ decodeStrings: false, write(chunk, encoding, callback) { text += chunk; callback(); } });
const test = new Console(out);
test.log('a %s', 'b', { c: 1 });
test.warn('w');
test.dir({ a: { b: { c: 1 } } }, { depth: 0 });
test.dirxml({ a: 1 }, [2]);
test.group('group', 1);
test.log('two\nlines');
test.group();
test.error('deep');
test.groupEnd();
test.table([[1, 2], [3, 4]]);
test.groupEnd();
test.count();
test.count('x');
test.count();
test.countReset();
test.count();
test.assert(true, 'no');
test.assert(false);
test.assert(false, 'message %s', 'x');
test.assert(false, { a: 1 });
for (const data of [
  [1, 2], [{ a: 1, b: 2 }, { a: 3, c: 4 }], { x: { a: 1 }, y: 5 }, new Map([['k', 1]]), new Set([1, 'a']), 5, [],
  new Map([[1, 2]]).entries(), [['\u65e5\u672c', 'x']],
]) {
  test.table(data);
}
test.table([{ a: 1, b: 2 }], ['b']);
const { log } = test;
log('bound');
console.log(text);
for (const args of [[], [{}], [{ stdout: out, stderr: {} }], [{ stdout: out, colorMode: 'x' }], [{ stdout: out, groupIndentation: -1 }]]) {
  try {
    new Console(...args);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(test instanceof Console, console instanceof Console, Object.prototype.toString.call(console));
