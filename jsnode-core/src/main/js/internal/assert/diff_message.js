'use strict';

// The part of an assertion's message that shows how two values differ.

const { inspect } = require('internal/util/inspect');
const { kActual, kBoth, myersDiff } = require('internal/util/diff');

const kMaxShortLength = 12;
const kMaxLines = 50;
const kDefaultColumns = 80;
const kUnchangedLinesShown = 5;
const kMinIndicatorColumn = 3;

const kHeadings = {
  __proto__: null,
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

function isObjectLike(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function colors() {
  return require('internal/util/colors').colorsFor(process.stderr);
}

function safeColors() {
  try {
    return colors();
  } catch {
    // No stderr yet: no colours.
    return { blue: '', green: '', white: '', red: '', gray: '', reset: '', hasColors: false };
  }
}

/** A value with all its properties, one a line, so that lines can be compared. */
function inspectValue(value) {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
  });
}

function isSingleLineDiff(actual, actualLines, expected, expectedLines) {
  if (actualLines.length > 1 || expectedLines.length > 1) {
    return false;
  }
  return !(typeof actual === 'object' && actual !== null && typeof expected === 'object' && expected !== null);
}

/** `a !== b` for short values, else one above the other with a mark where strings diverge. */
function describeSingleLines(actual, actualText, expected, expectedText) {
  const length = actualText.length + expectedText.length -
    (typeof actual === 'string' ? 2 : 0) - (typeof expected === 'string' ? 2 : 0);
  if (length <= kMaxShortLength && (actual !== 0 || expected !== 0)) {
    return { text: `${actualText} !== ${expectedText}`, header: '' };
  }
  const { green, hasColors, red, white } = safeColors();
  let text = `${green}+${white} ${actualText}\n${red}-${white} ${expectedText}`;
  const columns = hasColors ? process.stderr.columns : kDefaultColumns;
  if (typeof actual === 'string' && typeof expected === 'string' && length <= columns) {
    const end = Math.max(actualText.length, expectedText.length);
    for (let i = 0; i < end; i++) {
      if (actualText[i] !== expectedText[i]) {
        if (i >= kMinIndicatorColumn) {
          text += `\n${' '.repeat(i + 2)}^`;
        }
        break;
      }
    }
  }
  return { text };
}

/** Lines are equal also where only one of them is followed by another entry. */
function equalButForComma(a, b) {
  return a === b || `${a},` === b || a === `${b},`;
}

function withCommas(diff, expectedLines) {
  const lines = new Set(expectedLines);
  return diff.map(([kind, value]) => (
    kind === kBoth && !value.endsWith(',') && !lines.has(value) && lines.has(`${value},`) ? [kind, `${value},`] : [kind, value]));
}

function printDiff(entries, operator) {
  const { blue, gray, green, red, white } = safeColors();
  let text = '';
  let skipped = false;
  let unchanged = 0;
  // The entries come from the last to the first.
  for (let i = entries.length - 1; i >= 0; i--) {
    const [kind, value] = entries[i];
    if (kind !== kBoth) {
      if (i < entries.length - 1 && entries[i + 1][0] === kBoth) {
        // The last unchanged lines lead up to this change.
        if (unchanged === kUnchangedLinesShown + 1) {
          text += `${white}  ${entries[i + 1][1]}\n`;
        } else if (unchanged === kUnchangedLinesShown + 2) {
          text += `${white}  ${entries[i + 2][1]}\n${white}  ${entries[i + 1][1]}\n`;
        } else if (unchanged >= kUnchangedLinesShown + 3) {
          text += `${blue}...${white}\n${white}  ${entries[i + 1][1]}\n`;
          skipped = true;
        }
        unchanged = 0;
      }
      if (kind === kActual) {
        text += operator === 'partialDeepStrictEqual' ?
          `${gray}${gray === '' ? '+' : ' '} ${value}${white}\n` :
          `${green}+${white} ${value}\n`;
      } else {
        text += `${red}-${white} ${value}\n`;
      }
    } else {
      if (unchanged < kUnchangedLinesShown) {
        text += `${white}  ${value}\n`;
      }
      unchanged++;
    }
  }
  return { text: `\n${text.trimEnd()}`, skipped };
}

function describeDifference(actual, expected, operator, customMessage, diffType) {
  if (operator === 'strictEqual' &&
      ((typeof actual === 'object' && actual !== null && typeof expected === 'object' && expected !== null) ||
        (typeof actual === 'function' && typeof expected === 'function'))) {
    operator = 'strictEqualObject';
  }
  const actualText = inspectValue(actual);
  const expectedText = inspectValue(expected);
  const actualLines = actualText.split('\n');
  const expectedLines = expectedText.split('\n');
  let header = '+ actual - expected';
  let skipped = false;
  let text;
  if (isSingleLineDiff(actual, actualLines, expected, expectedLines)) {
    const described = describeSingleLines(actual, actualLines[0], expected, expectedLines[0]);
    header = described.header ?? header;
    text = header === '' ? described.text : `\n${described.text}`;
  } else if (actualText === expectedText) {
    operator = 'notIdentical';
    if (actualLines.length < kMaxLines || diffType !== 'simple') {
      text = actualText;
    } else {
      text = `${actualLines.slice(0, kMaxLines).join('\n')}\n...}`;
      skipped = true;
    }
    header = '';
  } else {
    const hasCommas = isObjectLike(actual) && typeof actual === 'object';
    let entries = myersDiff(actualLines, expectedLines, hasCommas ? equalButForComma : undefined);
    if (hasCommas) {
      entries = withCommas(entries, expectedLines);
    }
    const printed = printDiff(entries, operator);
    text = printed.text;
    skipped = printed.skipped;
  }
  const heading = customMessage ?? kHeadings[operator];
  const { hasColors, green, red, white } = safeColors();
  if (hasColors && header !== '') {
    header = `${green}+ actual${white} ${red}- expected${white}`;
  }
  return `${heading}\n${header}${skipped ? '\n... Skipped lines' : ''}\n${text}\n`;
}

module.exports = { describeDifference, inspectValue, isObjectLike, kHeadings };
