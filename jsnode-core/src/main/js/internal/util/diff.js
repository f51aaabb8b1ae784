'use strict';

// Myers' O(ND) difference of two lists. An entry is [kind, value]: 0 in both, 1 only in actual, -1 only in expected.

const kBoth = 0;
const kActual = 1;
const kExpected = -1;
const kMaxLength = 2 ** 31 - 1;

const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');

function myersDiff(actual, expected, isEqual = Object.is) {
  const actualLength = actual.length;
  const expectedLength = expected.length;
  const max = actualLength + expectedLength;
  if (max > kMaxLength) {
    throw new ERR_OUT_OF_RANGE('myersDiff input size', `< ${kMaxLength}`, max);
  }
  const furthest = new Int32Array(2 * max + 2);
  const trace = [];
  for (let level = 0; level <= max; level++) {
    // Only the diagonals that this level can touch are kept.
    trace.push(furthest.slice(max - level, max + level + 2));
    for (let diagonal = -level; diagonal <= level; diagonal += 2) {
      const offset = diagonal + max;
      const previous = furthest[offset - 1];
      const next = furthest[offset + 1];
      let x = diagonal === -level || (diagonal !== level && previous < next) ? next : previous + 1;
      let y = x - diagonal;
      while (x < actualLength && y < expectedLength && isEqual(actual[x], expected[y])) {
        x++;
        y++;
      }
      furthest[offset] = x;
      if (x >= actualLength && y >= expectedLength) {
        return backtrack(trace, actual, expected);
      }
    }
  }
  return [];
}

/** From the end to the start: entries come out in reverse. */
function backtrack(trace, actual, expected) {
  const result = [];
  let x = actual.length;
  let y = expected.length;
  for (let level = trace.length - 1; level >= 0; level--) {
    const furthest = trace[level];
    const at = (diagonal) => furthest[diagonal + level] ?? 0;
    const diagonal = x - y;
    const fromAbove = diagonal === -level || (diagonal !== level && at(diagonal - 1) < at(diagonal + 1));
    const previousDiagonal = fromAbove ? diagonal + 1 : diagonal - 1;
    const previousX = level === 0 ? 0 : at(previousDiagonal);
    const previousY = level === 0 ? 0 : previousX - previousDiagonal;
    while (x > previousX && y > previousY) {
      result.push([kBoth, actual[x - 1]]);
      x--;
      y--;
    }
    if (level > 0) {
      if (x > previousX) {
        result.push([kActual, actual[--x]]);
      } else {
        result.push([kExpected, expected[--y]]);
      }
    }
  }
  return result;
}

module.exports = { kActual, kBoth, kExpected, myersDiff };
