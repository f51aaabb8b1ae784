'use strict';

// Coverage in the format of lcov's tracefiles; of a run without coverage there is nothing to tell.

const path = require('path');
const { Readable, Transform } = require('stream');

class LcovReporter extends Transform {
  constructor(options) {
    super({ ...options, __proto__: null, writableObjectMode: true });
  }

  _transform({ type, data }, encoding, callback) {
    if (type !== 'test:coverage') {
      callback(null);
      return;
    }
    const { files, workingDirectory } = data.summary;
    callback(null, `${files.map((file) => record(file, workingDirectory)).join('')}`);
  }
}

function record(file, workingDirectory) {
  const lines = ['TN:', `SF:${path.relative(workingDirectory, file.path)}`];
  const name = (fn) => fn.name || `anonymous_${file.functions.indexOf(fn)}`;
  for (const fn of file.functions) {
    lines.push(`FN:${fn.line},${name(fn)}`);
  }
  for (const fn of file.functions) {
    lines.push(`FNDA:${fn.count},${name(fn)}`);
  }
  lines.push(`FNF:${file.totalFunctionCount}`, `FNH:${file.coveredFunctionCount}`);
  file.branches.forEach(({ line, count }, i) => lines.push(`BRDA:${line},${i},0,${count}`));
  lines.push(`BRF:${file.totalBranchCount}`, `BRH:${file.coveredBranchCount}`);
  const sorted = file.lines.toSorted((a, b) => a.line - b.line);
  for (const { line, count } of sorted) {
    lines.push(`DA:${line},${count}`);
  }
  lines.push(`LH:${file.coveredLineCount}`, `LF:${file.totalLineCount}`, 'end_of_record', '');
  return lines.join('\n');
}

/** Made with or without `new`, and as a step of compose(). */
function lcov(...args) {
  const [source] = args;
  if (new.target === undefined && typeof source?.[Symbol.asyncIterator] === 'function') {
    return Readable.from(source).pipe(new LcovReporter());
  }
  return new LcovReporter(source);
}

module.exports = lcov;
