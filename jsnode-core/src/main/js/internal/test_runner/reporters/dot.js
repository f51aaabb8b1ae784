'use strict';

// One character a test, and the failures at the end.

const { colors, testLine } = require('internal/test_runner/reporters/format');

const kColumns = 20;

async function* dot(source) {
  let column = 0;
  let columns = width();
  const failed = [];
  for await (const { type, data } of source) {
    if (type === 'test:pass') {
      yield `${colors().green}.${colors().reset}`;
    } else if (type === 'test:fail') {
      yield `${colors().red}X${colors().reset}`;
      failed.push(data);
    } else {
      continue;
    }
    column++;
    if (column === columns) {
      yield '\n';
      column = 0;
      columns = width();
    }
  }
  yield '\n';
  if (failed.length > 0) {
    yield `\n${colors().red}Failed tests:${colors().reset}\n\n`;
    for (const data of failed) {
      yield `${testLine('test:fail', data)}\n`;
    }
  }
}

function width() {
  return Math.max(process.stdout.columns ?? kColumns, kColumns);
}

module.exports = dot;
