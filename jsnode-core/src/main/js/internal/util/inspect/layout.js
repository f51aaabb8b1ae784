'use strict';

// How inspect arranges finished parts: on one line, one per line, or in columns.

const { getStringWidth, visibleLength } = require('internal/util/inspect/strings');

const kObjectType = 0;
const kArrayType = 1;
const kArrayExtrasType = 2;

const kSeparatorSpace = 2;
// Characters are about 2.5 times as high as wide; columns aim at a square.
const kCharHeights = 2.5;
const kMaxColumns = 15;

/** Puts more than six short entries of an array into aligned columns; numbers to the right, else to the left. */
function groupArrayElements(ctx, output, value) {
  let totalLength = 0;
  let maxLength = 0;
  // The last entry is the "more items" text where the array was cut.
  const cut = ctx.maxArrayLength < output.length;
  const length = cut ? output.length - 1 : output.length;
  const lengths = new Array(length);
  for (let i = 0; i < length; i++) {
    const each = getStringWidth(output[i], ctx.colors);
    lengths[i] = each;
    totalLength += each + kSeparatorSpace;
    if (maxLength < each) {
      maxLength = each;
    }
  }
  const actualMax = maxLength + kSeparatorSpace;
  if (actualMax * 3 + ctx.indentationLvl >= ctx.breakLength ||
      (totalLength / actualMax <= 5 && maxLength > 6)) {
    return output;
  }
  const averageBias = Math.sqrt(actualMax - totalLength / output.length);
  const biasedMax = Math.max(actualMax - 3 - averageBias, 1);
  const columns = Math.min(
    Math.round(Math.sqrt(kCharHeights * biasedMax * length) / biasedMax),
    Math.floor((ctx.breakLength - ctx.indentationLvl) / actualMax),
    ctx.compact * 4,
    kMaxColumns);
  if (columns <= 1) {
    return output;
  }
  const widths = [];
  for (let i = 0; i < columns; i++) {
    let width = 0;
    for (let j = i; j < length; j += columns) {
      width = Math.max(width, lengths[j]);
    }
    widths.push(width + kSeparatorSpace);
  }
  const toRight = value !== undefined && isNumeric(value, output.length);
  const rows = [];
  for (let i = 0; i < length; i += columns) {
    rows.push(formatRow(output, lengths, widths, i, Math.min(i + columns, length), toRight));
  }
  if (cut) {
    rows.push(output[length]);
  }
  return rows;
}

function isNumeric(value, length) {
  for (let i = 0; i < length; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') {
      return false;
    }
  }
  return true;
}

function formatRow(output, lengths, widths, from, to, toRight) {
  let row = '';
  let j = from;
  for (; j < to - 1; j++) {
    const cell = `${output[j]}, `;
    const width = widths[j - from] + output[j].length - lengths[j];
    row += toRight ? cell.padStart(width) : cell.padEnd(width);
  }
  const width = widths[j - from] + output[j].length - lengths[j] - kSeparatorSpace;
  return row + (toRight ? output[j].padStart(width) : output[j]);
}

function fitsOneLine(ctx, output, start, base) {
  let totalLength = output.length + start;
  if (totalLength + output.length > ctx.breakLength) {
    return false;
  }
  for (let i = 0; i < output.length; i++) {
    totalLength += visibleLength(output[i], ctx.colors);
    if (totalLength > ctx.breakLength) {
      return false;
    }
  }
  return base === '' || !base.includes('\n');
}

/** Joins the entries of one object. */
function reduceToSingleString(ctx, output, base, braces, extrasType, recurseTimes, value) {
  const indentation = ' '.repeat(ctx.indentationLvl);
  if (ctx.compact === true) {
    if (fitsOneLine(ctx, output, 0, base)) {
      const joined = output.join(', ');
      if (!joined.includes('\n')) {
        return `${braces[0]}${base ? ` ${base}` : ''} ${joined} ${braces[1]}`;
      }
    }
    const head = base === '' && braces[0].length === 1 ? ' ' : `${base ? ` ${base}` : ''}\n${indentation}  `;
    return `${braces[0]}${head}${output.join(`,\n${indentation}  `)} ${braces[1]}`;
  }
  const prefix = base ? `${base} ` : '';
  if (typeof ctx.compact === 'number' && ctx.compact >= 1) {
    const entries = output.length;
    if (extrasType === kArrayExtrasType && entries > 6) {
      output = groupArrayElements(ctx, output, value);
    }
    // Only the innermost `compact` levels share a line, and only where nothing was put into columns.
    if (ctx.currentDepth - recurseTimes < ctx.compact && entries === output.length) {
      const start = output.length + ctx.indentationLvl + braces[0].length + base.length + 10;
      if (fitsOneLine(ctx, output, start, base)) {
        const joined = output.join(', ');
        if (!joined.includes('\n')) {
          return `${prefix}${braces[0]} ${joined} ${braces[1]}`;
        }
      }
    }
  }
  return `${prefix}${braces[0]}\n${indentation}  ${onLines(output, `,\n${indentation}  `)}\n${indentation}${braces[1]}`;
}

/** Added up, not joined: a join copies what is deep inside once for each level around it. */
function onLines(output, separator) {
  let text = '';
  for (let i = 0; i < output.length; i++) {
    text += i === 0 ? output[i] : separator + output[i];
  }
  return text;
}

module.exports = { kArrayExtrasType, kArrayType, kObjectType, reduceToSingleString };
