'use strict';

// What the reporters for people have in common: symbols, colours, the lines of a test and of its error.

const path = require('path');
const { inspect } = require('internal/util/inspect');
const { colorsFor } = require('internal/util/colors');

const symbols = {
  '__proto__': null,
  'test:fail': '\u2716 ',
  'test:pass': '\u2714 ',
  'test:diagnostic': '\u2139 ',
  'arrow:right': '\u25B6 ',
  'hyphen:minus': '\uFE63 ',
  'warning:alert': '\u26A0 ',
};

function colors() {
  return colorsFor(process.stdout);
}

function colorOf(type, level, palette) {
  switch (type) {
    case 'test:fail':
      return palette.red;
    case 'test:pass':
      return palette.green;
    case 'test:diagnostic':
      return level === 'error' ? palette.red : level === 'warn' ? palette.yellow : palette.blue;
    default:
      return palette.white;
  }
}

function indent(nesting) {
  return '  '.repeat(nesting);
}

/** The line of a test, its children's error included where `showError` is set. */
function testLine(type, data, prefix = '', showError = true) {
  const palette = colors();
  const { skip, todo, expectFailure } = data;
  let color = colorOf(type, undefined, palette);
  let symbol = symbols[type];
  const duration = data.details?.duration_ms ? ` ${palette.gray}(${data.details.duration_ms}ms)${palette.reset}` : '';
  const attempt = data.details?.passed_on_attempt;
  const earlier = attempt === undefined ? '' : ` ${palette.gray}(passed on attempt ${attempt})${palette.reset}`;
  let title = `${data.name}${duration}${earlier}`;
  if (skip !== undefined) {
    title += ` # ${typeof skip === 'string' && skip.length > 0 ? skip : 'SKIP'}`;
    color = palette.gray;
    symbol = symbols['hyphen:minus'];
  } else if (todo !== undefined) {
    title += ` # ${typeof todo === 'string' && todo.length > 0 ? todo : 'TODO'}`;
    if (type === 'test:fail') {
      color = palette.yellow;
      symbol = symbols['warning:alert'];
    }
  } else if (expectFailure !== undefined) {
    title += ` # EXPECTED FAILURE${typeof expectFailure === 'string' && expectFailure.length > 0 ? ` ${expectFailure}` : ''}`;
  }
  const error = showError && data.details?.error ? errorText(data.details.error, prefix) : '';
  return `${prefix}${color}${symbol}${title}${palette.reset}${error === '' ? '' : `\n${error}`}`;
}

/** The error of a test, indented: what was thrown rather than the failure around it. */
function errorText(error, prefix) {
  const palette = colors();
  const thrown = error.code === 'ERR_TEST_FAILURE' && error.cause !== undefined ? error.cause : error;
  const text = inspectThrown(thrown, { colors: palette.hasColors, breakLength: Infinity });
  return text.split('\n').map((line) => `${prefix}  ${line}`).join('\n');
}

// A value whose own inspection throws is shown without it.
function inspectThrown(thrown, options) {
  try {
    return inspect(thrown, options);
  } catch {
    return inspect(thrown, { ...options, customInspect: false });
  }
}

/** `test at file:line:column`, relative to the working directory. */
function placeOf(data) {
  if (data.file === undefined) {
    return undefined;
  }
  return `test at ${path.relative(process.cwd(), data.file)}:${data.line}:${data.column}`;
}

module.exports = { colorOf, colors, errorText, indent, placeOf, symbols, testLine };
