import { lcov } from 'node:test/reporters';
import { Readable } from 'node:stream';
console.log(typeof lcov, typeof lcov.prototype?.pipe, lcov.name, lcov.length, typeof new lcov().pipe);
const data = { summary: { workingDirectory: '/a', files: [{ path: '/a/b/c.js', totalLineCount: 3, totalBranchCount: 2, totalFunctionCount: 2, coveredLineCount: 2, coveredBranchCount: 1, coveredFunctionCount: 1, functions: [{ name: 'f', line: 1, count: 2 }, { name: '', line: 2, count: 0 }], branches: [{ line: 1, count: 1 }, { line: 2, count: 0 }], lines: [{ line: 2, count: 0 }, { line: 1, count: 1 }, { line: 3, count: 1 }] }] } };
let t = '';
for await (const x of Readable.from([{ type: 'test:pass', data: {} }, { type: 'test:coverage', data }]).compose(new lcov())) t += x;
console.log(t);
t = '';
try { for await (const x of Readable.from([{ type: 'test:coverage', data }]).compose(lcov)) t += x; } catch (e) { console.log(e.message); }
console.log(t.length);
